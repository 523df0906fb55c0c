import type { BoundaryId, DiagramId, ThingId } from '../model/id';
import { contains, holds } from '../model/geometry';
import { contentsOf, membersOf, outward } from '../model/graph';
import { nameOf, type Model } from '../model/model';
import { around, placeId, type Box, type Place, type Point, type Route } from '../model/place';
import { changed } from '../model/table';
import { counted, patched, refuse, type Command } from './command';
import { growAround, neededBy, reparent } from './nesting';

/** Moving and resizing what stands on a diagram. */

const MIN_SIZE = { element: { width: 48, height: 32 }, boundary: { width: 80, height: 60 } };

export interface Move {
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly by: Point;
  /** The boundary they were dropped in (null: outside all); 'keep' leaves membership alone. */
  readonly into: BoundaryId | null | 'keep';
  /** Moves with the same gesture id become one step (held arrow keys). */
  readonly gesture?: string;
}

/** Moves things; boundaries carry their contents and the routes inside. Membership changes only by `into`. */
export const moveThings: Command<Move> = {
  name: 'move',
  label: (model, { ids }) =>
    ids.length === 1 ? `move ${nameOf(model, ids[0]!)}` : `move ${counted(ids.length, 'thing')}`,
  joins: ({ gesture }) => (gesture === undefined ? '' : `gesture move ${gesture}`),
  run: (model, { diagram, ids, by, into }) => {
    const moved = new Set<ThingId>();
    for (const id of ids) {
      if (model.places[placeId(diagram, id)]?.locked === true) continue;
      moved.add(id);
      if (model.boundaries[id]) for (const inside of contentsOf(model, id)) moved.add(inside);
    }
    let next = withoutSwallowed(shift(model, diagram, moved, by), diagram, moved);
    if (into !== 'keep') {
      const top = ids.filter((id) => moved.has(id) && !isInsideAny(model, id, ids));
      next = reparent(next, top, into);
    }
    return growAround(next, diagram, ids);
  },
};

/** The places of things, and the bends of flows among them, moved alike. */
export function shift(model: Model, diagram: DiagramId, moved: ReadonlySet<ThingId>, by: Point): Model {
  if (by.x === 0 && by.y === 0) return model;
  const places = [...moved]
    .map((id) => model.places[placeId(diagram, id)])
    .filter((place) => place !== undefined)
    .map((place): Change<Place> => [placeId(diagram, place.thing), shifted(place, by)]);
  const routes: Change<Route>[] = [];
  for (const [key, route] of Object.entries(model.routes)) {
    const flow = model.flows[route.flow];
    if (route.diagram !== diagram || !flow || route.points.length === 0) continue;
    if (moved.has(flow.from) && moved.has(flow.to))
      routes.push([key, { ...route, points: route.points.map((point) => shifted(point, by)) }]);
  }
  return {
    ...model,
    places: places.length > 0 ? changed(model.places, places) : model.places,
    routes: routes.length > 0 ? changed(model.routes, routes) : model.routes,
  };
}

type Change<Row> = readonly [key: string, record: Row];

function shifted<At extends Point>(at: At, by: Point): At {
  return { ...at, x: at.x + by.x, y: at.y + by.y };
}

/** A bend over which an end of its flow has been moved is none any more. */
function withoutSwallowed(model: Model, diagram: DiagramId, moved: ReadonlySet<ThingId>): Model {
  const routes: Record<string, Route> = { ...model.routes };
  let swallowed = 0;
  for (const [key, route] of Object.entries(routes)) {
    const flow = model.flows[route.flow];
    if (route.diagram !== diagram || !flow || route.points.length === 0) continue;
    const ends = [flow.from, flow.to].filter((id) => moved.has(id));
    const boxes = ends.map((id) => model.places[placeId(diagram, id)]).filter((box) => box !== undefined);
    const points = route.points.filter((point) => !boxes.some((box) => holds(box, point)));
    if (points.length === route.points.length) continue;
    swallowed += 1;
    const { label, style, extra } = route;
    if (points.length === 0 && !label && !style && !extra) delete routes[key];
    else routes[key] = { ...route, points };
  }
  return swallowed === 0 ? model : { ...model, routes };
}

function isInsideAny(model: Model, id: ThingId, others: readonly ThingId[]): boolean {
  const parent = model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null;
  return outward(model, parent).some((b) => others.includes(b));
}

export interface Resize {
  readonly diagram: DiagramId;
  readonly id: ThingId;
  readonly box: Box;
  readonly gesture?: string;
  /** What is not wholly in the new box leaves the boundary, rather than to stop it. */
  readonly releases?: boolean;
}

/** Gives a thing a new box. A boundary stops at its contents, or releases them; they stay where they are. */
export const resizeThing: Command<Resize> = {
  name: 'resize',
  label: (model, { id }) => `resize ${nameOf(model, id)}`,
  joins: ({ id, gesture }) => (gesture === undefined ? '' : `gesture resize ${id} ${gesture}`),
  run: (model, { diagram, id, box, releases = false }) => {
    const key = placeId(diagram, id);
    const place = model.places[key];
    if (!place) return refuse('That is not on this diagram.');
    if (releases && model.boundaries[id]) {
      const released = releasedBy(model, { diagram, id, box });
      const rest = reparent(model, released, model.boundaries[id].parent);
      // What is still inside keeps its padding.
      const resized = resizeThing.run(rest, { diagram, id, box });
      return 'ok' in resized ? resized : growAround(resized, diagram, released);
    }
    const least = model.boundaries[id] ? MIN_SIZE.boundary : MIN_SIZE.element;
    const wanted = {
      ...box,
      width: Math.max(box.width, least.width),
      height: Math.max(box.height, least.height),
    };
    const needed = model.boundaries[id] ? neededBy(model, diagram, id) : undefined;
    const final = needed ? around([wanted, needed])! : wanted;
    const next = { ...model, places: { ...model.places, [key]: patched(place, final) } };
    return growAround(next, diagram, [id]);
  },
};

/** What a boundary would release with another box: what stands directly in it and not wholly in the box. */
export function releasedBy(
  model: Model,
  { diagram, id, box }: Pick<Resize, 'diagram' | 'id' | 'box'>,
): readonly ThingId[] {
  const { elements, boundaries } = membersOf(model, id);
  return [...elements.map((element) => element.id), ...boundaries].filter((member) => {
    const place = model.places[placeId(diagram, member)];
    return place !== undefined && !contains(box, place);
  });
}
