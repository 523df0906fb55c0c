import { PADDING, PADDING_TOP } from '../commands/nesting';
import { contentsOf, outward } from '../model/graph';
import type { BoundaryId, DiagramId, FlowId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import { around, centre, distance, overlap, toGrid, type Box, type Point } from '../model/geometry';
import { placesOn, type Place } from '../model/place';
import type { Block, Direction, Link, RunElk } from './elk';
import { arrangeReadably, type OnProgress } from './parts';
import { waysAround } from './ways';

/**
 * A tidy diagram: where its things would stand if they were laid out in the direction in which the data flows.
 *
 * Whatever must stay (locked, or not asked for) stays to the pixel. Each boundary that holds something that stays is
 * tidied for itself, from the inside out; all the rest goes to the layout kernel as a whole, so that flows across
 * boundaries count.
 */

/** What is tidied: the whole diagram, the inside of one boundary, or some things and what they contain. */
export type Scope =
  | { readonly is: 'all' }
  | { readonly is: 'boundary'; readonly id: BoundaryId }
  | { readonly is: 'things'; readonly ids: readonly ThingId[] };

export interface Wish {
  readonly diagram: DiagramId;
  readonly scope: Scope;
  readonly direction: Direction;
  /** The room that a flow's label takes, px; undefined when it has none. */
  readonly labelOf: (flow: FlowId) => { readonly width: number; readonly height: number } | undefined;
  /** Hears how far a long layout has come. */
  readonly onProgress?: OnProgress;
  /** Called now and then in the work that is not the kernel's: it may wait, so that the page paints, or throw to give all of it up. */
  readonly pause?: () => Promise<void>;
}

/** The outcome: only what differs from the model. Page coordinates, px. */
export interface Layout {
  readonly boxes: ReadonlyMap<ThingId, Box>;
  /** Bend points of every flow that was laid out; empty where it runs straight. */
  readonly bends: ReadonlyMap<FlowId, readonly Point[]>;
}

/** The share of the work that is to place things; the rest is to lead flows around them. */
const PLACING = 0.3;

/** Blocks that are put beside what stays keep this distance, px. */
const GAP = 40;

export async function tidy(model: Model, wish: Wish, run: RunElk): Promise<Layout> {
  const board = boardOf(model, wish);
  await tidyInside(board, wish.scope.is === 'boundary' ? wish.scope.id : null, run);
  await leadAround(board);
  takeNotesAlong(board);
  return changes(board);
}

/** The diagram while it is being tidied. */
interface Board {
  readonly model: Model;
  readonly wish: Wish;
  readonly before: ReadonlyMap<ThingId, Place>;
  readonly boxes: Map<ThingId, Box>;
  readonly bends: Map<FlowId, readonly Point[]>;
  /** What stands directly in a boundary, or in none. Boundaries that are not drawn here are looked through. */
  readonly inside: ReadonlyMap<BoundaryId | null, readonly ThingId[]>;
  /** What may move: asked for, not locked, and nothing inside is locked either. */
  readonly isFree: (id: ThingId) => boolean;
}

function boardOf(model: Model, wish: Wish): Board {
  const before = new Map(placesOn(model, wish.diagram).map((place) => [place.thing, place]));
  const inside = new Map<BoundaryId | null, ThingId[]>();
  const parents = new Map<ThingId, BoundaryId | null>();
  for (const id of before.keys()) {
    if (model.notes[id]) continue;
    const around = outward(model, model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null);
    const parent = around.find((boundary) => before.has(boundary)) ?? null;
    parents.set(id, parent);
    inside.set(parent, [...(inside.get(parent) ?? []), id]);
  }
  for (const ids of inside.values()) ids.sort((a, b) => inReadingOrder(before.get(a)!, before.get(b)!));

  const held = new Set<ThingId>();
  const hold = (id: ThingId | null): void => {
    for (let at = id; at !== null && !held.has(at); at = parents.get(at) ?? null) held.add(at);
  };
  const asked = askedFor(model, wish.scope);
  for (const [id, place] of before) if (place.locked === true || !asked(id)) hold(id);
  return {
    model,
    wish,
    before,
    boxes: new Map(before),
    bends: new Map(),
    inside,
    isFree: (id) => !held.has(id),
  };
}

function askedFor(model: Model, scope: Scope): (id: ThingId) => boolean {
  if (scope.is === 'all') return () => true;
  const ids =
    scope.is === 'boundary'
      ? contentsOf(model, scope.id)
      : scope.ids.flatMap((id) => [id, ...(model.boundaries[id] ? contentsOf(model, id) : [])]);
  const asked = new Set(ids);
  return (id) => asked.has(id);
}

/** Left to right, then top to bottom: things in one row are those whose heights overlap. */
function inReadingOrder(a: Box, b: Box): number {
  const [left, right] = [centre(a), centre(b)];
  if (Math.abs(left.y - right.y) > 28) return left.y - right.y;
  return left.x - right.x;
}

/** Lays out what is free directly in a boundary (or outside all), after the boundaries in it that cannot move whole. */
async function tidyInside(board: Board, parent: BoundaryId | null, run: RunElk): Promise<void> {
  const things = board.inside.get(parent) ?? [];
  for (const id of things)
    if (!board.isFree(id) && board.model.boundaries[id]) await tidyInside(board, id, run);

  const free = things.filter(board.isFree);
  if (free.length === 0) return;
  const blocks = free.map((id) => blockOf(board, id));
  const links = linksAmong(board, blocks);
  const { direction, onProgress } = board.wish;
  const arrangement = await arrangeReadably(blocks, links, {
    direction,
    run,
    onProgress: (share) => onProgress?.(share * PLACING),
  });

  const stays = things.filter((id) => !board.isFree(id)).map((id) => board.boxes.get(id)!);
  const size = around([...arrangement.boxes.values()])!;
  const at = spotFor(size, around(blocks.map((block) => block.box))!, stays, insideOf(board, parent));
  const by = { x: toGrid(at.x - size.x), y: toGrid(at.y - size.y) };
  const moved = (point: Point): Point => ({ x: toGrid(point.x) + by.x, y: toGrid(point.y) + by.y });
  for (const [id, box] of arrangement.boxes) {
    const corner = moved(box);
    const end = moved({ x: box.x + box.width, y: box.y + box.height });
    const isElement = board.model.elements[id] !== undefined;
    board.boxes.set(id, {
      ...corner,
      width: isElement ? box.width : end.x - corner.x,
      height: isElement ? box.height : end.y - corner.y,
    });
  }
  for (const [id, points] of arrangement.bends)
    board.bends.set(
      id,
      points.map(({ x, y }) => ({ x: Math.round(x) + by.x, y: Math.round(y) + by.y })),
    );
  makeRoom(board, parent);
}

function blockOf(board: Board, id: ThingId): Block {
  const isBoundary = board.model.boundaries[id] !== undefined;
  return {
    id,
    box: board.boxes.get(id)!,
    isBoundary,
    leastWidth: isBoundary ? nameRoom(board.model.boundaries[id]!.name) : 0,
    inside: isBoundary ? (board.inside.get(id) ?? []).map((inner) => blockOf(board, inner)) : [],
  };
}

/** Room for a boundary's name and its trust, as far as one line may go. */
const nameRoom = (name: string): number => Math.min(360, 96 + 7 * name.length);

/** Flows with both ends in the blocks; a flow to itself needs no layout. */
function linksAmong({ model, wish }: Board, blocks: readonly Block[]): readonly Link[] {
  const ids = new Set<ThingId>();
  const collect = (block: Block): void => {
    ids.add(block.id);
    block.inside.forEach(collect);
  };
  blocks.forEach(collect);
  return Object.values(model.flows)
    .filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to))
    .toSorted((a, b) => (a.step || Infinity) - (b.step || Infinity) || (a.id < b.id ? -1 : 1))
    .map(({ id, from, to }) => ({ id, from, to, label: wish.labelOf(id) }));
}

