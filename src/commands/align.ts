import { contentsOf } from '../model/graph';
import type { DiagramId, ThingId } from '../model/id';
import { placeId, type Place, type Point } from '../model/place';
import { shift } from './arrange';
import { counted, refuse, type Command } from './command';
import { growAround } from './nesting';

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
