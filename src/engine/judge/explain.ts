import { TRUST_NAMES, type TrustLevel } from '../../model/boundary';
import { CLASS_NAMES, type ClassLevel } from '../../model/dataclass';
import { KIND_NAMES, type ElementKind } from '../../model/element';
import type { SubjectId, ThingId } from '../../model/id';
import { DOES_NOT_APPLY, property, valueInWords, type Value } from '../../model/property';
import { aboutOf, NOT_APPLICABLE, read, truthOf } from './condition';
import { FACTS_IN_WORDS } from '../facts/fact-values';
import { Hinted } from '../hints/hinted';
import { isProperty, type Condition, type Reading, type ReadingName, type Rule } from '../rule';
import type { Truth } from '../truth';
import type { View } from '../sight/view';

/** A condition in words, part by part; for one subject also whether each part holds there, and what it found. */
export interface Explained {
  /** What joins the parts; 'one' is a single comparison without parts. */
  readonly join: 'all' | 'any' | 'not' | 'one';
  /** For a single comparison: “Protocol: FTP or Telnet”. */
  readonly text: string;
  readonly parts: readonly Explained[];
  /** Null while nothing in particular is judged. */
  readonly truth: Truth | null;
  /** What was found instead of or as wanted: “it is HTTPS”, “not known”. */
  readonly found: string;
  /** The thing that the comparison is about. */
  readonly about: ThingId | null;
}

/** Where a condition is asked: on one subject through a view. */
export interface Asked {
  readonly view: View;
  readonly subject: SubjectId;
}

export function explain(condition: Condition, asked?: Asked): Explained {
  const truth = asked ? truthOf(asked.view, asked.subject, condition) : null;
  const joined = (join: Explained['join'], of: readonly Condition[]): Explained => ({
    join,
    text: '',
    parts: of.map((part) => explain(part, asked)),
    truth,
    found: '',
    about: null,
  });
  switch (condition.op) {
    case 'all':
    case 'any':
      // One part needs nothing to join it.
      return condition.of.length === 1
        ? explain(condition.of[0]!, asked)
        : joined(condition.op, condition.of);
    case 'not':
      return isComparison(condition.of)
        ? { ...comparison(condition.of, asked, 'not '), truth }
        : joined('not', [condition.of]);
    default:
      return { ...comparison(condition, asked, ''), truth };
  }
}

/** How a rule stands on one subject: whether its condition holds, and its control where it has one. */
export function standing(
  rule: Pick<Rule, 'when' | 'unless' | 'typically' | 'untypically'>,
  asked: Asked,
): {
  readonly when: Explained;
  readonly unless: Explained | null;
  readonly typically: Explained | null;
  readonly untypically: Explained | null;
  readonly result: 'holds' | 'typical' | 'addressed' | 'unknown' | 'no';
} {
  const told = (condition: Condition | undefined, at = asked): Explained | null =>
    condition ? explain(condition, at) : null;
  // What is typical goes by names too.
  const named: Asked = { ...asked, view: new Hinted(asked.view) };
  const parts = {
    when: explain(rule.when, asked),
    unless: told(rule.unless),
    typically: told(rule.typically, named),
    untypically: told(rule.untypically, named),
  };
  const isTypical =
    parts.typically?.truth === 'yes' &&
    parts.untypically?.truth !== 'yes' &&
    truthOf(named.view, named.subject, rule.when) !== 'no';
  if (parts.when.truth === 'no' && !isTypical) return { ...parts, result: 'no' };
  if (parts.when.truth === 'unknown' && !isTypical) return { ...parts, result: 'unknown' };
  if (parts.unless?.truth === 'yes') return { ...parts, result: 'addressed' };
  return { ...parts, result: parts.when.truth === 'yes' ? 'holds' : 'typical' };
}

type Comparison = Exclude<Condition, { readonly op: 'all' | 'any' | 'not' }>;

function isComparison(condition: Condition): condition is Comparison {
  return condition.op !== 'all' && condition.op !== 'any' && condition.op !== 'not';
}

function comparison(
  condition: Comparison,
  asked: Asked | undefined,
  not: '' | 'not ',
): Omit<Explained, 'truth'> {
  const { name } = condition.read;
  return {
    join: 'one',
    text: `${readingInWords(condition.read)}: ${not}${wantedInWords(condition, name)}`,
    parts: [],
    found: asked ? foundInWords(asked, condition.read) : '',
    about: (asked && aboutOf(asked.view, asked.subject, condition.read)) ?? null,
  };
}

function wantedInWords(condition: Comparison, name: ReadingName): string {
  switch (condition.op) {
    case 'in':
      return either(condition.values.map((value) => inWords(name, value)));
    case 'has':
      return `has ${either(condition.values.map((value) => inWords(name, value)))}`;
    case 'atLeast':
      return `at least ${inWords(name, condition.value)}`;
    case 'below':
      return `below ${inWords(name, condition.value)}`;
    case 'exceeds': {
      const words = readingInWords(condition.other);
      return `above ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
    }
  }
}

function either(words: readonly string[]): string {
  return words.length <= 1 ? (words[0] ?? 'none') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

const ENDS: Readonly<Record<Reading['of'], string>> = { self: '', source: 'Source, ', target: 'Target, ' };

/** “Protocol”, “Target, trust level of where it stands”. */
export function readingInWords({ of, name }: Reading): string {
  const label = isProperty(name) ? property(name).label : FACTS_IN_WORDS[name].text;
  return of === 'self'
    ? label.charAt(0).toUpperCase() + label.slice(1)
    : `${ENDS[of]}${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

function foundInWords({ view, subject }: Asked, reading: Reading): string {
  const value = read(view, subject, reading);
  if (value === undefined) return 'not known';
  if (value === NOT_APPLICABLE) return 'it has none';
  if (value === DOES_NOT_APPLY) return 'does not apply';
  return `it is ${inWords(reading.name, value)}`;
}

function inWords(name: ReadingName, value: Value): string {
  if (isProperty(name)) return valueInWords(name, value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const list = typeof value === 'string' ? [value] : value;
  return list.length === 0 ? 'none' : list.map((one) => factValue(name, one)).join(', ');
}

function factValue(name: ReadingName, value: string): string {
  switch (name) {
    case 'kind':
      return KIND_NAMES[value as ElementKind];
    case 'zoneTrust':
      return TRUST_NAMES[value as TrustLevel];
    case 'carries':
      return valueInWords('kinds', [value]);
    case 'queries':
      return value === '?' ? 'a store of unknown kind' : valueInWords('storeKind', value);
    default:
      return CLASS_NAMES[value as ClassLevel] ?? value;
  }
}
