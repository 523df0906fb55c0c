import { newFlow, type Flow } from '../model/flow';
import type { DiagramId, ElementId, FlowId } from '../model/id';
import { nameOf, type Model } from '../model/model';
import { placeId, type Point, type Route, type RouteStyle } from '../model/place';
import type { Properties } from '../model/property';
import { canConnect, isFree } from './allowed';
import { patched, put, refuse, without, type Command } from './command';

export interface Connection {
  readonly id: FlowId;
  readonly from: ElementId;
  readonly to: ElementId;
  readonly name?: string;
  readonly properties?: Properties;
}

/** Draws a flow between two elements. Several between the same two are normal; so is a flow to itself. */
export const connect: Command<Connection> = {
  name: 'connect',
  label: (model, { from, to }) => `connect ${nameOf(model, from)} to ${nameOf(model, to)}`,
  run: (model, { id, from, to, name, properties }) => {
    const allowed = canConnect(model, from, to);
    if (!allowed.ok) return allowed;
    if (!isFree(model, id)) return refuse(`The id “${id}” is taken.`);
    return {
      ...model,
      flows: put(
        model.flows,
        newFlow({ id, from, to, name: name ?? '', step: nextStep(model), properties: properties ?? {} }),
      ),
    };
  },
};

function nextStep(model: Model): number {
  return Math.max(0, ...Object.values(model.flows).map((flow) => flow.step)) + 1;
}

/** Moves one end of a flow to another element. The flow stays the same flow, so its decisions stay. */
export const reconnect: Command<{
  readonly id: FlowId;
  readonly end: 'from' | 'to';
  readonly element: ElementId;
}> = {
  name: 'reconnect',
  label: (model, { id, element }) => `connect ${nameOf(model, id)} to ${nameOf(model, element)}`,
  run: (model, { id, end, element }) => {
    const flow = model.flows[id];
    if (!flow) return refuse('That flow is not there any more.');
    const changed = patched(flow, { [end]: element });
    const allowed = canConnect(model, changed.from, changed.to);
    return allowed.ok ? { ...model, flows: put(model.flows, changed) } : allowed;
  },
};

/** Turns a flow round. */
export const reverseFlow: Command<{ readonly id: FlowId }> = {
  name: 'reverse',
  label: (model, { id }) => `reverse ${nameOf(model, id)}`,
  run: (model, { id }) => {
    const flow = model.flows[id];
    if (!flow) return refuse('That flow is not there any more.');
    const routes: Record<string, Route> = { ...model.routes };
    for (const [key, route] of Object.entries(routes)) {
      if (route.flow === id)
        routes[key] = {
          ...route,
          points: route.points.toReversed(),
          ...(route.label ? { label: { ...route.label, t: 1 - route.label.t } } : {}),
        };
    }
    return { ...model, flows: put(model.flows, { ...flow, from: flow.to, to: flow.from }), routes };
  },
};

/** Adds the flow back: a flow of its own, with the same transport and its own data. */
export const addReturnFlow: Command<{ readonly of: FlowId; readonly id: FlowId }> = {
  name: 'return flow',
  label: (model, { of }) => `add the return of ${nameOf(model, of)}`,
  run: (model, { of, id }) => {
    const flow = model.flows[of];
    if (!flow) return refuse('That flow is not there any more.');
    if (!isFree(model, id)) return refuse(`The id “${id}” is taken.`);
    const kept = ['protocol', 'encrypted', 'tls', 'verifiesPeer', 'mode'];
    const properties = Object.fromEntries(
      Object.entries(flow.properties).filter(([name]) => kept.includes(name)),
    );
    return {
      ...model,
      flows: put(
        model.flows,
        newFlow({ id, from: flow.to, to: flow.from, step: nextStep(model), properties }),
      ),
    };
  },
};

/** Changes the step number of a flow; 0 takes it out of the story. */
export const renumberFlow: Command<{ readonly id: FlowId; readonly step: number }> = {
  name: 'renumber',
  label: (model, { id }) => `renumber ${nameOf(model, id)}`,
  run: (model, { id, step }) => {
    const flow = model.flows[id];
    if (!flow) return refuse('That flow is not there any more.');
    return { ...model, flows: put(model.flows, patched(flow, { step: Math.max(0, Math.round(step)) })) };
  },
};

export interface RouteEdit {
  readonly diagram: DiagramId;
  readonly flow: FlowId;
  readonly points?: readonly Point[];
  readonly label?: Route['label'] | null;
  readonly style?: RouteStyle | null;
}

/** Changes how a flow runs on a diagram: bend points, the place of its label, its style. Null means the default again. */
export const routeFlow: Command<RouteEdit> = {
  name: 'route',
  label: (model, { flow, label, points }) =>
    `${label !== undefined ? 'move the label of' : points ? 'bend' : 'restyle'} ${nameOf(model, flow)}`,
  run: (model, { diagram, flow, points, label, style }) => {
    if (!model.flows[flow]) return refuse('That flow is not there any more.');
    const key = placeId(diagram, flow);
    const old: Route = model.routes[key] ?? { diagram, flow, points: [] };
    const next: { -readonly [K in keyof Route]: Route[K] } = { ...old };
    if (points) next.points = points;
    if (label === null) delete next.label;
    else if (label) next.label = label;
    if (style === null) delete next.style;
    else if (style) next.style = style;
    const plain = next.points.length === 0 && !next.label && !next.style && !next.extra;
    return { ...model, routes: plain ? without(model.routes, [key]) : { ...model.routes, [key]: next } };
  },
};

/** Puts an element into the middle of a flow: the flow keeps its identity and becomes the first half. */
export const splitFlow: Command<{ readonly flow: FlowId; readonly at: ElementId; readonly id: FlowId }> = {
  name: 'split',
  label: (model, { flow, at }) => `put ${nameOf(model, at)} into ${nameOf(model, flow)}`,
  run: (model, { flow, at, id }) => {
    const whole: Flow | undefined = model.flows[flow];
    if (!whole) return refuse('That flow is not there any more.');
    const allowed = canConnect(model, whole.from, at);
    if (!allowed.ok) return allowed;
    if (!isFree(model, id)) return refuse(`The id “${id}” is taken.`);
    const second = newFlow({ ...whole, id, from: at, step: nextStep(model) });
    return {
      ...model,
      flows: put(model.flows, patched(whole, { to: at }), second),
      routes: without(
        model.routes,
        Object.keys(model.routes).filter((key) => model.routes[key]!.flow === flow),
      ),
    };
  },
};
