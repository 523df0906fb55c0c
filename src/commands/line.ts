import { courseOf, drawn } from '../model/course';
import type { DiagramId, FlowId } from '../model/id';
import { nameOf, type Model } from '../model/model';
import { lengthOf, nearestOn, pointAt } from '../model/along';
import { routeOf, type Point, type Route } from '../model/place';
import { refuse, type Command } from './command';
import { routeFlow } from './flows';

/** How a flow runs, said in numbers instead of dragged: its bends and where its label rides. */

interface OnLine {
  readonly diagram: DiagramId;
  readonly flow: FlowId;
  /** Edits with the same gesture id become one step. */
  readonly gesture?: string;
}

function bendsOf(model: Model, { diagram, flow }: OnLine): readonly Point[] {
  return routeOf(model, diagram, flow)?.points ?? [];
}

/** Adds a bend in the middle of the longest piece of a flow's line. Nothing else about the line changes until it is moved. */
export const addBend: Command<OnLine> = {
  name: 'add bend',
  label: (model, { flow }) => `bend ${nameOf(model, flow)}`,
  run: (model, { diagram, flow }) => {
    const record = model.flows[flow];
    const course = record && courseOf(model, diagram, record);
    if (!course) return refuse('That flow is not on this diagram.');
    const { points } = drawn(course).line;
    const bends = bendsOf(model, { diagram, flow });
    const stops = [0, ...bends.map((bend) => nearestOn(points, bend).t), 1];
    const pieces = stops
      .slice(1)
      .map((end, index) => ({ index, start: stops[index]!, length: end - stops[index]! }));
    const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best));
    if (longest.length * lengthOf(points) < 2 * LEAST_PIECE)
      return refuse('There is no room for another bend.');
    const { x, y } = pointAt(points, longest.start + longest.length / 2);
    const fresh = { x: Math.round(x), y: Math.round(y) };
    return routeFlow.run(model, { diagram, flow, points: bends.toSpliced(longest.index, 0, fresh) });
  },
};
/** Bends closer together than this cannot be told apart, px. */
const LEAST_PIECE = 8;

/** Moves one bend of a flow, counted from its start. */
export const moveBend: Command<OnLine & { readonly index: number; readonly to: Partial<Point> }> = {
  name: 'move bend',
  label: (model, { flow }) => `bend ${nameOf(model, flow)}`,
  joins: ({ flow, index, gesture }) =>
    gesture === undefined ? '' : `gesture bend ${flow} ${index} ${gesture}`,
  run: (model, { diagram, flow, index, to }) => {
    const bends = bendsOf(model, { diagram, flow });
    const bend = bends[index];
    if (!bend) return refuse('That bend is not there any more.');
    return routeFlow.run(model, { diagram, flow, points: bends.with(index, { ...bend, ...to }) });
  },
};

/** Takes one bend out of a flow, counted from its start. */
export const removeBend: Command<OnLine & { readonly index: number }> = {
  name: 'remove bend',
  label: (model, { flow }) => `take a bend out of ${nameOf(model, flow)}`,
  run: (model, { diagram, flow, index }) =>
    routeFlow.run(model, { diagram, flow, points: bendsOf(model, { diagram, flow }).toSpliced(index, 1) }),
};

/** How far a label may stand off its line, px. */
export const LABEL_OFF_LINE = 48;
const MIDDLE: NonNullable<Route['label']> = { t: 0.5, dx: 0, dy: 0 };

/** Where the label of a flow has been put, or the middle of its line. */
export function labelPlaceOf(model: Model, diagram: DiagramId, flow: FlowId): NonNullable<Route['label']> {
  return routeOf(model, diagram, flow)?.label ?? MIDDLE;
}

/** Puts the label of a flow at a share of its line, 0 to 1, and some px off it; never further than `LABEL_OFF_LINE`. */
export const slideLabel: Command<OnLine & { readonly to: Partial<NonNullable<Route['label']>> }> = {
  name: 'slide label',
  label: (model, { flow }) => `move the label of ${nameOf(model, flow)}`,
  joins: ({ flow, gesture }) => (gesture === undefined ? '' : `gesture label ${flow} ${gesture}`),
  run: (model, { diagram, flow, to }) => {
    const { t, dx, dy } = { ...labelPlaceOf(model, diagram, flow), ...to };
    const share = Math.min(1, LABEL_OFF_LINE / Math.max(Math.hypot(dx, dy), 1));
    return routeFlow.run(model, {
      diagram,
      flow,
      label: { t: Math.min(Math.max(t, 0), 1), dx: Math.round(dx * share), dy: Math.round(dy * share) },
    });
  },
};
