import { useState } from 'react';
import type { RegisterFilter } from '../../editor/session';
import type { Row } from '../../engine/register/register';
import type { Group } from './groups';
import { steadied } from './steady';

/**
 * Rows that stand still while somebody works in them. While the register has the keyboard, headings and order stay,
 * rows that are no longer raised or that the filter would now hide stay too, and new ones wait until they are asked
 * for. Contents are always the latest: `all` has them also for the rows that the filter hides. Looking at the register in
 * another way ends it.
 */
export function useSteadyGroups(
  groups: readonly Group[],
  all: readonly Row[],
  filter: RegisterFilter,
): {
  readonly groups: readonly Group[];
  readonly waiting: number;
  readonly hold: () => void;
  readonly release: () => void;
} {
  const [held, setHeld] = useState<{
    readonly groups: readonly Group[];
    readonly filter: RegisterFilter;
  } | null>(null);
  const hold = (): void => setHeld((before) => (before?.filter === filter ? before : { groups, filter }));
  const release = (): void => setHeld(null);

  if (held?.filter !== filter) return { groups, waiting: 0, hold, release };
  return { ...steadied(held.groups, groups, all), hold, release };
}
