import type { Box, Point } from '../model/geometry';
import { boxesIn, shelvesOf, type Shelves } from './shelves';

/** Right-angled lines that lie on each other, moved to lie side by side. */

/** A flow between two shapes, by their ids. */
export interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The way of a flow from the middle of its source to the middle of its target, corner by corner. */
export interface Path {
  readonly way: Way;
  readonly corners: readonly Point[];
}

/** Lines beside each other stand so far apart, px, where there is room. */
const APART = 8;
/** How near lines may come to shapes, px. */
const LEAST_CLEAR = 5;
/** From the corners of a shape to where a line may begin, px. */
const CORNER = 10;
/** How far a line may be moved, px. */
const FAR = 32;

/** One straight piece of a path. `at` is where it lies across its direction, `low` to `high` how far it reaches along it. */
interface Piece {
  readonly path: number;
  readonly number: number;
  readonly isAcross: boolean;
  at: number;
  readonly low: number;
  readonly high: number;
  /** Between these it may be moved. */
  readonly room: readonly [number, number];
  /** Where it comes from and goes to, across its direction: pieces in this order cross each other least. */
  readonly leans: number;
}

/** The bend points of each path, by the id of its flow. Stops after each path, so that others may work in between. */
export function* movedApart(
  paths: readonly Path[],
  shapes: ReadonlyMap<string, Box>,
): Generator<undefined, ReadonlyMap<string, readonly Point[]>, void> {
  const shelves = shelvesOf([...shapes.values()]);
  const pieces: (readonly Piece[])[] = [];
  for (const [index, path] of paths.entries()) {
    pieces.push(piecesOf(path, index, shapes, shelves));
    yield;
  }
  for (const group of groupsOf(pieces.flat())) spread(group);
  const bends = new Map<string, readonly Point[]>();
  for (const [index, { way, corners }] of paths.entries()) {
    const own = [shapes.get(way.from)!, shapes.get(way.to)!];
    const moved = bendsOf(corners, pieces[index]!);
    const isFree = moved.every((point, i) => i === 0 || runsFree(moved[i - 1]!, point, shelves, own));
    bends.set(way.id, isFree ? moved : bendsOf(corners, piecesAsFound(corners)));
    yield;
  }
  return bends;
}

function piecesAsFound(corners: readonly Point[]): readonly Pick<Piece, 'isAcross' | 'at'>[] {
  return corners.slice(1).map((b, i) => {
    const isAcross = b.y === corners[i]!.y;
    return { isAcross, at: isAcross ? b.y : b.x };
  });
}

function piecesOf(
  { way, corners }: Path,
  path: number,
  shapes: ReadonlyMap<string, Box>,
  shelves: Shelves,
): readonly Piece[] {
  const last = corners.length - 2;
  return piecesAsFound(corners).map(({ isAcross, at }, number) => {
    const [a, b] = [corners[number]!, corners[number + 1]!];
    const along = isAcross ? 'x' : 'y';
    const across = isAcross ? 'y' : 'x';
    const [low, high] = [Math.min(a[along], b[along]), Math.max(a[along], b[along])];
    const ends = [
      ...(number === 0 ? [shapes.get(way.from)!] : []),
      ...(number === last ? [shapes.get(way.to)!] : []),
    ];
    const room = roomAround({ isAcross, at, low, high }, shelves, ends);
    const [before, after] = [corners[number - 1] ?? a, corners[number + 2] ?? b];
    return { path, number, isAcross, at, low, high, room, leans: before[across] + after[across] };
  });
}

