import type { BoundaryId, ElementId, FlowId, NoteId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import { nearestOn } from '../model/along';
import { distanceTo } from '../model/outline';
import { around, centre, holds, placesOn, type Box, type Place, type Point } from '../model/place';
import { boxAt, distance, extentOf } from '../model/geometry';
import { spanOf } from './part';
import type { FlowData, FlowEdge } from './drawn';
import { outlineOf } from '../model/course';

/**
 * What lies under a point of the canvas, by geometry alone: the whole of an element is a target, thin lines have a
 * wide grasp at every zoom, and tests need no page.
 */
export type Hit =
  | { readonly is: 'grip'; readonly of: ThingId; readonly grip: Grip }
  | { readonly is: 'end'; readonly of: FlowId; readonly end: 'from' | 'to' }
  | { readonly is: 'bend'; readonly of: FlowId; readonly index: number }
  | { readonly is: 'new bend'; readonly of: FlowId; readonly index: number }
  | { readonly is: 'dot'; readonly of: ElementId; readonly side: Side }
  | { readonly is: 'rim'; readonly of: ElementId }
  | { readonly is: 'element'; readonly of: ElementId }
  | { readonly is: 'note'; readonly of: NoteId }
  | { readonly is: 'label'; readonly of: FlowId }
  | { readonly is: 'flow'; readonly of: FlowId }
  | { readonly is: 'frame'; readonly of: BoundaryId }
  | { readonly is: 'inside'; readonly of: BoundaryId }
  | { readonly is: 'nothing' };

export type Side = 'top' | 'right' | 'bottom' | 'left';
export type Grip = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

export interface Looking {
  readonly model: Model;
  readonly diagram: string;
  readonly edges: readonly FlowEdge[];
  readonly zoom: number;
  readonly selection: readonly ThingId[];
  /** The element whose dots are out. */
  readonly hover: ThingId | null;
  /** A finger covers what it aims at: around a thing, everything thin or small has a wider grasp. */
  readonly by?: 'pointer' | 'finger';
}

/** Dots sit this far outside the outline, px. */
export const DOT_OUT = 12;
const DOT_GRASP = 9;
/** How far outside and inside the outline of an element the rim reaches that starts a flow. */
const RIM = { outside: 7, inside: 4 };
const FRAME = 8;
/** How near a finger must come to a grip, a dot, an end or a bend, and to a line, px on screen. */
const FINGER = { grip: 20, line: 16 };
export const TAB = { x: 10, up: 11, height: 22, width: 170 };

/**
 * Whether flows are drawn from the edge and the dots of an element. From far away their grasps would cover the element,
 * so that nobody could move it.
 */
export function drawsFlows(zoom: number): boolean {
  return zoom >= 0.4;
}

export function hitAt(looking: Looking, at: Point): Hit {
  const { model, diagram, zoom, selection, hover, by = 'pointer' } = looking;
  // Small on a big screen, never small under the finger: grasps are measured on the screen when zoomed out.
  const scale = Math.max(1, 1 / zoom);
  const only = selection.length === 1 ? selection[0] : undefined;
  const places = placesOn(model, diagram);
  const placeOfThing = (id: ThingId | null | undefined): Place | undefined =>
    id === null || id === undefined ? undefined : places.find((place) => place.thing === id);

  /** The grasp of something small: a finger's ends where the body of what it belongs to begins, so that one can drag that. */
  const reach = (px: number, body: Box | undefined, least: number): number =>
    scale * (by === 'finger' && !(body && holds(body, at)) ? Math.max(px, least) : px);

  const chosen = placeOfThing(only);
  if (chosen && chosen.locked !== true && only !== undefined && (!model.elements[only] || drawsFlows(zoom))) {
    const grip = gripAt(chosen, gripsOf(model, only), at, reach(7, chosen, FINGER.grip));
    if (grip) return { is: 'grip', of: only, grip };
  }
  const flow = looking.edges.find((edge) => edge.id === only);
  if (flow) {
    const part = partOfFlow(
      flow,
      model.routes[`${diagram}/${flow.id}`]?.points ?? [],
      at,
      reach(9, undefined, FINGER.grip),
    );
    if (part) return part;
  }
  const draws = drawsFlows(zoom);
  for (const id of draws ? [hover, only] : []) {
    const place = placeOfThing(id);
    if (!place || !model.elements[place.thing]) continue;
    const grasp = reach(DOT_GRASP, place, FINGER.grip);
    const side = SIDES.find((each) => distance(dotAt(place, each), at) <= grasp);
    if (side) return { is: 'dot', of: place.thing, side };
  }

  let rim: Hit | undefined;
  for (const place of places.toReversed()) {
    const element = model.elements[place.thing];
    if (!element) continue;
    const distance = distanceTo({ outline: outlineOf(element), box: place }, at);
    const inside = Math.min(RIM.inside, Math.min(place.width, place.height) / 6);
    if (distance <= (draws ? -inside : 0)) return { is: 'element', of: element.id };
    if (draws && distance <= RIM.outside * Math.min(scale, 2)) rim ??= { is: 'rim', of: element.id };
  }
  if (rim) return rim;
  for (const place of places.toReversed())
    if (model.notes[place.thing] && holds(place, at)) return { is: 'note', of: place.thing };
  return (
    flowAt(looking.edges, at, reach(10, undefined, FINGER.line)) ??
    boundaryHit(model, places, at, reach(FRAME, undefined, FINGER.line))
  );
}

function flowAt(edges: readonly FlowEdge[], at: Point, reach: number): Hit | undefined {
  let best: { readonly id: FlowId; readonly distance: number } | undefined;
  for (const { id, data } of edges.toReversed()) {
    if (!data) continue;
    if (data.label.height > 0 && holds(boxAt(data.labelAt, data.label), at)) return { is: 'label', of: id };
    if (!reaches(spanOf(data), at, reach)) continue;
    const { distance } = nearestOn(data.drawing.line.points, at);
    if (distance <= reach && distance < (best?.distance ?? Infinity)) best = { id, distance };
  }
  if (best) return { is: 'flow', of: best.id };
  // Voice control and switches press the middle of a thing's box, which on a curve is beside the line.
  const middle = edges.findLast(({ data }) => data && holds(heartOf(data), at));
  return middle && { is: 'flow', of: middle.id };
}

function reaches(box: Box, at: Point, reach: number): boolean {
  return (
    at.x >= box.x - reach &&
    at.x <= box.x + box.width + reach &&
    at.y >= box.y - reach &&
    at.y <= box.y + box.height + reach
  );
}

/** A small box in the middle of everything that is drawn of a flow. */
export function heartOf({ drawing, labelAt, label }: Pick<FlowData, 'drawing' | 'labelAt' | 'label'>): Box {
  const line = extentOf(drawing.line.points);
  const whole = label.height > 0 ? around([line, boxAt(labelAt, label)])! : line;
  return boxAt(centre(whole), { width: 20, height: 20 });
}

function boundaryHit(model: Model, places: readonly Place[], at: Point, reach: number): Hit {
  let inside: Place | undefined;
  let frame: Place | undefined;
  const smaller = (a: Place | undefined, b: Place): Place =>
    a && a.width * a.height <= b.width * b.height ? a : b;
  for (const place of places) {
    if (!model.boundaries[place.thing]) continue;
    const tab = {
      x: place.x + TAB.x,
      y: place.y - TAB.up,
      width: Math.min(TAB.width, place.width - 2 * TAB.x),
      height: TAB.height,
    };
    if (holds(tab, at) || Math.abs(distanceTo({ outline: 'rectangle', box: place }, at)) <= reach)
      frame = smaller(frame, place);
    if (holds(place, at)) inside = smaller(inside, place);
  }
  if (frame) return { is: 'frame', of: frame.thing };
  return inside ? { is: 'inside', of: inside.thing } : { is: 'nothing' };
}

function partOfFlow(flow: FlowEdge, bends: readonly Point[], at: Point, reach: number): Hit | undefined {
  const points = flow.data.drawing.line.points;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return undefined;
  if (distance(last, at) <= reach) return { is: 'end', of: flow.id, end: 'to' };
  if (distance(first, at) <= reach) return { is: 'end', of: flow.id, end: 'from' };
  const bend = bends.findIndex((point) => distance(point, at) <= reach);
  if (bend >= 0) return { is: 'bend', of: flow.id, index: bend };
  const fresh = middlesOf(flow, bends).findIndex((point) => distance(point, at) <= reach);
  return fresh < 0 ? undefined : { is: 'new bend', of: flow.id, index: fresh };
}

/** Where a line can be bent anew: the middle of each piece between its ends and bends. Not under its label. */
export function middlesOf(flow: FlowEdge, bends: readonly Point[]): readonly Point[] {
  const points = flow.data.drawing.line.points;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || flow.source === flow.target) return [];
  const label = flow.data && boxAt(flow.data.labelAt, flow.data.label);
  const stops = [first, ...bends, last];
  return stops.slice(1).map((stop, i) => {
    const before = stops[i]!;
    const onLine = nearestPoint(points, { x: (before.x + stop.x) / 2, y: (before.y + stop.y) / 2 });
    if (!label || !holds(label, onLine)) return onLine;
    return nearestPoint(points, {
      x: before.x + (stop.x - before.x) * 0.2,
      y: before.y + (stop.y - before.y) * 0.2,
    });
  });
}

