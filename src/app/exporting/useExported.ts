import { useLayoutEffect, useState } from 'react';
import type { ExportOptions, Report } from '../../formats/report/format';
import { previewPage } from '../../formats/html/preview';
import { piecesOf } from '../../formats/report/pieces';
import { dialogWords } from '../../words/dialogs';
import '../../rules/advice';
import { isDocument, type Format } from './formatOptions';
import { pngOf } from '../browser/png';
import { sizeInWords } from '../browser/sizes';
import { pause, Turns } from '../browser/turns';

export interface Exported {
  /** What can be copied as text; null for what is no text. */
  readonly text: string | null;
  /** What the preview shows where that is not the text itself. */
  readonly shown?: string;
  /** What is downloaded; null while it is being made, or when it could not be. */
  readonly blob: Blob | null;
  readonly trouble: string | null;
  /** While it is being made: in a word how far it is, and the way to stop it. */
  readonly making: { readonly soFar: string; readonly stop: () => void } | null;
  /** It was stopped; this makes it after all. */
  readonly again: (() => void) | null;
}

const NOTHING = { text: null, blob: null, trouble: null, making: null, again: null } as const;

/**
 * The file of a format, made afresh when the model, the format or an option changes. What is made quickly is there with the
 * first paint; what takes longer is made in turns, and given up when something else is asked for.
 */
export function useExported(format: Format, report: Report, options: ExportOptions): Exported {
  const [tries, setTries] = useState(0);
  const [made, setMade] = useState<{ readonly of: readonly unknown[]; readonly exported: Exported } | null>(
    null,
  );
  useLayoutEffect(() => {
    const given = new AbortController();
    const { signal } = given;
    const take = (exported: Exported): void => setMade({ of: [format, report, options, tries], exported });
    const stop = (): void => {
      given.abort();
      take({ ...NOTHING, again: () => setTries((before) => before + 1) });
    };
    const watch = (soFar: string): void => {
      if (!signal.aborted) take({ ...NOTHING, making: { soFar, stop } });
    };
    if (format.as === 'text' || format.as === 'svg')
      goThrough(
        piecesOf(format.writer, report, options),
        signal,
        (pieces) => {
          // One text: a hundred thousand pieces would take the browser longer to put together.
          const text = pieces.join('');
          const blob = new Blob([text], { type: `${format.writer.mediaType};charset=utf-8` });
          take({ ...NOTHING, text, blob });
        },
        (characters) => watch(soMuch(characters)),
      );
    else
      void make(format, report, options, signal, watch).then((exported) => {
        if (exported && !signal.aborted) take(exported);
      });
    return () => given.abort();
  }, [format, report, options, tries]);
  return made !== null && [format, report, options, tries].every((one, i) => made.of[i] === one)
    ? made.exported
    : NOTHING;
}

/** The page that shows how a document will look; null until there is one, and while nobody looks. */
export function usePreviewPage(
  format: Format,
  report: Report,
  options: ExportOptions,
  isLookedAt: boolean,
): string | null {
  const [made, setMade] = useState<{ readonly of: Format; readonly page: string } | null>(null);
  useLayoutEffect(() => {
    if (!isLookedAt || !isDocument(format)) return undefined;
    const given = new AbortController();
    goThrough(previewPage(format.writer, report, options), given.signal, (pieces) =>
      setMade({ of: format, page: pieces.join('') }),
    );
    return () => given.abort();
  }, [format, report, options, isLookedAt]);
  // The last page stays until the next is there.
  return made?.of === format ? made.page : null;
}

/** How much there is, once there is anything: a text begins with what is worked out for all of it. */
const soMuch = (characters: number): string => (characters === 0 ? '' : sizeInWords(characters));

/** Gives the pieces to `take` when there are no more: at once where one turn is enough. */
function goThrough(
  pieces: Iterable<string>,
  signal: AbortSignal,
  take: (pieces: readonly string[]) => void,
  watch?: (characters: number) => void,
): void {
  const turns = new Turns(pieces);
  if (turns.turn()) take(turns.pieces);
  else
    void turns.toEnd(signal, watch).then((isWhole) => {
      if (isWhole) take(turns.pieces);
    });
}

/** What is more than a text; null when it was given up. */
async function make(
  format: Format,
  report: Report,
  options: ExportOptions,
  signal: AbortSignal,
  watch: (soFar: string) => void,
): Promise<Exported | null> {
  if (format.as === 'zip') {
    const { archiveOf } = await import('./archive');
    const archive = await archiveOf(report, options, signal, (done, of) =>
      watch(dialogWords.fileOf(done + 1, of)),
    );
    return archive && { ...NOTHING, shown: archive.contents, blob: archive.zip };
  }
  const drawing = new Turns(piecesOf(format.writer, report, options));
  if (!(await drawing.toEnd(signal, (characters) => watch(soMuch(characters))))) return null;
  const svg = drawing.pieces.join('');
  // The browser turns it into pixels in one go: the way to stop is there before.
  watch(sizeInWords(svg.length));
  await pause();
  if (signal.aborted) return null;
  const pixels = await pngOf(svg);
  return pixels.ok ? { ...NOTHING, blob: pixels.blob } : { ...NOTHING, trouble: pixels.reason };
}
