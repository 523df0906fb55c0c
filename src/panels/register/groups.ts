import type { Grouping } from '../../model/register-view';
import type { Row } from '../../engine/register';
import { STATUS_NAMES, STATUSES, STRIDE, STRIDE_NAMES } from '../../model/decision';
import { byStep } from '../../model/graph';
import type { ThingId } from '../../model/id';
import { nameOf, type Model } from '../../model/model';
import { registerWords } from '../../words/register';

/** How rows are put under headings. Pure: the table only draws what comes out. */

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  /** 0 for a heading at the left, 1 for one under another. */
  readonly level: 0 | 1;
  /** Folded at first when the register is long. */
  readonly folds: boolean;
}

/** Rows under headings; each row under one of them, in the order in which it came. */
export function groupsOf(model: Model, rows: readonly Row[], by: Grouping): readonly Group[] {
  switch (by) {
    case 'reason':
      return byReason(model, rows);
    case 'interaction':
      return byInteraction(model, rows);
    case 'element':
      return grouped(
        rows,
        (row) => row.subject ?? '',
        (key) => (key === '' ? registerWords.system : nameOf(model, key)),
      );
    case 'stride':
      return inOrder(
        grouped(
          rows,
          (row) => row.category,
          (letter) => STRIDE_NAMES[letter],
        ),
        STRIDE,
      );
    case 'status':
      return inOrder(
        grouped(
          rows,
          (row) => row.decision.status,
          (status) => STATUS_NAMES[status],
        ),
        STATUSES,
      );
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

/** Flow by flow in the order of the story, each with both its ends; then what is about an element by itself. */
function byInteraction(model: Model, rows: readonly Row[]): readonly Group[] {
  const groups = grouped(
    rows,
    (row) => row.subject ?? '',
    (key) => (key === '' ? registerWords.system : interactionName(model, key)),
  );
  const steps = new Map(
    Object.values(model.flows)
      .toSorted(byStep)
      .map((flow, at) => [flow.id, at]),
  );
  const place = (group: Group): number => steps.get(group.id) ?? Infinity;
  return groups.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

function interactionName(model: Model, id: ThingId): string {
  const flow = model.flows[id];
  if (!flow) return registerWords.by(nameOf(model, id));
  const ends = registerWords.interaction(nameOf(model, flow.from), nameOf(model, flow.to));
  const named = flow.name === '' ? ends : `${ends}: ${flow.name}`;
  return flow.step > 0 ? `${flow.step}  ${named}` : named;
}

/** One group for each key, in the order in which the keys first come up. */
function grouped<Key extends string>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  title: (key: Key) => string,
): readonly Group[] {
  const found = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = found.get(key);
    if (list) list.push(row);
    else found.set(key, [row]);
  }
  return [...found].map(([id, list]) => ({ id, title: title(id), rows: list, level: 0, folds: false }));
}

function inOrder(groups: readonly Group[], order: readonly string[]): readonly Group[] {
  return groups.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
