import type { ThingId } from '../model/id';
import { boxAt, contains, extentOf, overlap } from '../model/geometry';
import { around, type Box } from '../model/place';
import type { FlowData, Projection, ThingNode } from './project';

/**
 * Which part of a diagram is in the page. A small one is there whole. Of a big one React Flow is given what is in view, with
 * room around it so that panning brings new things in only now and then; and from far away nothing but what somebody
 * works with: the rest is one picture (`Overview.tsx`).
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
/** Room on each side of what is in view, as a share of it. A picture costs memory for it. */
const ROOM = { near: 0.5, far: 0.25 };

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
  const room = isFar ? ROOM.far : ROOM.near;
  const grown = (by: number): Box => ({
    x: view.x - by * view.width,
    y: view.y - by * view.height,
    width: view.width * (1 + 2 * by),
    height: view.height * (1 + 2 * by),
  });
  const { area } = now;
  // After zooming in, what was enough is too much.
  const willDo =
    area !== null && now.isFar === isFar && contains(area, view) && contains(grown(1 + 2 * room), area);
  return willDo ? now : { area: grown(room), isFar };
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