/** The top left corner where the contents of a boundary may begin; null outside all of them. */
function insideOf(board: Board, parent: BoundaryId | null): Point | null {
  const box = parent === null ? undefined : board.boxes.get(parent);
  return box ? { x: box.x + PADDING, y: box.y + PADDING_TOP } : null;
}

/** Where a block of some size goes: as near as possible to where its things were, clear of what stays. */
function spotFor(size: Box, was: Box, stays: readonly Box[], least: Point | null): Point {
  const start = stays.length === 0 && least ? least : { x: was.x, y: was.y };
  const spots = [
    start,
    ...stays.flatMap((box) => [
      { x: box.x + box.width + GAP, y: start.y },
      { x: start.x, y: box.y + box.height + GAP },
      { x: box.x + box.width + GAP, y: box.y },
      { x: box.x, y: box.y + box.height + GAP },
      { x: box.x - size.width - GAP, y: start.y },
      { x: start.x, y: box.y - size.height - GAP },
    ]),
  ]
    .map((spot) => (least ? { x: Math.max(spot.x, least.x), y: Math.max(spot.y, least.y) } : spot))
    .filter((spot) => !stays.some((box) => overlap({ ...size, ...spot }, box, GAP / 2)))
    .toSorted((a, b) => distance(a, start) - distance(b, start));
  const beyond = around(stays);
  return spots[0] ?? { x: beyond ? beyond.x + beyond.width + GAP : start.x, y: start.y };
}

