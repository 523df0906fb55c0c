import { trustRank, type TrustLevel } from '../../model/boundary';
import type { BoundaryId, ElementId, FlowId } from '../../model/id';
import { valueFrom } from '../../model/property';
import type { DrawnElement, DrawnFlow, View } from '../sight/view';

/** Where things stand, what a flow crosses, and how near outsiders come to an element. Read through the view. */

/** The two elements at the ends of a flow. */
export function endsOf(
  view: View,
  id: FlowId,
): { readonly source: DrawnElement; readonly target: DrawnElement } | undefined {
  const flow = view.flow(id);
  const source = flow && view.element(flow.from);
  const target = flow && view.element(flow.to);
  return source && target && { source, target };
}

/** The boundaries that a flow crosses: those it leaves, then those it enters. */
export function boundariesCrossedBy(view: View, id: FlowId): readonly BoundaryId[] {
  return view.remember(findBoundariesCrossed, id);
}

function findBoundariesCrossed(view: View, id: FlowId): readonly BoundaryId[] {
  const ends = endsOf(view, id);
  if (!ends) return [];
  const left = outwardFrom(view, ends.source.boundary);
  const entered = outwardFrom(view, ends.target.boundary);
  return [
    ...left.filter((b) => !entered.includes(b)),
    ...entered.filter((b) => !left.includes(b)).toReversed(),
  ];
}

/** A boundary and all boundaries around it, innermost first. */
export function outwardFrom(view: View, boundary: BoundaryId | null): readonly BoundaryId[] {
  return boundary === null ? NOWHERE : view.remember(findOutward, boundary);
}

const NOWHERE: readonly BoundaryId[] = [];

function findOutward(view: View, boundary: BoundaryId): readonly BoundaryId[] {
  const path: BoundaryId[] = [];
  let at = view.boundary(boundary);
  while (at && !path.includes(at.id)) {
    path.push(at.id);
    at = at.parent === null ? undefined : view.boundary(at.parent);
  }
  return path;
}

/** The trust of where an element stands; outside every boundary an external entity has none, all else the model's default. */
export function trustAt(view: View, element: DrawnElement): TrustLevel {
  const boundary = element.boundary === null ? undefined : view.boundary(element.boundary);
  if (boundary) return boundary.trust;
  return element.kind === 'external' ? 'untrusted' : view.settings().defaultTrust;
}

export function rankOf(view: View, element: DrawnElement): number {
  return trustRank(trustAt(view, element));
}

/** The first flow that comes in straight from untrusted ground. */
export function exposingFlow(view: View, id: ElementId): DrawnFlow | undefined {
  return view.flowsIn(id).find((flow) => {
    const caller = view.element(flow.from);
    return caller !== undefined && caller.id !== id && rankOf(view, caller) === 0;
  });
}

const RELAYS: readonly unknown[] = ['gateway', 'proxy', 'waf', 'cdn'];

/** Whether a process only stands in the way of requests and passes them on. */
export function isRelay(view: View, element: DrawnElement): boolean {
  return (
    element.kind === 'process' &&
    RELAYS.includes(valueFrom('technology', view.stored(element.id, 'technology')))
  );
}

/** So many relays in a row are looked through. */
const MOST_RELAYS = 8;

/** The way on which outsiders reach an element. */
export interface WayIn {
  /** The flow that arrives at the element. */
  readonly last: Entry;
  /** The flow that leaves untrusted ground: the same, unless relays stand between. */
  readonly first: Entry;
}

/** A flow, as far as it matters for a way in: another name makes no other way. */
export type Entry = Pick<DrawnFlow, 'id' | 'from'>;

function entryBy({ id, from }: DrawnFlow): Entry {
  return { id, from };
}

/**
 * The first way on which what outsiders send arrives: straight from untrusted ground, or through gateways, proxies and
 * firewalls, which pass on what they get. Undefined where there is none.
 */
export function wayIn(view: View, id: ElementId): WayIn | undefined {
  return view.remember(findWayIn, id);
}

function findWayIn(view: View, id: ElementId): WayIn | undefined {
  const direct = exposingFlow(view, id);
  if (direct) {
    const entry = entryBy(direct);
    return { last: entry, first: entry };
  }
  for (const last of view.flowsIn(id)) {
    const first = throughRelays(view, last.from);
    if (first) return { last: entryBy(last), first };
  }
  return undefined;
}

/** The flow by which outsiders reach a relay, through further relays or straight. */
function throughRelays(view: View, id: ElementId): Entry | undefined {
  const element = view.element(id);
  if (!element || !isRelay(view, element)) return undefined;
  return view.remember(findThroughRelays, id);
}

function findThroughRelays(view: View, id: ElementId): Entry | undefined {
  const seen = new Set<ElementId>([id]);
  let layer: readonly ElementId[] = [id];
  for (let hop = 0; hop < MOST_RELAYS && layer.length > 0; hop++) {
    const before: ElementId[] = [];
    for (const at of layer) {
      const element = view.element(at);
      if (!element || !isRelay(view, element)) continue;
      const entry = exposingFlow(view, at);
      if (entry) return entryBy(entry);
      for (const { from } of view.flowsIn(at)) {
        if (!seen.has(from)) {
          seen.add(from);
          before.push(from);
        }
      }
    }
    layer = before;
  }
  return undefined;
}

/** How near outsiders come: 0 at the door, 1 behind something at the door, 2 further in or out of their reach. */
export function distanceOf(view: View, id: ElementId): 0 | 1 | 2 {
  return view.remember(findDistance, id);
}

function findDistance(view: View, id: ElementId): 0 | 1 | 2 {
  const element = view.element(id);
  if (!element) return 2;
  if (rankOf(view, element) === 0 || wayIn(view, id)) return 0;
  const isBehind = view
    .flowsIn(id)
    .some(({ from }) => from !== id && view.element(from) && wayIn(view, from) !== undefined);
  return isBehind ? 1 : 2;
}
