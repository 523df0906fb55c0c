import type { PackCondition } from '../../model/pack';
import { didYouMean, inside, isNothing, problem, spot, type At } from './findings';
import { list, map, oneLine, word, yesNo, type YamlEntry, type YamlNode } from '../report/yaml-text';
import type { Entry, Tree } from './yaml-read';

/**
 * A condition as people write it:
 *
 *     all:
 *       - protocol: [ftp, telnet]          one of these
 *       - crosses: true
 *       - target.zoneTrust: { at_least: trusted }
 *       - carries: { has: [credentials] }
 *       - sensitivity: { above: target.clearedFor }
 *       - not: { authn: mtls }
 *
 * Several keys in one place must all hold. Which properties and facts there are is asked later, by `engine/judge/pack.ts`.
 */
const COMPARISONS = {
  has: 'has',
  at_least: 'atLeast',
  below: 'below',
  above: 'exceeds',
  not: 'not',
} as const;
type Comparison = (typeof COMPARISONS)[keyof typeof COMPARISONS];

/** Conditions within conditions. A file that goes deeper is refused before anything walks it. */
const DEEPEST = 12;

export function readCondition(tree: Tree, at: At, depth = 0): PackCondition | undefined {
  if (depth > DEEPEST) return problem(at, `A condition may be ${DEEPEST} levels deep, and no more.`);
  if (tree.is !== 'map')
    return problem(
      at,
      'A condition is expected here, such as “crosses: true” or “all:” with a list below it.',
    );
  if (tree.entries.length === 1) return readPart(tree.entries[0]!, at, depth);
  const parts = tree.entries.map((entry, i) => readPart(entry, stepTo(at, ['of', i], entry.line), depth));
  return parts.every((part) => part !== undefined) ? { op: 'all', of: parts } : undefined;
}

/** A step that the model takes and the file does not: the same path, one line of it. */
function stepTo(at: At, steps: readonly (string | number)[], line: number): At {
  const inModel = [...at.inModel, ...steps];
  at.found.spots.set(spot(inModel), { line, path: at.path });
  return { ...at, line, inModel };
}

function readPart(entry: Entry, at: At, depth: number): PackCondition | undefined {
  const { key, value, line } = entry;
  if (key === 'all' || key === 'any') {
    const here = inside(at, { key, model: 'of', line });
    if (value.is !== 'list')
      return problem(here, 'A list of conditions is expected here: each begins with “- ”.');
    const of = value.items.map((item, i) =>
      readCondition(item, inside(here, { key: `[${i}]`, model: i, line: item.line }), depth + 1),
    );
    return of.every((part) => part !== undefined) ? { op: key, of } : undefined;
  }
  if (key === 'not') {
    const of = readCondition(value, inside(at, { key, model: 'of', line }), depth + 1);
    return of && { op: 'not', of };
  }
  return readComparison(entry, inside(at, { key, model: 'read', line }));
}

function readComparison({ key, value }: Entry, at: At): PackCondition | undefined {
  const read = readingFrom(key);
  if (value.is !== 'map') {
    const values = readValues(value, at);
    return values && { op: 'in', read, values };
  }
  const [comparison, ...more] = value.entries;
  if (!comparison || more.length > 0)
    return problem(at, `One comparison is expected here: ${Object.keys(COMPARISONS).join(', ')}.`);
  const op: Comparison | undefined = Object.hasOwn(COMPARISONS, comparison.key)
    ? COMPARISONS[comparison.key as keyof typeof COMPARISONS]
    : undefined;
  const here: At = { ...at, line: comparison.line };
  if (!op)
    return problem(
      here,
      `“${comparison.key}” is no comparison.${didYouMean(comparison.key, Object.keys(COMPARISONS))} It can be ${Object.keys(COMPARISONS).join(', ')}.`,
    );
  const values = readValues(comparison.value, here);
  if (!values) return undefined;
  const [first] = values;
  switch (op) {
    case 'not':
      return { op: 'not', of: { op: 'in', read, values } };
    case 'has':
      return { op: 'has', read, values: values.map(String) };
    case 'atLeast':
    case 'below':
      return values.length === 1
        ? { op, read, value: String(first) }
        : problem(here, 'One word is expected here.');
    case 'exceeds':
      return values.length === 1
        ? { op, read, other: readingFrom(String(first)) }
        : problem(here, 'The name of one property or fact is expected here.');
  }
}

function readingFrom(key: string): { of: 'self' | 'source' | 'target'; name: string } {
  const [end, ...rest] = key.split('.');
  return (end === 'source' || end === 'target') && rest.length > 0
    ? { of: end, name: rest.join('.') }
    : { of: 'self', name: key };
}

function readValues(tree: Tree, at: At): (string | boolean)[] | undefined {
  const items = tree.is === 'list' ? tree.items : [tree];
  const values = items.map((item) =>
    item.is !== 'scalar' || isNothing(item)
      ? problem({ ...at, line: item.line }, 'A value is expected here: true, false or a word.')
      : typeof item.value === 'boolean'
        ? item.value
        : item.source,
  );
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** The same condition always in the same words. */
export function conditionNode(condition: PackCondition): YamlNode {
  switch (condition.op) {
    case 'all':
    case 'any':
      return map([[condition.op, list(condition.of.map(conditionNode))]]);
    case 'not':
      return map([['not', conditionNode(condition.of)]]);
    case 'in':
      return map([[written(condition.read), valuesNode(condition.values)]]);
    case 'has':
      return comparison(condition.read, 'has', oneLine(list(condition.values.map(word))));
    case 'atLeast':
      return comparison(condition.read, 'at_least', word(condition.value));
    case 'below':
      return comparison(condition.read, 'below', word(condition.value));
    case 'exceeds':
      return comparison(condition.read, 'above', word(written(condition.other)));
  }
}

function comparison(read: PackReading, name: keyof typeof COMPARISONS, value: YamlNode): YamlNode {
  const entry: YamlEntry = [written(read), oneLine(map([[name, value]]))];
  return map([entry]);
}

type PackReading = Extract<PackCondition, { readonly op: 'in' }>['read'];

function valuesNode(values: readonly (string | boolean)[]): YamlNode {
  const nodes = values.map((value) => (typeof value === 'boolean' ? yesNo(value) : word(value)));
  return nodes.length === 1 ? nodes[0]! : oneLine(list(nodes));
}

function written({ of, name }: PackReading): string {
  return of === 'self' ? name : `${of}.${name}`;
}
