import { useEffect, useMemo, useState } from 'react';
import type { ExportOptions, Report } from '../formats/format';
import type { Format } from './formatOptions';
import { pngOf } from './png';

export interface Exported {
  /** What can be copied as text; null for what is no text. */
  readonly text: string | null;
  /** What the preview shows where that is not the text itself. */
  readonly shown?: string;
  /** What is downloaded; null while it is being made, or when it could not be. */
  readonly blob: Blob | null;
  readonly trouble: string | null;
}

const NOTHING: Exported = { text: null, blob: null, trouble: null };

/** The file of a format, made afresh when the model, the format or an option changes. */
export function useExported(format: Format, report: Report, options: ExportOptions): Exported {
  const isText = format.as === 'text' || format.as === 'svg';
  const written = useMemo(() => {
    if (!isText) return NOTHING;
    const text = format.writer.write(report, options);
    return {
      text,
      blob: new Blob([text], { type: `${format.writer.mediaType};charset=utf-8` }),
      trouble: null,
    };
  }, [isText, format, report, options]);
  const made = useMade(isText ? null : format, report, options);
  return isText ? written : made;
}

/** What the browser takes a moment to make. */
function useMade(format: Format | null, report: Report, options: ExportOptions): Exported {
  const [made, setMade] = useState<{ readonly of: readonly unknown[]; readonly exported: Exported } | null>(
    null,
  );
  useEffect(() => {
    if (format === null) return;
    let stale = false;
    void make(format, report, options).then((exported) => {
      if (!stale) setMade({ of: [format, report, options], exported });
    });
    return () => {
      stale = true;
    };
  }, [format, report, options]);
  return made !== null && [format, report, options].every((one, i) => made.of[i] === one)
    ? made.exported
    : NOTHING;
}

async function make(format: Format, report: Report, options: ExportOptions): Promise<Exported> {
  if (format.as === 'zip') {
    const { archiveOf } = await import('./archive');
    const { zip, contents } = await archiveOf(report, options);
    return { text: null, shown: contents, blob: zip, trouble: null };
  }
  const pixels = await pngOf(format.writer.write(report, options));
  return pixels.ok ? { ...NOTHING, blob: pixels.blob } : { ...NOTHING, trouble: pixels.reason };
}
