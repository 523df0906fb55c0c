import { WRITERS } from '../../formats/formats';
import { richText } from '../../formats/html/report';
import type { ExportOptions, Report } from '../../formats/report/format';
import { piecesOf, type Pieces } from '../../formats/report/pieces';
import '../../rules/advice';

/** What can be written of a report, as plain data, so that a worker can be told. */
export type Job =
  | {
      /** The text of a file, or what a wiki or a word processor takes of it from the clipboard. */
      readonly what: 'file' | 'rich text';
      /** The id of a writer. */
      readonly writer: string;
      readonly options: ExportOptions;
    }
  | {
      /** All files in one. */
      readonly what: 'zip';
      /** The picture of the diagram in pixels, which only a page can make; null where that failed. */
      readonly png: Uint8Array | null;
      readonly options: ExportOptions;
    };

/** What was written. */
export interface Written {
  /** The file: a text as UTF-8. */
  readonly bytes: readonly Uint8Array<ArrayBuffer>[];
  /** What is shown of it: the text, up to the end of a line where it is long; of a zip, what is in it. */
  readonly beginning: string;
  readonly goesOn: boolean;
  /** Lines of all of it. */
  readonly lines: number;
}

/** How far it is: letters of a text, or files of many that are done. */
export type SoFar = { readonly letters: number } | { readonly done: number; readonly of: number };

export type Writing = Generator<SoFar | null, Written, void>;

/** Letters that are shown of a text; a browser takes seconds for millions. */
const MOST_SHOWN = 200_000;

/** Letters that are put together at once: many pieces are short, and each call into the browser has its price. */
const AT_ONCE = 1 << 16;

export function writingOf(job: Exclude<Job, { readonly what: 'zip' }>, report: Report): Writing {
  const writer = WRITERS.find(({ id }) => id === job.writer);
  if (!writer) throw new Error(`There is no writer with the id ${job.writer}.`);
  const pieces = job.what === 'file' ? piecesOf : richText;
  return gathered(pieces(writer, report, job.options), MOST_SHOWN);
}

/**
 * Puts a text together, piece by piece. It never stands in memory as one string, which a browser would copy several times on
 * the way to a file.
 */
export function* gathered(pieces: Pieces, mostShown = Infinity): Writing {
  const encoder = new TextEncoder();
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  const shown: string[] = [];
  let letters = 0;
  let breaks = 0;
  let last = '';
  const take = (text: string): void => {
    if (text === '') return;
    bytes.push(encoder.encode(text));
    if (letters <= mostShown) shown.push(text);
    letters += text.length;
    breaks += breaksIn(text);
    last = text;
  };
  let batch: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    batch.push(piece);
    size += piece.length;
    if (size < AT_ONCE) {
      yield null;
      continue;
    }
    take(batch.join(''));
    batch = [];
    size = 0;
    yield { letters };
  }
  take(batch.join(''));
  return {
    bytes,
    ...beginningOf(shown.join(''), letters, mostShown),
    lines: letters === 0 || last.endsWith('\n') ? breaks : breaks + 1,
  };
}

function beginningOf(shown: string, letters: number, most: number): Pick<Written, 'beginning' | 'goesOn'> {
  if (letters <= most) return { beginning: shown, goesOn: false };
  const first = shown.slice(0, most);
  return { beginning: first.slice(0, first.lastIndexOf('\n') + 1) || first, goesOn: true };
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