function nearestPoint(points: readonly Point[], to: Point): Point {
  const { piece } = nearestOn(points, to);
  const [a, b] = [points[piece], points[piece + 1]];
  if (!a || !b) return to;
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
  const share = Math.min(Math.max(((to.x - a.x) * (b.x - a.x) + (to.y - a.y) * (b.y - a.y)) / length, 0), 1);
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

export const SIDES: readonly Side[] = ['top', 'right', 'bottom', 'left'];

/** Where a dot sits outside an element. */
export function dotAt(box: Box, side: Side): Point {
  const { x, y } = centre(box);
  switch (side) {
    case 'top':
      return { x, y: box.y - DOT_OUT };
    case 'bottom':
      return { x, y: box.y + box.height + DOT_OUT };
    case 'left':
      return { x: box.x - DOT_OUT, y };
    case 'right':
      return { x: box.x + box.width + DOT_OUT, y };
  }
}

const GRIPS: readonly Grip[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];
const CORNERS: readonly Grip[] = ['nw', 'ne', 'se', 'sw'];

export function gripPoint(box: Box, grip: Grip): Point {
  const { x, y } = centre(box);
  return {
    x: grip.includes('w') ? box.x : grip.includes('e') ? box.x + box.width : x,
    y: grip.startsWith('n') ? box.y : grip.startsWith('s') ? box.y + box.height : y,
  };
}

/** The grips that a thing shows. The sides of an element belong to its dots. */
export function gripsOf(model: Model, id: ThingId): readonly Grip[] {
  return model.elements[id] ? CORNERS : GRIPS;
}

function gripAt(box: Box, grips: readonly Grip[], at: Point, reach: number): Grip | undefined {
  const far = (grip: Grip): number => distance(gripPoint(box, grip), at);
  const [nearest] = grips.toSorted((a, b) => far(a) - far(b));
  return nearest !== undefined && far(nearest) <= reach ? nearest : undefined;
}
