import { property, valueInWords, type Value } from '../model/property';
import type { SubjectId } from '../model/id';
import { aboutOf, read } from './condition';
import { controlOf, propertyBehind } from './control';
import { factInWords } from './fact-words';
import { isProperty, type Reading, type Rule } from './rule';
import type { Because } from './threat';
import type { View } from './view';

/** The facts that made a condition true, in words, each once. */
export function evidenceOf(view: View, subject: SubjectId, readings: readonly Reading[]): readonly Because[] {
  const found = new Map<string, Because>();
  for (const reading of readings) {
    const about = aboutOf(view, subject, reading);
    const value = read(view, subject, reading);
    if (about === undefined || value === undefined || reading.name === 'kind') continue;
    found.set(`${about} ${reading.name}`, { about, ...inWords(view, about, reading, value) });
  }
  return [...found.values()];
}

/** What a typical threat waits for: the control of which nobody has said whether it is there. */
export function openOf(view: View, subject: SubjectId, rule: Rule): readonly Because[] {
  const control = controlOf(rule);
  const name = control && propertyBehind(control);
  const about = control ? aboutOf(view, subject, control) : undefined;
  if (!name || about === undefined) return [];
  return [{ about, text: `${inSentence(property(name).label)} is not known`, also: [] }];
}

function inWords(
  view: View,
  about: SubjectId,
  { name }: Reading,
  value: Value,
): Pick<Because, 'text' | 'also'> {
  if (!isProperty(name)) return factInWords(view, about, name, value);
  return { text: `${inSentence(property(name).label)} is ${valueInWords(name, value)}`, also: [] };
}

/** A label as it stands inside a sentence; abbreviations keep their capitals. */
function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

/**
 * A short hash of what a person judged: the rule's version and the values in evidence. Names and
 * positions are left out, so renaming or moving never makes a decision look stale.
 */
export function fingerprintOf(
  view: View,
  subject: SubjectId,
  rule: Rule,
  readings: readonly Reading[],
): string {
  const facts = readings.map(
    (reading) => `${reading.of}.${reading.name}=${JSON.stringify(read(view, subject, reading))}`,
  );
  return hash([`v${rule.version}`, ...new Set(facts)].join('\n'));
}

/** FNV-1a, 32 bits, in base 36. Not a secret, only a mark of sameness. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return (h >>> 0).toString(36);
}
