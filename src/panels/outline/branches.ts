import { highestOpen, isOpen } from '../../engine/register/rows';
import type { Row } from '../../engine/register/register';
import type { Impact } from '../../model/decision';
import { flowsOut, membersOf, readingOrder } from '../../model/graph';
import type { BoundaryId, DiagramId, ThingId } from '../../model/id';
import { nameOf, type Model } from '../../model/model';

/**
 * The graph as a tree: boundaries with what they contain, elements with the flows that leave them, then notes. All of the model,
 * in the reading order of the diagram shown; what is not on that diagram comes last.
 */
export interface Branch {
  readonly id: ThingId;
  readonly is: 'boundary' | 'element' | 'flow' | 'note';
  readonly name: string;
  /** Not drawn on the diagram shown. */
  readonly elsewhere: boolean;
  readonly branches: readonly Branch[];
}

export function branchesOf(model: Model, diagram: DiagramId): readonly Branch[] {
  const order = new Map(readingOrder(model, diagram).map((id, index) => [id, index]));
  const rank = (id: ThingId): number => order.get(id) ?? Infinity;
  const inside = (boundary: BoundaryId | null): readonly Branch[] => {
    const members = membersOf(model, boundary);
    const branches: Branch[] = [
      ...members.boundaries.map((id) => branch(id, 'boundary', inside(id))),
      ...members.elements.map(({ id }) => branch(id, 'element', flowsFrom(id))),
    ];
    return branches.toSorted((a, b) => compare(rank(a.id), rank(b.id)) || a.name.localeCompare(b.name));
  };
  const flowsFrom = (element: ThingId): readonly Branch[] =>
    flowsOut(model, element).map((flow) => branch(flow.id, 'flow', []));
  const branch = (id: ThingId, is: Branch['is'], branches: readonly Branch[]): Branch => ({
    id,
    is,
    name: nameOf(model, id),
    elsewhere: !order.has(id),
    branches,
  });
  const notes = Object.keys(model.notes).map((id) => branch(id, 'note', []));
  return [...inside(null), ...notes.toSorted((a, b) => compare(rank(a.id), rank(b.id)))];
}

/** Infinity beside Infinity is a tie. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Ids of branches that have something under them: what can be opened. */
export function openable(branches: readonly Branch[]): readonly ThingId[] {
  return branches.flatMap((one) => (one.branches.length > 0 ? [one.id, ...openable(one.branches)] : []));
}

/** Open threats of each thing: how many, and the gravest. */
export function risksOf(
  rows: readonly Row[],
): ReadonlyMap<ThingId, { readonly risk: Impact; readonly open: number }> {
  const bySubject = new Map<ThingId, Row[]>();
  for (const row of rows) {
    if (row.subject === null || !isOpen(row)) continue;
    const list = bySubject.get(row.subject);
    if (list) list.push(row);
    else bySubject.set(row.subject, [row]);
  }
  return new Map(
    [...bySubject].flatMap(([id, list]) => {
      const risk = highestOpen(list);
      return risk === null ? [] : [[id, { risk, open: list.length }] as const];
    }),
  );
}

/** One line of the tree as it is drawn. */
export interface Line {
  readonly branch: Branch;
  /** 1 at the top. */
  readonly level: number;
  readonly parent: ThingId | null;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly at: number;
  readonly of: number;
}

/** The lines that are drawn while some branches are closed. */
export function visible(branches: readonly Branch[], closed: ReadonlySet<ThingId>): readonly Line[] {
  const lines: Line[] = [];
  const visit = (list: readonly Branch[], level: number, parent: ThingId | null): void => {
    list.forEach((branch, index) => {
      lines.push({ branch, level, parent, at: index + 1, of: list.length });
      if (!closed.has(branch.id)) visit(branch.branches, level + 1, branch.id);
    });
  };
  visit(branches, 1, null);
  return lines;
}
