import type { BoundaryId, DiagramId, ElementId, ThingId } from '../model/id';
import { contains, holds } from '../model/geometry';
import { contentsOf, membersOf, outward } from '../model/graph';
import { nameOf, type Model } from '../model/model';
import { around, placeId, placesOn, type Box, type Place, type Point, type Route } from '../model/place';
import { changed } from '../model/table';
import { counted, patched, put, refuse, type Command } from './command';

/** Moving, resizing and nesting what stands on a diagram. */

/** Room kept between a boundary and what it contains, px; more on top for its name. */
export const PADDING = 24;
export const PADDING_TOP = 36;
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

function shift(model: Model, diagram: DiagramId, moved: ReadonlySet<ThingId>, by: Point): Model {
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

/** Puts elements and boundaries into a boundary. Nothing moves; a boundary never goes into itself. */
function reparent(model: Model, ids: readonly ThingId[], into: BoundaryId | null): Model {
  const around = new Set<string>(outward(model, into));
  const elements = ids.map((id) => model.elements[id]).filter((element) => element !== undefined);
  const boundaries = ids.map((id) => model.boundaries[id]).filter((boundary) => boundary !== undefined);
  return {
    ...model,
    elements: put(model.elements, ...elements.map((element) => patched(element, { boundary: into }))),
    boundaries: put(
      model.boundaries,
      ...boundaries.filter(({ id }) => !around.has(id)).map((one) => patched(one, { parent: into })),
    ),
  };
}

/** Puts things into a boundary by command: they stay where they are, and the boundary grows to hold them. */
export const putInBoundary: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly boundary: BoundaryId | null;
}> = {
  name: 'put in boundary',
  label: (model, { ids, boundary }) =>
    boundary === null
      ? `take ${nameOf(model, ids[0] ?? '')} out of its boundary`
      : `put ${nameOf(model, ids[0] ?? '')} into ${nameOf(model, boundary)}`,
  run: (model, { diagram, ids, boundary }) => {
    if (boundary !== null && !model.boundaries[boundary])
      return refuse('That boundary is not there any more.');
    if (boundary !== null && outward(model, boundary).some((b) => ids.includes(b))) {
      return refuse(`“${nameOf(model, boundary)}” is inside what you want to put into it.`);
    }
    const next = reparent(model, ids, boundary);
    return growAround(next, diagram, ids);
  },
};

/**
 * Boundaries around the given things grow, innermost first, so that each keeps its padding.
 * They never shrink by themselves.
 */
export function growAround(model: Model, diagram: DiagramId, ids: readonly ThingId[]): Model {
  const touched = new Set<BoundaryId>();
  for (const id of ids) {
    const parent = model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null;
    for (const b of outward(model, parent)) touched.add(b);
  }
  const deepestFirst = [...touched].toSorted((a, b) => outward(model, b).length - outward(model, a).length);
  return deepestFirst.reduce((next, id) => growToFit(next, diagram, id), model);
}

function growToFit(model: Model, diagram: DiagramId, id: BoundaryId): Model {
  const key = placeId(diagram, id);
  const place = model.places[key];
  const needed = neededBy(model, diagram, id);
  if (!place || !needed) return model;
  const grown = patched(place, around([place, needed])!);
  return grown === place ? model : { ...model, places: changed(model.places, [[key, grown]]) };
}

/** The box that the contents of a boundary need on a diagram, padding included. */
function neededBy(model: Model, diagram: DiagramId, id: BoundaryId): Box | undefined {
  const inside = contentsOf(model, id)
    .map((thing) => model.places[placeId(diagram, thing)])
    .filter((place) => place !== undefined);
  const box = around(inside);
  return (
    box && {
      x: box.x - PADDING,
      y: box.y - PADDING_TOP,
      width: box.width + 2 * PADDING,
      height: box.height + PADDING + PADDING_TOP,
    }
  );
}

/** Shrinks or grows a boundary to its contents. */
export const fitBoundary: Command<{ readonly diagram: DiagramId; readonly id: BoundaryId }> = {
  name: 'fit boundary',
  label: (model, { id }) => `fit ${nameOf(model, id)} to its contents`,
  run: (model, { diagram, id }) => {
    const place = model.places[placeId(diagram, id)];
    const needed = neededBy(model, diagram, id);
    if (!place || !needed) return refuse('There is nothing in this boundary yet.');
    return { ...model, places: { ...model.places, [placeId(diagram, id)]: patched(place, needed) } };
  },
};

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

/** Elements of a selection lined up along one edge or centre, or spread evenly. */
export type Alignment =
  'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom' | 'spread-across' | 'spread-down';

