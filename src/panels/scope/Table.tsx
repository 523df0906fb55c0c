import type { ReactNode } from 'react';
import { SCOPE_WORDS } from '../../words/scope';
import styles from './Scope.module.css';

export interface Column {
  readonly name: string;
  readonly width?: string | undefined;
}

/** A table whose cells are fields; the last column holds what can be done with a row. */
export function Table({
  label,
  columns,
  children,
}: {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['wide']}>
      <table className={styles['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ name, width }) => (
              <th key={name} scope="col" style={{ width }}>
                {name}
              </th>
            ))}
            <th scope="col" className={styles['actions']}>
              <span className="visually-hidden">{SCOPE_WORDS.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
