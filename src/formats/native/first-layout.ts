import type { BoundaryId, DiagramId, ThingId } from '../../model/id';
import { overlap } from '../../model/geometry';
import { firstDiagram, type Model } from '../../model/model';
import { around, DEFAULT_SIZE, placeId, type Box, type Place } from '../../model/place';
import { storyOrder } from '../report/story';

/**
 * Draws what has no place on any diagram, so that a model written by hand can be seen at once: trust boundaries as
 * columns in the order of the story, elements stacked in them. Simple and steady; people move things afterwards.
 * Whatever is drawn already stays where it is.
 */
export function firstLayout(model: Model): Model {
  const drawn = new Set(Object.values(model.places).map((place) => place.thing));
  const isMissing = (id: ThingId): boolean => !drawn.has(id);
  const diagram = firstDiagram(model);
  const story = storyOrder(model);
  const boxes = new Map<ThingId, Box>(
    Object.values(model.places).flatMap((place) =>
      place.diagram === diagram ? [[place.thing, place] as const] : [],
    ),
  );
  const before = new Map(boxes);

  const inside = (parent: BoundaryId | null): Block[] => blocksIn(model, parent, isMissing, story);
  const loose = inside(null);
  if (drawn.size === 0) {
    const [elements, boundaries] = [
      loose.filter((block) => block.is === 'element'),
      loose.filter((block) => block.is === 'boundary'),
    ];
    const columns = [...(elements.length > 0 ? [stack(elements)] : []), ...boundaries];
    settle(beside(columns, COLUMN_GAP), { x: 0, y: 0 }, boxes);
  } else {
    for (const block of loose) settle(block, freeSpotBeside(boxes), boxes);
    for (const boundary of Object.values(model.boundaries)) {
      if (isMissing(boundary.id)) continue;
      for (const block of inside(boundary.id))
        settle(block, freeSpotIn(model, boundary.id, block, boxes), boxes);
    }
  }
  for (const note of Object.keys(model.notes).filter(isMissing)) {
    settle(
      { is: 'note', ...DEFAULT_SIZE.note, boxes: [[note, { x: 0, y: 0, ...DEFAULT_SIZE.note }]] },
      freeSpotBelow(boxes),
      boxes,
    );
  }
  return withPlaces(model, diagram, boxes, before);
}

/** Some things drawn together, positions counted from its own top left corner. */
interface Block {
  readonly is: 'element' | 'boundary' | 'note' | 'blocks';
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (readonly [ThingId, Box])[];
}

const GAP = 48;
const COLUMN_GAP = 112;
const PADDING = { side: 32, top: 48, bottom: 32 };
/** More elements than this in one place stand in several columns. */
const TALLEST = 5;

function blocksIn(
  model: Model,
  parent: BoundaryId | null,
  isMissing: (id: ThingId) => boolean,
  story: (id: ThingId) => number,
): Block[] {
  const elements = Object.values(model.elements)
    .filter((element) => element.boundary === parent && isMissing(element.id))
    .toSorted((a, b) => story(a.id) - story(b.id) || (a.id < b.id ? -1 : 1))
    .map((element): Block => {
      const size = { width: widthFor(element.name), height: DEFAULT_SIZE.element.height };
      return { is: 'element', ...size, boxes: [[element.id, { x: 0, y: 0, ...size }]] };
    });
  const boundaries = Object.values(model.boundaries)
    .filter((boundary) => boundary.parent === parent && isMissing(boundary.id))
    .toSorted((a, b) => story(a.id) - story(b.id) || (a.id < b.id ? -1 : 1))
    .map((boundary) => wrap(boundary.id, blocksIn(model, boundary.id, isMissing, story)));
  return [...elements, ...boundaries];
}

/** The width grows with the name in steps of the grid, as far as the notation allows. */
function widthFor(name: string): number {
  return Math.min(200, Math.max(DEFAULT_SIZE.element.width, Math.ceil((name.length * 7 + 32) / 8) * 8));
}

/** A boundary around its contents: the elements on top, inner boundaries below. */
function wrap(id: BoundaryId, contents: readonly Block[]): Block {
  const elements = contents.filter((block) => block.is === 'element');
  const inner = contents.filter((block) => block.is === 'boundary');
  const packed = below([...(elements.length > 0 ? [stack(elements)] : []), ...inner]);
  const width = contents.length === 0 ? onGrid(DEFAULT_SIZE.boundary.width) : packed.width + 2 * PADDING.side;
  const height =
    contents.length === 0
      ? onGrid(DEFAULT_SIZE.boundary.height)
      : packed.height + PADDING.top + PADDING.bottom;
  const shifted = shift(packed.boxes, { x: PADDING.side, y: PADDING.top });
  return { is: 'boundary', width, height, boxes: [[id, { x: 0, y: 0, width, height }], ...shifted] };
}

