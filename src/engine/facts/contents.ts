import { classRank, type ClassLevel, type DataKind } from '../../model/dataclass';
import type { ElementId, SubjectId } from '../../model/id';
import { valueFrom } from '../../model/property';
import { isRelay } from './reach';
import type { DrawnElement, DrawnFlow, View } from '../sight/view';

/**
 * What data is where. People say it once, on a flow or at a store; the drawing hands it on: a gateway sends on what
 * arrives, a queue gives what was put in, an answer brings what the store keeps. What somebody says of a flow counts for
 * that flow and ends the search.
 */
export interface Contents {
  /** The most sensitive class, and the thing of which somebody said so; undefined while nobody has said any. */
  readonly most: { readonly level: ClassLevel; readonly saidOf: SubjectId } | undefined;
  /** Each kind once; undefined while nobody has said any. */
  readonly kinds: readonly DataKind[] | undefined;
}

const NOTHING: Contents = { most: undefined, kinds: undefined };

/**
 * Through so many relays and stores in a row data is followed without a word on any flow between. No drawing needs more,
 * and the bound keeps the cost linear in the size of the model for every shape, circles too.
 */
export const MOST_HOPS = 16;

/** What is known to be carried by a flow, or handled or held by an element. */
export function contentsOf(view: View, id: SubjectId): Contents {
  return view.remember(findContents, id);
}

function findContents(view: View, id: SubjectId): Contents {
  const flow = view.flow(id);
  if (flow) return carriedBy(view, flow);
  const element = view.element(id);
  if (!element) return NOTHING;
  const flows = [...view.flowsIn(id), ...view.flowsOut(id)];
  return together([saidOf(view, element), ...flows.map((one) => contentsOf(view, one.id))]);
}

/** What was said of a flow, else what its source hands on and what the store that it goes to is said to keep. */
function carriedBy(view: View, flow: DrawnFlow): Contents {
  const said = saidOf(view, flow);
  if (isSaid(said)) return said;
  const target = view.element(flow.to);
  const kept = target?.kind === 'store' ? saidOf(view, target) : NOTHING;
  return together([kept, handedOn(view, flow.from)]);
}

/** What a store or a relay hands on: what was said of it, and what arrives there, followed back to where it was said. */
function handedOn(view: View, id: ElementId): Contents {
  return handsOn(view, id) ? view.remember(findHandedOn, id) : NOTHING;
}

function findHandedOn(view: View, id: ElementId): Contents {
  const found: Contents[] = [];
  const seen = new Set<ElementId>([id]);
  let layer: readonly ElementId[] = [id];
  for (let hop = 0; hop < MOST_HOPS && layer.length > 0; hop++) {
    const before: ElementId[] = [];
    for (const at of layer) {
      const { said, from } = heardAt(view, at);
      found.push(said);
      for (const other of from) {
        if (seen.has(other)) continue;
        seen.add(other);
        before.push(other);
      }
    }
    layer = before;
  }
  return together(found);
}

function handsOn(view: View, id: ElementId): boolean {
  const element = view.element(id);
  return element !== undefined && (element.kind === 'store' || isRelay(view, element));
}

/** What was said of a thing that hands on and of the flows that arrive there; beside it, whence the others hand on. */
interface Heard {
  readonly said: Contents;
  readonly from: readonly ElementId[];
}

/** Remembered, so that a gateway with many callers is asked once by all that it calls. */
function heardAt(view: View, id: ElementId): Heard {
  return view.remember(findHeardAt, id);
}

function findHeardAt(view: View, id: ElementId): Heard {
  const element = view.element(id);
  const found: Contents[] = element ? [saidOf(view, element)] : [];
  const from = new Set<ElementId>();
  for (const flow of view.flowsIn(id)) {
    const said = saidOf(view, flow);
    if (isSaid(said)) found.push(said);
    else if (handsOn(view, flow.from)) from.add(flow.from);
  }
  return { said: together(found), from: [...from] };
}

/** What somebody said of the thing itself: the class and kinds set on it, and the data classes named. */
function saidOf(view: View, thing: DrawnElement | DrawnFlow): Contents {
  const level = valueFrom('class', view.stored(thing.id, 'class')) as ClassLevel | undefined;
  const kinds = valueFrom('kinds', view.stored(thing.id, 'kinds')) as readonly DataKind[] | undefined;
  const set: Contents = { most: level && { level, saidOf: thing.id }, kinds };
  const named = thing.data.map((id): Contents => {
    const known = view.dataClass(id);
    return known ? { most: { level: known.level, saidOf: thing.id }, kinds: known.kinds } : NOTHING;
  });
  return named.length === 0 ? set : together([set, ...named]);
}

function isSaid({ most, kinds }: Contents): boolean {
  return most !== undefined || kinds !== undefined;
}

/** The most sensitive of all, the first among equals; the kinds of all, in the order in which they come. */
function together(all: readonly Contents[]): Contents {
  let most: Contents['most'];
  let kinds: Set<DataKind> | undefined;
  for (const one of all) {
    if (one.most && (!most || classRank(one.most.level) > classRank(most.level))) most = one.most;
    if (one.kinds) {
      kinds ??= new Set();
      for (const kind of one.kinds) kinds.add(kind);
    }
  }
  return { most, kinds: kinds && [...kinds] };
}
