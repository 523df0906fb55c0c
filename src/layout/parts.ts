import { PADDING, PADDING_TOP } from '../commands/nesting';
import type { ThingId } from '../model/id';
import { around, type Box, type Point } from '../model/geometry';
import {
  arrange,
  MOST_LABELS,
  type Arrangement,
  type Block,
  type Direction,
  type Link,
  type Purpose,
  type RunElk,
} from './elk';

/**
 * Large diagrams. Laid out as one, hundreds of things come out as a band many screens long, since each flow pushes its
 * target one step further. So each boundary is laid out for itself and then stands among the others as one block, and what
 * is still too long is cut into rows, as a text is into lines.
 */

/** From so many flows on, the whole takes too long to be tried. */
const MANY = 300;
/** Up to this size, px, a diagram is read without wrapping whatever its shape. */
const READABLE = { width: 2400, height: 1600 };
/** Between two rows, px. */
const ROW_GAP = 72;

/** How much of the work is done, from 0 to 1. */
export type OnProgress = (share: number) => void;

/** The arrangement of some blocks that can be shown largest: as one, or by parts. */
export async function arrangeReadably(
  blocks: readonly Block[],
  links: readonly Link[],
  {
    direction,
    run,
    onProgress,
  }: { readonly direction: Direction; readonly run: RunElk; readonly onProgress?: OnProgress },
): Promise<Arrangement> {
  const whole = links.length > MANY ? null : await arrange(blocks, links, direction, run);
  if (whole && zoomOf(extentOf(whole)) >= 1) return whole;
  let done = 0;
  const all = countParts(blocks) + 1;
  const parts = await arrangeByParts(blocks, links, {
    direction,
    run,
    purpose: links.length > MOST_LABELS ? 'pack' : 'show',
    onPart: () => onProgress?.((done += 1) / all),
  });
  // Flows that run through several boundaries are led together with what they pass only in the whole.
  return whole && zoomOf(extentOf(whole)) * 1.5 > zoomOf(extentOf(parts)) ? whole : parts;
}

function countParts(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { inside }) => sum + (inside.length === 0 ? 0 : 1 + countParts(inside)), 0);
}

/** How large something can be shown in the room that is read at once; 1 and more is as large as one likes. */
function zoomOf({ width, height }: Pick<Box, 'width' | 'height'>): number {
  return Math.min(READABLE.width / width, READABLE.height / height);
}

const NO_BOX: Box = { x: 0, y: 0, width: 0, height: 0 };

function extentOf({ boxes }: Pick<Arrangement, 'boxes'>): Box {
  return around([...boxes.values()]) ?? NO_BOX;
}

interface How {
  readonly direction: Direction;
  readonly run: RunElk;
  readonly purpose: Purpose;
  /** Called when another boundary has been laid out. */
  readonly onPart: () => void;
}

/** From the inside out: what a boundary contains is arranged first, and it is a block of that size among the others. */
async function arrangeByParts(
  blocks: readonly Block[],
  links: readonly Link[],
  how: How,
): Promise<Arrangement> {
  const { direction, run, purpose } = how;
  const home = homesOf(blocks);
  const inner = new Map<ThingId, Arrangement>();
  const solid: Block[] = [];
  for (const block of blocks) {
    if (block.inside.length === 0) {
      solid.push(block);
      continue;
    }
    const inside = links.filter(({ from, to }) => home.get(from) === block.id && home.get(to) === block.id);
    const arrangement = await arrangeByParts(block.inside, inside, how);
    inner.set(block.id, arrangement);
    how.onPart();
    const { width, height } = extentOf(arrangement);
    const box = {
      ...block.box,
      width: Math.max(width + 2 * PADDING, block.leastWidth),
      height: height + PADDING_TOP + PADDING,
    };
    solid.push({ ...block, box, inside: [] });
  }
  // Among boundaries only the order counts: flows end inside them, so the ways led around them are no good.
  const isOfParts = inner.size > 1;
  const lifted = liftedTo(home, links);
  const level = await arrange(solid, lifted, direction, run, isOfParts ? 'order' : purpose);
  const shown = isOfParts ? shelved(level, direction) : inRows(level, direction);
  return unpacked(shown, inner, links);
}

/** The block in which each thing is; a block is in itself. */
function homesOf(blocks: readonly Block[]): ReadonlyMap<ThingId, ThingId> {
  const homes = new Map<ThingId, ThingId>();
  const enter = (block: Block, home: ThingId): void => {
    homes.set(block.id, home);
    for (const inside of block.inside) enter(inside, home);
  };
  for (const block of blocks) enter(block, block.id);
  return homes;
}

/** Flows from one block to another, as flows of the blocks. Those of a boundary's contents count once for each pair. */
function liftedTo(home: ReadonlyMap<ThingId, ThingId>, links: readonly Link[]): readonly Link[] {
  const pairs = new Set<string>();
  return links.flatMap((link): readonly Link[] => {
    const [from, to] = [home.get(link.from)!, home.get(link.to)!];
    if (from === to) return [];
    if (from === link.from && to === link.to) return [link];
    const pair = `${from} ${to}`;
    if (pairs.has(pair)) return [];
    pairs.add(pair);
    return [{ id: link.id, from, to, label: undefined }];
  });
}

