import type { Element } from './element';
import type { Flow } from './flow';
import { boundariesCrossed, flowsBetween, outward } from './graph';
import type { BoundaryId, DiagramId, ElementId, FlowId } from './id';
import type { Model } from './model';
import { gatesIn, type Gate } from './along';
import { fan, lineBetween, loop, loopNumber, MANY_BESIDE, type Line, type Outline } from './outline';
import { placeOf, routeOf, type Box, type Route } from './place';

/**
 * How a flow runs on a diagram: its line on the page, and the gates where it crosses boundaries. The canvas and the
 * exported pictures share it, so that they never differ.
 */

/** What decides how a flow is drawn; equal members mean an equal drawing. */
export interface Course {
  readonly from: Box;
  readonly to: Box;
  readonly fromOutline: Outline;
  readonly toOutline: Outline;
  /** Distance from the middle line, or for a flow to itself its number among those. */
  readonly aside: number;
  readonly isLoop: boolean;
  readonly route: Route | undefined;
  readonly style: NonNullable<Route['style']>;
  /** The drawn boundaries that it crosses: first those it leaves. */
  readonly leaves: readonly Box[];
  readonly enters: readonly Box[];
}

export interface Drawing {
  readonly line: Line;
  readonly gates: readonly Gate[];
}

export function outlineOf(element: Element): Outline {
  return element.kind === 'process' ? 'stadium' : 'rectangle';
}

/** How a flow runs on a diagram; undefined when an end has no place there. `boxOf` may answer for things in motion. */
export function courseOf(
  model: Model,
  diagram: DiagramId,
  flow: Flow,
  boxOf: (id: ElementId | BoundaryId) => Box | undefined = (id) => placeOf(model, diagram, id),
): Course | undefined {
  const [source, target] = [model.elements[flow.from], model.elements[flow.to]];
  const [from, to] = [boxOf(flow.from), boxOf(flow.to)];
  if (!source || !target || !from || !to) return undefined;
  const route = routeOf(model, diagram, flow.id);
  const left = new Set(outward(model, source.boundary));
  const crossed = boundariesCrossed(model, flow);
  const boxes = (ids: readonly BoundaryId[]): readonly Box[] =>
    ids.map(boxOf).filter((box) => box !== undefined);
  return {
    from,
    to,
    fromOutline: outlineOf(source),
    toOutline: outlineOf(target),
    aside: asideOf(model, diagram, flow),
    isLoop: flow.from === flow.to,
    route,
    style: route?.style ?? model.settings.routes,
    leaves: boxes(crossed.filter((id) => left.has(id))),
    enters: boxes(crossed.filter((id) => !left.has(id))),
  };
}

/** Fans by the flows they are of, with the routes they were found with. */
const fans = new WeakMap<
  Model['flows'],
  { readonly routes: Model['routes']; readonly found: Map<string, readonly Flow[]> }
>();

/**
 * All flows between the ends of one, in either direction, itself included; one with bends of its own leaves the fan. Each flow of
 * a fan asks for the whole of it, at every step of a drag, so it is kept.
 */
export function flowsBeside(model: Model, diagram: DiagramId, flow: Flow): readonly Flow[] {
  let known = fans.get(model.flows);
  if (known?.routes !== model.routes) {
    known = { routes: model.routes, found: new Map() };
    fans.set(model.flows, known);
  }
  const [a, b] = flow.from < flow.to ? [flow.from, flow.to] : [flow.to, flow.from];
  const key = JSON.stringify([diagram, a, b]);
  let fan = known.found.get(key);
  if (!fan) {
    fan = flowsBetween(model, a, b).filter(
      (other) => (routeOf(model, diagram, other.id)?.points.length ?? 0) === 0,
    );
    known.found.set(key, fan);
  }
  return fan;
}

/** Flows that run so close side by side that they share one label, in the order of their fan. */
export type Crowd = readonly FlowId[];

/** The crowd of a flow among those that run beside it; null when there is room for a label of its own. */
export function crowdOf(beside: readonly Flow[], { id, from, to }: Flow): Crowd | null {
  const isCrowd = beside.length > MANY_BESIDE[from === to ? 'loops' : 'flows'];
  return isCrowd && beside.some((other) => other.id === id) ? beside.map((other) => other.id) : null;
}

/** The flow that carries the label of a crowd: the middle one of a fan, the widest of loops. */
export function riderOf(crowd: Crowd, isLoop: boolean): FlowId {
  return isLoop ? crowd.at(-1)! : crowd[crowd.length >> 1]!;
}

/** Flows beside each other are spread evenly about the middle line. */
function asideOf(model: Model, diagram: DiagramId, flow: Flow): number {
  const spread = flowsBeside(model, diagram, flow);
  const index = spread.findIndex((other) => other.id === flow.id);
  if (index < 0) return 0;
  if (flow.from === flow.to) return loopNumber(index, spread.length);
  // The fan is counted from one end of the pair, whichever way a flow runs.
  return fan(index, spread.length) * (flow.from < flow.to ? 1 : -1);
}

export function drawn(course: Course): Drawing {
  const { from, to, fromOutline, toOutline, aside, isLoop, route, style, leaves, enters } = course;
  const via = route?.points ?? [];
  const line =
    isLoop && via.length === 0
      ? loop({ outline: fromOutline, box: from }, aside)
      : lineBetween({
          from: { outline: fromOutline, box: from },
          to: { outline: toOutline, box: to },
          style,
          aside,
          via,
        });
  // One gate for each boundary crossed: where the flow leaves it for good, or first comes in.
  const gates = [
    ...leaves.map((box) => gatesIn(line.points, box).at(-1)),
    ...enters.map((box) => gatesIn(line.points, box)[0]),
  ].filter((gate) => gate !== undefined);
  return { line, gates };
}
