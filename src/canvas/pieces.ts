import { distance, type Point } from '../model/geometry';
import type { Line } from '../model/outline';

/** Some of a line, in page coordinates. */
export interface Piece {
  readonly d: string;
  /** How far from the start of the line it begins, px: where its dashes go on. */
  readonly at: number;
}

/** About so long is a piece, px: as long as what a browser draws at once is wide. */
const LONGEST = 256;
/** A curve is measured by so many chords. */
const CHORDS = 16;

const known = new WeakMap<Line, readonly Piece[]>();

/**
 * A line in pieces that together look like it. Browsers dash a whole curve for each square of the page that they draw anew,
 * even where little of it is in that square: a dozen dashed flows across a big diagram were half of what it took to show a
 * step of panning. Pieces that are elsewhere are left out.
 */
export function piecesOf(line: Line): readonly Piece[] {
  let pieces = known.get(line);
  if (!pieces) known.set(line, (pieces = cut(line.d)));
  return pieces;
}

/** Reads what `model/outline.ts` writes: absolute M, L, Q and C, one of each at a time. */
function cut(d: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let [here, at]: [Point, number] = [{ x: 0, y: 0 }, 0];
  for (const [, letter, numbers] of d.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const points = [here, ...pointsIn(numbers!)];
    here = points.at(-1)!;
    if (letter === 'M') continue;
    for (const part of parts(points)) {
      pieces.push({ d: written(part), at });
      at += lengthOf(part);
    }
  }
  return pieces;
}

function pointsIn(numbers: string): readonly Point[] {
  const all = numbers
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return all.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: all[i + 1]! }] : []));
}

/** A straight line or curve, by its control points, as several of the same kind one after the other. */
function parts(control: readonly Point[]): readonly (readonly Point[])[] {
  const count = Math.max(1, Math.ceil(lengthOf(control) / LONGEST));
  const found: (readonly Point[])[] = [];
  let rest = control;
  for (let left = count; left > 1; left--) {
    const [first, second] = split(rest, 1 / left);
    found.push(first);
    rest = second;
  }
  return [...found, rest];
}

/** A Bézier curve of any degree as two (de Casteljau). */
function split(control: readonly Point[], t: number): readonly [readonly Point[], readonly Point[]] {
  const [first, second]: [Point[], Point[]] = [[], []];
  let row = control;
  while (row.length > 0) {
    first.push(row[0]!);
    second.unshift(row.at(-1)!);
    const above = row;
    row = above.slice(1).map((to, i) => {
      const from = above[i]!;
      return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
    });
  }
  return [first, second];
}

function lengthOf(control: readonly Point[]): number {
  if (control.length === 2) return distance(control[0]!, control[1]!);
  let length = 0;
  let before = control[0]!;
  for (let i = 1; i <= CHORDS; i++) {
    const next = split(control, i / CHORDS)[1][0]!;
    length += distance(before, next);
    before = next;
  }
  return length;
}

const LETTER = ['', '', 'L', 'Q', 'C'];

function written(control: readonly Point[]): string {
  const [start, ...rest] = control.map(({ x, y }) => `${round(x)},${round(y)}`);
  return `M${start}${LETTER[control.length]}${rest.join(' ')}`;
}

const round = (n: number): number => Math.round(n * 10) / 10;
