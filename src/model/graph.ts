import { trustRank, type TrustLevel } from './boundary';
import type { Element } from './element';
import type { Flow } from './flow';
import type { BoundaryId, DiagramId, ElementId, ThingId } from './id';
import type { Model } from './model';
import { placeOf } from './place';
import { differing } from './table';

/** Questions about the graph. Indexes are made once for each table and forgotten with it. */

interface Ends {
  readonly from: FlowLists;
  readonly to: FlowLists;
}
type Flows = Model['flows'];
const endsOf = new WeakMap<Flows, Ends>();
/** The table that was indexed last: the next one is mostly the same with a few other records. */
let latest: { readonly flows: Flows; readonly ends: Ends } | null = null;

function ends({ flows }: Model): Ends {
  let known = endsOf.get(flows);
  if (!known) {
    const changed = latest && fewChanges(latest.flows, flows);
    known = latest && changed ? carriedOver(latest.ends, changed) : indexOf(Object.values(flows));
    endsOf.set(flows, known);
    latest = { flows, ends: known };
  }
  return known;
}

function indexOf(flows: readonly Flow[]): Ends {
  const from = new Map<ElementId, Flow[]>();
  const to = new Map<ElementId, Flow[]>();
  for (const flow of flows.toSorted(byStep)) {
    push(from, flow.from, flow);
    push(to, flow.to, flow);
  }
  return { from: new FlowLists(from), to: new FlowLists(to) };
}

interface Changed {
  readonly gone: readonly Flow[];
  readonly come: readonly Flow[];
}

/** With more changes than this, an index is made anew. */
const FEW = 32;

/** What turns one table into another, or null when that is more than a few records. */
function fewChanges(before: Flows, after: Flows): Changed | null {
  const ids = differing(before, after);
  if (ids.length > FEW) return null;
  const isThere = (flow: Flow | undefined): flow is Flow => flow !== undefined;
  return {
    gone: ids.map((id) => before[id]).filter(isThere),
    come: ids.map((id) => after[id]).filter(isThere),
  };
}

function carriedOver(last: Ends, { gone, come }: Changed): Ends {
  const left = new Set(gone);
  const patched = (index: FlowLists, end: 'from' | 'to'): FlowLists =>
    index.with(
      [...new Set([...gone, ...come].map((flow) => flow[end]))].map((element) => {
        const staying = index.get(element).filter((flow) => !left.has(flow));
        const coming = come.filter((flow) => flow[end] === element);
        return [element, coming.length === 0 ? staying : [...staying, ...coming].toSorted(byStep)];
      }),
    );
  return { from: patched(last.from, 'from'), to: patched(last.to, 'to') };
}

type Entries = ReadonlyMap<ElementId, readonly Flow[]>;
const NO_FLOWS: readonly Flow[] = [];

/** Lists of flows by element. The next one after an edit shares all that stayed, without a copy. */
class FlowLists {
  constructor(
    private readonly base: Entries,
    private readonly others: Entries = new Map<ElementId, readonly Flow[]>(),
  ) {}

  get(element: ElementId): readonly Flow[] {
    return this.others.get(element) ?? this.base.get(element) ?? NO_FLOWS;
  }

  with(lists: readonly (readonly [ElementId, readonly Flow[]])[]): FlowLists {
    const others = new Map([...this.others, ...lists]);
    return others.size <= MOST_OTHERS
      ? new FlowLists(this.base, others)
      : new FlowLists(new Map([...this.base, ...others]));
  }
}

/** So many lists are kept apart before they are put with the rest. */
const MOST_OTHERS = 128;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Flows in the order of the story: by step, then by id. */
export function byStep(a: Flow, b: Flow): number {
  return (a.step || Infinity) - (b.step || Infinity) || (a.id < b.id ? -1 : 1);
}

/** Flows that leave an element. */
export function flowsOut(model: Model, element: ElementId): readonly Flow[] {
  return ends(model).from.get(element);
}

/** Flows that arrive at an element. */
export function flowsIn(model: Model, element: ElementId): readonly Flow[] {
  return ends(model).to.get(element);
}

/** Every flow at an element; a flow to itself once. */
export function flowsAt(model: Model, element: ElementId): readonly Flow[] {
  const out = flowsOut(model, element);
  return [...out, ...flowsIn(model, element).filter((flow) => flow.from !== element)];
}

/** All flows between two elements, in either direction, by id. */
export function flowsBetween(model: Model, a: ElementId, b: ElementId): readonly Flow[] {
  return flowsAt(model, a)
    .filter((flow) => (flow.from === a && flow.to === b) || (flow.from === b && flow.to === a))
    .toSorted((x, y) => (x.id < y.id ? -1 : 1));
}

