import {
  DOES_NOT_APPLY,
  fits,
  isPropertyName,
  property,
  propertiesOf,
  type PropertyName,
  type Subject,
  type Value,
} from '../../model/property';
import type { Field, Key, RecordField } from './file-shape';
import { propertyCalled, valueCalled, wordCalled } from './called';
import { readCondition } from './condition-text';
import { didYouMean, inside, isNothing, problem, warn, type At } from './findings';
import { plain, type Entry, type Tree } from './yaml-read';

export * from './findings';

/**
 * Turns the tree of a file into the plain value of a model, field by field, noting where everything stood. What
 * does not fit is a problem; what is not known is kept and said.
 */

/** A record with what the file says about it; `undefined` when the file has something else there. */
export function readRecord(shape: RecordField, tree: Tree, at: At): Record<string, unknown> | undefined {
  if (tree.is !== 'map') return problem(at, `Keys and values are expected here, not ${inWords(tree)}.`);
  const extra: Record<string, unknown> = {};
  const here: At = shape.keepsExtra ? { ...at, keep: { in: extra, path: '' } } : at;
  const record: Record<string, unknown> = {};
  const subject = subjectIn(tree.entries);
  const bare: Entry[] = [];
  for (const entry of tree.entries) {
    const key = shape.keys.find(({ inFile, inModel }) => inFile === entry.key || inModel === entry.key);
    if (!key && shape.keys.some(({ inModel }) => inModel === 'properties') && isFactOf(subject, entry.key)) {
      bare.push(entry);
      continue;
    }
    if (!key) {
      keepUnknown(
        entry,
        here,
        shape.keys.map(({ inFile }) => inFile),
      );
      continue;
    }
    if (record[key.inModel] !== undefined)
      problem({ ...here, line: entry.line }, `“${key.inFile}” stands here a second time, as “${entry.key}”.`);
    const value = readKey(key, entry, here, subject);
    if (value !== undefined) record[key.inModel] = value;
  }
  if (bare.length > 0) record['properties'] = withBare(bare, tree, record['properties'], here, subject);
  for (const { inModel, inFile, required } of shape.keys) {
    // A key that is there and does not fit has been reported already.
    const there = tree.entries.some(
      ({ key, value }) => (key === inFile || key === inModel) && !isNothing(value),
    );
    if (required && !there) problem(at, `“${inFile}” is missing.`);
  }
  if (Object.keys(extra).length > 0) record['extra'] = extra;
  return record;
}

function isFactOf(subject: Subject, key: string): boolean {
  return propertyCalled(key, subject) !== undefined;
}

/** Properties that somebody wrote beside “properties” instead of under it: `protocol: https` next to the ends of a flow. */
function withBare(
  bare: readonly Entry[],
  tree: Tree,
  among: unknown,
  at: At,
  subject: Subject,
): Record<string, Value> {
  const given = (among ?? {}) as Readonly<Record<string, Value>>;
  const inModel = [...at.inModel, 'properties'];
  const nameOf = (key: string): string => propertyCalled(key, subject) ?? key;
  const read =
    readProperties({ is: 'map', line: tree.line, entries: bare }, { ...at, inModel }, subject, nameOf) ?? {};
  const twice = Object.keys(read).find((name) => Object.hasOwn(given, name));
  if (twice !== undefined) problem(at, `“${twice}” stands here and under “properties” as well.`);
  return { ...given, ...read };
}

function readKey(key: Key, entry: Entry, at: At, subject: Subject): unknown {
  const here = inside(at, { key: entry.key, model: key.inModel, line: entry.line });
  if (isNothing(entry.value)) return undefined;
  if (key.field.is === 'map' && key.field.of.is === 'value') {
    return readProperties(entry.value, here, subject);
  }
  return readField(key.field, entry.value, here);
}

/** What the properties of a record are about: flows are the ones that name no kind. */
function subjectIn(entries: readonly Entry[]): Subject {
  const kind = entries.find(({ key }) => key === 'kind')?.value;
  const written = kind?.is === 'scalar' ? wordCalled(kind.source, ['external', 'process', 'store']) : '';
  return written === 'external' || written === 'process' || written === 'store' ? written : 'flow';
}

function readField(field: Field, tree: Tree, at: At): unknown {
  switch (field.is) {
    case 'text':
      return tree.is === 'scalar' ? tree.source : problem(at, `Text is expected here, not ${inWords(tree)}.`);
    case 'word':
      return readWord(field, tree, at);
    case 'number':
      return tree.is === 'scalar' && typeof tree.value === 'number'
        ? tree.value
        : problem(at, `A number is expected here, not ${inWords(tree)}.`);
    case 'yesno': {
      const answer = tree.is === 'scalar' ? asYesNo(tree.value) : undefined;
      return answer ?? problem(at, `“true” or “false” is expected here, not ${inWords(tree)}.`);
    }
    case 'value':
      return readValue(tree);
    case 'list': {
      // One thing without its dash is a list of one.
      const items = tree.is === 'list' ? tree.items : [tree];
      return items.map((item, i) =>
        readField(field.of, item, inside(at, { key: `[${i}]`, model: i, line: item.line })),
      );
    }
    case 'map':
      if (tree.is !== 'map') return problem(at, `Keys and values are expected here, not ${inWords(tree)}.`);
      return Object.fromEntries(
        tree.entries.map(({ key, value, line }) => [
          key,
          readField(field.of, value, inside(at, { key, model: key, line })),
        ]),
      );
    case 'condition':
      return readCondition(tree, at);
    case 'record':
      return readRecord(field, tree, at);
  }
}

