import { causesOf, type Card } from '../../engine/register/causes';
import type { Row } from '../../engine/register/register';
import { STATUS_NAMES, STATUSES, STRIDE, STRIDE_NAMES } from '../../model/decision';
import { byStep } from '../../model/graph';
import type { ThingId, ThreatKey } from '../../model/id';
import { nameOf, type Model } from '../../model/model';
import type { Grouping } from '../../model/register-view';
import { registerWords } from '../../words/register';

/** How rows are put under headings. Pure: the table only draws what comes out. */

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  /** Rows that are folded under another row of the group, by the key of that row; they follow it in `rows`. */
  readonly bundles: ReadonlyMap<ThreatKey, Bundle>;
  /** 0 for a heading at the left, 1 for one under another. */
  readonly level: 0 | 1;
  /** Folded at first when the register is long. */
  readonly folds: boolean;
  /** It has no rows itself: they stand in the groups of level 1 that follow it, each of which folds for itself. */
  readonly isAbove: boolean;
}

/** The rows that a heading speaks for: those of its group, or of the groups under it. */
export function rowsUnder(group: Group, groups: readonly Group[]): readonly Row[] {
  return group.isAbove ? groups.filter(({ level }) => level === 1).flatMap(({ rows }) => rows) : group.rows;
}

/** Several rows that have one cause, or that say the same of several things: one of them stands for all. */
export interface Bundle {
  /** What they have in common, as a sentence without its full stop. */
  readonly cause: string;
  /** The title of the row that stands for them, naming all things it stands for. */
  readonly title: string;
  /** The row that stands for them comes first. */
  readonly rows: readonly Row[];
}

const NO_BUNDLES: Group['bundles'] = new Map();

/**
 * Rows under headings; each row under one of them, in the order in which it came. `causes` may be one that remembers the
 * cards of the register before.
 */
export function groupsOf(
  model: Model,
  rows: readonly Row[],
  by: Grouping,
  causes: typeof causesOf = causesOf,
): readonly Group[] {
  switch (by) {
    case 'cause':
      return byCause(causes(model, rows));
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
      return [plain({ id: 'all', title: '', rows })];
  }
}

/**
 * Root causes: known facts and what somebody wrote down first, one line for each cause; then what is typical for the
 * technologies named, one line for each threat; what follows from the drawing alone below, by kind of thing, folded when
 * there is much; last what nothing raises any more.
 */
function byCause(cards: readonly Card[]): readonly Group[] {
  const groupOf = (id: string, title: string, of: readonly Card[], more: Partial<Group> = {}): Group => {
    const bundles = of.flatMap(bundlesOf);
    return {
      ...plain({ id, title, rows: bundles.flatMap((bundle) => bundle.rows) }),
      bundles: new Map(
        bundles.filter((bundle) => bundle.rows.length > 1).map((bundle) => [bundle.rows[0]!.key, bundle]),
      ),
      ...more,
    };
  };
  const known = cards.filter((card) => card.kind === 'cause' || card.kind === 'own');
  const drawn = KINDS.map((kind) =>
    groupOf(
      `drawn-${kind}`,
      registerWords.drawnOf[kind],
      cards.filter((card) => card.id === `drawing:${kind}`),
      { level: 1, folds: true },
    ),
  ).filter((group) => group.rows.length > 0);
  const typical = cards.filter((card) => card.kind === 'typical');
  const drawing = cards.filter((card) => card.kind === 'drawing');
  const isLittle = drawing.reduce((sum, { count }) => sum + count, 0) <= LITTLE;
  const groups = [
    groupOf('known', registerWords.known, known),
    groupOf('typical', registerWords.typical, typical),
  ];
  if (isLittle) groups.push(groupOf('drawn', registerWords.drawn, drawing));
  else
    groups.push({ ...plain({ id: 'drawn', title: registerWords.drawn, rows: [] }), isAbove: true }, ...drawn);
  groups.push(
    groupOf(
      'gone',
      registerWords.state.gone,
      cards.filter((card) => card.kind === 'gone'),
    ),
  );
  return groups.filter((group) => group.rows.length > 0 || group.isAbove);
}

/** So many rows that follow from the drawing stand under one heading: a first sketch of three things or so. */
const LITTLE = 12;

const KINDS = ['external', 'process', 'store', 'flow'] as const;

/** A cause is one line, with all its consequences under it; the other cards have a line for each threat they fold. */
function bundlesOf(card: Card): readonly Bundle[] {
  const lines = [card.lead, ...card.consequences];
  if (card.kind === 'cause')
    return [{ cause: card.cause, title: card.lead.title, rows: lines.flatMap((line) => line.rows) }];
  if (card.kind === 'typical')
    return [{ cause: card.cause, title: card.cause, rows: lines.flatMap((line) => line.rows) }];
  return lines.map((line) => ({ cause: line.title, title: line.title, rows: line.rows }));
}

function plain(given: Pick<Group, 'id' | 'title' | 'rows'>): Group {
  return { level: 0, folds: false, isAbove: false, bundles: NO_BUNDLES, ...given };
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
  return [...found].map(([id, list]) => plain({ id, title: title(id), rows: list }));
}

function inOrder(groups: readonly Group[], order: readonly string[]): readonly Group[] {
  return groups.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
