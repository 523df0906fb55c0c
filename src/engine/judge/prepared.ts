import { property, type PropertyName, type Subject, type Value } from '../../model/property';
import { ready, type Test } from './condition';
import { isControl, propertyBehind } from './control';
import { FACT_READS } from '../facts/fact-reads';
import { HINTED } from '../hints/hints';
import type { Profile } from './profile';
import { isProperty, type FactName, type Reading, type Rule } from '../rule';

/** The rules about one kind of thing, made ready to be judged on many of them. */
export interface Prepared {
  readonly rules: readonly ReadyRule[];
  /** Every reading that one of them makes, by its number. */
  readonly readings: readonly ReadyReading[];
  /** The readings that move a rating. */
  readonly circumstances: Readonly<Record<Circumstance, number>>;
}

export interface ReadyRule {
  readonly rule: Rule;
  readonly when: Test;
  readonly unless: Test | undefined;
  /** The condition as names suggest what nobody has said; where the rule can be typical. */
  readonly byName: Test | undefined;
  readonly typically: Test | undefined;
  /** The same of what was said and drawn alone, without names. */
  readonly typicallySaid: Test | undefined;
  readonly untypically: Test | undefined;
}

export interface ReadyReading extends Reading {
  readonly number: number;
  /** The property or the fact that is read. */
  readonly property: PropertyName | undefined;
  readonly fact: FactName | undefined;
  /** The property that a person can set to change what is read; undefined for facts of the drawing. */
  readonly setBy: PropertyName | undefined;
  /** The number of the reading of that property: its own, unless it is a fact. */
  readonly said: number | undefined;
  readonly isControl: boolean;
  /** Read as names suggest it where nobody has said anything: only what is typical is judged so. */
  readonly byName: boolean;
  /** Whether it can be asked for: what a thing is and what it can do is drawn or ticked instead. */
  readonly isAsked: boolean;
}

/** Everything that a judgement may want to know about its subject. */
export type Question =
  /** What is said of the subject itself: asked first. */
  | { readonly asks: 'profile' }
  /** A derived fact, or what is said of an end of a flow. */
  | { readonly asks: 'value'; readonly reading: ReadyReading }
  /** Whether the property behind a reading is shown where it would be set. */
  | { readonly asks: 'shown'; readonly reading: ReadyReading }
  /** The value of a fact, were a property another. */
  | { readonly asks: 'supposed'; readonly reading: ReadyReading; readonly were: Supposing }
  /** How near outsiders are; on an open wire, to either end of it. */
  | { readonly asks: 'reach'; readonly isOnOpenWire: boolean }
  /** Whether the two ends of a flow are one thing. */
  | { readonly asks: 'loop' };

/** Compared by identity: of lists that hold the same, one stands for all. */
export type Answer = Value | Profile | undefined;

export type Ask = (question: Question) => Answer;

export interface Supposing {
  readonly of: Reading['of'];
  readonly property: PropertyName;
  /** Undefined makes it unknown. */
  readonly value: Value | undefined;
}

const CIRCUMSTANCES = ['callersProven', 'sensitivity', 'carries', 'criticality'] as const;
type Circumstance = (typeof CIRCUMSTANCES)[number];

const known = new WeakMap<readonly Rule[], Map<Subject, Prepared>>();

/** The rules of a list that are about a kind of thing, in their order. Made ready once for each list. */
export function preparedFor(rules: readonly Rule[], on: Subject): Prepared {
  let byKind = known.get(rules);
  if (!byKind) {
    byKind = new Map<Subject, Prepared>();
    known.set(rules, byKind);
  }
  let prepared = byKind.get(on);
  if (!prepared) {
    prepared = prepare(
      rules.filter((rule) => rule.on === on),
      on,
    );
    byKind.set(on, prepared);
  }
  return prepared;
}

export function prepare(rules: readonly Rule[], on: Subject): Prepared {
  const readings: ReadyReading[] = [];
  const numbers = new Map<string, number>();
  const numberOf = ({ of, name }: Reading, byName = false): number => {
    const key = `${of}.${name}${byName ? ' by name' : ''}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    // Only flows have ends of which a property could be set.
    const setBy = of === 'self' || on === 'flow' ? propertyBehind({ of, name }) : undefined;
    const said = setBy && setBy !== name ? numberOf({ of, name: setBy }, byName) : undefined;
    const number = readings.length;
    numbers.set(key, number);
    readings.push({ ...readyReading({ of, name }, number, setBy, said ?? (setBy && number)), byName });
    return number;
  };
  const asNamed = (reading: Reading): number => numberOf(reading, isSuggested(reading.name));
  return {
    rules: rules.map((rule) => ({
      rule,
      when: ready(rule.when, (reading) => numberOf(reading)),
      unless: rule.unless && ready(rule.unless, (reading) => numberOf(reading)),
      byName: rule.typically && ready(rule.when, asNamed),
      typically: rule.typically && ready(rule.typically, asNamed),
      typicallySaid: rule.typically && ready(rule.typically, (reading) => numberOf(reading)),
      untypically: rule.untypically && ready(rule.untypically, asNamed),
    })),
    readings,
    circumstances: Object.fromEntries(
      CIRCUMSTANCES.map((name) => [name, numberOf({ of: 'self', name })]),
    ) as Prepared['circumstances'],
  };
}

/** Whether a name can suggest what is read. */
function isSuggested(name: Reading['name']): boolean {
  return isProperty(name) ? HINTED.has(name) : FACT_READS[name].some((read) => HINTED.has(read));
}

function readyReading(
  { of, name }: Reading,
  number: number,
  setBy: PropertyName | undefined,
  said: number | undefined,
): Omit<ReadyReading, 'byName'> {
  const entry = setBy && property(setBy);
  return {
    of,
    name,
    number,
    property: isProperty(name) ? name : undefined,
    fact: isProperty(name) ? undefined : name,
    setBy,
    said,
    isControl: setBy !== undefined && isControl(setBy),
    isAsked:
      entry !== undefined &&
      entry.group !== 'Capabilities' &&
      !(entry.group === 'Basics' && entry.type === 'choice'),
  };
}
