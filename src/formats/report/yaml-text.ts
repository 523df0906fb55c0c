/**
 * Writes YAML that behaves in git and in every reader, of YAML 1.1 as of 1.2.
 *
 * What was typed comes back, character by character. Free text is always double-quoted or a literal block, so no
 * reader takes `no`, `12:30` or `2024-01-01` for something else. Words (ids, enums) stand bare only where both
 * versions of YAML read a plain string. Nothing is folded: one changed word changes one line.
 */
export type YamlNode =
  /** Written as it is: numbers, booleans, words that are safe. */
  | { readonly is: 'bare'; readonly written: string }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'map'; readonly entries: readonly YamlEntry[]; readonly oneLine: boolean }
  | { readonly is: 'list'; readonly items: readonly YamlNode[]; readonly oneLine: boolean };
export type YamlEntry = readonly [key: string, value: YamlNode];

/** Free text: double-quoted, or a literal block when that keeps every character. */
export function text(value: string): YamlNode {
  return { is: 'text', value };
}

/** An id or a word of a fixed vocabulary: bare where every reader takes it for a string, quoted elsewhere. */
export function word(value: string): YamlNode {
  return isSafeBare(value) ? { is: 'bare', written: value } : { is: 'text', value };
}

export function yesNo(value: boolean): YamlNode {
  return { is: 'bare', written: value ? 'true' : 'false' };
}

export function number(value: number): YamlNode {
  return { is: 'bare', written: numberText(value) };
}

export function map(entries: readonly YamlEntry[]): YamlNode {
  return { is: 'map', entries, oneLine: false };
}

export function list(items: readonly YamlNode[]): YamlNode {
  return { is: 'list', items, oneLine: false };
}

/** The same node on one line: `{ thing: p-web, left: 96 }`, `[a, b]`. */
export function oneLine(node: YamlNode): YamlNode {
  return node.is === 'map' || node.is === 'list' ? { ...node, oneLine: true } : node;
}

/** Any value that came out of a file, such as what stood under a key that we do not know. */
export function anything(value: unknown): YamlNode {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return yesNo(value);
  if (Array.isArray(value)) return list(value.map(anything));
  if (typeof value === 'object' && value !== null) {
    return map(Object.entries(value).map(([key, inner]) => [key, anything(inner)]));
  }
  return { is: 'bare', written: 'null' };
}

/** The lines of a map, without an end of line after the last one. */
export function yamlText(entries: readonly YamlEntry[]): string {
  return entries.map(([key, value]) => entryLines(key, value, 0)).join('\n');
}

function entryLines(key: string, value: YamlNode, depth: number): string {
  return `${indent(depth)}${keyText(key)}:${after(value, depth)}`;
}

/** What follows `key:` or `-`, with its leading space or line break. */
function after(value: YamlNode, depth: number): string {
  switch (value.is) {
    case 'bare':
      return ` ${value.written}`;
    case 'text':
      return ` ${staysInBlock(value.value) ? block(value.value, depth) : quoted(value.value)}`;
    case 'map':
      if (value.oneLine || value.entries.length === 0) return ` ${inline(value)}`;
      return `\n${value.entries.map(([key, inner]) => entryLines(key, inner, depth + 1)).join('\n')}`;
    case 'list':
      if (value.oneLine || value.items.length === 0) return ` ${inline(value)}`;
      return `\n${value.items.map((item) => itemLines(item, depth + 1)).join('\n')}`;
  }
}

function itemLines(item: YamlNode, depth: number): string {
  if (item.is !== 'map' || item.oneLine || item.entries.length === 0)
    return `${indent(depth)}-${after(item, depth)}`;
  // The first key shares the line with the dash; its own lines stand one step deeper, like those of the other keys.
  const lines = item.entries.map(([key, inner]) => entryLines(key, inner, depth + 1)).join('\n');
  return `${indent(depth)}- ${lines.slice(indent(depth + 1).length)}`;
}

function inline(node: YamlNode): string {
  switch (node.is) {
    case 'bare':
      return node.written;
    case 'text':
      return quoted(node.value);
    case 'map': {
      const inner = node.entries.map(([key, value]) => `${keyText(key)}: ${inline(value)}`).join(', ');
      return inner === '' ? '{}' : `{ ${inner} }`;
    }
    case 'list':
      return `[${node.items.map(inline).join(', ')}]`;
  }
}

const indent = (depth: number): string => '  '.repeat(depth);

/** Read as booleans or as nothing by one version of YAML or the other, in any mix of capitals. */
const OTHER_MEANING = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

function isSafeBare(value: string): boolean {
  return /^[a-z][a-z0-9_-]*$/.test(value) && !OTHER_MEANING.has(value);
}

function keyText(key: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(key) && !OTHER_MEANING.has(key.toLowerCase()) ? key : quoted(key);
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const written = String(value);
  // YAML 1.1 takes 1e+21 for a string; a float needs its point.
  return written.includes('e') && !written.includes('.') ? written.replace('e', '.0e') : written;
}

/**
 * Characters that a reader refuses, turns into another or treats as the end of a line; and those that turn the
 * direction of what follows them, with which a line can look different from what it says.
 */
const ESCAPED = /["\\\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
};

function quoted(value: string): string {
  return `"${value.replace(ESCAPED, escape)}"`;
}

function escape(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
}

const hex = (code: number, digits: number): string => code.toString(16).toUpperCase().padStart(digits, '0');

/**
 * Whether a literal block gives the text back unchanged, also after an editor that trims the ends of lines has been
 * at the file: several lines, none that begins the block with a space or ends with one, one line end last at most.
 */
function staysInBlock(value: string): boolean {
  if (!value.includes('\n') || /^\s|[ \t]$|[ \t]\n|\n\n$/.test(value)) return false;
  const risky = value.match(ESCAPED);
  return (
    risky === null ||
    risky.every((character) => character === '\n' || character === '"' || character === '\\')
  );
}

function block(value: string, depth: number): string {
  const ends = value.endsWith('\n');
  const lines = (ends ? value.slice(0, -1) : value).split('\n');
  return [ends ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : indent(depth + 1) + line))].join(
    '\n',
  );
}
