import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEditor, useSession } from '../../editor/EditorContext';
import type { ColumnId } from '../../model/register-view';
import { registerWords } from '../../words/register';
import { pressed } from './order';
import styles from './Register.module.css';

/** The headings of the columns: pressing one sorts by it, pressing it again turns the order round. */
export function TableHead({ columns }: { readonly columns: readonly ColumnId[] }) {
  const editor = useEditor();
  const filter = useSession((session) => session.filter);
  const sortBy = (column: ColumnId): void => {
    const sort = pressed(filter, column);
    editor.session.setState({ filter: { ...filter, ...sort } });
    editor.announce(registerWords.sortBy(registerWords.columns[sort.sortBy], sort.descending));
  };
  const Arrow = filter.descending ? ArrowDown : ArrowUp;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const isSorted = filter.sortBy === column;
          return (
            <th
              key={column}
              scope="col"
              className={styles[`cell-${column}`]}
              aria-sort={isSorted ? (filter.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" className={styles['sorter']} onClick={() => sortBy(column)}>
                {registerWords.columns[column]}
                {isSorted ? <Arrow size={12} aria-hidden="true" /> : null}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
