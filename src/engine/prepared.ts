import { property, type PropertyName, type Subject } from '../model/property';
import { ready, type Test } from './condition';
import { isControl, propertyBehind } from './control';
import { isProperty, type FactName, type Reading, type Rule } from './rule';

/** The rules about one kind of thing, made ready to be judged on many of them. */
export interface Prepared {
  readonly rules: readonly ReadyRule[];
  /** Every reading that one of them makes, by its number. */
  readonly readings: readonly ReadyReading[];
}

export interface ReadyRule {
  readonly rule: Rule;
  readonly when: Test;
  readonly unless: Test | undefined;
  readonly typically: Test | undefined;
  readonly untypically: Test | undefined;
}

export interface ReadyReading extends Reading {
  /** The property or the fact that is read. */
  readonly property: PropertyName | undefined;
  readonly fact: FactName | undefined;
  /** The property that a person can set to change what is read; undefined for facts of the drawing. */
  readonly setBy: PropertyName | undefined;
  readonly isControl: boolean;
  /** Whether it can be asked for: what a thing is and what it can do is drawn or ticked instead. */
  readonly isAsked: boolean;
}

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
    prepared = prepare(rules.filter((rule) => rule.on === on));
    byKind.set(on, prepared);
  }
  return prepared;
}

export function prepare(rules: readonly Rule[]): Prepared {
  const readings: ReadyReading[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (reading: Reading): number => {
    const key = `${reading.of}.${reading.name}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = readings.push(readyReading(reading)) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  return {
    rules: rules.map((rule) => ({
      rule,
      when: ready(rule.when, numberOf),
      unless: rule.unless && ready(rule.unless, numberOf),
      typically: rule.typically && ready(rule.typically, numberOf),
      untypically: rule.untypically && ready(rule.untypically, numberOf),
    })),
    readings,
  };
}

function readyReading(reading: Reading): ReadyReading {
  const { of, name } = reading;
  const setBy = propertyBehind(reading);
  const entry = setBy && property(setBy);
  return {
    of,
    name,
    property: isProperty(name) ? name : undefined,
    fact: isProperty(name) ? undefined : name,
    setBy,
    isControl: setBy !== undefined && isControl(setBy),
    isAsked:
      entry !== undefined &&
      entry.group !== 'Capabilities' &&
      !(entry.group === 'Basics' && entry.type === 'choice'),
  };
}
