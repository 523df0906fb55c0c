import type { ElementId, FlowId } from './id';
import type { Model } from './model';
import { PROPERTY_NAMES, saidNotToApply, type PropertyName } from './property';

/** A property that somebody said has no meaning for some things. */
export interface NotApplying {
  readonly property: PropertyName;
  readonly about: readonly (ElementId | FlowId)[];
}

/** Every answer “does not apply” of a model, in the order of the dictionary. */
export function notApplying(model: Model): readonly NotApplying[] {
  const things = [...Object.values(model.elements), ...Object.values(model.flows)];
  return PROPERTY_NAMES.map((property) => ({
    property,
    about: things
      .filter((thing) => saidNotToApply(thing.properties, property))
      .map((thing) => thing.id)
      .toSorted(),
  })).filter(({ about }) => about.length > 0);
}
