import type { ExportOptions, Report, Writer } from './format';

/**
 * A text in pieces: joined, they are the text. Each is worked out when it is asked for, so that whoever asks may rest in
 * between, or stop. An empty piece says that some work was done and that this is a good moment.
 */
export type Pieces = Iterable<string>;

/** A writer that can be asked for its text piece by piece. */
export function inPieces(
  writer: Omit<Writer, 'write' | 'pieces'> & {
    readonly pieces: (report: Report, options: ExportOptions) => Pieces;
  },
): Writer {
  return { ...writer, write: (report, options) => whole(writer.pieces(report, options)) };
}

/** The pieces of what a writer writes; one only where it knows no parts. */
export function* piecesOf(writer: Writer, report: Report, options: ExportOptions): Pieces {
  if (writer.pieces) yield* writer.pieces(report, options);
  else yield writer.write(report, options);
}

export function whole(pieces: Pieces): string {
  return [...pieces].join('');
}

/** What is worked out for each of many things, with a rest after every few. The list comes last, as what is returned. */
export function* forEach<T, Result>(
  things: readonly T[],
  work: (thing: T) => Result,
): Generator<'', Result[], void> {
  const results: Result[] = [];
  for (const thing of things) {
    results.push(work(thing));
    if (results.length % AT_ONCE === 0) yield '';
  }
  return results;
}

/** Few enough that no page notices. */
const AT_ONCE = 16;

/** A paragraph, list or heading as one text; what may be very long, such as a table, in pieces. */
export type Block = string | Pieces;

/** Blocks with one blank line between them, and the end of the last line. Empty texts leave no trace. */
export function* document(blocks: Iterable<Block>): Pieces {
  let gap = '';
  for (const block of blocks) {
    if (block === '') continue;
    yield gap;
    if (typeof block === 'string') yield block;
    else yield* block;
    gap = '\n\n';
  }
  yield '\n';
}

/** A line for each of many things. */
export function* lines<T>(things: readonly T[], line: (thing: T, index: number) => string): Pieces {
  for (const [i, thing] of things.entries()) yield (i === 0 ? '' : '\n') + line(thing, i);
}

/** The lines of a text that comes in pieces, without their ends. */
export function* linesOf(pieces: Pieces): Iterable<string> {
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
