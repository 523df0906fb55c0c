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
  return {
    name: 'drawbridge:advice-comes-later',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/rules\/[\w-]+\.ts$/ },
      handler: (code, id) =>
        id === join(folder, 'advice.ts')
          ? { code: code.replace(NOTHING, `= [${adviceIn(folder)}];`), map: { mappings: '' } }
          : { code: split(code).now, map: { mappings: '' } },
    },
  };
}

/** The list in `rules/advice.ts` that the build fills. */
const NOTHING = '= [];';

/** What of a rule comes later. */
const LATER = new Set(['why', 'prevent', 'detect', 'correct', 'cwe', 'capec', 'asvs']);

function adviceIn(folder: string): string {
  const files = readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name) && name !== 'advice.ts');
  const entries = files.flatMap((name) => split(readFileSync(join(folder, name), 'utf8')).later);
  if (entries.length === 0) throw new Error('The rules say nothing any more that could come later.');
  return entries.join('');
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
  const cuts: { readonly from: number; readonly to: number }[] = [];
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
  let now = code;
  for (const { from, to } of cuts.toSorted((a, b) => b.from - a.from))
    now = now.slice(0, from) + now.slice(to);
  return { now, later };
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

function withComma({ start, end }: Node, code: string): { readonly from: number; readonly to: number } {
  const comma = /^\s*,/.exec(code.slice(end));
  return { from: start, to: end + (comma?.[0].length ?? 0) };
}