/** Elements in as many columns as they need. */
function stack(blocks: readonly Block[]): Block {
  const columns: Block[] = [];
  for (let i = 0; i < blocks.length; i += TALLEST) columns.push(below(blocks.slice(i, i + TALLEST)));
  return beside(columns, GAP);
}

function below(blocks: readonly Block[]): Block {
  let y = 0;
  const boxes = blocks.flatMap((block) => {
    const moved = shift(block.boxes, { x: 0, y });
    y += block.height + GAP;
    return moved;
  });
  return {
    is: 'blocks',
    width: Math.max(0, ...blocks.map((block) => block.width)),
    height: Math.max(0, y - GAP),
    boxes,
  };
}

function beside(blocks: readonly Block[], gap: number): Block {
  let x = 0;
  const boxes = blocks.flatMap((block) => {
    const moved = shift(block.boxes, { x, y: 0 });
    x += block.width + gap;
    return moved;
  });
  return {
    is: 'blocks',
    width: Math.max(0, x - gap),
    height: Math.max(0, ...blocks.map((block) => block.height)),
    boxes,
  };
}

type Boxes = readonly (readonly [ThingId, Box])[];

function shift(boxes: Boxes, by: { x: number; y: number }): Boxes {
  return boxes.map(([id, box]) => [id, { ...box, x: box.x + by.x, y: box.y + by.y }] as const);
}

function settle(block: Block, at: { x: number; y: number }, boxes: Map<ThingId, Box>): void {
  for (const [id, box] of shift(block.boxes, at)) boxes.set(id, box);
}

// Adding zero makes the negative zero an ordinary one.
const onGrid = (value: number): number => Math.ceil(value / 8) * 8 + 0;

function freeSpotBeside(boxes: ReadonlyMap<ThingId, Box>): { x: number; y: number } {
  const all = around([...boxes.values()]);
  return all ? { x: onGrid(all.x + all.width + GAP), y: onGrid(all.y) } : { x: 0, y: 0 };
}

function freeSpotBelow(boxes: ReadonlyMap<ThingId, Box>): { x: number; y: number } {
  const all = around([...boxes.values()]);
  return all ? { x: onGrid(all.x), y: onGrid(all.y + all.height + GAP) } : { x: 0, y: 0 };
}

/** Room for a block inside a boundary; where there is none, the boundary and those around it grow downwards. */
function freeSpotIn(
  model: Model,
  boundary: BoundaryId,
  block: Block,
  boxes: Map<ThingId, Box>,
): { x: number; y: number } {
  const room = boxes.get(boundary);
  // Drawn on another diagram only.
  if (!room) return freeSpotBeside(boxes);
  const others = [...boxes].filter(([id]) => !isAround(model, id, boundary)).map(([, box]) => box);
  for (let y = onGrid(room.y + PADDING.top); y + block.height + 16 <= room.y + room.height; y += 24) {
    for (let x = onGrid(room.x + 16); x + block.width + 16 <= room.x + room.width; x += 24) {
      const spot = { x, y, width: block.width, height: block.height };
      if (!others.some((box) => overlap(box, spot, 16))) return spot;
    }
  }
  const spot = { x: onGrid(room.x + PADDING.side), y: onGrid(room.y + room.height) };
  grow(model, boundary, { ...spot, width: block.width, height: block.height }, boxes);
  return spot;
}

function grow(model: Model, boundary: BoundaryId, content: Box, boxes: Map<ThingId, Box>): void {
  let needed = content;
  for (let at: BoundaryId | null = boundary; at !== null; at = model.boundaries[at]?.parent ?? null) {
    const box = boxes.get(at);
    if (!box) continue;
    const grown = {
      ...box,
      width: Math.max(box.width, onGrid(needed.x + needed.width + PADDING.side - box.x)),
      height: Math.max(box.height, onGrid(needed.y + needed.height + PADDING.bottom - box.y)),
    };
    boxes.set(at, grown);
    needed = grown;
  }
}

/** Whether a thing is the boundary or one of those around it. */
function isAround(model: Model, id: ThingId, boundary: BoundaryId): boolean {
  for (let at: BoundaryId | null = boundary; at !== null; at = model.boundaries[at]?.parent ?? null)
    if (at === id) return true;
  return false;
}

/** The model with places for everything that is new or has grown; the same model when nothing is. */
function withPlaces(
  model: Model,
  diagram: DiagramId,
  boxes: ReadonlyMap<ThingId, Box>,
  before: ReadonlyMap<ThingId, Box>,
): Model {
  const changed = [...boxes].filter(([id, box]) => before.get(id) !== box);
  if (changed.length === 0) return model;
  const places = changed.map(([thing, { x, y, width, height }]): [string, Place] => {
    const key = placeId(diagram, thing);
    return [key, { ...model.places[key], diagram, thing, x, y, width, height }];
  });
  return { ...model, places: { ...model.places, ...Object.fromEntries(places) } };
}
