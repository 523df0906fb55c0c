import type { DiagramId, ElementId, ThingId } from '../model/id';
import { nameOf, type Model } from '../model/model';
import { placeId, placesOn, type Place } from '../model/place';
import { counted, type Command } from './command';

/** What stands on a diagram, held in place and laid above or below the rest. */

/** Locks or frees things: locked ones are not moved, resized or deleted. */
export const lockThings: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly locked: boolean;
}> = {
  name: 'lock',
  label: (_, { ids, locked }) => `${locked ? 'lock' : 'unlock'} ${counted(ids.length, 'thing')}`,
  run: (model, { diagram, ids, locked }) => {
    const places = { ...model.places };
    for (const id of ids) {
      const place = places[placeId(diagram, id)];
      if (!place || (place.locked ?? false) === locked) continue;
      const { locked: _, ...rest } = place;
      places[placeId(diagram, id)] = locked ? { ...rest, locked } : rest;
    }
    return { ...model, places };
  },
};

/**
 * Lays things above or below everything else of their band: elements among elements, notes among notes. Boundaries lie
 * by their depth and flows under elements, whatever is asked.
 */
export const stackThings: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly to: 'front' | 'back';
}> = {
  name: 'stack',
  label: (model, { ids, to }) =>
    `${to === 'front' ? 'bring' : 'send'} ${ids.length === 1 ? nameOf(model, ids[0]!) : counted(ids.length, 'thing')} to the ${to}`,
  run: (model, { diagram, ids, to }) => {
    const raised: Record<string, Place> = {};
    for (const band of [model.elements, model.notes]) {
      const inBand = placesOn(model, diagram).filter(({ thing }) => band[thing] !== undefined);
      const chosen = inBand.filter(({ thing }) => ids.includes(thing));
      const rest = inBand.filter(({ thing }) => !ids.includes(thing));
      if (chosen.length === 0 || rest.length === 0) continue;
      const edge = to === 'front' ? Math.max(...rest.map(heightOf)) : Math.min(...rest.map(heightOf));
      if (chosen.every((place) => (to === 'front' ? heightOf(place) > edge : heightOf(place) < edge)))
        continue;
      for (const [at, place] of chosen.entries()) {
        const z = to === 'front' ? edge + 1 + at : edge - chosen.length + at;
        raised[placeId(diagram, place.thing)] = { ...place, z };
      }
    }
    return Object.keys(raised).length === 0 ? model : { ...model, places: { ...model.places, ...raised } };
  },
};

const heightOf = ({ z }: Place): number => z ?? 0;

/** Whether a thing is locked on a diagram. */
export function isLocked(model: Model, diagram: DiagramId, id: ThingId | ElementId): boolean {
  return model.places[placeId(diagram, id)]?.locked === true;
}
