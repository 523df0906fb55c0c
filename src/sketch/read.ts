import { Misread, misread, type Mistake, type Span, type Word } from './mistake';
import { unquoted } from './quotes';
import { tokens, type Text, type Token, type Way } from './tokens';

/**
 * A sketch: lines of text that say what to draw.
 *
 *     Browser (person) -> API in DMZ: card data [https, oauth]
 *     Orders (PostgreSQL) in Data [encrypted at rest]
 *     DMZ (boundary) [semi-trusted]
 *     note: ask about the backups
 *
 *     line  = thing | flow | note | "#" comment
 *     thing = name ["(" kind or technology ")"] ["in" boundaries] ["[" chips "]"]
 *     flow  = end (arrow end)+ [":" name of the flow] ["[" chips "]"]
 *     end   = name ["(" kind or technology ")"] ["in" boundaries]
 *     boundaries = boundary (" / " boundary)*, the outermost first
 *     arrow = "->" | "→" | "<-" | "←" | "<->" | "↔"
 *     chips = chip ("," chip)*
 *
 * A name may stand in double quotes, and must where it holds a sign of the grammar. This file knows the signs; what
 * the words mean in a model is said in `plan.ts`.
 */
export interface SketchLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly statement: Statement | null;
  readonly mistake: Mistake | null;
}

/** An element or boundary as it is spoken of in one place. */
export interface Mention extends Word {
  /** What stands in parentheses after the name: kinds and technologies. */
  readonly hints: readonly Word[];
  /** The boundaries that it is said to be in, the outermost first. */
  readonly homes: readonly Word[];
}

export type Statement =
  | { readonly is: 'thing'; readonly thing: Mention; readonly chips: readonly Word[] }
  | {
      readonly is: 'flows';
      readonly ends: readonly Mention[];
      /** One fewer than ends: how each is joined to the next. */
      readonly ways: readonly Way[];
      readonly name: string;
      readonly chips: readonly Word[];
    }
  | { readonly is: 'note'; readonly text: string };

/** Reads a sketch. Never throws: what cannot be read is a mistake of its line. `isKnown` says which names exist as they are written, so that “Sign in page” need not be quoted once it is drawn. */
export function readSketch(text: string, isKnown: (name: string) => boolean = () => false): SketchLine[] {
  return text.split(/\r\n|\r|\n/).map((line, index) => readLine(line, index + 1, isKnown));
}

function readLine(text: string, number: number, isKnown: (name: string) => boolean): SketchLine {
  const line = { number, text };
  try {
    return { ...line, statement: statementOf(text, isKnown), mistake: null };
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    return { ...line, statement: null, mistake: error.mistake };
  }
}

/** Signs that begin a line of a list, as texts that are pasted have them. */
const BULLET = /^\s*(?:[-*•]\s+|\d{1,3}[.)]\s+)/;

/** Words that may stand before a colon to say what follows. */
const LEADS: Readonly<Record<string, string>> = {
  'external entity': 'external',
  external: 'external',
  process: 'process',
  'data store': 'store',
  store: 'store',
  'trust boundary': 'boundary',
  boundary: 'boundary',
  'data flow': '',
  flow: '',
};

