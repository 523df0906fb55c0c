import { CLASS_LEVELS } from '../model/dataclass';
import { TRUST_LEVELS } from '../model/boundary';
import type { SubjectId } from '../model/id';
import {
  DOES_NOT_APPLY,
  property,
  saidNotToApply,
  subjectOf,
  valueOf,
  type PropertyName,
  type Value,
} from '../model/property';
import { fact, SET_BY } from './facts';
import { isProperty, readingsOf, type Condition, type Reading, type ReadingName } from './rule';
import { and, not, or, truth, type Truth } from './truth';
import type { View } from './view';

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
  if (!isProperty(reading.name)) return fact(view, about, reading.name);
  const thing = view.flow(about) ?? view.element(about);
  if (!thing) return undefined;
  if (!property(reading.name).on.includes(subjectOf(thing))) return NOT_APPLICABLE;
  return saidNotToApply(thing.properties, reading.name)
    ? DOES_NOT_APPLY
    : valueOf(thing.properties, reading.name);
}

/** Kleene truth of a condition. */
export function judge(view: View, subject: SubjectId, condition: Condition): Truth {
  switch (condition.op) {
    case 'all':
      return all(view, subject, condition.of);
    case 'any':
      return any(view, subject, condition.of);
    case 'not':
      return notOf(view, subject, condition.of);
    case 'in': {
      const value = read(view, subject, condition.read);
      return truth(value === undefined ? undefined : condition.values.includes(value as string | boolean));
    }
    case 'has': {
      const value = read(view, subject, condition.read);
      if (!Array.isArray(value)) return value === undefined ? 'unknown' : 'no';
      if (condition.values.some((wanted) => value.includes(wanted))) return 'yes';
      return value.includes('?') ? 'unknown' : 'no';
    }
    case 'atLeast':
    case 'below': {
      const found = read(view, subject, condition.read);
      if (found === NOT_APPLICABLE || found === DOES_NOT_APPLY) return 'no';
      const value = rank(condition.read.name, found);
      const least = rank(condition.read.name, condition.value);
      const reached = value === undefined || least === undefined ? undefined : value >= least;
      return condition.op === 'atLeast' ? truth(reached) : not(truth(reached));
    }
    case 'exceeds': {
      const [first, second] = [read(view, subject, condition.read), read(view, subject, condition.other)];
      if (first === DOES_NOT_APPLY || second === DOES_NOT_APPLY) return 'no';
      const one = rank(condition.read.name, first);
      const other = rank(condition.other.name, second);
      return truth(one === undefined || other === undefined ? undefined : one > other);
    }
  }
}

/** What is said not to apply makes no comparison hold, so the “not” goes down to the comparisons. */
function notOf(view: View, subject: SubjectId, of: Condition): Truth {
  switch (of.op) {
    case 'all':
      return any(view, subject, of.of.map(negated));
    case 'any':
      return all(view, subject, of.of.map(negated));
    case 'not':
      return judge(view, subject, of.of);
    default:
      return readingsOf(of).some((reading) => read(view, subject, reading) === DOES_NOT_APPLY)
        ? 'no'
        : not(judge(view, subject, of));
  }
}

const negated = (of: Condition): Condition => ({ op: 'not', of });

// Both stop as soon as the answer is certain, so that a judgement looks at little.
function all(view: View, subject: SubjectId, of: readonly Condition[]): Truth {
  let result: Truth = 'yes';
  for (const part of of) {
    result = and([result, judge(view, subject, part)]);
    if (result === 'no') return result;
  }
  return result;
}

function any(view: View, subject: SubjectId, of: readonly Condition[]): Truth {
  let result: Truth = 'no';
  for (const part of of) {
    result = or([result, judge(view, subject, part)]);
    if (result === 'yes') return result;
  }
  return result;
}

/** Where a value stands on the scale of its reading. */
function rank(name: ReadingName, value: Value | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const scale = scaleOf(name);
  const at = scale.indexOf(value);
  return at < 0 ? undefined : at;
}

function scaleOf(name: ReadingName): readonly string[] {
  if (name === 'zoneTrust') return TRUST_LEVELS;
  if (!isProperty(name)) return CLASS_LEVELS;
  const entry = property(name);
  return entry.type === 'yesno' ? [] : entry.options.map((option) => option.value);
}

/** The readings that hold a condition at its present truth: what the verdict rests on. */
export function support(view: View, subject: SubjectId, condition: Condition): readonly Reading[] {
  const now = judge(view, subject, condition);
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of
        .filter((part) => judge(view, subject, part) === now)
        .flatMap((part) => support(view, subject, part));
    case 'not':
      return support(view, subject, condition.of);
    case 'exceeds':
      return [condition.read, condition.other];
    case 'in':
    case 'has':
    case 'atLeast':
    case 'below':
      return [condition.read];
  }
}

export interface Setting {
  readonly about: SubjectId;
  readonly property: PropertyName;
}

/** The property that a person can set to change a reading; undefined for facts of the drawing. */
export function settingOf(view: View, subject: SubjectId, reading: Reading): Setting | undefined {
  const about = aboutOf(view, subject, reading);
  const name = isProperty(reading.name) ? reading.name : SET_BY[reading.name];
  return about === undefined || name === undefined ? undefined : { about, property: name };
}

/** Every value that a property may be set to. A set is tried one member at a time, and empty. */
export function candidates(name: PropertyName): readonly Value[] {
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

/** How the condition would stand, were a property set to a value. */
export function supposing(
  view: View,
  subject: SubjectId,
  condition: Condition,
  setting: Setting,
  value: Value | undefined,
): Truth {
  return judge(view.supposing(setting.about, setting.property, value), subject, condition);
}
