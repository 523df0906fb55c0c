import { propertiesOf, subjectOf, type PropertyName, type Value } from '../../model/property';
import type { ElementId } from '../../model/id';
import type { Model } from '../../model/model';
import { hintsOf } from '../hints/hints';
import { outOfScope } from './set-aside';

/** What some things seem to be, going by their names, while nobody has said what they are. */
export interface Suggested {
  readonly property: PropertyName;
  readonly value: Value;
  /** At least one, in the order of the model. */
  readonly about: readonly ElementId[];
}

/** The properties that say what a thing is. */
const SAYS_WHAT: readonly PropertyName[] = ['technology', 'storeKind', 'entityKind'];

/** What names suggest about elements in scope, one suggestion for each kind of thing, the one for most elements first. */
export function suggestedIn(model: Model): readonly Suggested[] {
  const found = new Map<string, { property: PropertyName; value: Value; about: ElementId[] }>();
  for (const element of Object.values(model.elements)) {
    const on = subjectOf(element);
    const property = SAYS_WHAT.find((name) => propertiesOf(on).includes(name));
    const value = property && hintsOf(on, element.name)[property];
    if (!property || value === undefined || element.properties[property] !== undefined) continue;
    if (outOfScope(model, element.id)) continue;
    const key = `${property} ${String(value)}`;
    const known = found.get(key);
    if (known) known.about.push(element.id);
    else found.set(key, { property, value, about: [element.id] });
  }
  return [...found.values()].toSorted((a, b) => b.about.length - a.about.length);
}