/** Puts the contents of the blocks where the blocks are. Only flows between things of one level keep their bends. */
function unpacked(
  level: Arrangement,
  inner: ReadonlyMap<ThingId, Arrangement>,
  links: readonly Link[],
): Arrangement {
  const boxes = new Map(level.boxes);
  const bends = new Map<string, readonly Point[]>();
  for (const { id, from, to } of links) {
    const isDirect = level.boxes.has(from) && level.boxes.has(to);
    bends.set(id, (isDirect ? level.bends.get(id) : undefined) ?? []);
  }
  for (const [id, arrangement] of inner) {
    const block = level.boxes.get(id)!;
    const first = extentOf(arrangement);
    const by = { x: block.x + PADDING - first.x, y: block.y + PADDING_TOP - first.y };
    for (const [inside, box] of arrangement.boxes) boxes.set(inside, { ...box, ...moved(box, by) });
    for (const [flow, points] of arrangement.bends)
      bends.set(
        flow,
        points.map((point) => moved(point, by)),
      );
  }
  return { boxes, bends };
}

const moved = ({ x, y }: Point, by: Point): Point => ({ x: x + by.x, y: y + by.y });

/** Sets the blocks of an arrangement side by side in their order, in rows of the length that lets them be shown largest. */
function shelved({ boxes }: Arrangement, direction: Direction): Arrangement {
  const { along, length, across, thickness } = AXES[direction];
  const inOrder = [...boxes].toSorted(([, a], [, b]) => a[along] - b[along] || a[across] - b[across]);
  const all = inOrder.reduce((sum, [, box]) => sum + box[length] + ROW_GAP, 0);
  const longestOne = Math.max(...inOrder.map(([, box]) => box[length]));
  let best = { boxes, zoom: 0 };
  for (let rows = 1; rows <= inOrder.length; rows++)
    // A little longer, or the last of them would stand in a row of its own.
    for (const more of [0, longestOne / 2]) {
      const shelves = onShelves(all / rows + more);
      const zoom = zoomOf(extentOf({ boxes: shelves }));
      if (zoom > best.zoom) best = { boxes: shelves, zoom };
    }
  return { boxes: best.boxes, bends: new Map() };

  function onShelves(longest: number): ReadonlyMap<ThingId, Box> {
    const placed = new Map<ThingId, Box>();
    let at = { [along]: 0, [across]: 0 } as unknown as Point;
    let thickest = 0;
    for (const [id, box] of inOrder) {
      if (at[along] > 0 && at[along] + box[length] > longest) {
        at = { [along]: 0, [across]: at[across] + thickest + ROW_GAP } as unknown as Point;
        thickest = 0;
      }
      placed.set(id, { ...box, ...at });
      at = { ...at, [along]: at[along] + box[length] + ROW_GAP };
      thickest = Math.max(thickest, box[thickness]);
    }
    return placed;
  }
}

/** Which way data flows, and which way is across it. */
const AXES = {
  right: { along: 'x', length: 'width', across: 'y', thickness: 'height' },
  down: { along: 'y', length: 'height', across: 'x', thickness: 'width' },
} as const;

/** Cuts an arrangement into as many rows (columns, where data flows down) as let it be shown largest. */
export function inRows(arrangement: Arrangement, direction: Direction): Arrangement {
  let best = arrangement;
  let zoom = zoomOf(extentOf(arrangement));
  for (let count = 2; zoom < 1 && count <= 12; count++) {
    const cut = cutInto(count, arrangement, direction);
    const now = zoomOf(extentOf(cut));
    // A cut costs: flows from row to row are long.
    if (now > zoom * 1.1) {
      best = cut;
      zoom = now;
    }
  }
  return best;
}

function cutInto(count: number, { boxes, bends }: Arrangement, direction: Direction): Arrangement {
  const { along, length, across, thickness } = AXES[direction];
  const sorted = [...boxes].toSorted(([, a], [, b]) => a[along] - b[along]);
  const whole = extentOf({ boxes });
  const rowOf = new Map<ThingId, number>();
  let row = 0;
  let start = whole[along];
  let end = start;
  for (const [id, box] of sorted) {
    // Only between two layers, where nothing stands across the cut.
    if (box[along] >= end && end - start >= whole[length] / count - 1) {
      row += 1;
      start = box[along];
    }
    end = Math.max(end, box[along] + box[length]);
    rowOf.set(id, row);
  }
  const shifts: Point[] = [];
  let at = 0;
  for (let n = 0; n <= row; n++) {
    const extent = around(sorted.flatMap(([id, box]) => (rowOf.get(id) === n ? [box] : [])))!;
    const by = { [along]: -extent[along], [across]: at - extent[across] } as unknown as Point;
    shifts.push(by);
    at += extent[thickness] + ROW_GAP;
  }
  const shiftOf = (id: ThingId): Point => shifts[rowOf.get(id)!]!;
  return {
    boxes: new Map(sorted.map(([id, box]) => [id, { ...box, ...moved(box, shiftOf(id)) }])),
    bends: new Map(
      [...bends].map(([id, points]) => {
        const rows = new Set(points.map((point) => rowAt(point)));
        const [only] = rows;
        return [id, rows.size === 1 && only ? points.map((point) => moved(point, only)) : []];
      }),
    ),
  };

  /** The shift of the row in which a point of a line lies; none beyond the cut. */
  function rowAt(point: Point): Point | undefined {
    const before = sorted.findLast(([, box]) => box[along] <= point[along]);
    const after = sorted.find(([, box]) => box[along] + box[length] >= point[along]);
    if (!before || !after) return undefined;
    return rowOf.get(before[0]) === rowOf.get(after[0]) ? shiftOf(before[0]) : undefined;
  }
}
