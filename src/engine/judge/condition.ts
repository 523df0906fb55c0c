import { CLASS_LEVELS } from '../../model/dataclass';
import { TRUST_LEVELS } from '../../model/boundary';
import type { SubjectId } from '../../model/id';
import {
  DOES_NOT_APPLY,
  isOpenWhere,
  property,
  PROPERTY_NAMES,
  subjectOf,
  valueFrom,
  type PropertyName,
  type Subject,
  type Value,
} from '../../model/property';
import { fact } from '../facts/facts';
import { isProperty, type Condition, type Reading, type ReadingName } from '../rule';
import { not, truth, type Truth } from '../truth';
import type { View } from '../sight/view';

/** How a condition is judged on one subject, and what made it so. */

/** The element or flow that a reading is about; undefined for the ends of something that is not a flow. */
export function aboutOf(view: View, subject: SubjectId, reading: Reading): SubjectId | undefined {
  if (reading.of === 'self') return subject;
  const flow = view.flow(subject);
  return reading.of === 'source' ? flow?.from : flow?.to;
}

/** What is read of a property that a kind of thing does not have: known, and none of its values. */
export const NOT_APPLICABLE = 'not applicable';

/** The value of a reading, or undefined while it is unknown. */
export function read(view: View, subject: SubjectId, reading: Reading): Value | undefined {
  const about = aboutOf(view, subject, reading);
  if (about === undefined) return undefined;
  return isProperty(reading.name) ? said(view, about, reading.name) : fact(view, about, reading.name);
}

/** What is said of a property of a thing, or undefined while it is unknown. */
export function said(view: View, about: SubjectId, name: PropertyName): Value | undefined {
  const thing = view.flow(about) ?? view.element(about);
  return thing && saidOf(subjectOf(thing), name, view.stored(about, name));
}

/** What is said of a property by what is stored for it at a kind of thing. */
export function saidOf(on: Subject, name: PropertyName, stored: Value | undefined): Value | undefined {
  if (!property(name).on.includes(on)) return NOT_APPLICABLE;
  return stored === DOES_NOT_APPLY ? stored : valueFrom(name, stored);
}

/** Whether a property that may be hidden behind another shows at a thing; see `isOpen`. */
export function isShown(view: View, about: SubjectId, name: PropertyName): boolean {
  return isOpenWhere((other) => view.stored(about, other), name);
}

/**
 * A condition made ready to be judged on many subjects: readings are numbers in a list that conditions share, scales
 * are looked up, and “not” stands at comparisons alone.
 */
export type Test =
  | { readonly op: 'all' | 'any'; readonly of: readonly Test[]; readonly reads: readonly number[] }
  | {
      readonly op: 'compare';
      readonly holds: (value: Value | undefined, other: Value | undefined) => Truth;
      /** One reading, or two that are compared with each other. */
      readonly reads: readonly number[];
    };

/** Makes a condition ready. `numberOf` gives each reading its number. */
export function ready(condition: Condition, numberOf: (reading: Reading) => number, isNegated = false): Test {
  switch (condition.op) {
    case 'all':
    case 'any': {
      const of = condition.of.map((part) => ready(part, numberOf, isNegated));
      const op = (condition.op === 'all') === isNegated ? 'any' : 'all';
      return { op, of, reads: of.flatMap((part) => part.reads) };
    }
    case 'not':
      return ready(condition.of, numberOf, !isNegated);
    case 'exceeds':
      return {
        op: 'compare',
        holds: negatedIf(isNegated, comparison(condition)),
        reads: [numberOf(condition.read), numberOf(condition.other)],
      };
    case 'in':
    case 'has':
    case 'atLeast':
    case 'below':
      return {
        op: 'compare',
        holds: negatedIf(isNegated, comparison(condition)),
        reads: [numberOf(condition.read)],
      };
  }
}

type Comparison = (value: Value | undefined, other: Value | undefined) => Truth;

