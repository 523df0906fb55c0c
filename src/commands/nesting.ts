import type { BoundaryId, DiagramId, ThingId } from '../model/id';
import { contentsOf, outward } from '../model/graph';
import { nameOf, type Model } from '../model/model';
import { around, placeId, type Box } from '../model/place';
import { changed } from '../model/table';
import { patched, put, refuse, type Command } from './command';

/** What is inside what: membership of boundaries, and their growing around what they hold. */

/** Room kept between a boundary and what it contains, px; more on top for its name. */
export const PADDING = 24;
export const PADDING_TOP = 36;

/** Puts elements and boundaries into a boundary. Nothing moves; a boundary never goes into itself. */
export function reparent(model: Model, ids: readonly ThingId[], into: BoundaryId | null): Model {
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
export function neededBy(model: Model, diagram: DiagramId, id: BoundaryId): Box | undefined {
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
