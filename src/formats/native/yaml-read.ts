import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import type { Watch } from '../report/format';

/**
 * A YAML or JSON file from anywhere, as a tree in which everything knows its line. YAML of the core schema only:
 * no anchors, no tags, no key twice, nothing deeper than a model can be.
 */
export type Tree =
  | { readonly is: 'map'; readonly entries: readonly Entry[]; readonly line: number }
  | { readonly is: 'list'; readonly items: readonly Tree[]; readonly line: number }
  | {
      readonly is: 'scalar';
      readonly value: string | number | boolean | null;
      /** As it was written: `1.10` is the number 1.1, and 1.10 where text is expected. */
      readonly source: string;
      readonly line: number;
    };
export interface Entry {
  readonly key: string;
  readonly value: Tree;
  readonly line: number;
}

export type ParseResult =
  | { readonly ok: true; readonly tree: Tree; readonly comments: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly place?: string };

const LARGEST = 10 * 1024 * 1024;
const DEEPEST = 64;
const LONGEST_KEY = 200;
/** Marks and words of the file; the largest models have a tenth of it. */
const MOST_PIECES = 2_000_000;

/** Reads a file; whatever is wrong with it is a reason and a line, never an exception. */
export function parseYaml(content: string, watch?: Watch): ParseResult {
  if (content.length > LARGEST) {
    return {
      ok: false,
      reason: `The file is ${megabytes(content.length)} MB long; ${megabytes(LARGEST)} MB is the most that can be read.`,
    };
  }
  const excess = excessOf(content);
  if (excess !== undefined) return { ok: false, reason: excess };
  const lines = new LineCounter();
  if (watch) tellOfLines(lines, (offset) => watch(offset / content.length));
  try {
    const document = parseDocument(content, {
      version: '1.2',
      schema: 'core',
      // Looked for below: the library compares every key with every other.
      uniqueKeys: false,
      prettyErrors: false,
      lineCounter: lines,
    });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault)
      return {
        ok: false,
        reason: `This cannot be read as YAML: ${sentence(fault.message)}`,
        place: place(lines, fault.pos[0]),
      };
    return { ok: true, ...treeOf(document, lines) };
  } catch (fault) {
    if (fault instanceof Refusal)
      return { ok: false, reason: fault.message, place: place(lines, fault.offset) };
    // Lists nested by the thousand run the parser out of stack.
    if (fault instanceof RangeError)
      return { ok: false, reason: 'The file is nested too deeply to be a threat model.' };
    throw fault;
  }
}

/** The parser tells the counter of each line that it begins. */
function tellOfLines(lines: LineCounter, tell: (offset: number) => void): void {
  const count = lines.addNewLine;
  let known = 0;
  lines.addNewLine = (offset) => {
    known += 1;
    if (known % 500 === 0) tell(offset);
    return count(offset);
  };
}

/** Looks at the marks one by one, in little memory, before a tree is made that might not fit into it. */
function excessOf(content: string): string | undefined {
  let depth = 0;
  let pieces = 0;
  for (const piece of new Lexer().lex(content)) {
    if (piece === '[' || piece === '{') depth += 1;
    else if (piece === ']' || piece === '}') depth -= 1;
    if (depth > DEEPEST) return `The file is nested more than ${DEEPEST} levels deep.`;
    pieces += 1;
    if (pieces > MOST_PIECES) return 'The file has more parts than the largest threat model could have.';
  }
  return undefined;
}

/** A construct that no model needs; says where it stands. */
class Refusal extends Error {
  readonly offset: number;
  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

function treeOf(document: Document.Parsed, lines: LineCounter): { tree: Tree; comments: readonly string[] } {
  const comments: string[] = [];
  const note = (one: { comment?: string | null; commentBefore?: string | null }): void => {
    for (const comment of [one.commentBefore, one.comment])
      if (comment) comments.push(...comment.split('\n'));
  };
  const build = (node: Node | null, depth: number, offset: number): Tree => {
    const at = node?.range?.[0] ?? offset;
    const line = lines.linePos(at).line;
    if (depth > DEEPEST) throw new Refusal(`The file is nested more than ${DEEPEST} levels deep.`, at);
    if (node === null) return { is: 'scalar', value: null, source: '', line };
    note(node);
    if (isAlias(node))
      throw new Refusal(`Aliases (“*${node.source}”) are not read; write the value out.`, at);
    if (isSeq(node))
      return { is: 'list', items: node.items.map((item) => build(item as Node | null, depth + 1, at)), line };
    if (isMap(node)) {
      const seen = new Map<string, number>();
      const entries = node.items.map(({ key, value }): Entry => {
        const written = keyOf(key as Node | null, at);
        const keyAt = (key as Node).range?.[0] ?? at;
        const keyLine = lines.linePos(keyAt).line;
        const earlier = seen.get(written);
        if (earlier !== undefined)
          throw new Refusal(
            `The key “${written}” stands here a second time; the first is in line ${earlier}.`,
            keyAt,
          );
        seen.set(written, keyLine);
        note(key as Node);
        return { key: written, value: build(value as Node | null, depth + 1, keyAt), line: keyLine };
      });
      return { is: 'map', entries, line };
    }
    if (!isScalar(node)) throw new Refusal('This is not plain YAML.', at);
    return { is: 'scalar', ...scalar(node.value, node.source), line };
  };
  const tree = build(document.contents, 0, 0);
  note(document);
  return { tree, comments };
}

function keyOf(key: Node | null, offset: number): string {
  if (key === null || !isScalar(key) || key.value === null)
    throw new Refusal('A key must be text.', key?.range?.[0] ?? offset);
  const written = typeof key.value === 'string' ? key.value : (key.source ?? '');
  const at = key.range?.[0] ?? offset;
  if (written.length > LONGEST_KEY) throw new Refusal(`A key is longer than ${LONGEST_KEY} characters.`, at);
  if (written === '__proto__') throw new Refusal('The key “__proto__” cannot be kept; remove it.', at);
  return written;
}

function scalar(
  value: unknown,
  source: string | undefined,
): { value: string | number | boolean | null; source: string } {
  switch (typeof value) {
    case 'string':
      return { value, source: value };
    case 'number':
    case 'boolean':
      return { value, source: source ?? String(value) };
    default:
      return { value: null, source: source ?? '' };
  }
}

/** The plain value of a tree, as JSON has it. */
export function plain(tree: Tree): unknown {
  switch (tree.is) {
    case 'list':
      return tree.items.map(plain);
    case 'map':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]));
    case 'scalar':
      // A whole number with more digits than a number can hold is kept as text, digit by digit.
      return typeof tree.value === 'number' &&
        /^[-+]?\d+$/.test(tree.source) &&
        !Number.isSafeInteger(tree.value)
        ? tree.source
        : tree.value;
  }
}

function place(lines: LineCounter, offset: number): string {
  return `Line ${lines.linePos(offset).line}`;
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

const megabytes = (length: number): string => String(Math.ceil((length / 1024 / 1024) * 10) / 10);