export const alignThings: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly to: Alignment;
}> = {
  name: 'align',
  label: (_, { ids, to }) =>
    `${to.startsWith('spread') ? 'distribute' : 'align'} ${counted(ids.length, 'element')}`,
  run: (model, { diagram, ids, to }) => {
    const placed = ids.map((id) => model.places[placeId(diagram, id)]).filter((place) => place !== undefined);
    const first = placed[0];
    if (!first || placed.length < 2) return refuse('Select at least two elements to align.');
    let next = model;
    for (const [place, by] of shiftsFor(to, first, placed)) {
      if (place.locked === true) continue;
      const group = new Set<ThingId>([
        place.thing,
        ...(model.boundaries[place.thing] ? contentsOf(model, place.thing) : []),
      ]);
      next = shift(next, diagram, group, by);
    }
    return growAround(next, diagram, ids);
  },
};

function shiftsFor(
  to: Alignment,
  first: Place,
  placed: readonly Place[],
): readonly (readonly [Place, Point])[] {
  const across = (place: Place, x: number) => [place, { x: x - place.x, y: 0 }] as const;
  const down = (place: Place, y: number) => [place, { x: 0, y: y - place.y }] as const;
  switch (to) {
    case 'left':
      return placed.map((p) => across(p, first.x));
    case 'right':
      return placed.map((p) => across(p, first.x + first.width - p.width));
    case 'centre':
      return placed.map((p) => across(p, first.x + (first.width - p.width) / 2));
    case 'top':
      return placed.map((p) => down(p, first.y));
    case 'bottom':
      return placed.map((p) => down(p, first.y + first.height - p.height));
    case 'middle':
      return placed.map((p) => down(p, first.y + (first.height - p.height) / 2));
    case 'spread-across':
      return spread(placed, 'x', 'width').map(([p, x]) => across(p, x));
    case 'spread-down':
      return spread(placed, 'y', 'height').map(([p, y]) => down(p, y));
  }
}

function spread(
  placed: readonly Place[],
  axis: 'x' | 'y',
  size: 'width' | 'height',
): readonly (readonly [Place, number])[] {
  const sorted = placed.toSorted((a, b) => a[axis] - b[axis]);
  const first = sorted[0]!;
  const last = sorted.at(-1)!;
  const free = last[axis] + last[size] - first[axis] - sorted.reduce((sum, p) => sum + p[size], 0);
  const gap = free / (sorted.length - 1);
  let at = first[axis];
  return sorted.map((place) => {
    const here = [place, Math.round(at)] as const;
    at += place[size] + gap;
    return here;
  });
}

/** Locks or frees things: locked ones are not moved, resized or deleted. */
export const lockThings: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly locked: boolean;
}> = {
  name: 'lock',
  label: (_, { ids, locked }) => `${locked ? 'lock' : 'unlock'} ${counted(ids.length, 'thing')}`,
  run: (model, { diagram, ids, locked }) => {
    const places = { ...model.places };
    for (const id of ids) {
      const place = places[placeId(diagram, id)];
      if (!place || (place.locked ?? false) === locked) continue;
      const { locked: _, ...rest } = place;
      places[placeId(diagram, id)] = locked ? { ...rest, locked } : rest;
    }
    return { ...model, places };
  },
};

/**
 * Lays things above or below everything else of their band: elements among elements, notes among notes. Boundaries lie
 * by their depth and flows under elements, whatever is asked.
 */
export const stackThings: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly to: 'front' | 'back';
}> = {
  name: 'stack',
  label: (model, { ids, to }) =>
    `${to === 'front' ? 'bring' : 'send'} ${ids.length === 1 ? nameOf(model, ids[0]!) : counted(ids.length, 'thing')} to the ${to}`,
  run: (model, { diagram, ids, to }) => {
    const raised: Record<string, Place> = {};
    for (const band of [model.elements, model.notes]) {
      const inBand = placesOn(model, diagram).filter(({ thing }) => band[thing] !== undefined);
      const chosen = inBand.filter(({ thing }) => ids.includes(thing));
      const rest = inBand.filter(({ thing }) => !ids.includes(thing));
      if (chosen.length === 0 || rest.length === 0) continue;
      const edge = to === 'front' ? Math.max(...rest.map(heightOf)) : Math.min(...rest.map(heightOf));
      if (chosen.every((place) => (to === 'front' ? heightOf(place) > edge : heightOf(place) < edge)))
        continue;
      for (const [at, place] of chosen.entries()) {
        const z = to === 'front' ? edge + 1 + at : edge - chosen.length + at;
        raised[placeId(diagram, place.thing)] = { ...place, z };
      }
    }
    return Object.keys(raised).length === 0 ? model : { ...model, places: { ...model.places, ...raised } };
  },
};

const heightOf = ({ z }: Place): number => z ?? 0;

/** Whether a thing is locked on a diagram. */
export function isLocked(model: Model, diagram: DiagramId, id: ThingId | ElementId): boolean {
  return model.places[placeId(diagram, id)]?.locked === true;
}
