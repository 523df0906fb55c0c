import type { DiagramId } from '../../model/id';
import type { ExportOptions, Flavour } from '../report/format';
import { whole, type Pieces } from '../report/pieces';
import { endsAsSentence, inOneLine } from '../report/words';

/**
 * Markdown in which every name shows as it was typed, for each place where Markdown is read. What people write never
 * becomes a heading, a link, a table cell of its own or, in MDX, code.
 */
export interface Markdown {
  readonly flavour: Flavour;
  /** Text inside a line, a list entry or a table cell. */
  readonly inline: (text: string) => string;
  /** Text as paragraphs of its own. */
  readonly prose: (text: string) => string;
  readonly table: (columns: readonly string[], rows: readonly (readonly string[])[]) => string;
  /** A table of many things, a line at a time. */
  readonly longTable: <T>(
    columns: readonly string[],
    things: readonly T[],
    cells: (thing: T) => readonly string[],
  ) => Pieces;
  /** A place to link to, for the line above a heading; nothing where links within a document are not read. */
  readonly anchor: (name: string) => string;
  /** A link to such a place; the label is escaped already. */
  readonly linkTo: (name: string, label: string) => string;
  /** What stands for a diagram where it is a picture; absent where it is text. */
  readonly picture?: (diagram: DiagramId) => string;
}

export function markdown({ flavour, issueText }: Pick<ExportOptions, 'flavour' | 'issueText'>): Markdown {
  // Plain Markdown may end up in Word or in print, where a tag would show.
  const lineBreak = flavour === 'plain' ? ' / ' : flavour === 'mdx' ? '<br/>' : '<br>';
  const quiet = issueText ? unlinked : (line: string): string => line;
  const inline = (text: string): string =>
    !issueText && isPlain(text)
      ? text
      : listless(
          cleaned(text)
            .trim()
            .split('\n')
            .map((line) => quiet(escaped(line.trim())))
            .join(lineBreak),
        );
  return {
    flavour,
    inline,
    // In MDX a paragraph may begin with a word that means something.
    prose: (text) => (!issueText && flavour !== 'mdx' && isPlain(text) ? text : prose(text, flavour, quiet)),
    table: (columns, rows) => whole(tableLines(columns, rows, (cells) => cells)),
    longTable: tableLines,
    anchor: (name) => (flavour === 'plain' ? '' : `<a id="${name}"></a>\n\n`),
    linkTo: (name, label) => (flavour === 'plain' ? label : `[${label}](#${name})`),
  };
}

function* tableLines<T>(
  columns: readonly string[],
  things: readonly T[],
  cells: (thing: T) => readonly string[],
): Pieces {
  yield `| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`;
  for (const thing of things)
    yield `\n| ${cells(thing)
      .map((cell) => cell || '–')
      .join(' | ')} |`;
}

/** Blocks with one blank line between them; empty ones leave no trace. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

export function bullets(entries: readonly string[]): string {
  return entries.map((entry) => `- ${entry}`).join('\n');
}

/**
 * An entry of a list that names several things, escaped already: in one line, or, where they are sentences, each on a line of
 * its own.
 */
export function listing(title: string, things: readonly string[]): string {
  if (things.length > 1 && things.some(endsAsSentence))
    return `${title}\n${things.map((thing) => `  - ${thing}`).join('\n')}`;
  return `${title} ${inOneLine(things)}`;
}

function prose(text: string, flavour: Flavour, quiet: (line: string) => string): string {
  const hardBreak = flavour === 'plain' ? '\\\n' : flavour === 'mdx' ? '<br/>\n' : '<br>\n';
  return cleaned(text)
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => atLineStart(quiet(escaped(line)), flavour)).join(hardBreak))
    .join('\n\n');
}

/** Most texts have none of it, and a document has very many texts. Halves of signs that are whole are looked at more closely then. */
// oxlint-disable-next-line no-control-regex
const UNCLEAN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/;

/** Ends of lines of every kind as one; what cannot be shown, as the sign for that. */
function cleaned(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '\ufffd');
}

/** What readers make a link of by themselves, up to the next space, escapes and all. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+/gi;
/** Signs that have to be escaped somewhere, and would then be shown with their escape in a link. */
const UNLINKABLE = /[\\`*{}[\]|~$<>!]|_(?![\p{L}\p{N}])|&#?\w+;/u;

function escaped(line: string): string {
  let result = '';
  let from = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    result += escapedText(line.slice(from, index));
    // Better text that is right than a link that is not.
    result += UNLINKABLE.test(address)
      ? escapedText(address).replace(
          /^(\w+)([:.])/,
          (_, word: string, sign) => word + (sign === ':' ? '&#58;' : '&#46;'),
        )
      : address;
    from = index + address.length;
  }
  return result + escapedText(line.slice(from));
}

/**
 * Whether a text stands in Markdown as it is, which most names and sentences do: nothing in it means anything, shows nothing or
 * ends a line, and it begins no list. One look instead of many, of which a document takes tens of thousands.
 */
function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

const PLAIN =
  // oxlint-disable-next-line no-control-regex
  /^(?![-+=:\d\s])[^\\`*{}[\]#|~$_&<>!\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]*(?<!\s)$/;

/** Whatever may have a meaning in Markdown. */
const MEANS_SOMETHING = /[\\`*{}[\]#|~$_&<>]/;

function escapedText(text: string): string {
  if (!MEANS_SOMETHING.test(text)) return text;
  return (
    escapedEntities(text)
      .replace(/[\\`*{}[\]#|~$]/g, '\\$&')
      // Between letters an underscore means nothing, and names in code are full of them.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

/**
 * What issue trackers make links of (people, issues, requests, milestones, commits), with a joiner of no width in it: it
 * reads the same, but nobody is told and nothing is linked. Addresses stay as they are.
 */
function unlinked(line: string): string {
  return line
    .split(/(https?:\/\/\S+)/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(/(\\?[@#!%~$])(?=[\p{L}\p{N}_])/gu, `$1${JOINER}`)
            .replace(/\b(GH-)(?=\d)/gi, `$1${JOINER}`)
            .replace(/\b(?=[0-9a-f]*\d)([0-9a-f])([0-9a-f]{6,39})\b/g, `$1${JOINER}$2`),
    )
    .join('');
}

/** Written out, so that who reads the source sees it. */
const JOINER = '&#8205;';

/** Only what begins like an entity: escaping every “&” would double-encode addresses that are linked by themselves. */
function escapedEntities(text: string): string {
  return text.replace(/&(?=#?\w+;)/g, '&amp;');
}

/** What has a meaning only where a line begins: underlined headings, fences of Azure, statements of MDX, and lists. */
function atLineStart(line: string, flavour: Flavour): string {
  const plain = listless(line.replace(/^[=:]/, '\\$&'));
  if (flavour !== 'mdx') return plain;
  return plain.replace(/^(import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}

/** Text that begins no list and no rule: not in a line of its own, and not in an entry of a list either. */
function listless(line: string): string {
  return line.replace(/^[-+]/, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
