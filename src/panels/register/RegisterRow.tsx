import { memo } from 'react';
import type { Row } from '../../engine/register';
import type { ColumnId } from '../../model/register-view';
import { CELLS, type Surroundings } from './cells';
import styles from './Register.module.css';

export interface RegisterRowProps extends Surroundings {
  readonly row: Row;
  /** Its place in the whole table, also where most of it is not drawn. */
  readonly rowIndex: number;
  readonly columns: readonly ColumnId[];
  readonly isFocused: boolean;
  readonly isOpened: boolean;
  readonly onPress: (row: Row) => void;
  readonly onFocus: (row: Row) => void;
}

/** One threat as a row. Drawn again only when what it shows has changed. */
export const RegisterRow = memo(function RegisterRow({
  row,
  rowIndex,
  columns,
  isFocused,
  isOpened,
  onPress,
  onFocus,
  ...around
}: RegisterRowProps) {
  return (
    // The row is the control: arrow keys move between rows, Enter opens. The table around it handles the keys.
    <tr
      data-key={row.key}
      tabIndex={isFocused ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-selected={isOpened}
      className={`${styles['row']} ${isOpened ? styles['opened'] : ''} ${row.state === 'gone' ? styles['gone'] : ''}`}
      onClick={() => onPress(row)}
      onFocus={() => onFocus(row)}
    >
      {columns.map((column) =>
        column === 'id' ? (
          <th key={column} scope="row" className={styles['id']}>
            {CELLS.id(row, around)}
          </th>
        ) : (
          <td key={column} className={styles[`cell-${column}`]}>
            {CELLS[column](row, around)}
          </td>
        ),
      )}
    </tr>
  );
});
