import { misread, type Span, type Word } from './mistake';
import { quoteCloses, quoteEnd, unquoted } from './quotes';

/** A line of a sketch taken apart into signs of the grammar and the texts between them. */

/** The way of a flow as its arrow says it. */
export type Way = 'on' | 'back' | 'both';

/** A sign of the grammar with what belongs to it, or a text between signs. */
export type Token =
  | (Word & { readonly is: 'text' | 'in'; readonly quoted: boolean })
  | (Span & { readonly is: 'arrow'; readonly way: Way })
  | (Span & { readonly is: 'hints' | 'chips'; readonly words: readonly Word[] })
  | (Word & { readonly is: 'label' });

export type Text = Extract<Token, { readonly quoted: boolean }>;

const ARROW = /<[-=]+>|[-=]+>|<[-=]+|[→⟶⇒]|[←⟵⇐]|[↔⟷⇔]/y;

/** The signs of a line and the texts between them. */
export function tokens(line: string, start: number): readonly Token[] {
  const found: Token[] = [];
  let at = start;
  let plainFrom = -1;
  const endPlain = (): void => {
    if (plainFrom < 0) return;
    const raw = line.slice(plainFrom, at);
    const from = plainFrom + (raw.length - raw.trimStart().length);
    plainFrom = -1;
    if (raw.trim() !== '')
      found.push({ is: 'text', text: raw.trim(), from, to: from + raw.trim().length, quoted: false });
  };
  while (at < line.length) {
    const sign = line[at]!;
    const isWordStart = at === start || /\s/.test(line[at - 1]!) || (plainFrom < 0 && found.length > 0);
    ARROW.lastIndex = at;
    const arrow = ARROW.exec(line)?.[0];
    if (arrow !== undefined) {
      endPlain();
      found.push({ is: 'arrow', way: wayOf(arrow), from: at, to: at + arrow.length });
      at += arrow.length;
    } else if (sign === '"' && isWordStart) {
      endPlain();
      const to = quoteEnd(line, at);
      found.push({ is: 'text', text: unquoted(line.slice(at, to)), from: at, to, quoted: true });
      at = to;
    } else if ((sign === '(' && isWordStart) || sign === '[') {
      endPlain();
      const list = listAt(line, at);
      found.push({ is: sign === '(' ? 'hints' : 'chips', ...list });
      at = list.to;
    } else if (sign === ':' && /^(\s|$)/.test(line.slice(at + 1))) {
      endPlain();
      return [...found, ...afterColon(line, at + 1)];
    } else if (isWordStart && /^in\s/.test(line.slice(at))) {
      endPlain();
      found.push({ is: 'in', text: 'in', from: at, to: at + 2, quoted: false });
      at += 2;
    } else {
      if (plainFrom < 0) plainFrom = at;
      at++;
    }
  }
  endPlain();
  return found;
}

function wayOf(arrow: string): Way {
  if (/^[←⟵⇐]|^<[^>]*$/.test(arrow)) return 'back';
  return /^[↔⟷⇔]|^</.test(arrow) ? 'both' : 'on';
}

/** After the colon everything is the name of the flow, up to chips at the very end. */
function afterColon(line: string, start: number): readonly Token[] {
  let from = start;
  while (from < line.length && /\s/.test(line[from]!)) from++;
  let to = line.length;
  let chips: readonly Token[] = [];
  const quoted = line[from] === '"' ? quoteEnd(line, from) : from;
  if (line.trimEnd().endsWith(']')) {
    const open = lastOpening(line, quoted);
    if (open >= 0) {
      to = open;
      chips = [{ is: 'chips', ...listAt(line, open) }];
    }
  } else if (line.indexOf('[', quoted) >= 0) {
    to = line.indexOf('[', quoted);
    misread({ from: to, to: line.length }, 'This “[” has no “]”.');
  }
  const text = line.slice(from, to).trim();
  return [{ is: 'label', text: unquoted(text), from, to: from + text.length }, ...chips];
}

/** Where the list that ends the line opens: the first “[” from which one list reaches the end. */
function lastOpening(line: string, start: number): number {
  for (let at = line.indexOf('[', start); at >= 0; at = line.indexOf('[', at + 1)) {
    const end = closing(line, at);
    if (end >= 0 && line.slice(end + 1).trim() === '') return at;
  }
  return -1;
}

/** A list in parentheses or brackets, its members parted by commas. */
function listAt(line: string, open: number): Span & { readonly words: readonly Word[] } {
  const end = closing(line, open);
  if (end < 0)
    misread({ from: open, to: line.length }, `This “${line[open]}” has no “${PAIRS[line[open]!]}”.`);
  const words: Word[] = [];
  let from = open + 1;
  let at = from;
  const add = (): void => {
    const raw = line.slice(from, at);
    const begins = from + raw.length - raw.trimStart().length;
    if (raw.trim() !== '') words.push({ text: raw.trim(), from: begins, to: begins + raw.trim().length });
    from = at + 1;
  };
  for (; at < end; at++) {
    if (line[at] === '"' && quoteCloses(line, at) > 0 && quoteCloses(line, at) <= end)
      at = quoteCloses(line, at) - 1;
    else if (line[at] === ',') add();
  }
  add();
  return { from: open, to: end + 1, words };
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** Where a list closes, quoted texts passed over; -1 when it does not. */
function closing(line: string, open: number): number {
  const close = PAIRS[line[open]!]!;
  for (let at = open + 1; at < line.length; at++) {
    if (line[at] === '"' && quoteCloses(line, at) > 0) at = quoteCloses(line, at) - 1;
    else if (line[at] === close) return at;
  }
  return -1;
}