/** The boundary asked for shrinks or grows to its contents; one around something that stays only grows. */
function makeRoom(board: Board, parent: BoundaryId | null): void {
  const box = parent === null ? undefined : board.boxes.get(parent);
  if (parent === null || !box) return;
  const contents = around((board.inside.get(parent) ?? []).map((id) => board.boxes.get(id)!))!;
  const needed = {
    x: Math.min(box.x, contents.x - PADDING),
    y: Math.min(box.y, contents.y - PADDING_TOP),
    right: contents.x + contents.width + PADDING,
    bottom: contents.y + contents.height + PADDING,
  };
  const { scope } = board.wish;
  const mayShrink =
    scope.is === 'boundary' && scope.id === parent && board.before.get(parent)?.locked !== true;
  const right = mayShrink ? needed.right : Math.max(needed.right, box.x + box.width);
  const bottom = mayShrink ? needed.bottom : Math.max(needed.bottom, box.y + box.height);
  board.boxes.set(parent, { x: needed.x, y: needed.y, width: right - needed.x, height: bottom - needed.y });
}

/** Leads the flows for which the kernel gave no bends, since they run between parts that were laid out apart. */
async function leadAround({ model, wish, boxes, bends }: Board): Promise<void> {
  const ways = [...bends].flatMap(([id, points]) => {
    const flow = model.flows[id];
    return flow && points.length === 0 ? [{ id, from: flow.from, to: flow.to }] : [];
  });
  if (ways.length === 0) return;
  const shapes = new Map([...boxes].filter(([id]) => model.elements[id] !== undefined));
  const search = waysAround(shapes, ways);
  let step = search.next();
  while (step.done !== true) {
    wish.onProgress?.(PLACING + step.value * (1 - PLACING));
    await wish.pause?.();
    step = search.next();
  }
  for (const [id, points] of step.value) bends.set(id, points);
}

/** A note keeps its distance from what it stands next to. */
function takeNotesAlong(board: Board): void {
  for (const [id, note] of board.before) {
    if (!board.model.notes[id] || note.locked === true) continue;
    let nearest: { readonly id: ThingId; readonly away: number } | undefined;
    for (const [other, place] of board.before) {
      if (!board.model.elements[other]) continue;
      const away = distance(centre(note), centre(place));
      if (!nearest || away < nearest.away) nearest = { id: other, away };
    }
    if (!nearest) continue;
    const [was, is] = [board.before.get(nearest.id)!, board.boxes.get(nearest.id)!];
    board.boxes.set(id, { ...note, x: note.x + is.x - was.x, y: note.y + is.y - was.y });
  }
}

function changes({ before, boxes, bends }: Board): Layout {
  const moved = [...boxes].flatMap(([id, { x, y, width, height }]) => {
    const was = before.get(id)!;
    const same = was.x === x && was.y === y && was.width === width && was.height === height;
    return same ? [] : [[id, { x, y, width, height }] as const];
  });
  return { boxes: new Map(moved), bends };
}
