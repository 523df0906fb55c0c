import { useState } from 'react';
import type { Row } from '../../engine/register/register';
import type { ThreatKey } from '../../model/id';
import type { Group } from './groups';
import type { RowLine } from './lines';

const NONE: ReadonlySet<ThreatKey> = new Set();

/** The rows that are selected for being decided together. A line stands for all rows folded under it. */
export function useRowSelection(groups: readonly Group[]) {
  const [selected, setSelected] = useState<ReadonlySet<ThreatKey>>(NONE);
  const chosen: readonly Row[] =
    selected.size === 0 ? [] : groups.flatMap((group) => group.rows).filter((row) => selected.has(row.key));
  const put = (lines: readonly RowLine[], isOn: boolean): void => {
    const next = new Set(selected);
    for (const key of lines.flatMap(keysOf)) {
      if (isOn) next.add(key);
      else next.delete(key);
    }
    setSelected(next);
  };
  return {
    chosen,
    has: (row: Row): boolean => selected.has(row.key),
    isEmpty: selected.size === 0,
    add: (lines: readonly RowLine[]): void => put(lines, true),
    toggle: (line: RowLine): void => put([line], !selected.has(line.row.key)),
    only: (lines: readonly RowLine[]): void => setSelected(new Set(lines.flatMap(keysOf))),
    clear: (): void => setSelected(NONE),
    /** What something done to a row is about: what is selected, if the row is part of it, else the row. */
    meant: (row: Row): readonly Row[] => (selected.has(row.key) ? chosen : [row]),
  };
}

function keysOf({ row, bundle, isUnfolded }: RowLine): readonly ThreatKey[] {
  return bundle === null || isUnfolded ? [row.key] : bundle.rows.map(({ key }) => key);
}
