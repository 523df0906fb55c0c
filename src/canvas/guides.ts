import type { Box } from '../model/place';

/**
 * Guides: while something is dragged, it snaps to the edges and middles of what stands near, and to gaps as wide as
 * those that are there. All in page coordinates, px.
 */

export type Axis = 'x' | 'y';

/** A line through edges or middles that agree: at `at` on its axis, from `start` to `end` on the other one. */
export interface AlignGuide {
  readonly is: 'line';
  readonly axis: Axis;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** A gap as wide as another one: from `start` to `end` on its axis, at `at` on the other one. */
export interface GapGuide {
  readonly is: 'gap';
  readonly axis: Axis;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}
export type Guide = AlignGuide | GapGuide;

export interface Snap {
  /** What to add to the box; null on an axis where nothing is near. */
  readonly by: { readonly x: number | null; readonly y: number | null };
  readonly guides: readonly Guide[];
}

/** So many things near the dragged one are looked at. */
const NEAREST = 24;
/** Positions closer than this are the same. */
const SAME = 0.01;

/** Where a box snaps to among others, when something is within `reach`; and the guides that then hold. */
export function snapTo(box: Box, others: readonly Box[], reach: number): Snap {
  const near = nearest(box, others);
  const by = { x: nudge(box, near, 'x', reach), y: nudge(box, near, 'y', reach) };
  const snapped = { ...box, x: box.x + (by.x ?? 0), y: box.y + (by.y ?? 0) };
  return {
    by,
    guides: [
      ...(by.x === null ? [] : guidesOf(snapped, near, 'x')),
      ...(by.y === null ? [] : guidesOf(snapped, near, 'y')),
    ],
  };
}

/** The nearest first. Done at every move of the pointer among all that is in view, so nothing is sorted that is far away. */
function nearest(box: Box, others: readonly Box[]): readonly Box[] {
  if (others.length <= NEAREST) return others;
  const found: { readonly other: Box; readonly distance: number }[] = [];
  for (const other of others) {
    const distance = distanceBetween(box, other);
    if (found.length === NEAREST && distance >= found.at(-1)!.distance) continue;
    const after = found.findIndex((one) => one.distance > distance);
    found.splice(after < 0 ? found.length : after, 0, { other, distance });
    if (found.length > NEAREST) found.pop();
  }
  return found.map(({ other }) => other);
}

/** The square of the distance between two middles. */
function distanceBetween(a: Box, b: Box): number {
  const dx = b.x + b.width / 2 - a.x - a.width / 2;
  const dy = b.y + b.height / 2 - a.y - a.height / 2;
  return dx * dx + dy * dy;
}

const size = (box: Box, axis: Axis): number => (axis === 'x' ? box.width : box.height);
const low = (box: Box, axis: Axis): number => box[axis];
const high = (box: Box, axis: Axis): number => box[axis] + size(box, axis);
const across = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x');

/** Low edge, middle and high edge. */
const marks = (box: Box, axis: Axis): readonly [number, number, number] => [
  low(box, axis),
  low(box, axis) + size(box, axis) / 2,
  high(box, axis),
];

/** The smallest move along an axis that makes something agree; alignment wins over a gap that is as near. */
function nudge(box: Box, others: readonly Box[], axis: Axis, reach: number): number | null {
  let best: number | null = null;
  const offer = (by: number): void => {
    if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best) - SAME)) best = by;
  };
  const mine = marks(box, axis);
  // Edges meet edges and middles meet middles; an edge on a middle says nothing.
  for (const other of others) {
    const theirs = marks(other, axis);
    offer(theirs[1] - mine[1]);
    for (const edge of [mine[0], mine[2]]) for (const mark of [theirs[0], theirs[2]]) offer(mark - edge);
  }
  for (const place of gapPlaces(box, others, axis)) offer(place - low(box, axis));
  return best;
}

/** The things in one row (or column) with a box, in order. */
function inLine(box: Box, others: readonly Box[], axis: Axis): readonly Box[] {
  const side = across(axis);
  return others
    .filter((other) => low(other, side) < high(box, side) && low(box, side) < high(other, side))
    .toSorted((a, b) => low(a, axis) - low(b, axis));
}

/** Where the low edge of a box would make its gap to a neighbour as wide as one that is there. */
function gapPlaces(box: Box, others: readonly Box[], axis: Axis): readonly number[] {
  const row = inLine(box, others, axis);
  const places: number[] = [];
  for (let i = 0; i + 1 < row.length; i++) {
    const [a, b] = [row[i]!, row[i + 1]!];
    const gap = low(b, axis) - high(a, axis);
    if (gap <= 0) continue;
    places.push(high(b, axis) + gap, low(a, axis) - gap - size(box, axis));
    const free = gap - size(box, axis);
    if (free > 0) places.push(high(a, axis) + free / 2);
  }
  return places;
}

/** All guides that hold for a box where it is now. */
function guidesOf(box: Box, others: readonly Box[], axis: Axis): readonly Guide[] {
  const side = across(axis);
  const mine = marks(box, axis);
  const lines = new Map<number, AlignGuide>();
  for (const other of others) {
    const theirs = marks(other, axis);
    for (const [index, at] of mine.entries()) {
      const agrees = index === 1 ? [theirs[1]] : [theirs[0], theirs[2]];
      if (!agrees.some((mark) => Math.abs(mark - at) < SAME)) continue;
      const line = lines.get(index);
      lines.set(index, {
        is: 'line',
        axis,
        at,
        start: Math.min(line?.start ?? low(box, side), low(other, side)),
        end: Math.max(line?.end ?? high(box, side), high(other, side)),
      });
    }
  }
  return [...lines.values(), ...equalGaps(box, others, axis)];
}

/** The gaps beside a box and those as wide as them in its row; none when there is only one of a width. */
function equalGaps(box: Box, others: readonly Box[], axis: Axis): readonly GapGuide[] {
  const row = [...inLine(box, others, axis), box].toSorted((a, b) => low(a, axis) - low(b, axis));
  const gaps = row
    .slice(1)
    .map((b, index) => ({ a: row[index]!, b, width: low(b, axis) - high(row[index]!, axis) }));
  const own = gaps.filter(({ a, b, width }) => width > 0 && (a === box || b === box));
  const equal = gaps.filter(({ width }) => own.some((gap) => Math.abs(gap.width - width) < SAME));
  if (equal.length < 2) return [];
  const side = across(axis);
  return equal.map(({ a, b }) => ({
    is: 'gap',
    axis,
    at: (Math.max(low(a, side), low(b, side)) + Math.min(high(a, side), high(b, side))) / 2,
    start: high(a, axis),
    end: low(b, axis),
  }));
}
