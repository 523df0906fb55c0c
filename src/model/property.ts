import {
  PROPERTIES,
  PROPERTY_NAMES,
  type Properties,
  type Property,
  type PropertyName,
  type Subject,
  type Value,
} from './dictionary';
import type { Element } from './element';
import type { Flow } from './flow';
import { impliesEncryption } from './protocol';

export * from './dictionary';

/** Reading properties: what is stored for a thing, as the dictionary understands it. */

/** The entry of the dictionary, widened to what readers of any property need. */
export function property(name: PropertyName): Property {
  return PROPERTIES[name];
}

export function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(PROPERTIES, name);
}

/** All properties that a kind of thing can have, in the dictionary's order. */
export function propertiesOf(subject: Subject): readonly PropertyName[] {
  return PROPERTY_NAMES.filter((name) => property(name).on.includes(subject));
}

/** The kind that decides which properties apply. */
export function subjectOf(thing: Pick<Element, 'kind'> | Pick<Flow, 'from'>): Subject {
  return 'kind' in thing ? thing.kind : 'flow';
}

/**
 * Stored where somebody answered that a property has no meaning for a thing. It is known then, and none of its values:
 * nothing asks for it again, and no comparison with it holds, neither “is” nor “is not”.
 */
export const DOES_NOT_APPLY = 'not-applicable';

/** Whether somebody said that a property does not apply to the thing with these properties. */
export function saidNotToApply(properties: Properties, name: PropertyName): boolean {
  return properties[name] === DOES_NOT_APPLY;
}

/**
 * What is stored for a property, or undefined when unknown, when it was said not to apply, or when the stored value is not
 * one the dictionary knows.
 */
export function valueOf(properties: Properties, name: PropertyName): Value | undefined {
  return valueFrom(name, properties[name]);
}

/** The same of what is stored. */
export function valueFrom(name: PropertyName, value: Value | undefined): Value | undefined {
  return value !== undefined && value !== DOES_NOT_APPLY && fits(name, value) ? value : undefined;
}

/** Whether a value is one that the dictionary allows for the property. */
export function fits(name: PropertyName, value: Value): boolean {
  const entry = property(name);
  switch (entry.type) {
    case 'yesno':
      return typeof value === 'boolean';
    case 'choice':
      return (
        typeof value === 'string' && (entry.open === true || entry.options.some((o) => o.value === value))
      );
    case 'set':
      return Array.isArray(value) && value.every((v) => entry.options.some((o) => o.value === v));
  }
}

/** Whether the property is worth showing: its capability, if it has one, is ticked or implied by the protocol. */
export function isOpen(properties: Properties, name: PropertyName): boolean {
  return isOpenWhere((other) => properties[other], name);
}

/** The same where properties are looked up one by one. */
export function isOpenWhere(stored: (name: string) => Value | undefined, name: PropertyName): boolean {
  const { opens } = property(name);
  if (!opens) return true;
  return opens.some((by) => {
    const said = stored(by.property);
    const value = said ?? (by.property === 'encrypted' ? impliedBy(stored('protocol')) : undefined);
    return value !== undefined && by.values.includes(value);
  });
}

function impliedBy(protocol: Value | undefined): boolean | undefined {
  return typeof protocol === 'string' ? impliesEncryption(protocol) : undefined;
}

/** A value in words: "Yes", "HTTPS", "Personal data, Files", "Unknown". */
export function valueInWords(name: PropertyName, value: Value | undefined): string {
  if (value === undefined) return 'Unknown';
  if (value === DOES_NOT_APPLY) return 'Does not apply';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const entry = property(name);
  const label = (v: string) =>
    entry.type === 'yesno' ? v : (entry.options.find((o) => o.value === v)?.label ?? v);
  return typeof value === 'string' ? label(value) : value.map(label).join(', ');
}
