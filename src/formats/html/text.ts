import { linesOf, whole, type Pieces } from '../report/pieces';

/**
 * Turns the Markdown that we write ourselves (for GitHub or plain) into HTML, piece by piece. It knows no more of Markdown
 * than `markdown/text.ts` writes, and every tag in the result is its own: text is unescaped, then escaped for HTML.
 */

export interface Around {
  /** What stands where the document says `{{name}}` in a line of its own. */
  readonly insert?: (name: string) => Pieces;
  /** Told of each heading of the second level and the id to link to it, when it comes. */
  readonly onPart?: (part: Part) => void;
  /** What becomes of an address of the web: a link, as usual, or text as it stands. */
  readonly addresses?: 'link' | 'text';
  /** The address of the page, for links to its places: none is needed where the page has one of its own. */
  readonly page?: string;
}
export interface Part {
  readonly id: string;
  /** HTML. */
  readonly title: string;
}

export function htmlOf(text: string): string {
  return whole(htmlPieces([text]));
}

export function* htmlPieces(
  text: Pieces,
  { insert = () => [], onPart = () => undefined, addresses = 'link', page = '' }: Around = {},
): Pieces {
  const lines = new Lines(text);
  const words = addresses === 'link' ? linked : escaped;
  const inline = (line: string): string => inlineHtml(line, words, page);
  let anchor = '';
  let parts = 0;
  for (let line = lines.now; line !== undefined; line = lines.now) {
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    const marked = /^<a id="([a-z0-9-]+)"><\/a>$/.exec(line);
    const inserted = /^\{\{(.+)\}\}$/.exec(line);
    if (line === '') lines.next();
    else if (marked) {
      anchor = marked[1] ?? '';
      lines.next();
    } else if (inserted) {
      yield* insert(inserted[1] ?? '');
      yield '\n';
      lines.next();
    } else if (heading) {
      const level = heading[1]?.length ?? 1;
      const title = inline(heading[2] ?? '');
      if (level === 2) parts += 1;
      const id = anchor !== '' ? anchor : level === 2 ? `part-${parts}` : '';
      if (level === 2) onPart({ id, title });
      yield `<h${level}${id === '' ? '' : ` id="${id}"`}>${title}</h${level}>\n`;
      anchor = '';
      lines.next();
    } else if (line.startsWith('|'))
      yield* table(
        lines.while((one) => one.startsWith('|')),
        inline,
      );
    else if (LIST.test(line)) yield `${list([...lines.while((one) => LIST.test(one))].map(entry), inline)}\n`;
    else if (line.startsWith('```')) {
      lines.next();
      yield `<pre>${escaped([...lines.while((one) => !one.startsWith('```'))].join('\n'))}</pre>\n`;
      lines.next();
    } else yield `<p>${inline([...lines.while((one) => one !== '')].join('\n'))}</p>\n`;
  }
}

/** The lines of a text, one after the other. */
class Lines {
  private readonly left: Iterator<string, unknown>;
  /** The line that is looked at; undefined after the last. */
  now: string | undefined;

  constructor(text: Pieces) {
    this.left = linesOf(text)[Symbol.iterator]();
    this.next();
  }

  next(): void {
    const next = this.left.next();
    this.now = next.done === true ? undefined : next.value;
  }

  /** The lines from here on for as long as they belong together. */
  *while(belongs: (line: string) => boolean): Iterable<string> {
    for (; this.now !== undefined && belongs(this.now); this.next()) yield this.now;
  }
}

type Inline = (text: string) => string;

const LIST = /^( *)(-|\d+\.) /;

interface Entry {
  readonly depth: number;
  readonly numbered: boolean;
  readonly text: string;
}

function entry(line: string): Entry {
  const [mark = '', margin = '', sign = ''] = LIST.exec(line) ?? [];
  return { depth: margin.length / 2, numbered: sign !== '-', text: line.slice(mark.length) };
}

function list(entries: readonly Entry[], inline: Inline): string {
  const [first] = entries;
  if (!first) return '';
  const tag = first.numbered ? 'ol' : 'ul';
  const items: string[] = [];
  for (let i = 0; i < entries.length;) {
    const own = entries[i];
    let next = i + 1;
    while (next < entries.length && (entries[next]?.depth ?? 0) > first.depth) next += 1;
    items.push(`<li>${inline(own?.text ?? '')}${list(entries.slice(i + 1, next), inline)}</li>`);
    i = next;
  }
  return `<${tag}>\n${items.map((item) => `${item}\n`).join('')}</${tag}>`;
}

function* table(lines: Iterable<string>, inline: Inline): Pieces {
  let risk = -1;
  let number = 0;
  for (const line of lines) {
    number += 1;
    const row = cells(line);
    if (number === 1) {
      risk = row.indexOf('Risk');
      const head = row.map((cell) => `<th scope="col">${inline(cell)}</th>`).join('');
      yield `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>`;
    } else if (number > 2)
      yield `\n<tr>${row.map((cell, i) => `<td${i === risk ? riskClass(cell) : ''}>${inline(cell)}</td>`).join('')}</tr>`;
  }
  yield '\n</tbody>\n</table>\n';
}

function riskClass(cell: string): string {
  const level = /^(Low|Medium|High|Critical)\b/.exec(cell)?.[1]?.toLowerCase();
  return level === undefined ? '' : ` class="${level}"`;
}

/** The cells of a line: each ends at a pipe that has no backslash of its own. */
function cells(line: string): readonly string[] {
  return (line.slice(1).match(/(?:\\[^]|[^\\|])*\|/g) ?? []).map((cell) => cell.slice(0, -1).trim());
}

const INLINE =
  /\\\n|\\([!-/:-@[-`{-~])|&(lt|gt|amp|#\d+);|(<br\/?>\n?)|(\*\*)|\[((?:\\[^]|[^\]\\])*)\]\(#([a-z0-9-]+)\)/g;

/** Text inside a line. */
function inlineHtml(text: string, words: Inline, page: string): string {
  if (!/[\\&<*[]/.test(text)) return words(text);
  let html = '';
  let plain = '';
  let strong = false;
  let from = 0;
  const flush = (): void => {
    html += words(plain);
    plain = '';
  };
  for (const match of text.matchAll(INLINE)) {
    const [whole, sign, entity, lineBreak, bold, label, name] = match;
    plain += text.slice(from, match.index);
    from = match.index + whole.length;
    if (sign !== undefined) plain += sign;
    else if (entity !== undefined) plain += characterOf(entity);
    else {
      flush();
      if (lineBreak !== undefined || whole === '\\\n') html += '<br>';
      else if (bold !== undefined) {
        strong = !strong;
        html += strong ? '<strong>' : '</strong>';
      } else html += `<a href="${page}#${name ?? ''}">${inlineHtml(label ?? '', words, page)}</a>`;
    }
  }
  plain += text.slice(from);
  flush();
  return strong ? `${html}</strong>` : html;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

function characterOf(entity: string): string {
  return NAMED[entity] ?? String.fromCodePoint(Number(entity.slice(1)));
}

/** Text with its addresses as links; only those of the web. */
function linked(text: string): string {
  if (!text.includes('://')) return escaped(text);
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/)
    .map((part, i) =>
      i % 2 === 0 ? escaped(part) : `<a href="${escaped(part)}" rel="noreferrer">${escaped(part)}</a>`,
    )
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text and attribute values in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
