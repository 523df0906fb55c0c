import type { Row } from '../../engine/register/register';
import type { ThreatKey } from '../../model/id';
import type { Group } from './groups';

/**
 * Rows that stand still: the headings, order and rows that were held, with the latest contents. A row that the filter would
 * hide by now stays as it is now; one that is nowhere any more stays as it was, as no longer raised. `waiting` counts the rows
 * that are new and keep out of the way.
 */
export function steadied(
  held: readonly Group[],
  now: readonly Group[],
  all: readonly Row[],
): { readonly groups: readonly Group[]; readonly waiting: number } {
  const latest = new Map<ThreatKey, Row>(all.map((row) => [row.key, row]));
  const known = new Set<ThreatKey>();
  const groups = held.map((group) => ({
    ...group,
    rows: group.rows.map((row) => {
      known.add(row.key);
      return latest.get(row.key) ?? { ...row, state: 'gone' as const };
    }),
  }));
  const waiting = now.flatMap((group) => group.rows).filter((row) => !known.has(row.key)).length;
  return { groups, waiting };
}
