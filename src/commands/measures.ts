import type { BoundaryId, DiagramId, ThingId } from '../model/id';
import { nameOf, type Model } from '../model/model';
import { around, boundaryAt, centre, placeOf, type Box, type Point } from '../model/place';
import { isLocked } from './stack';
import { moveThings, resizeThing } from './arrange';
import { isRefusal, refuse, type Command } from './command';

/** Where things stand and how large they are, said in numbers instead of dragged. */

/** The box around things on a diagram, page coordinates, px; undefined when none of them stands there. */
export function measuresOf(model: Model, diagram: DiagramId, ids: readonly ThingId[]): Box | undefined {
  return around(ids.map((id) => placeOf(model, diagram, id)).filter((place) => place !== undefined));
}

/** The boundary that a thing's middle comes to lie in when it moves, when that is another one than before. */
export function landing(
  model: Model,
  diagram: DiagramId,
  id: ThingId,
  by: Point,
): BoundaryId | null | 'keep' {
  const box = placeOf(model, diagram, id);
  if (!box || model.notes[id]) return 'keep';
  const before = centre(box);
  const except = new Set(model.boundaries[id] ? [id] : []);
  const was = boundaryAt(model, diagram, before, except);
  const is = boundaryAt(model, diagram, { x: before.x + by.x, y: before.y + by.y }, except);
  const member = model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null;
  return was === is || is === member ? 'keep' : is;
}

/**
 * Gives things the measures that are named: one thing its place and size, several together the place of the box around
 * them. One thing belongs to the boundary in which it comes to lie, as when it is dragged there.
 */
export const measureThings: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly to: Partial<Box>;
  /** Edits with the same gesture id become one step. */
  readonly gesture?: string;
}> = {
  name: 'measure',
  label: (model, { diagram, ids, to }) =>
    to.width === undefined && to.height === undefined
      ? moveThings.label(model, { diagram, ids, by: { x: 0, y: 0 }, into: 'keep' })
      : `resize ${nameOf(model, ids[0] ?? '')}`,
  joins: ({ gesture, to }) =>
    gesture === undefined ? '' : `gesture measure ${gesture} ${Object.keys(to).join()}`,
  run: (model, { diagram, ids, to }) => {
    const free = ids.filter((id) => !isLocked(model, diagram, id));
    const box = measuresOf(model, diagram, free);
    const [only, ...more] = free;
    if (!box || only === undefined) return refuse('It is locked, or not on this diagram.');
    const by = { x: (to.x ?? box.x) - box.x, y: (to.y ?? box.y) - box.y };
    const isMoved = by.x !== 0 || by.y !== 0;
    const into = more.length === 0 ? landing(model, diagram, only, by) : 'keep';
    const moved = isMoved ? moveThings.run(model, { diagram, ids: free, by, into }) : model;
    if (isRefusal(moved) || more.length > 0 || (to.width === undefined && to.height === undefined))
      return moved;
    const at = measuresOf(moved, diagram, [only])!;
    return resizeThing.run(moved, {
      diagram,
      id: only,
      box: { ...at, width: to.width ?? at.width, height: to.height ?? at.height },
    });
  },
};
