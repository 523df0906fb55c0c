/**
 * Turns the Markdown that we write ourselves (for GitHub or plain) into HTML. It knows no more of Markdown than
 * `markdown-text.ts` writes, and every tag in the result is its own: text is unescaped, then escaped for HTML.
 */

export interface Pieces {
  /** What stands where the document says `{{name}}` in a line of its own. */
  readonly insert?: (name: string) => string;
}

export interface Html {
  readonly body: string;
  /** The headings of the second level, each with the id to link to. */
  readonly parts: readonly { readonly id: string; readonly title: string }[];
}

export function htmlOf(text: string, { insert = () => '' }: Pieces = {}): Html {
  const lines = text.split('\n');
  const parts: { id: string; title: string }[] = [];
  const body: string[] = [];
  let anchor = '';
  let at = 0;
  /** The lines from here on for as long as they belong together. */
  const take = (belongs: (line: string) => boolean): readonly string[] => {
    const from = at;
    while (at < lines.length && belongs(lines[at] ?? '')) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    const marked = /^<a id="([a-z0-9-]+)"><\/a>$/.exec(line);
    const inserted = /^\{\{(.+)\}\}$/.exec(line);
    if (line === '') at += 1;
    else if (marked) {
      anchor = marked[1] ?? '';
      at += 1;
    } else if (inserted) {
      body.push(insert(inserted[1] ?? ''));
      at += 1;
    } else if (heading) {
      const level = heading[1]?.length ?? 1;
      const title = inline(heading[2] ?? '');
      const id = anchor !== '' ? anchor : level === 2 ? `part-${parts.length + 1}` : '';
      if (level === 2) parts.push({ id, title });
      body.push(`<h${level}${id === '' ? '' : ` id="${id}"`}>${title}</h${level}>`);
      anchor = '';
      at += 1;
    } else if (line.startsWith('|')) body.push(table(take((one) => one.startsWith('|'))));
    else if (LIST.test(line)) body.push(list(take((one) => LIST.test(one)).map(entry)));
    else if (line.startsWith('```')) {
      at += 1;
      const code = take((one) => !one.startsWith('```'));
      at += 1;
      body.push(`<pre>${escaped(code.join('\n'))}</pre>`);
    } else body.push(`<p>${inline(take((one) => one !== '').join('\n'))}</p>`);
  }
  return { body: `${body.join('\n')}\n`, parts };
}

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

function list(entries: readonly Entry[]): string {
  const [first] = entries;
  if (!first) return '';
  const tag = first.numbered ? 'ol' : 'ul';
  const items: string[] = [];
  for (let i = 0; i < entries.length;) {
    const own = entries[i];
    let next = i + 1;
    while (next < entries.length && (entries[next]?.depth ?? 0) > first.depth) next += 1;
    items.push(`<li>${inline(own?.text ?? '')}${list(entries.slice(i + 1, next))}</li>`);
    i = next;
  }
  return `<${tag}>${items.join('')}</${tag}>`;
}

function table(lines: readonly string[]): string {
  const [head = [], , ...rows] = lines.map(cells);
  const risk = head.indexOf('Risk');
  const row = (line: readonly string[]): string =>
    `<tr>${line.map((cell, i) => `<td${i === risk ? riskClass(cell) : ''}>${inline(cell)}</td>`).join('')}</tr>`;
  return `<table><thead><tr>${head.map((cell) => `<th scope="col">${inline(cell)}</th>`).join('')}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`;
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
function inline(text: string): string {
  if (!/[\\&<*[]/.test(text)) return linked(text);
  let html = '';
  let words = '';
  let strong = false;
  let from = 0;
  const flush = (): void => {
    html += linked(words);
    words = '';
  };
  for (const match of text.matchAll(INLINE)) {
    const [whole, sign, entity, lineBreak, bold, label, name] = match;
    words += text.slice(from, match.index);
    from = match.index + whole.length;
    if (sign !== undefined) words += sign;
    else if (entity !== undefined) words += characterOf(entity);
    else {
      flush();
      if (lineBreak !== undefined || whole === '\\\n') html += '<br>';
      else if (bold !== undefined) {
        strong = !strong;
        html += strong ? '<strong>' : '</strong>';
      } else html += `<a href="#${name ?? ''}">${inline(label ?? '')}</a>`;
    }
  }
  words += text.slice(from);
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
