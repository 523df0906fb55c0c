import type { PackCondition, PackRule, RulePack } from '../../model/pack';
import type { Subject } from '../../model/property';
import { isReading, rangeOf, READING_NAMES, subjectsWith, type Range } from '../facts/fact-values';
import type { Condition, Rule } from '../rule';
import { PLACEHOLDERS } from './title';

/**
 * What the rules of a pack mean. A pack is data from anywhere: each rule is checked word by word against the dictionary
 * of properties and facts, and only a rule without a problem becomes one that is judged. Nothing in it is ever run.
 */
export interface PackReading {
  /** Known as `pack/rule`, so that no pack can take the place of a rule of ours or of another pack. */
  readonly rules: readonly Rule[];
  readonly problems: readonly PackProblem[];
}

export interface PackProblem {
  /** Where in the pack: `['rules', 2, 'when', 'of', 0]`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** A word that is not known, and the words that are, for whoever wants to suggest one. */
  readonly unknown?: { readonly word: string; readonly known: readonly string[] };
}

/** More than people write by hand; enough that no pack makes the workbench slow. */
export const PACK_LIMITS = {
  packs: 20,
  rules: 200,
  parts: 60,
  deep: 12,
  title: 300,
  text: 4000,
  lines: 20,
} as const;

const readings = new WeakMap<RulePack, PackReading>();

/** The rules of a pack that can be judged, and what is wrong with the others. Worked out once for each pack. */
export function rulesIn(pack: RulePack): PackReading {
  let known = readings.get(pack);
  if (!known) {
    known = readPack(pack);
    readings.set(pack, known);
  }
  return known;
}

function readPack(pack: RulePack): PackReading {
  const problems: PackProblem[] = [];
  if (pack.id === 'own')
    problems.push({
      path: ['id'],
      message: 'A pack cannot be called “own”: threats written by hand are known by that.',
    });
  if (pack.rules.length > PACK_LIMITS.rules)
    problems.push({
      path: ['rules'],
      message: `A pack may have ${PACK_LIMITS.rules} rules; this one has ${pack.rules.length}.`,
    });
  if (problems.length > 0) return { rules: [], problems };
  const rules: Rule[] = [];
  const ids = new Map<string, number>();
  pack.rules.forEach((rule, i) => {
    const earlier = ids.get(rule.id);
    const found = [
      ...(earlier === undefined
        ? []
        : [
            {
              path: ['id'],
              message: `The rule “${rule.id}” stands here a second time; it is rule ${earlier + 1} already.`,
            },
          ]),
      ...problemsOf(rule),
    ];
    ids.set(rule.id, i);
    problems.push(...found.map((problem) => ({ ...problem, path: ['rules', i, ...problem.path] })));
    if (found.length === 0) rules.push(asRule(pack, rule));
  });
  return { rules, problems };
}

/** A rule whose every word has been checked. */
function asRule(pack: RulePack, rule: PackRule): Rule {
  const { unless, extra: _, ...rest } = rule;
  // Checked above: every name is a reading and every value one of its own.
  return {
    ...rest,
    id: `${pack.id}/${rule.id}`,
    likelihood: rule.likelihood as Rule['likelihood'],
    impact: rule.impact as Rule['impact'],
    when: plainValues(rule.when) as Condition,
    ...(unless ? { unless: plainValues(unless) as Condition } : {}),
  };
}

/** People write yes and no where the dictionary has true and false. */
function plainValues(condition: PackCondition): PackCondition {
  switch (condition.op) {
    case 'all':
    case 'any':
      return { op: condition.op, of: condition.of.map(plainValues) };
    case 'not':
      return { op: 'not', of: plainValues(condition.of) };
    case 'in':
      return isYesNo(condition.read.name)
        ? { ...condition, values: condition.values.map((value) => asYesNo(value) ?? value) }
        : { ...condition, values: condition.values.map(String) };
    default:
      return condition;
  }
}

function isYesNo(name: string): boolean {
  return isReading(name) && rangeOf(name).is === 'yesno';
}

function asYesNo(value: string | boolean): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'yes' ? true : value === 'no' ? false : undefined;
}

function problemsOf(rule: PackRule): PackProblem[] {
  const found: PackProblem[] = [];
  if (rule.title.trim() === '')
    found.push({ path: ['title'], message: 'A rule needs a title: the threat in one sentence.' });
  if (rule.title.length > PACK_LIMITS.title)
    found.push({ path: ['title'], message: `A title may have ${PACK_LIMITS.title} characters.` });
  if (rule.unless && rule.tier !== 'baseline')
    found.push({
      path: ['unless'],
      message:
        'Only a baseline rule has “unless”. Write the control into “when”, with the value that is bad.',
    });
  for (const key of ['title', 'why'] as const) found.push(...problemsOfText(rule[key], [key]));
  for (const key of ['prevent', 'detect', 'correct', 'asvs'] as const) {
    if (rule[key].length > PACK_LIMITS.lines)
      found.push({ path: [key], message: `${PACK_LIMITS.lines} lines are the most here.` });
    rule[key].forEach((text, i) => found.push(...problemsOfText(text, [key, i])));
  }
  for (const key of ['when', 'unless'] as const) {
    const condition = rule[key];
    if (!condition) continue;
    if (partsOfCondition(condition) > PACK_LIMITS.parts)
      found.push({ path: [key], message: `A condition may have ${PACK_LIMITS.parts} parts.` });
    else found.push(...problemsOfCondition(condition, rule.on, [key], 0));
  }
  return found;
}

