import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ExportOptions, Report } from '../../formats/report/format';
import { previewPage } from '../../formats/html/preview';
import { SVG_WRITER } from '../../formats/svg/svg';
import { dialogWords } from '../../words/dialogs';
import '../../rules/advice';
import { isDocument, type Format } from './formatOptions';
import { pngOf, solid, type Pixels } from '../browser/png';
import { sizeInWords } from '../browser/sizes';
import { pause, Turns } from '../browser/turns';
import { scribeOf, type Hearing, type Scribe } from './scribe';
import { gathered, type SoFar, type Written } from './writing';

export interface Exported {
  /** The text, or its beginning, or what is in a zip; null for pixels, and while there is nothing. */
  readonly shown: Pick<Written, 'beginning' | 'goesOn'> | null;
  /** Lines of a text. */
  readonly lines: number | null;
  /** What is downloaded; null while it is being made, or when it could not be. */
  readonly blob: Blob | null;
  readonly trouble: string | null;
  /** While it is being made: in a word how far it is, and the way to stop it. */
  readonly making: { readonly soFar: string; readonly stop: () => void } | null;
  /** It was stopped; this makes it after all. */
  readonly again: (() => void) | null;
}

const NOTHING: Exported = {
  shown: null,
  lines: null,
  blob: null,
  trouble: null,
  making: null,
  again: null,
};

/** Who writes a report as long as somebody looks at it. */
export function useScribe(report: Report): Scribe {
  const scribe = useMemo(() => scribeOf(report), [report]);
  useEffect(() => scribe.end, [scribe]);
  return scribe;
}

/**
 * The file of a format, made afresh when the model, the format or an option changes. What is made quickly is there with the
 * first paint; what takes longer is given up when something else is asked for.
 */
export function useExported(format: Format, scribe: Scribe, options: ExportOptions): Exported {
  const [tries, setTries] = useState(0);
  const [made, setMade] = useState<{ readonly of: readonly unknown[]; readonly exported: Exported } | null>(
    null,
  );
  useLayoutEffect(() => {
    const given = new AbortController();
    const { signal } = given;
    const take = (exported: Exported): void => setMade({ of: [format, scribe, options, tries], exported });
    const stop = (): void => {
      given.abort();
      take({ ...NOTHING, again: () => setTries((before) => before + 1) });
    };
    const watch = (soFar: SoFar | null): void => {
      if (!signal.aborted) take({ ...NOTHING, making: { soFar: soFar ? inWords(soFar) : '', stop } });
    };
    const exported = fileOf(format, scribe, options, { signal, watch });
    if (!(exported instanceof Promise)) take(exported);
    else
      void exported.then((whole) => {
        if (whole && !signal.aborted) take(whole);
      });
    return () => given.abort();
  }, [format, scribe, options, tries]);
  return made !== null && [format, scribe, options, tries].every((one, i) => made.of[i] === one)
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
    const take = ({ beginning }: Written): void => setMade({ of: format, page: beginning });
    // It shows a beginning only, which is written in the page as soon as anywhere.
    const turns = new Turns(gathered(previewPage(format.writer, report, options)));
    const page = turns.turn();
    if (page) take(page);
    else void turns.toEnd(given.signal, () => {}).then((whole) => whole && take(whole));
    return () => given.abort();
  }, [format, report, options, isLookedAt]);
  // The last page stays until the next is there.
  return made?.of === format ? made.page : null;
}

const inWords = (soFar: SoFar): string =>
  'letters' in soFar ? sizeInWords(soFar.letters) : dialogWords.fileOf(soFar.done + 1, soFar.of);

/** The file; null when it was given up. */
function fileOf(
  { as, writer }: Format,
  scribe: Scribe,
  options: ExportOptions,
  hearing: Hearing,
): Exported | Promise<Exported | null> {
  if (as === 'zip') return zip(scribe, options, hearing);
  if (as === 'png') return pixels(scribe, options, hearing);
  const exported = (written: Written): Exported => ({
    ...NOTHING,
    shown: written,
    lines: as === 'text' ? written.lines : null,
    blob: new Blob([...written.bytes], { type: `${writer.mediaType};charset=utf-8` }),
  });
  const written = scribe.write({ what: 'file', writer: writer.id, options }, hearing);
  return written instanceof Promise ? written.then((whole) => whole && exported(whole)) : exported(written);
}

async function pixels(scribe: Scribe, options: ExportOptions, hearing: Hearing): Promise<Exported | null> {
  const picture = await drawn(scribe, options, hearing);
  return picture && { ...NOTHING, ...(picture.ok ? { blob: picture.blob } : { trouble: picture.reason }) };
}

async function zip(scribe: Scribe, options: ExportOptions, hearing: Hearing): Promise<Exported | null> {
  const picture = await drawn(scribe, options, hearing);
  if (!picture) return null;
  const png = picture.ok ? new Uint8Array(await picture.blob.arrayBuffer()) : null;
  const written = await scribe.write({ what: 'zip', png, options }, hearing);
  return (
    written && {
      ...NOTHING,
      shown: written,
      blob: new Blob([...written.bytes], { type: 'application/zip' }),
    }
  );
}

/** The diagram in pixels, which only the page can make; null when it was given up. */
async function drawn(scribe: Scribe, options: ExportOptions, hearing: Hearing): Promise<Pixels | null> {
  const still = { ...options, theme: solid(options.theme) };
  const svg = await scribe.write({ what: 'file', writer: SVG_WRITER.id, options: still }, hearing);
  if (!svg) return null;
  // The browser turns it into pixels in one go: the way to stop is there before.
  hearing.watch(null);
  await pause();
  return hearing.signal.aborted ? null : pngOf(svg.bytes);
}
