import type { ReactNode } from 'react';
import type { Outcome } from '../../editor/document';
import { PanelSection } from '../../ui';
import { SCOPE_WORDS } from '../../words/scope';
import { AddLine } from '../shared/AddLine';
import { Table, type Column } from './Table';
import styles from './Scope.module.css';

/** A section of the scope: records of one kind, a row each, and a field that adds one by its name. */
export function Records({
  title,
  none,
  columns,
  rows,
  addLabel,
  onAdd,
}: {
  readonly title: string;
  /** What stands in the place of an empty table. */
  readonly none: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ReactNode[];
  readonly addLabel: string;
  readonly onAdd: (name: string) => Outcome;
}) {
  return (
    <PanelSection title={title} count={rows.length > 0 ? rows.length : undefined}>
      {rows.length === 0 ? (
        <p className={styles['quiet']}>{none}</p>
      ) : (
        <Table label={title} columns={columns}>
          {rows}
        </Table>
      )}
      <div className={styles['add']}>
        <AddLine label={addLabel} button={SCOPE_WORDS.add} onAdd={onAdd} />
      </div>
    </PanelSection>
  );
}

/** In the order in which they were added or put. */
export function byOrder(
  a: { readonly order: number; readonly id: string },
  b: { readonly order: number; readonly id: string },
): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}