function problemsOfText(text: string, path: PackProblem['path']): PackProblem[] {
  if (text.length > PACK_LIMITS.text)
    return [{ path, message: `${PACK_LIMITS.text} characters are the most here.` }];
  return [...text.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((place) => !(PLACEHOLDERS as readonly string[]).includes(place))
    .map((place) => ({
      path,
      message: `There is no place “{${place}}” to fill. It can be ${PLACEHOLDERS.map((one) => `{${one}}`).join(', ')}.`,
      unknown: { word: place, known: PLACEHOLDERS },
    }));
}

/** Parts of a condition, itself included; counts no further than the limit asks for. */
function partsOfCondition(condition: PackCondition): number {
  switch (condition.op) {
    case 'all':
    case 'any':
      return 1 + condition.of.reduce((sum, part) => sum + partsOfCondition(part), 0);
    case 'not':
      return 1 + partsOfCondition(condition.of);
    default:
      return 1;
  }
}

type Read = Extract<PackCondition, { readonly op: 'in' }>['read'];

function problemsOfCondition(
  condition: PackCondition,
  on: Subject,
  path: PackProblem['path'],
  depth: number,
): PackProblem[] {
  if (depth > PACK_LIMITS.deep)
    return [{ path, message: `A condition may be ${PACK_LIMITS.deep} levels deep.` }];
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, i) => problemsOfCondition(part, on, [...path, 'of', i], depth + 1));
    case 'not':
      return problemsOfCondition(condition.of, on, [...path, 'of'], depth + 1);
    default:
      return problemsOfComparison(condition, on, [...path, 'read']);
  }
}

type Comparison = Exclude<PackCondition, { readonly op: 'all' | 'any' | 'not' }>;

function problemsOfComparison(comparison: Comparison, on: Subject, path: PackProblem['path']): PackProblem[] {
  const wrong = problemOfReading(comparison.read, on, path);
  if (wrong) return [wrong];
  const { name } = comparison.read;
  if (!isReading(name)) return [];
  const range = rangeOf(name);
  switch (comparison.op) {
    case 'in':
      if (range.is === 'set')
        return [
          { path, message: `“${name}” is a set of words: write { has: [...] } to ask for one of them.` },
        ];
      return comparison.values.length === 0
        ? [{ path, message: `“${name}” is compared with nothing.` }]
        : comparison.values.flatMap((value) => problemOfValue(name, range, value, path));
    case 'has':
      if (range.is !== 'set')
        return [{ path, message: `“${name}” is one value and no set: write it without “has”.` }];
      return comparison.values.flatMap((value) => problemOfValue(name, range, value, path));
    case 'atLeast':
    case 'below':
      return isScale(range)
        ? problemOfValue(name, range, comparison.value, path)
        : [{ path, message: `“${name}” has no order, so nothing is above or below it.` }];
    case 'exceeds': {
      const other = problemOfReading(comparison.other, on, path);
      if (other) return [other];
      const { name: second } = comparison.other;
      return isReading(second) && isScale(range) && sameScale(range, rangeOf(second))
        ? []
        : [
            {
              path,
              message: `“${name}” and “${second}” are not on one scale, so neither is above the other.`,
            },
          ];
    }
  }
}

function problemOfReading(read: Read, on: Subject, path: PackProblem['path']): PackProblem | undefined {
  const { of, name } = read;
  if (!isReading(name))
    return {
      path,
      message: `There is no property or fact “${name}”.`,
      unknown: { word: name, known: READING_NAMES.filter((known) => fitsEnd(known, of, on)) },
    };
  if (of !== 'self' && on !== 'flow')
    return {
      path,
      message: `Only a flow has a source and a target; this rule is about ${SUBJECT_WORDS[on]}.`,
    };
  if (!fitsEnd(name, of, on))
    return {
      path,
      message: `“${name}” is known of ${subjectsWith(name)
        .map((subject) => SUBJECT_WORDS[subject])
        .join(' or ')}, not of ${of === 'self' ? SUBJECT_WORDS[on] : `the ${of} of a flow`}.`,
    };
  return undefined;
}

function fitsEnd(name: (typeof READING_NAMES)[number], of: Read['of'], on: Subject): boolean {
  const subjects = subjectsWith(name);
  return of === 'self' ? subjects.includes(on) : subjects.some((subject) => subject !== 'flow');
}

const SUBJECT_WORDS: Readonly<Record<Subject, string>> = {
  flow: 'a data flow',
  process: 'a process',
  store: 'a data store',
  external: 'an external entity',
};

function problemOfValue(
  name: string,
  range: Range,
  value: string | boolean,
  path: PackProblem['path'],
): PackProblem[] {
  if (range.is === 'yesno')
    return asYesNo(value) === undefined
      ? [{ path, message: `“${String(value)}” is not a value of “${name}”. It can be true or false.` }]
      : [];
  if (range.words.includes(String(value)) || (range.is === 'word' && range.open)) return [];
  return [
    {
      path,
      message: `“${String(value)}” is not a value of “${name}”. It can be ${range.words.join(', ')}.`,
      unknown: { word: String(value), known: range.words },
    },
  ];
}

function isScale(range: Range): range is Extract<Range, { readonly is: 'word' }> {
  return range.is === 'word' && range.scale;
}

function sameScale(one: Range, other: Range): boolean {
  return one.is === 'word' && other.is === 'word' && one.words.join() === other.words.join();
}
