import type { SubjectId } from '../../model/id';
import { property, valueInWords, type PropertyName, type Value } from '../../model/property';
import { aboutOf } from './condition';
import { controlOf, propertyBehind } from './control';
import { factInWords } from '../facts/fact-words';
import type { ReadyReading } from './prepared';
import type { Reading, Rule } from '../rule';
import { isSame } from '../sight/same';
import type { Sheet } from './sheet';
import type { Because } from '../threat';
import type { View } from '../sight/view';

/** A reading that helped to make a condition true, in words that name nothing; null for facts, whose words may. */
export interface Support {
  readonly reading: ReadyReading;
  readonly text: string | null;
}

/** What supports a threat, each once. What is unknown supports nothing, and the kind of a thing goes without saying. */
export function supportOf(
  readings: readonly (readonly [ReadyReading, Value | undefined])[],
): readonly Support[] {
  return [...new Map(readings)].flatMap(([reading, value]) =>
    value === undefined || reading.name === 'kind'
      ? []
      : [{ reading, text: reading.property ? inWords(reading.property, value) : null }],
  );
}

/** How to say what supports a threat on one subject, each fact once. */
export function wordsOn(sheet: Sheet): (support: readonly Support[]) => readonly Because[] {
  const known: Because[] = [];
  const inWordsOn = ({ reading, text }: Support): Because =>
    (known[reading.number] ??= { about: sheet.aboutOf(reading.of)!, ...wordsFor(sheet, reading, text) });
  return (support) => {
    if (!sheet.isLoop) return support.map(inWordsOn);
    // What both ends say is said by one thing.
    const each = new Map(support.map((one) => [`${sheet.aboutOf(one.reading.of)} ${one.reading.name}`, one]));
    return [...each.values()].map(inWordsOn);
  };
}

function wordsFor(sheet: Sheet, reading: ReadyReading, text: string | null): Pick<Because, 'text' | 'also'> {
  const value = sheet.value(reading)!;
  const found =
    text !== null || reading.fact === undefined
      ? { text: text ?? '', also: [] }
      : factInWords(
          reading.byName ? sheet.byName : sheet.view,
          sheet.aboutOf(reading.of)!,
          reading.fact,
          value,
        );
  // What was said, or follows without any name, rests on no suggestion.
  const isSuggested = reading.byName && !isSame(value, sheet.value({ ...reading, byName: false }));
  return isSuggested ? { ...found, text: `${found.text}, going by names` } : found;
}

/** What a typical threat waits for: the control of which nobody has said whether it is there. */
export function openOf(view: View, subject: SubjectId, rule: Rule): readonly Because[] {
  const control = controlOf(rule);
  const name = control && propertyBehind(control);
  const about = control ? aboutOf(view, subject, control) : undefined;
  if (!name || about === undefined) return [];
  return [{ about, text: `${inSentence(property(name).label)} is not known`, also: [] }];
}

function inWords(name: PropertyName, value: Value): string {
  return `${inSentence(property(name).label)} is ${valueInWords(name, value)}`;
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
  rule: Rule,
  readings: readonly (readonly [Reading, Value | undefined])[],
): string {
  const facts = readings.map(([{ of, name }, value]) => `${of}.${name}=${JSON.stringify(value)}`);
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
