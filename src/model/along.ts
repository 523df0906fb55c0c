import { distance, type Box, type Point } from './geometry';

/** Measuring along a line: where on it something is, and where it goes through the sides of a box. */

/** The point at a share of a line's length: 0 at its start, 1 at its end. */
export function pointAt(points: readonly Point[], t: number): Point {
  let left = lengthOf(points) * Math.min(Math.max(t, 0), 1);
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const piece = distance(a, b);
    if (piece >= left && piece > 0) {
      const share = left / piece;
      return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
    }
    left -= piece;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

export function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1]!, points[i]!);
  return sum;
}

/** The place on a line nearest to a point: how far along (0 to 1), and how far away. */
export function nearestOn(
  points: readonly Point[],
  to: Point,
): { readonly t: number; readonly distance: number; readonly piece: number } {
  const whole = lengthOf(points) || 1;
  let best = { t: 0, distance: Infinity, piece: 0 };
  let walked = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const length = distance(a, b);
    const share =
      length === 0
        ? 0
        : Math.min(
            Math.max(((to.x - a.x) * (b.x - a.x) + (to.y - a.y) * (b.y - a.y)) / (length * length), 0),
            1,
          );
    const away = Math.hypot(to.x - a.x - (b.x - a.x) * share, to.y - a.y - (b.y - a.y) * share);
    if (away < best.distance) best = { t: (walked + length * share) / whole, distance: away, piece: i - 1 };
    walked += length;
  }
  return best;
}

/** A place where a line goes through the side of a box. */
export interface Gate extends Point {
  /** Which way the side runs there. */
  readonly side: 'upright' | 'level';
}

/** Where a line goes through the sides of a box, from its start to its end. */
export function gatesIn(points: readonly Point[], box: Box): readonly Gate[] {
  const gates: Gate[] = [];
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const found: (Gate & { readonly t: number })[] = [];
    for (const x of [box.x, right]) {
      if (a.x < x === b.x < x) continue;
      const t = (x - a.x) / (b.x - a.x);
      const y = a.y + (b.y - a.y) * t;
      if (y >= box.y && y <= bottom) found.push({ x, y, side: 'upright', t });
    }
    for (const y of [box.y, bottom]) {
      if (a.y < y === b.y < y) continue;
      const t = (y - a.y) / (b.y - a.y);
      const x = a.x + (b.x - a.x) * t;
      if (x >= box.x && x <= right) found.push({ x, y, side: 'level', t });
    }
    gates.push(...found.toSorted((p, q) => p.t - q.t).map(({ x, y, side }) => ({ x, y, side })));
  }
  return gates;
}
