import type { Row } from '../../engine/register/register';
import type { ThreatKey } from '../../model/id';
import type { Bundle, Group } from './groups';

/** A line of the table: the heading of a group, or a threat. All lines are equally high. */
export type Line =
  | { readonly is: 'heading'; readonly group: Group; readonly isFolded: boolean }
  | {
      readonly is: 'row';
      readonly group: Group;
      readonly row: Row;
      /** The rows that it stands for, when it does. */
      readonly bundle: Bundle | null;
      readonly isUnfolded: boolean;
      /** It stands under another row, which shows it only when asked. */
      readonly isInner: boolean;
    };
export type RowLine = Extract<Line, { is: 'row' }>;

export interface Lines {
  readonly lines: readonly Line[];
  /** Those of them that are rows, in order. */
  readonly rows: readonly RowLine[];
  /** Lines that are neither folded away nor shown yet. */
  readonly more: number;
}

/** What the person has folded and unfolded. */
export interface Folding {
  readonly isFolded: (group: Group) => boolean;
  readonly isUnfolded: (lead: ThreatKey) => boolean;
}

/**
 * The lines of the table. Known facts come first, so they are never the rows cut off by `most`; headings always
 * show, so that nothing is hidden without a word.
 */
export function linesOf(groups: readonly Group[], { isFolded, isUnfolded }: Folding, most: number): Lines {
  const lines: Line[] = [];
  const rows: RowLine[] = [];
  let leads = 0;
  let more = 0;
  for (const group of groups) {
    const folded = group.title !== '' && isFolded(group);
    if (group.title !== '') lines.push({ is: 'heading', group, isFolded: folded });
    if (folded) continue;
    for (let at = 0; at < group.rows.length;) {
      const lead = group.rows[at]!;
      const bundle = group.bundles.get(lead.key) ?? null;
      const size = bundle?.rows.length ?? 1;
      leads += 1;
      if (leads > most) more += 1;
      else {
        const unfolded = bundle !== null && isUnfolded(lead.key);
        const shown = group.rows.slice(at, unfolded ? at + size : at + 1);
        for (const [i, row] of shown.entries()) {
          const inner = i > 0;
          const line: RowLine = {
            is: 'row',
            group,
            row,
            bundle: inner ? null : bundle,
            isUnfolded: unfolded && !inner,
            isInner: inner,
          };
          lines.push(line);
          rows.push(line);
        }
      }
      at += size;
    }
  }
  return { lines, rows, more };
}