function readWord(field: { readonly oneOf?: readonly string[] }, tree: Tree, at: At): string | undefined {
  if (tree.is !== 'scalar') return problem(at, `One word is expected here, not ${inWords(tree)}.`);
  if (!field.oneOf) return tree.source;
  const written = wordCalled(tree.source, field.oneOf);
  if (field.oneOf.includes(written)) return written;
  return problem(
    at,
    `“${written}” is not known here.${didYouMean(written, field.oneOf)} It can be ${field.oneOf.join(', ')}.`,
  );
}

/**
 * Facts about an element or a flow. Those that the dictionary does not have, or has for another kind of thing, are kept
 * as they are: a thing that was of another kind keeps what was known of it.
 */
function readProperties(
  tree: Tree,
  at: At,
  subject: Subject,
  nameOf = (key: string): string => (isPropertyName(key) ? key : (propertyCalled(key, subject) ?? key)),
): Record<string, Value> | undefined {
  if (tree.is !== 'map') return problem(at, `Keys and values are expected here, not ${inWords(tree)}.`);
  const properties = new Map<string, Value>();
  for (const entry of tree.entries) {
    const name = nameOf(entry.key);
    const here = inside(at, { key: entry.key, model: name, line: entry.line });
    const raw = readValue(entry.value);
    if (raw === undefined) {
      if (isNothing(entry.value)) continue;
      here.keep.in[here.keep.path] = plain(entry.value);
      warn(
        here,
        `a property holds one value or a list of words; this is kept beside the properties as “${here.keep.path}”.`,
      );
      continue;
    }
    const value = isPropertyName(name) ? valueCalled(name, asAnswer(name, raw)) : raw;
    if (value === 'unknown' && isPropertyName(name) && !fits(name, value)) continue;
    if (properties.has(name)) problem(here, `“${name}” stands here a second time.`);
    properties.set(name, value);
    warnOfMisfit(name, value, here, subject);
  }
  return Object.fromEntries(properties);
}

/** Yes and no, where they are the answer, in every spelling. */
function asAnswer(name: PropertyName, raw: Value): Value {
  return property(name).type === 'yesno' && typeof raw === 'string' ? (asYesNo(raw) ?? raw) : raw;
}

function warnOfMisfit(name: string, value: Value, at: At, subject: Subject): void {
  const names = propertiesOf(subject);
  if (!isPropertyName(name) || !names.includes(name)) {
    warn(
      at,
      `there is no property “${name}” for ${SUBJECT_WORDS[subject]}; it is kept, but no rule reads it.${didYouMean(name, names)}`,
    );
  } else if (value !== DOES_NOT_APPLY && !fits(name, value)) {
    const entry = property(name);
    const allowed = entry.type === 'yesno' ? ['true', 'false'] : entry.options.map((option) => option.value);
    const shown = typeof value === 'object' ? value.join(', ') : String(value);
    warn(
      at,
      `“${shown}” is not a value of ${entry.label}; it is kept, but no rule reads it.${didYouMean(shown, allowed)} It can be ${allowed.join(', ')}.`,
    );
  }
}

const SUBJECT_WORDS: Readonly<Record<Subject, string>> = {
  flow: 'a data flow',
  process: 'a process',
  store: 'a data store',
  external: 'an external entity',
};

function readValue(tree: Tree): Value | undefined {
  if (tree.is === 'scalar') {
    if (tree.value === null) return undefined;
    // `tls: 1.2` is the version 1.2 and no number.
    return typeof tree.value === 'boolean' ? tree.value : tree.source;
  }
  if (tree.is === 'list' && tree.items.every((item) => item.is === 'scalar' && item.value !== null)) {
    return tree.items.map((item) => (item.is === 'scalar' ? item.source : ''));
  }
  return undefined;
}

/** Keeps what stands under a key that nobody knows, and says so. */
export function keepUnknown(entry: Entry, at: At, known: readonly string[]): void {
  const kept = at.keep.path === '' ? entry.key : `${at.keep.path}.${entry.key}`;
  at.keep.in[kept] = plain(entry.value);
  const here = {
    line: entry.line,
    path: at.path === '' ? entry.key : `${at.path}.${entry.key}`,
    found: at.found,
  };
  warn(
    here,
    `“${entry.key}” is not known here; it is kept${kept === entry.key ? '' : ` as “${kept}”`} and written back.${didYouMean(entry.key, known)}`,
  );
}

/** Yes and no in every spelling that people and older readers of YAML use. */
function asYesNo(value: string | number | boolean | null): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (/^(yes|true|on)$/i.test(value)) return true;
  return /^(no|false|off)$/i.test(value) ? false : undefined;
}

function inWords(tree: Tree): string {
  if (tree.is === 'list') return 'a list';
  if (tree.is === 'map') return 'keys and values';
  return tree.value === null ? 'nothing' : `“${tree.source}”`;
}
