import type { DiagramId, ElementId, FlowId } from '../model/id';
import { nameOf } from '../model/model';
import { centre, placeId } from '../model/place';
import { growAround } from './nesting';
import { patched, put, refuse, type Command } from './command';

/** Changing the order in which a diagram is read, for those who do not see it. */

/** Two elements change places on a diagram, and with them their turns in the reading order. Each keeps its size. */
export const exchangePlaces: Command<{
  readonly diagram: DiagramId;
  readonly id: ElementId;
  readonly other: ElementId;
}> = {
  name: 'exchange places',
  label: (model, { id, other }) => `exchange ${nameOf(model, id)} and ${nameOf(model, other)}`,
  run: (model, { diagram, id, other }) => {
    const keys = [placeId(diagram, id), placeId(diagram, other)] as const;
    const [a, b] = [model.places[keys[0]], model.places[keys[1]]];
    if (!a || !b) return refuse('Both must be on this diagram to change places.');
    if (a.locked === true || b.locked === true)
      return refuse('What is locked stays where it is. Unlock it first.');
    const moved = (place: typeof a, to: typeof a): typeof a => {
      const { x, y } = centre(to);
      return patched(place, { x: Math.round(x - place.width / 2), y: Math.round(y - place.height / 2) });
    };
    const places = { ...model.places, [keys[0]]: moved(a, b), [keys[1]]: moved(b, a) };
    return growAround({ ...model, places }, diagram, [id, other]);
  },
};

/** Two flows change their steps in the story. */
export const exchangeSteps: Command<{ readonly id: FlowId; readonly other: FlowId }> = {
  name: 'exchange steps',
  label: (model, { id, other }) => `exchange ${nameOf(model, id)} and ${nameOf(model, other)}`,
  run: (model, { id, other }) => {
    const [a, b] = [model.flows[id], model.flows[other]];
    if (!a || !b) return refuse('That flow is not there any more.');
    if (a.step === 0 || b.step === 0) return refuse('Only flows with a step number have an order.');
    return {
      ...model,
      flows: put(model.flows, patched(a, { step: b.step }), patched(b, { step: a.step })),
    };
  },
};
