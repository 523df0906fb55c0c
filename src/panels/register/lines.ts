import type { Row } from '../../engine/register';
import type { Group } from './groups';

/** A line of the table: the heading of a group, or a threat. All lines are equally high. */
export type Line =
  | { readonly is: 'heading'; readonly group: Group; readonly isFolded: boolean }
  | { readonly is: 'row'; readonly group: Group; readonly row: Row };

export interface Lines {
  readonly lines: readonly Line[];
  /** The rows among them, in order. */
  readonly rows: readonly Row[];
  /** Rows that are neither folded away nor shown yet. */
  readonly more: number;
}

/**
 * The lines of the table. Known facts come first, so they are never the rows cut off by `most`; headings always
 * show, so that nothing is hidden without a word.
 */
export function linesOf(groups: readonly Group[], isFolded: (group: Group) => boolean, most: number): Lines {
  const lines: Line[] = [];
  const rows: Row[] = [];
  let more = 0;
  for (const group of groups) {
    const folded = group.title !== '' && isFolded(group);
    if (group.title !== '') lines.push({ is: 'heading', group, isFolded: folded });
    if (folded) continue;
    for (const row of group.rows) {
      if (rows.length >= most) {
        more += 1;
        continue;
      }
      lines.push({ is: 'row', group, row });
      rows.push(row);
    }
  }
  return { lines, rows, more };
}
