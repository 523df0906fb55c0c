import { useState } from 'react';
import type { Row } from '../../engine/register';
import type { ThreatKey } from '../../model/id';

/**
 * Rows that stand still while somebody works in them. While the register has the keyboard, the order stays, rows that are
 * no longer raised or that the filter would now hide stay too, and new ones wait until they are asked for. Contents are
 * always the latest: `all` has them also for the rows that the filter hides.
 */
export function useSteadyRows(
  rows: readonly Row[],
  all: readonly Row[],
): {
  readonly rows: readonly Row[];
  readonly waiting: number;
  readonly hold: () => void;
  readonly release: () => void;
} {
  const [held, setHeld] = useState<readonly Row[] | null>(null);

  const latest = new Map<ThreatKey, Row>(all.map((row) => [row.key, row]));
  const shown =
    held === null ? rows : held.map((row) => latest.get(row.key) ?? { ...row, state: 'gone' as const });
  const known = new Set(held?.map((row) => row.key));
  return {
    rows: shown,
    waiting: held === null ? 0 : rows.filter((row) => !known.has(row.key)).length,
    hold: () => setHeld((before) => before ?? rows),
    release: () => setHeld(null),
  };
}
