import { memo } from 'react';
import type { Row } from '../../engine/register/register';
import { printedNumber } from '../../model/decision';
import type { ColumnId } from '../../model/register-view';
import { registerWords } from '../../words/register';
import { CELLS, EDITED, type Surroundings } from './cells';
import styles from './Register.module.css';

export interface RegisterRowProps extends Surroundings {
  readonly row: Row;
  /** Its place in the whole table, also where most of it is not drawn. */
  readonly rowIndex: number;
  readonly columns: readonly ColumnId[];
  readonly isFocused: boolean;
  readonly isOpened: boolean;
  readonly isSelected: boolean;
  /** It stands under another row with the same cause. */
  readonly isInner: boolean;
}

/** One threat as a row. Drawn again only when what it shows has changed. */
export const RegisterRow = memo(function RegisterRow({
  row,
  rowIndex,
  columns,
  isFocused,
  isOpened,
  isSelected,
  isInner,
  ...around
}: RegisterRowProps) {
  const id = printedNumber(row.number);
  const looks = [
    styles['row'],
    isOpened ? styles['opened'] : '',
    isSelected ? styles['selected'] : '',
    row.state === 'gone' ? styles['gone'] : '',
    isInner ? styles['inner'] : '',
  ];
  return (
    // The row is the control: arrow keys move between rows, Enter opens. The table around it handles keys and presses.
    <tr
      data-key={row.key}
      tabIndex={isFocused ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-selected={isOpened}
      className={looks.filter(Boolean).join(' ')}
    >
      {columns.map((column) => {
        if (column === 'id')
          return (
            <th key={column} scope="row" className={styles['id']}>
              <input
                type="checkbox"
                tabIndex={-1}
                data-select
                aria-label={registerWords.select(id)}
                checked={isSelected}
                onChange={() => undefined}
              />
              {CELLS.id(row, around)}
            </th>
          );
        const value = EDITED[column]?.(row);
        return (
          <td key={column} className={styles[`cell-${column}`]} data-column={column}>
            {value === undefined ? (
              CELLS[column](row, around)
            ) : (
              <button
                type="button"
                tabIndex={-1}
                data-edit={column}
                className={styles['editable']}
                aria-label={registerWords.cellOf(registerWords.columns[column], id, value)}
              >
                {CELLS[column](row, around)}
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
});