/** How far a piece may be moved to either side: up to the shapes beside it, and no further than the sides of its ends. */
function roomAround(
  { isAcross, at, low, high }: Pick<Piece, 'isAcross' | 'at' | 'low' | 'high'>,
  shelves: Shelves,
  ends: readonly Box[],
): readonly [number, number] {
  const [along, length] = isAcross ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const [across, thickness] = isAcross ? (['y', 'height'] as const) : (['x', 'width'] as const);
  let [least, most] = [at - FAR, at + FAR];
  for (const box of ends) {
    least = Math.max(least, Math.min(at, box[across] + CORNER));
    most = Math.min(most, Math.max(at, box[across] + box[thickness] - CORNER));
  }
  const reach = FAR + LEAST_CLEAR;
  for (const box of boxesIn(shelves[across], at - reach, at + reach)) {
    if (box[along] >= high + LEAST_CLEAR || box[along] + box[length] <= low - LEAST_CLEAR) continue;
    if (ends.includes(box)) continue;
    const [start, end] = [box[across] - LEAST_CLEAR, box[across] + box[thickness] + LEAST_CLEAR];
    if (end <= at) least = Math.max(least, end);
    else if (start >= at) most = Math.min(most, start);
  }
  return [Math.min(least, at), Math.max(most, at)];
}

/** Pieces that lie on each other, or so near that they look it, along some of their way. */
function groupsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const isAcross of [true, false]) {
    const sorted = pieces
      .filter((piece) => piece.isAcross === isAcross)
      .toSorted((a, b) => a.at - b.at || a.low - b.low);
    let band: Piece[] = [];
    const close = (): void => {
      let group: Piece[] = [];
      let reach = -Infinity;
      for (const piece of band.toSorted((a, b) => a.low - b.low)) {
        if (piece.low > reach && group.length > 0) {
          groups.push(group);
          group = [];
        }
        group.push(piece);
        reach = Math.max(reach, piece.high);
      }
      if (group.length > 0) groups.push(group);
      band = [];
    };
    for (const piece of sorted) {
      const [first] = band;
      if (first && piece.at - first.at >= APART / 2) close();
      band.push(piece);
    }
    close();
  }
  return groups;
}

function spread(group: readonly Piece[]): void {
  if (group.length < 2) return;
  const least = Math.max(...group.map(({ room }) => room[0]));
  const most = Math.min(...group.map(({ room }) => room[1]));
  const gap = Math.min(APART, (most - least) / (group.length - 1));
  const whole = gap * (group.length - 1);
  const start = Math.min(Math.max(group[0]!.at - whole / 2, least), most - whole);
  const inOrder = group.toSorted((a, b) => a.leans - b.leans || a.path - b.path || a.number - b.number);
  for (const [i, piece] of inOrder.entries()) {
    const at = start + i * gap;
    piece.at = Math.round(Math.min(Math.max(at, piece.room[0]), piece.room[1]));
  }
}

/**
 * The corners between the pieces; of a single piece that was moved off the way from middle to middle, its middle, which says at
 * which height it runs.
 */
function bendsOf(
  corners: readonly Point[],
  pieces: readonly Pick<Piece, 'isAcross' | 'at'>[],
): readonly Point[] {
  const [only, ...more] = pieces;
  if (only && more.length === 0) {
    const [a, b] = [corners[0]!, corners[1]!];
    if (only.at === (only.isAcross ? a.y : a.x)) return [];
    return [only.isAcross ? { x: (a.x + b.x) / 2, y: only.at } : { x: only.at, y: (a.y + b.y) / 2 }];
  }
  return pieces
    .slice(1)
    .map((piece, i) =>
      piece.isAcross ? { x: pieces[i]!.at, y: piece.at } : { x: piece.at, y: pieces[i]!.at },
    );
}

/** Whether a level or upright line runs over none of the boxes but its own. */
function runsFree(a: Point, b: Point, shelves: Shelves, own: readonly Box[]): boolean {
  const [left, right] = a.x < b.x ? [a.x, b.x] : [b.x, a.x];
  const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
  const near = a.x === b.x ? boxesIn(shelves.x, left, right + 1) : boxesIn(shelves.y, top, bottom + 1);
  return !near.some(
    (box) =>
      left < box.x + box.width &&
      right > box.x &&
      top < box.y + box.height &&
      bottom > box.y &&
      !own.includes(box),
  );
}
