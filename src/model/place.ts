import { holds, type Point } from './geometry';
import type { BoundaryId, DiagramId, FlowId, ThingId } from './id';
import type { Model } from './model';
import type { Infer, placeShape, routeShape } from './schema';

// Whoever asks where things stand mostly asks for their boxes as well.
export { around, centre, holds, type Box, type Point } from './geometry';

/** Where a thing stands on a diagram. Page coordinates: px at 100 % zoom, top left corner. */
export type Place = Infer<typeof placeShape>;
/** How a flow runs on a diagram. */
export type Route = Infer<typeof routeShape>;
export type RouteStyle = NonNullable<Route['style']>;

/** Sizes that new things get, px. */
export const DEFAULT_SIZE = {
  element: { width: 120, height: 56 },
  boundary: { width: 320, height: 220 },
  note: { width: 180, height: 80 },
} as const;

/** The key of a place or route: one thing on one diagram. */
export function placeId(diagram: DiagramId, thing: ThingId): string {
  return `${diagram}/${thing}`;
}

export function placeOf(model: Model, diagram: DiagramId, thing: ThingId): Place | undefined {
  return model.places[placeId(diagram, thing)];
}

export function routeOf(model: Model, diagram: DiagramId, flow: FlowId): Route | undefined {
  return model.routes[placeId(diagram, flow)];
}

const known = new WeakMap<Model['places'], Map<DiagramId, readonly Place[]>>();

/** All places of one diagram, what lies below first. Asked for at every move of the pointer, so it is kept for each table. */
export function placesOn(model: Pick<Model, 'places'>, diagram: DiagramId): readonly Place[] {
  let of = known.get(model.places);
  if (!of) known.set(model.places, (of = new Map<DiagramId, readonly Place[]>()));
  let on = of.get(diagram);
  if (!on) of.set(diagram, (on = placesIn(model, diagram)));
  return on;
}

function placesIn(model: Pick<Model, 'places'>, diagram: DiagramId): readonly Place[] {
  const on = Object.values(model.places).filter((place) => place.diagram === diagram);
  return on.some(({ z }) => z !== undefined) ? on.toSorted(byHeight) : on;
}

/** What lies below first; of equals, as they were. */
export function byHeight(a: Pick<Place, 'z'>, b: Pick<Place, 'z'>): number {
  return (a.z ?? 0) - (b.z ?? 0);
}

/**
 * The innermost boundary drawn under a point of a diagram: the smallest one that holds it,
 * leaving out the given ones and whatever is inside them.
 */
export function boundaryAt(
  model: Model,
  diagram: DiagramId,
  point: Point,
  except: ReadonlySet<BoundaryId> = new Set(),
): BoundaryId | null {
  return boundaryFinder(model, diagram, except)(point);
}

/** The same for many points of one diagram: what is drawn there is looked up once. */
export function boundaryFinder(
  model: Model,
  diagram: DiagramId,
  except: ReadonlySet<BoundaryId> = new Set(),
): (point: Point) => BoundaryId | null {
  const smallestFirst = Object.values(model.boundaries)
    .flatMap(({ id }) => {
      const place = insideAny(model, id, except) ? undefined : placeOf(model, diagram, id);
      return place ? [{ id, place }] : [];
    })
    .toSorted((a, b) => areaOf(a.place) - areaOf(b.place));
  return (point) => smallestFirst.find(({ place }) => holds(place, point))?.id ?? null;
}

function areaOf({ width, height }: Place): number {
  return width * height;
}

function insideAny(model: Model, id: BoundaryId, outer: ReadonlySet<BoundaryId>): boolean {
  for (let at: BoundaryId | null = id; at !== null; at = model.boundaries[at]?.parent ?? null) {
    if (outer.has(at)) return true;
  }
  return false;
}
