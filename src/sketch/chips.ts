import { TRUST_LEVELS, TRUST_NAMES, type TrustLevel } from '../model/boundary';
import { closest } from '../model/closest';
import type { DataClass } from '../model/dataclass';
import type { DataClassId } from '../model/id';
import {
  fits,
  isPropertyName,
  propertiesOf,
  property,
  type Properties,
  type Property,
  type PropertyName,
  type Subject,
  type Value,
} from '../model/property';
import { quote, unquoted } from './quotes';

/**
 * Chips: the words in brackets that say what is known of a thing. The dictionary of properties gives them all:
 *
 *     https                    a value, where only one property has it
 *     Authentication: None     a property and its value, always possible
 *     encrypted at rest        a yes-no property; “no …” or “not …” says no
 *     Customer records         a data class of the model by its name
 *     data: Customer records   the same; one that is not there yet is made
 *     description: "…"         in the person's own words
 *     step: 4                  where a flow stands in the story
 *     out of scope
 */
export type Setting =
  | { readonly sets: 'property'; readonly name: PropertyName; readonly value: Value }
  | { readonly sets: 'data'; readonly name: string; readonly id: DataClassId | null }
  | { readonly sets: 'out of scope'; readonly value: boolean }
  | { readonly sets: 'trust'; readonly value: TrustLevel }
  | { readonly sets: 'description'; readonly value: string }
  | { readonly sets: 'step'; readonly value: number };

export type ChipSubject = Subject | 'boundary';

/** What a chip sets, or a sentence that says why nothing. */
export function readChip(
  text: string,
  on: ChipSubject,
  dataClasses: readonly DataClass[],
): { readonly ok: true; readonly setting: Setting } | { readonly ok: false; readonly reason: string } {
  const setting = told(text, on) ?? (on === 'boundary' ? trustOf(text) : settingOf(text, on, dataClasses));
  if (setting) return { ok: true, setting };
  const meant = closest(text, [...chipsFor(on, dataClasses), ...spelled(on)]);
  const what =
    on === 'boundary'
      ? 'A boundary takes a trust level or a description.'
      : `Nothing known of ${NOUNS[on]} is called “${text}”.`;
  return { ok: false, reason: meant === undefined ? what : `${what} Did you mean “${meant}”?` };
}

const NOUNS: Readonly<Record<Subject, string>> = {
  flow: 'a data flow',
  process: 'a process',
  store: 'a data store',
  external: 'an external entity',
};

/** What is no property of the dictionary: a description, the step of a flow. */
function told(text: string, on: ChipSubject): Setting | undefined {
  const [, key, said] = /^\s*(description|step)\s*[:=](.*)$/i.exec(text) ?? [];
  const value = unquoted((said ?? '').trim());
  switch (key?.toLowerCase()) {
    case 'description':
      return { sets: 'description', value };
    case 'step':
      return on === 'flow' && /^\d{1,4}$/.test(value) ? { sets: 'step', value: Number(value) } : undefined;
    default:
      return undefined;
  }
}

function trustOf(text: string): Setting | undefined {
  const typed = plain(text.replace(/^trust( level)?\s*[:=]/i, ''));
  const value = TRUST_LEVELS.find((level) => plain(level) === typed || plain(TRUST_NAMES[level]) === typed);
  return value && { sets: 'trust', value };
}

function settingOf(text: string, on: Subject, dataClasses: readonly DataClass[]): Setting | undefined {
  const [, key, said] = /^("(?:[^"\\]|\\.)*"|[^:="]+)[:=](.*)$/.exec(text) ?? [];
  const value = unquoted((said ?? '').trim());
  if (key !== undefined && plain(key) === 'data' && value !== '')
    return dataNamed(value, dataClasses, 'or new');
  if (key !== undefined && value !== '') {
    const name = propertyCalled(plain(unquoted(key.trim())), on);
    const read = name && valueCalled(name, value);
    if (name && read !== undefined) return { sets: 'property', name, value: read };
  }
  const typed = plain(text);
  if (typed === 'out of scope') return { sets: 'out of scope', value: true };
  if (typed === 'in scope') return { sets: 'out of scope', value: false };
  return dataNamed(unquoted(text), dataClasses, 'known') ?? wordsOf(on).get(typed);
}

