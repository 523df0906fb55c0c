import { newBoundary, type Boundary } from '../model/boundary';
import type { BoundaryId, DiagramId, ThingId } from '../model/id';
import { contentsOf, outward } from '../model/graph';
import { nameOf, type Model } from '../model/model';
import { around, boundaryAt, centre, holds, placeId, placeOf, type Box } from '../model/place';
import { growAround, PADDING, PADDING_TOP, putInBoundary } from './nesting';
import { isFree } from './allowed';
import { patched, put, refuse, type Command } from './command';
import { deleteThings, nextName } from './elements';

export interface BoundaryPlacing {
  readonly id: BoundaryId;
  readonly diagram: DiagramId;
  readonly box: Box;
  readonly name?: string;
  readonly trust?: Boundary['trust'];
}

/**
 * Draws a trust boundary. It takes in what stands wholly inside its box and belongs to the boundary
 * around it, and goes into the boundary under its centre.
 */
export const placeBoundary: Command<BoundaryPlacing> = {
  name: 'place boundary',
  label: (model, { name }) => `add ${name ?? nextName(model, 'Trust boundary')}`,
  run: (model, { id, diagram, box, name, trust }) => {
    if (!isFree(model, id)) return refuse(`The id “${id}” is taken.`);
    const parent = parentFor(model, diagram, box);
    const boundary = newBoundary({
      id,
      name: name ?? nextName(model, 'Trust boundary'),
      parent,
      ...(trust ? { trust } : {}),
    });
    const inside = (thing: ThingId, member: BoundaryId | null): boolean => {
      const place = placeOf(model, diagram, thing);
      return (
        member === parent &&
        place !== undefined &&
        holds(box, place) &&
        holds(box, { x: place.x + place.width, y: place.y + place.height })
      );
    };
    return {
      ...model,
      elements: put(
        model.elements,
        ...Object.values(model.elements)
          .filter((e) => inside(e.id, e.boundary))
          .map((e) => patched(e, { boundary: id })),
      ),
      boundaries: put(
        model.boundaries,
        boundary,
        ...Object.values(model.boundaries)
          .filter((b) => inside(b.id, b.parent))
          .map((b) => patched(b, { parent: id })),
      ),
      places: {
        ...model.places,
        [placeId(diagram, id)]: {
          diagram,
          thing: id,
          x: Math.round(box.x),
          y: Math.round(box.y),
          width: Math.round(box.width),
          height: Math.round(box.height),
        },
      },
    };
  },
};

/** The boundary that holds a whole box, innermost first. */
function parentFor(model: Model, diagram: DiagramId, box: Box): BoundaryId | null {
  const corner = { x: box.x + box.width, y: box.y + box.height };
  return (
    outward(model, boundaryAt(model, diagram, centre(box))).find((id) => {
      const place = placeOf(model, diagram, id);
      return place !== undefined && holds(place, box) && holds(place, corner);
    }) ?? null
  );
}

/** Wraps things in a new boundary, which goes where they were. */
export const wrapInBoundary: Command<{
  readonly id: BoundaryId;
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
}> = {
  name: 'wrap',
  label: () => 'wrap in a boundary',
  run: (model, { id, diagram, ids }) => {
    const members = ids.filter((thing) => model.elements[thing] ?? model.boundaries[thing]);
    const inner = new Set(
      members.flatMap((thing) => (model.boundaries[thing] ? contentsOf(model, thing) : [])),
    );
    const top = members.filter((thing) => !inner.has(thing));
    const box = around(
      top.map((thing) => placeOf(model, diagram, thing)).filter((place) => place !== undefined),
    );
    if (!box) return refuse('Select what the boundary shall contain.');
    if (!isFree(model, id)) return refuse(`The id “${id}” is taken.`);
    const parents = top.map((thing) =>
      outward(model, model.elements[thing]?.boundary ?? model.boundaries[thing]?.parent ?? null),
    );
    const parent = parents[0]!.find((candidate) => parents.every((path) => path.includes(candidate))) ?? null;
    const drawn: Model = {
      ...model,
      boundaries: put(model.boundaries, newBoundary({ id, name: nextName(model, 'Trust boundary'), parent })),
      places: {
        ...model.places,
        [placeId(diagram, id)]: {
          diagram,
          thing: id,
          x: box.x - PADDING,
          y: box.y - PADDING_TOP,
          width: box.width + 2 * PADDING,
          height: box.height + PADDING + PADDING_TOP,
        },
      },
    };
    const filled = putInBoundary.run(drawn, { diagram, ids: top, boundary: id });
    return 'ok' in filled ? filled : growAround(filled, diagram, [id]);
  },
};

/** Takes a boundary away; its contents go to the boundary around it and stay where they are. */
export const dissolveBoundary: Command<{ readonly id: BoundaryId }> = {
  name: 'dissolve',
  label: (model, { id }) => `dissolve ${nameOf(model, id)}`,
  run: (model, { id }) =>
    model.boundaries[id]
      ? deleteThings.run(model, { ids: [id], contents: 'keep' })
      : refuse('Select a boundary to dissolve.'),
};

/** Changes trust level, description or scope of a boundary. */
export const editBoundary: Command<{
  readonly id: BoundaryId;
  readonly changes: Partial<Pick<Boundary, 'trust' | 'description' | 'outOfScope' | 'outOfScopeReason'>>;
}> = {
  name: 'edit boundary',
  label: (model, { id, changes }) =>
    `change ${changes.trust ? 'the trust level' : changes.description === undefined ? 'the scope' : 'the description'} of ${nameOf(model, id)}`,
  run: (model, { id, changes }) => {
    const boundary = model.boundaries[id];
    return boundary
      ? { ...model, boundaries: put(model.boundaries, patched(boundary, changes)) }
      : refuse('That boundary is not there any more.');
  },
};
