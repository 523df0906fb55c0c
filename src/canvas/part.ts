import type { ThingId } from '../model/id';
import { boxAt, extentOf, overlap } from '../model/geometry';
import { around, type Box } from '../model/place';
import type { FlowData, Projection, ThingNode } from './drawn';

/**
 * Which part of a diagram is in the page. A small one is there whole. Of a big one it is what is in view with room around it:
 * panning brings a slice in now and then, so that no frame has much to do; from far away nothing but what somebody
 * works with is there, and the rest is one picture (`Overview.tsx`).
 */
export interface Part {
  /** In page coordinates; null: everything. */
  readonly area: Box | null;
  /** Seen from so far away that a picture does. */
  readonly isFar: boolean;
}

export const WHOLE: Part = { area: null, isFar: false };
/** Before it is known what is in view. */
export const NOTHING_YET: Part = { area: { x: 0, y: 0, width: 0, height: 0 }, isFar: false };

/** Above so many things and flows a diagram is big. */
export const BIG = 300;
/** Below this zoom names can hardly be read, and a big diagram is drawn as one picture. */
export const FAR = 0.4;
/**
 * So much comes into the page beside the view when the view reaches the edge of what is there, as a share of the view. Little,
 * for all of it is brought in within one frame.
 */
const ROOM = 0.25;
/** So much stays at most on the side that the view leaves: whoever goes back finds it. */
const KEPT = 0.75;

/** So much of a picture lies ahead of the view when it is drawn anew for the view having left it, as a share of the view. */
const AHEAD = 0.75;
/** A picture is at most so much larger than the view: more pixels than that would be drawn for nothing. */
const MOST = 2.5;

/** What React Flow's camera says: pan in screen px, zoom, and the size of the canvas on screen. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** The part to show next; the same object as long as it will do. */
export function nextPart(now: Part, count: number, camera: Camera): Part {
  if (count <= BIG) return WHOLE;
  const { x, y, zoom, width, height } = camera;
  if (width === 0 || height === 0) return now.area ? now : NOTHING_YET;
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const isFar = zoom < FAR;
  const { area } = now;
  if (area === null || now.isFar !== isFar || !overlap(area, view)) return { area: grown(view, ROOM), isFar };
  if (isFar) {
    const further = beyond(area, view);
    return further ? { area: further, isFar } : now;
  }
  const across = stretched(area.x, area.width, view.x, view.width);
  const down = stretched(area.y, area.height, view.y, view.height);
  if (!across && !down) return now;
  const [x1, width1] = across ?? [area.x, area.width];
  const [y1, height1] = down ?? [area.y, area.height];
  return { area: { x: x1, y: y1, width: width1, height: height1 }, isFar };
}

/** The view with room on each side. */
function grown({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x - by * width,
    y: y - by * height,
    width: width * (1 + 2 * by),
    height: height * (1 + 2 * by),
  };
}

/**
 * The area of a picture once the view has left the last one, or become small in it: with much room where the view is going, for a
 * picture is drawn anew as a whole. Undefined as long as the last one will do.
 */
function beyond(area: Box, view: Box): Box | undefined {
  const [left, top] = [view.x - area.x, view.y - area.y];
  const right = area.width - left - view.width;
  const bottom = area.height - top - view.height;
  const isLarge = area.width > MOST * view.width || area.height > MOST * view.height;
  if (Math.min(left, right, top, bottom) >= 0 && !isLarge) return undefined;
  const room = (side: number, other: number): number => (side < 0 && other >= 0 ? AHEAD : ROOM);
  const [before, after] = [room(left, right), room(right, left)];
  const [above, below] = [room(top, bottom), room(bottom, top)];
  return {
    x: view.x - before * view.width,
    y: view.y - above * view.height,
    width: view.width * (1 + before + after),
    height: view.height * (1 + above + below),
  };
}

/** On one axis: where what is in the page begins and how long it is next; undefined as long as it will do. */
function stretched(
  from: number,
  length: number,
  viewFrom: number,
  view: number,
): readonly [from: number, length: number] | undefined {
  /** How far it reaches beyond the view on one side, next. */
  const reach = (now: number): number =>
    now < 0 ? ROOM * view : now > KEPT * view ? (KEPT - ROOM) * view : now;
  const before = viewFrom - from;
  const after = from + length - (viewFrom + view);
  const [low, high] = [reach(before), reach(after)];
  return low === before && high === after ? undefined : [viewFrom - low, view + low + high];
}

/** What of a projection is in the page. `kept` is there wherever it stands, from far away with the flows at its ends. */
export function within(whole: Projection, { area, isFar }: Part, kept: ReadonlySet<ThingId>): Projection {
  if (!area) return whole;
  return {
    nodes: whole.nodes.filter((node) => kept.has(node.id) || (!isFar && overlap(boxOf(node), area))),
    edges: whole.edges.filter(
      ({ id, source, target, data }) =>
        kept.has(id) || (isFar ? kept.has(source) || kept.has(target) : overlap(spanOf(data), area)),
    ),
  };
}

function boxOf({ position, width = 0, height = 0 }: ThingNode): Box {
  // Badges and tabs stand out a little.
  return { x: position.x - 16, y: position.y - 16, width: width + 32, height: height + 32 };
}

const spans = new WeakMap<FlowData, Box>();

/** The box of everything that is drawn of a flow. */
export function spanOf(data: FlowData): Box {
  let span = spans.get(data);
  if (!span) {
    const { x, y, width, height } = extentOf(data.drawing.line.points);
    const line = { x: x - 10, y: y - 10, width: width + 20, height: height + 20 };
    span = around([line, boxAt(data.labelAt, data.label)]) ?? line;
    spans.set(data, span);
  }
  return span;
}