/** What is said not to apply makes no comparison hold, neither “is” nor “is not”. */
function negatedIf(isNegated: boolean, holds: Comparison): Comparison {
  return (value, other) => {
    if (value === DOES_NOT_APPLY || other === DOES_NOT_APPLY) return 'no';
    return isNegated ? not(holds(value, other)) : holds(value, other);
  };
}

function comparison(condition: Exclude<Condition, { readonly op: 'all' | 'any' | 'not' }>): Comparison {
  switch (condition.op) {
    case 'in': {
      const values = new Set<unknown>(condition.values);
      return (value) => truth(value === undefined ? undefined : values.has(value));
    }
    case 'has':
      return (value) => {
        if (!Array.isArray(value)) return value === undefined ? 'unknown' : 'no';
        if (condition.values.some((wanted) => value.includes(wanted))) return 'yes';
        return value.includes('?') ? 'unknown' : 'no';
      };
    case 'atLeast':
    case 'below': {
      const rank = rankOn(condition.read.name);
      const least = rank(condition.value);
      return (value) => {
        if (value === NOT_APPLICABLE) return 'no';
        const at = rank(value);
        const reached = at === undefined || least === undefined ? undefined : at >= least;
        return condition.op === 'atLeast' ? truth(reached) : not(truth(reached));
      };
    }
    case 'exceeds': {
      const [rank, rankOther] = [rankOn(condition.read.name), rankOn(condition.other.name)];
      return (value, than) => {
        const [one, other] = [rank(value), rankOther(than)];
        return truth(one === undefined || other === undefined ? undefined : one > other);
      };
    }
  }
}

/** Where a value stands on the scale of a reading. */
function rankOn(name: ReadingName): (value: Value | undefined) => number | undefined {
  const ranks = new Map<unknown, number>(scaleOf(name).map((value, at) => [value, at]));
  return (value) => ranks.get(value);
}

function scaleOf(name: ReadingName): readonly string[] {
  if (name === 'zoneTrust') return TRUST_LEVELS;
  if (!isProperty(name)) return CLASS_LEVELS;
  const entry = property(name);
  return entry.type === 'yesno' ? [] : entry.options.map((option) => option.value);
}

/** The values of numbered readings on one subject. */
export interface Values {
  value(reading: number): Value | undefined;
}

/** Kleene truth of a condition. Stops as soon as the answer is certain, so that a judgement looks at little. */
export function judge(values: Values, test: Test): Truth {
  if (test.op === 'compare') {
    const [first, second] = test.reads;
    return test.holds(values.value(first!), second === undefined ? undefined : values.value(second));
  }
  const decided = test.op === 'all' ? 'no' : 'yes';
  let result: Truth = test.op === 'all' ? 'yes' : 'no';
  for (const part of test.of) {
    const one = judge(values, part);
    if (one === decided) return one;
    if (one === 'unknown') result = one;
  }
  return result;
}

/** Kleene truth of one condition on one subject, for those who do not judge many. */
export function truthOf(view: View, subject: SubjectId, condition: Condition): Truth {
  const readings: Reading[] = [];
  const test = ready(condition, (reading) => readings.push(reading) - 1);
  return judge({ value: (number) => read(view, subject, readings[number]!) }, test);
}

/** The readings that hold a condition at its present truth: what the verdict rests on. */
export function support(values: Values, test: Test, now = judge(values, test)): readonly number[] {
  if (test.op === 'compare') return test.reads;
  return test.of.flatMap((part) => {
    const truth = judge(values, part);
    return truth === now ? support(values, part, truth) : [];
  });
}

/** Every value that a property may be set to. A set is tried one member at a time, and empty. */
export function candidates(name: PropertyName): readonly Value[] {
  return CANDIDATES[name]!;
}

const CANDIDATES: Readonly<Record<string, readonly Value[]>> = Object.fromEntries(
  PROPERTY_NAMES.map((name) => [name, candidatesFor(name)]),
);

function candidatesFor(name: PropertyName): readonly Value[] {
  const entry = property(name);
  switch (entry.type) {
    case 'yesno':
      return [true, false];
    case 'choice':
      return entry.options.map((option) => option.value);
    case 'set':
      return [[], ...entry.options.map((option) => [option.value])];
  }
}
