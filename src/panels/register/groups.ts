import type { RegisterFilter } from '../../editor/session';
import { isOpen } from '../../engine/rows';
import type { Row } from '../../engine/register';
import { printedNumber, STRIDE, STRIDE_NAMES } from '../../model/decision';
import type { ThingId } from '../../model/id';
import { nameOf, type Model } from '../../model/model';
import { registerWords } from '../../words/register';

/** How rows are filtered and put under headings. Pure: the table only draws what comes out. */

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  /** 0 for a heading at the left, 1 for one under another. */
  readonly level: 0 | 1;
  /** Folded at first when the register is long. */
  readonly folds: boolean;
}

/** Rows that the filter lets through. A selection on the canvas narrows to its threats. */
export function filtered(
  model: Model,
  rows: readonly Row[],
  filter: RegisterFilter,
  selection: readonly ThingId[],
): readonly Row[] {
  const text = filter.text.trim().toLowerCase();
  const here = filter.followSelection && selection.length > 0 ? subjectsOf(model, selection) : null;
  return rows.filter(
    (row) =>
      (filter.status === 'all' || isOpen(row)) &&
      (here === null || (row.subject !== null && here.has(row.subject))) &&
      (text === '' || wordsOf(row).includes(text)),
  );
}

/** What a selection stands for in the register: itself; a boundary stands for the elements inside it. */
function subjectsOf(model: Model, selection: readonly ThingId[]): ReadonlySet<ThingId> {
  const subjects = new Set<ThingId>(selection);
  for (const element of Object.values(model.elements)) {
    let at = element.boundary;
    while (at !== null) {
      if (selection.includes(at)) subjects.add(element.id);
      at = model.boundaries[at]?.parent ?? null;
    }
  }
  return subjects;
}

function wordsOf(row: Row): string {
  const { owner, ticket } = row.decision;
  return [
    printedNumber(row.number),
    row.title,
    row.subjectName,
    STRIDE_NAMES[row.category],
    owner,
    ticket,
    row.status,
    row.risk,
  ]
    .join('\n')
    .toLowerCase();
}

export function groupsOf(model: Model, rows: readonly Row[], by: RegisterFilter['group']): readonly Group[] {
  switch (by) {
    case 'reason':
      return byReason(model, rows);
    case 'element':
      return byKey(
        rows,
        (row) => row.subject ?? '',
        (key) => (key === '' ? registerWords.system : nameOf(model, key)),
      );
    case 'stride':
      return STRIDE.map((letter): Group => ({
        id: letter,
        title: STRIDE_NAMES[letter],
        rows: rows.filter((row) => row.category === letter),
        level: 0,
        folds: false,
      })).filter((group) => group.rows.length > 0);
    case 'none':
      return [{ id: 'all', title: '', rows, level: 0, folds: false }];
  }
}

/**
 * Known facts first; what follows from the drawing alone below, by kind, folded when there is much; last what nothing
 * raises any more.
 */
function byReason(model: Model, rows: readonly Row[]): readonly Group[] {
  const gone = rows.filter((row) => row.state === 'gone');
  const raised = rows.filter((row) => row.state !== 'gone');
  const known = raised.filter((row) => row.tier !== 'baseline');
  const drawn = raised.filter((row) => row.tier === 'baseline');
  const kinds = (['external', 'process', 'store', 'flow'] as const).map((kind): Group => ({
    id: `drawn-${kind}`,
    title: registerWords.drawnOf[kind],
    rows: drawn.filter((row) => (model.elements[row.subject ?? '']?.kind ?? 'flow') === kind),
    level: 1,
    folds: true,
  }));
  const groups: Group[] = [{ id: 'known', title: registerWords.known, rows: known, level: 0, folds: false }];
  if (drawn.length > 0)
    groups.push({ id: 'drawn', title: registerWords.drawn, rows: [], level: 0, folds: false }, ...kinds);
  groups.push({ id: 'gone', title: registerWords.state.gone, rows: gone, level: 0, folds: false });
  return groups.filter((group) => group.rows.length > 0 || group.id === 'drawn');
}

function byKey(
  rows: readonly Row[],
  key: (row: Row) => string,
  title: (key: string) => string,
): readonly Group[] {
  const keys = [...new Set(rows.map(key))];
  return keys.map((id) => ({
    id,
    title: title(id),
    rows: rows.filter((row) => key(row) === id),
    level: 0,
    folds: false,
  }));
}
