import type { DiagramId, FlowId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import { placeId, type Box, type Place, type Point, type Route } from '../model/place';
import { counted, patched, refuse, without, type Command } from './command';

/** Taking over a layout that was worked out for a diagram. */

export interface TakenLayout {
  readonly diagram: DiagramId;
  readonly boxes: ReadonlyMap<ThingId, Box>;
  /** Bend points of the flows that were laid out; empty where no way around things was found. */
  readonly bends: ReadonlyMap<FlowId, readonly Point[]>;
  /** 'around': right-angled along the bends, where there are any. 'plain': no bends, in the style that each flow has. */
  readonly lines: 'around' | 'plain';
  /** The way in which it was laid out; the model keeps it for the next time. */
  readonly direction: Model['settings']['direction'];
}

/** Puts things where a layout wants them, in one step. Locked things stay, and nothing changes boundary. */
export const takeLayout: Command<TakenLayout> = {
  name: 'tidy',
  label: (_, { boxes }) => `tidy ${counted(boxes.size, 'thing')}`,
  run: (model, { diagram, boxes, bends, lines, direction }) => {
    if (!model.diagrams[diagram]) return refuse('That diagram is not there any more.');
    const places: Record<string, Place> = { ...model.places };
    let moved = 0;
    for (const [id, box] of boxes) {
      const place = places[placeId(diagram, id)];
      if (!place || place.locked === true) continue;
      const next = patched(place, box);
      if (next !== place) moved += 1;
      places[placeId(diagram, id)] = next;
    }
    const routes = rerouted(model, diagram, bends, lines);
    if (moved === 0 && routes === model.routes) return model;
    const settings = patched(model.settings, { direction });
    return { ...model, settings, places: moved === 0 ? model.places : places, routes };
  },
};

/** Labels that people moved go back to the line, since it runs elsewhere now. */
function rerouted(
  model: Model,
  diagram: DiagramId,
  bends: TakenLayout['bends'],
  lines: TakenLayout['lines'],
): Model['routes'] {
  let routes = model.routes;
  for (const [flow, points] of bends) {
    if (!model.flows[flow]) continue;
    const key = placeId(diagram, flow);
    const old: Route = routes[key] ?? { diagram, flow, points: [] };
    const { label: _, style, ...rest } = old;
    const isLed = lines === 'around' && points.length > 0;
    const around = isLed && model.settings.routes !== 'right-angled';
    const next: Route = {
      ...rest,
      points: isLed ? points : [],
      ...(around ? { style: 'right-angled' as const } : style && !isLed ? { style } : {}),
    };
    const isPlain = next.points.length === 0 && !next.style && !next.extra;
    if (isPlain) routes = without(routes, [key]);
    else if (!sameRoute(old, next)) routes = { ...routes, [key]: next };
  }
  return routes;
}

function sameRoute(a: Route, b: Route): boolean {
  return patched(a, b) === a && a.label === b.label;
}
