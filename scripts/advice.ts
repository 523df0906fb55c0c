import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync, type Plugin } from 'vite';

/**
 * Rules are written whole, and are whole in tests and while developing. A page that shows a register needs of them what judges
 * and what a row says; the build puts the rest into `rules/advice.ts`, which is loaded with the first part of the page that
 * shows such.
 */
export function adviceComesLater(): Plugin {
  const folder = resolve('src/rules');
  const dictionary = resolve('src/model/dictionary.ts');
  return {
    name: 'drawbridge:advice-comes-later',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/(?:rules\/[\w-]+|model\/dictionary)\.ts$/ },
      handler: (code, id) =>
        id === join(folder, 'advice.ts')
          ? {
              code: filled(code, { ADVICE: adviceIn(folder), QUESTIONS: questionsIn(dictionary) }),
              map: NO_MAP,
            }
          : { code: id === dictionary ? splitQuestions(code).now : split(code).now, map: NO_MAP },
    },
  };
}

const NO_MAP = { mappings: '' } as const;

/** The code with what its empty lists shall hold. */
function filled(code: string, lists: Readonly<Record<string, string>>): string {
  return Object.entries(lists).reduce((rest, [name, entries]) => {
    const empty = new RegExp(`(const ${name}\\b[^;]*= )\\[\\];`);
    if (entries === '' || !empty.test(rest))
      throw new Error(`There is nothing to fill ${name} with, or no ${name}.`);
    return rest.replace(empty, (_, start: string) => `${start}[${entries}];`);
  }, code);
}

function questionsIn(dictionary: string): string {
  return splitQuestions(readFileSync(dictionary, 'utf8')).later.join('');
}

/** What of a rule comes later. */
const LATER = new Set(['why', 'prevent', 'detect', 'correct', 'cwe', 'capec', 'asvs']);

function adviceIn(folder: string): string {
  const files = readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name) && name !== 'advice.ts');
  return files.flatMap((name) => split(readFileSync(join(folder, name), 'utf8')).later).join('');
}

interface Split {
  /** The code without what comes later. */
  readonly now: string;
  /** `['id', { why: '…' }],`, one for each rule and one for each way. */
  readonly later: readonly string[];
}

/** Takes apart the rules of a file, objects with an id and a condition, and the ways in which they come about. */
export function split(code: string): Split {
  const later: string[] = [];
  const cuts: Cut[] = [];
  const { program } = parseSync('rules.ts', code);
  visit(program, (node) => {
    if (node.type === 'VariableDeclarator' && named(node['id']) === 'WAYS') {
      for (const way of propertiesOf(node['init'])) {
        later.push(`[${asText(way.key, code)}, { way: ${sourceOf(way.value, code)} }],`);
        cuts.push(withComma(way, code));
      }
    }
    const properties = propertiesOf(node);
    const id = properties.find(({ key }) => named(key) === 'id');
    if (!id || !properties.some(({ key }) => named(key) === 'when')) return;
    const rest = properties.filter(({ key }) => LATER.has(named(key) ?? ''));
    later.push(
      `[${sourceOf(id.value, code)}, { ${rest.map((property) => sourceOf(property, code)).join(', ')} }],`,
    );
    cuts.push(...rest.map((property) => withComma(property, code)));
  });
  return { now: without(code, cuts), later };
}

/** Which argument of `yesno`, `choice` and `set` is the question. */
const ASK = 3;

/** Takes the questions out of the dictionary; the label stands in their place until then. */
export function splitQuestions(code: string): Split {
  const later: string[] = [];
  const cuts: Cut[] = [];
  const { program } = parseSync('dictionary.ts', code);
  visit(program, (node) => {
    if (node.type !== 'Property' || !isNode(node['value']) || node['value'].type !== 'CallExpression') return;
    const made = node['value'];
    if (!['yesno', 'choice', 'set'].includes(named(made['callee']) ?? '')) return;
    const args = made['arguments'] as readonly Node[];
    const [label, ask] = [args[ASK - 1], args[ASK]];
    if (!label || ask?.type !== 'Literal') throw new Error(`What is asked here? ${sourceOf(made, code)}`);
    later.push(`[${asText(node['key'] as Node, code)}, ${sourceOf(ask, code)}],`);
    cuts.push({ from: ask.start, to: ask.end, instead: sourceOf(label, code) });
  });
  return { now: without(code, cuts), later };
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly instead?: string;
}

function without(code: string, cuts: readonly Cut[]): string {
  let rest = code;
  for (const { from, to, instead = '' } of cuts.toSorted((a, b) => b.from - a.from))
    rest = rest.slice(0, from) + instead + rest.slice(to);
  return rest;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}
interface Property extends Node {
  readonly key: Node;
  readonly value: Node;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) visit(one, see);
  if (!isNode(node)) return;
  see(node);
  for (const value of Object.values(node)) visit(value, see);
}

function propertiesOf(node: unknown): readonly Property[] {
  if (!isNode(node) || node.type !== 'ObjectExpression') return [];
  return (node['properties'] as readonly Node[]).filter((one): one is Property => one.type === 'Property');
}

function named(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return node.type === 'Identifier' ? String(node['name']) : undefined;
}

function sourceOf({ start, end }: Node, code: string): string {
  return code.slice(start, end);
}

/** A key of an object, in quotes or without. */
function asText(key: Node, code: string): string {
  return key.type === 'Identifier' ? `'${sourceOf(key, code)}'` : sourceOf(key, code);
}

function withComma({ start, end }: Node, code: string): Cut {
  const comma = /^\s*,/.exec(code.slice(end));
  return { from: start, to: end + (comma?.[0].length ?? 0) };
}
