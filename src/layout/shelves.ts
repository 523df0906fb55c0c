import type { Box } from '../model/geometry';

/** Boxes in the order in which they begin across and down the page, so that those near a line are found without looking at all. */
export interface Shelves {
  readonly x: Shelf;
  readonly y: Shelf;
}

interface Shelf {
  readonly boxes: readonly Box[];
  readonly starts: readonly number[];
  /** The largest extent of a box in this direction, px. */
  readonly largest: number;
}

export function shelvesOf(boxes: readonly Box[]): Shelves {
  const shelf = (along: 'x' | 'y', size: 'width' | 'height'): Shelf => {
    const sorted = boxes.toSorted((a, b) => a[along] - b[along]);
    return {
      boxes: sorted,
      starts: sorted.map((box) => box[along]),
      largest: boxes.reduce((most, box) => Math.max(most, box[size]), 0),
    };
  };
  return { x: shelf('x', 'width'), y: shelf('y', 'height') };
}

/** All boxes that reach into a stretch, and some that do not. */
export function boxesIn({ boxes, starts, largest }: Shelf, low: number, high: number): readonly Box[] {
  return boxes.slice(firstFrom(starts, low - largest), firstFrom(starts, high));
}

/** The first place in an ascending list that holds at least a value. */
export function firstFrom(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