/** A boundary and all boundaries around it, innermost first. Stops where a file made them go in circles. */
export function outward(
  model: Pick<Model, 'boundaries'>,
  boundary: BoundaryId | null,
): readonly BoundaryId[] {
  const path: BoundaryId[] = [];
  let at = boundary === null ? undefined : model.boundaries[boundary];
  while (at && !path.includes(at.id)) {
    path.push(at.id);
    at = at.parent === null ? undefined : model.boundaries[at.parent];
  }
  return path;
}

/** The boundaries that a flow crosses: those that contain exactly one of its ends. First those it leaves, innermost first, then those it enters, outermost first. */
export function boundariesCrossed(model: Model, flow: Flow): readonly BoundaryId[] {
  const left = outward(model, model.elements[flow.from]?.boundary ?? null);
  const entered = outward(model, model.elements[flow.to]?.boundary ?? null);
  return [
    ...left.filter((b) => !entered.includes(b)),
    ...entered.filter((b) => !left.includes(b)).toReversed(),
  ];
}

interface Members {
  readonly elements: readonly Element[];
  readonly boundaries: readonly BoundaryId[];
}
const elementsIn = new WeakMap<Model['elements'], ReadonlyMap<BoundaryId | null, readonly Element[]>>();
const boundariesIn = new WeakMap<
  Model['boundaries'],
  ReadonlyMap<BoundaryId | null, readonly BoundaryId[]>
>();

/** Elements and boundaries directly inside a boundary (or, for null, outside all of them). */
export function membersOf(model: Model, boundary: BoundaryId | null): Members {
  let elements = elementsIn.get(model.elements);
  if (!elements) {
    const index = new Map<BoundaryId | null, Element[]>();
    for (const element of Object.values(model.elements)) push(index, element.boundary, element);
    elements = index;
    elementsIn.set(model.elements, index);
  }
  let boundaries = boundariesIn.get(model.boundaries);
  if (!boundaries) {
    const index = new Map<BoundaryId | null, BoundaryId[]>();
    for (const inner of Object.values(model.boundaries)) push(index, inner.parent, inner.id);
    boundaries = index;
    boundariesIn.set(model.boundaries, index);
  }
  return { elements: elements.get(boundary) ?? [], boundaries: boundaries.get(boundary) ?? [] };
}

/** Everything inside a boundary at any depth: element and boundary ids, without itself. */
export function contentsOf(model: Model, boundary: BoundaryId): readonly ThingId[] {
  const inside = membersOf(model, boundary);
  return [
    ...inside.elements.map((e) => e.id),
    ...inside.boundaries.flatMap((b) => [b, ...contentsOf(model, b)]),
  ];
}

/** The trust of the place where an element stands. */
export function trustOf(model: Model, element: Element): TrustLevel {
  const boundary = element.boundary === null ? undefined : model.boundaries[element.boundary];
  if (boundary) return boundary.trust;
  return element.kind === 'external' ? 'untrusted' : model.settings.defaultTrust;
}

export function trustRankOf(model: Model, element: Element): number {
  return trustRank(trustOf(model, element));
}

/**
 * Reading order of a diagram: the boundary tree, in each boundary left to right in rows from top to bottom;
 * after each element the flows that leave it. Only what has a place on the diagram.
 */
export function readingOrder(model: Model, diagram: DiagramId): readonly ThingId[] {
  const order: ThingId[] = [];
  const visit = (boundary: BoundaryId | null): void => {
    const inside = membersOf(model, boundary);
    const drawn = [...inside.elements.map((e) => e.id as ThingId), ...inside.boundaries]
      .map((id) => placeOf(model, diagram, id))
      .filter((place) => place !== undefined)
      .toSorted((a, b) => row(a.y) - row(b.y) || a.x - b.x || (a.thing < b.thing ? -1 : 1));
    for (const { thing } of drawn) {
      order.push(thing);
      const inner = model.boundaries[thing];
      const element = model.elements[thing];
      if (inner) visit(inner.id);
      if (element)
        order.push(
          ...flowsOut(model, element.id)
            .filter((flow) => placeOf(model, diagram, flow.to))
            .map((flow) => flow.id),
        );
    }
    // A boundary without a place here still leads to the elements inside it that have one.
    for (const id of inside.boundaries) if (!placeOf(model, diagram, id)) visit(id);
  };
  visit(null);
  for (const note of Object.keys(model.notes)) if (placeOf(model, diagram, note)) order.push(note);
  return order;
}

/** Rows of 64 px: things that stand roughly beside each other are read from left to right. */
const row = (y: number): number => Math.round(y / 64);
