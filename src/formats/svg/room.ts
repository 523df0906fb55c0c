import { overlap, type Box } from '../../model/geometry';

/** px; about as wide as two labels, so that a box lies in few squares and a square holds few boxes. */
const SQUARE = 256;

/** A box over more squares than this is looked at every time instead: a file may say any size. */
const MOST_SQUARES = 64;

/** The boxes that take room in a picture, found by where they are: a large picture has thousands. */
export class Room {
  private readonly squares = new Map<string, Box[]>();
  private readonly large: Box[] = [];

  constructor(taken: readonly Box[]) {
    for (const box of taken) this.take(box);
  }

  take(box: Box): void {
    const squares = squaresOf(box);
    if (squares === null) this.large.push(box);
    for (const square of squares ?? []) {
      const there = this.squares.get(square);
      if (there) there.push(box);
      else this.squares.set(square, [box]);
    }
  }

  /** Whether a box would cover nothing; boxes that only touch do not. */
  isFree(box: Box): boolean {
    const covers = (other: Box): boolean => overlap(box, other);
    const squares = squaresOf(box);
    if (squares === null) return !this.large.some(covers) && ![...this.squares.values()].flat().some(covers);
    return (
      !this.large.some(covers) && !squares.some((square) => this.squares.get(square)?.some(covers) === true)
    );
  }
}

/** The squares that a box touches; null when there are too many of them. */
function squaresOf({ x, y, width, height }: Box): readonly string[] | null {
  const [left, top] = [Math.floor(x / SQUARE), Math.floor(y / SQUARE)];
  const columns = Math.floor((x + width) / SQUARE) - left + 1;
  const rows = Math.floor((y + height) / SQUARE) - top + 1;
  if (!(columns * rows <= MOST_SQUARES)) return null;
  return Array.from(
    { length: columns * rows },
    (_, i) => `${left + (i % columns)} ${top + Math.floor(i / columns)}`,
  );
}