function dataNamed(
  name: string,
  dataClasses: readonly DataClass[],
  which: 'known' | 'or new',
): Setting | undefined {
  const found =
    dataClasses.find((one) => one.name === name) ??
    dataClasses.find((one) => plain(one.name) === plain(name));
  if (found) return { sets: 'data', name: found.name, id: found.id };
  return which === 'or new' ? { sets: 'data', name, id: null } : undefined;
}

/** Letters and signs alone, so that case and the number of spaces make no difference. */
export function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ');
}

/** “encryptedAtRest” as “encrypted at rest”. */
function spelledOut(name: PropertyName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function propertyCalled(typed: string, on: Subject): PropertyName | undefined {
  const names = propertiesOf(on);
  return (
    names.find((name) => plain(property(name).label) === typed) ??
    names.find((name) => plain(spelledOut(name)) === typed || name.toLowerCase() === typed)
  );
}

const YES = new Set(['yes', 'true', 'on']);
const NO = new Set(['no', 'false', 'off']);

function valueCalled(name: PropertyName, typed: string): Value | undefined {
  const entry = property(name);
  const word = plain(typed);
  if (entry.type === 'yesno') return YES.has(word) ? true : NO.has(word) ? false : undefined;
  if (entry.type === 'set') {
    const values = typed.split('+').map((one) => optionCalled(entry, plain(one)));
    return values.every((one) => one !== undefined) ? values : undefined;
  }
  return optionCalled(entry, word) ?? (entry.open === true ? typed : undefined);
}

function optionCalled(entry: Exclude<Property, { type: 'yesno' }>, typed: string): string | undefined {
  return (
    entry.options.find((one) => plain(one.label) === typed)?.value ??
    entry.options.find((one) => plain(one.value) === typed)?.value
  );
}

const words = new Map<Subject, ReadonlyMap<string, Setting>>();

/** Words that alone say what they set on a kind of thing; one that could mean two things says nothing. */
function wordsOf(on: Subject): ReadonlyMap<string, Setting> {
  let known = words.get(on);
  if (!known) {
    known = new Map(
      [...allWords(on)].flatMap(([word, settings]) => (settings.length === 1 ? [[word, settings[0]!]] : [])),
    );
    words.set(on, known);
  }
  return known;
}

function allWords(on: Subject): ReadonlyMap<string, readonly Setting[]> {
  const all = new Map<string, Setting[]>();
  const add = (word: string, name: PropertyName, value: Value): void => {
    const list = all.get(plain(word)) ?? [];
    if (list.some((one) => one.sets === 'property' && one.name === name)) return;
    all.set(plain(word), [...list, { sets: 'property', name, value }]);
  };
  // Labels first: a word that one property has as its label is not taken from it by the inner name of another.
  for (const name of propertiesOf(on)) {
    const entry = property(name);
    if (entry.type === 'yesno')
      for (const word of [entry.label, spelledOut(name)]) {
        add(word, name, true);
        for (const no of ['no', 'not']) add(`${no} ${word}`, name, false);
      }
    else
      for (const { value, label } of entry.options)
        for (const word of new Set([label, value])) add(word, name, entry.type === 'set' ? [value] : value);
  }
  if (on === 'flow') add('unencrypted', 'encrypted', false);
  return all;
}

/** Chips to offer for a kind of thing, in the dictionary's order, as the screen calls them. */
export function chipsFor(on: ChipSubject, dataClasses: readonly DataClass[]): readonly string[] {
  if (on === 'boundary') return [...TRUST_LEVELS.map((level) => TRUST_NAMES[level]), DESCRIPTION];
  const offered = propertiesOf(on).flatMap((name): readonly string[] => {
    const entry = property(name);
    if (entry.type === 'yesno') return [chipOf(name, true, on), chipOf(name, false, on)];
    return entry.options.map(({ value }) => chipOf(name, entry.type === 'set' ? [value] : value, on));
  });
  return [
    ...dataClasses.map((one) => dataChip(one.name, on, dataClasses)),
    ...offered,
    'out of scope',
    DESCRIPTION,
    ...(on === 'flow' ? ['step: '] : []),
  ];
}
/** What is offered waits for what the person writes. */
const DESCRIPTION = 'description: ';

/** The inner spellings, to guess what a misspelt chip was meant to be. */
function spelled(on: ChipSubject): readonly string[] {
  return on === 'boundary' ? TRUST_LEVELS : [...wordsOf(on).keys()];
}

/** The shortest chip that sets a property: the value by its label, by its inner name, or with the property before it. */
function chipOf(name: PropertyName, value: Value, on: Subject): string {
  const entry = property(name);
  if (entry.type === 'yesno') {
    const said = value === true ? 'yes' : 'no';
    const short = [entry.label, sentence(spelledOut(name))].map((word) =>
      value === true ? word : `no ${lowered(word)}`,
    );
    return (
      short.find((one) => isPlainChip(one) && means(one, on, name, value)) ??
      `${quoted(entry.label)}: ${said}`
    );
  }
  const values = typeof value === 'string' ? [value] : (value as readonly string[]);
  const labels = values.map((one) => entry.options.find((option) => option.value === one)?.label ?? one);
  const long = (texts: readonly string[]) => `${quoted(entry.label)}: ${texts.map(bare).join(' + ')}`;
  const short = values.length === 1 ? [labels[0]!, values[0]!].filter(isPlainChip) : [];
  const candidates = [...short, long(labels)];
  return candidates.find((one) => means(one, on, name, value)) ?? long(values);
}

const sentence = (words: string): string => words[0]!.toUpperCase() + words.slice(1);
const lowered = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;

/** A value of the person's own, in quotes where it needs them. */
function bare(text: string): string {
  return isPlainChip(text) && !text.includes('+') ? text : quote(text);
}

/** Whether a text can stand among chips without quotes. */
function isPlainChip(text: string): boolean {
  return text.trim() === text && text !== '' && !/[,\][:="\\\r\n]/.test(text);
}

function means(chip: string, on: Subject, name: PropertyName, value: Value): boolean {
  const read = settingOf(chip, on, []);
  return read?.sets === 'property' && read.name === name && String(read.value) === String(value);
}

function dataChip(name: string, on: ChipSubject, dataClasses: readonly DataClass[]): string {
  const read = on === 'boundary' || !isPlainChip(name) ? undefined : settingOf(name, on, dataClasses);
  return read?.sets === 'data' && read.name === name ? name : `data: ${quote(name)}`;
}

/** Everything known of a thing as chips; values that the dictionary does not have are left out. */
export function writeChips(
  thing: {
    readonly properties: Properties;
    readonly data: readonly DataClassId[];
    readonly outOfScope: boolean;
    readonly description: string;
  },
  on: Subject,
  dataClasses: Readonly<Record<DataClassId, DataClass>>,
): readonly string[] {
  const known = propertiesOf(on).flatMap((name) => {
    const value = thing.properties[name];
    return value !== undefined && isPropertyName(name) && fits(name, value) && !isEmpty(value)
      ? [chipOf(name, value, on)]
      : [];
  });
  // Always with the word before it: the text may be read where the class is not known.
  const data = thing.data.flatMap((id) => (dataClasses[id] ? [`data: ${quoted(dataClasses[id].name)}`] : []));
  return [...known, ...data, ...(thing.outOfScope ? ['out of scope'] : []), ...descriptionChips(thing)];
}

/** The description as a chip, when there is one. */
export function descriptionChips({ description }: { readonly description: string }): readonly string[] {
  return description.trim() === '' ? [] : [`${DESCRIPTION}${quote(description)}`];
}

function isEmpty(value: Value): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function quoted(name: string): string {
  return isPlainChip(name) ? name : quote(name);
}

/** A setting in words, for the preview. */
export function chipInWords(setting: Setting, on: ChipSubject): string {
  switch (setting.sets) {
    case 'property':
      return on === 'boundary' ? '' : chipOf(setting.name, setting.value, on);
    case 'data':
      return setting.name;
    case 'out of scope':
      return setting.value ? 'out of scope' : 'in scope';
    case 'trust':
      return TRUST_NAMES[setting.value];
    case 'description':
      return setting.value;
    case 'step':
      return `step ${setting.value}`;
  }
}
