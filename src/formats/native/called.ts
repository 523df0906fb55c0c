import { propertiesOf, property, type PropertyName, type Subject, type Value } from '../../model/property';

/**
 * Words of a file as people who write by hand call them: by their name in the dictionary or by the label on screen, whatever
 * the case and with blanks, hyphens or underscores between the parts.
 */

/** The property of such a subject that is called so; nothing when there is none, or more than one. */
export function propertyCalled(written: string, subject: Subject): PropertyName | undefined {
  const names = propertiesOf(subject);
  const exact = names.find((name) => name === written);
  if (exact !== undefined) return exact;
  const found = names.filter(
    (name) => plain(name) === plain(written) || plain(property(name).label) === plain(written),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The value of a property that is called so; what is called nothing there stays as it was written. */
export function valueCalled(name: PropertyName, written: Value): Value {
  const entry = property(name);
  if (entry.type === 'yesno') return written;
  const one = (word: string): string =>
    entry.options.some(({ value }) => value === word)
      ? word
      : (entry.options.find(({ value, label }) => [value, label].some((it) => plain(it) === plain(word)))
          ?.value ?? word);
  if (typeof written === 'string') return one(written);
  return Array.isArray(written) ? written.map(one) : written;
}

/** The word of a list that is called so, by itself or by a usual name; what is none of them stays as it was written. */
export function wordCalled(written: string, oneOf: readonly string[]): string {
  if (oneOf.includes(written)) return written;
  const usual = ALSO_CALLED.get(plain(written)) ?? written;
  return oneOf.find((word) => plain(word) === plain(usual)) ?? written;
}

const ALSO_CALLED: ReadonlyMap<string, string> = new Map([
  ['externalentity', 'external'],
  ['entity', 'external'],
  ['actor', 'external'],
  ['datastore', 'store'],
]);

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]+/g, '');
}