function statementOf(text: string, isKnown: (name: string) => boolean): Statement | null {
  let at = BULLET.exec(text)?.[0].length ?? 0;
  if (/^\s*(#|\/\/|$)/.test(text.slice(at))) return null;
  const lead = /^\s*([\p{L} ]+?)\s*:\s/u.exec(`${text.slice(at)} `);
  const said = lead?.[1]?.toLowerCase();
  if (lead && said === 'note') return { is: 'note', text: unquoted(text.slice(at + lead[0].length).trim()) };
  let hint: Word | null = null;
  if (lead && said !== undefined && Object.hasOwn(LEADS, said)) {
    const from = at + lead[0].indexOf(lead[1]!);
    if (LEADS[said] !== '') hint = { text: LEADS[said]!, from, to: from + said.length };
    at += lead[0].length;
  }
  return sentenceOf(tokens(text, at), text, hint, isKnown);
}

/** Puts the tokens of a line together to what it says. */
function sentenceOf(
  found: readonly Token[],
  line: string,
  lead: Word | null,
  isKnown: (name: string) => boolean,
): Statement {
  const ends: Mention[] = [];
  const ways: Way[] = [];
  let part: Token[] = [];
  let chips: readonly Word[] = [];
  let name: string | null = null;
  const endPart = (after: Span): void => {
    ends.push(mentionOf(part, line, after, isKnown));
    part = [];
  };
  for (const [index, token] of found.entries()) {
    if (token.is === 'arrow') {
      endPart(token);
      ways.push(token.way);
    } else if (token.is === 'chips') {
      if (index < found.length - 1 && !isHome(found.slice(index + 1)))
        misread(found[index + 1]!, 'Chips in “[ ]” stand at the end of the line.');
      chips = token.words;
    } else if (token.is === 'label') {
      if (ways.length === 0)
        misread(token, 'Only a flow has a name after “:”. Put a name with a colon in quotes.');
      name = token.text;
    } else part.push(token);
  }
  endPart({ from: line.trimEnd().length, to: line.trimEnd().length });
  if (lead) ends[0] = { ...ends[0]!, hints: [lead, ...ends[0]!.hints] };
  return ways.length === 0
    ? { is: 'thing', thing: ends[0]!, chips }
    : { is: 'flows', ends, ways, name: name ?? '', chips };
}

/** Whether what follows the chips is only where the thing belongs. */
function isHome(rest: readonly Token[]): boolean {
  return rest[0]!.is === 'in' && rest.length > 1 && rest.slice(1).every((one) => one.is === 'text');
}

function mentionOf(
  part: readonly Token[],
  line: string,
  after: Span,
  isKnown: (name: string) => boolean,
): Mention {
  const [first] = part;
  if (!first || first.is === 'hints')
    misread({ from: Math.max(0, after.from - 1), to: after.to }, 'An element is missing here.');
  const whole = wholeName(part, line, isKnown);
  const name = whole ?? (first as Word);
  const rest = whole ? part.filter((token) => token.from >= whole.to) : part.slice(1);
  let hints: readonly Word[] = [];
  let homes: readonly Word[] = [];
  for (let i = 0; i < rest.length; i++) {
    const token = rest[i]!;
    const next = rest[i + 1];
    if (token.is === 'hints' && hints.length === 0) hints = token.words;
    else if (token.is === 'in' && homes.length === 0) {
      if (next?.is !== 'text') misread(token, 'Which boundary? Write its name after “in”.');
      const behind = rest.slice(i + 1);
      const ends = behind.findIndex((one) => one.is !== 'text');
      const path = behind.slice(0, ends < 0 ? behind.length : ends) as readonly Text[];
      homes = pathOf(path, isKnown);
      i += path.length;
    } else misread(token, 'This is one too many. Put a name that holds it in quotes.');
  }
  return { text: name.text, from: name.from, to: name.to, hints, homes };
}

/** The boundaries of a path such as `Company / DMZ`; a slash in quotes or in a name that is there is part of the name. */
function pathOf(path: readonly Text[], isKnown: (name: string) => boolean): readonly Word[] {
  const found: Word[] = [];
  let mayFollow = true;
  for (const { text, from, to, quoted } of path) {
    const pieces = quoted || isKnown(text) ? [text] : text.split(/(?:^|\s+)\/(?:\s+|$)/);
    let at = 0;
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        if (mayFollow) misread({ from, to }, 'Which boundary? Write its name before and after “/”.');
        mayFollow = true;
      }
      if (piece === '') continue;
      if (!mayFollow) misread({ from, to }, 'This is one too many. Put a name that holds it in quotes.');
      const start = quoted ? from : from + text.indexOf(piece, at);
      at = text.indexOf(piece, at) + piece.length;
      found.push({ text: piece, from: start, to: quoted ? to : start + piece.length });
      mayFollow = false;
    }
  }
  if (mayFollow) misread(path.at(-1)!, 'Which boundary? Write its name before and after “/”.');
  return found;
}

/** The longest beginning that is the name of something, signs of the grammar included; and “in …” at the start is a name. */
function wholeName(part: readonly Token[], line: string, isKnown: (name: string) => boolean): Word | null {
  const from = part[0]!.from;
  for (let count = part.length; count > 1; count--) {
    const to = part[count - 1]!.to;
    const text = line.slice(from, to);
    if (isKnown(text)) return { text, from, to };
  }
  if (part[0]!.is !== 'in') return null;
  const to = part[1]?.is === 'text' ? part[1].to : part[0]!.to;
  return { text: line.slice(from, to), from, to };
}
