import { useEffect, useMemo, useState } from 'react';
import type { ExportOptions, Report } from '../formats/format';
import type { Format } from './formatOptions';
import { pngOf } from './png';

export interface Exported {
  /** What can be copied; null for a picture of pixels. */
  readonly text: string | null;
  /** What is downloaded; null while it is being made, or when it could not be. */
  readonly blob: Blob | null;
  readonly trouble: string | null;
}

/** The file of a format, made afresh when the model, the format or an option changes. */
export function useExported(format: Format, report: Report, options: ExportOptions): Exported {
  const written = useMemo(() => {
    const text = format.writer.write(report, options);
    return { text, blob: new Blob([text], { type: `${format.writer.mediaType};charset=utf-8` }) };
  }, [format, report, options]);
  const pixels = usePixels(format.as === 'png' ? written.text : null);
  return format.as === 'png' ? pixels : { ...written, trouble: null };
}

function usePixels(svg: string | null): Exported {
  const [made, setMade] = useState<{ readonly of: string; readonly exported: Exported } | null>(null);
  useEffect(() => {
    if (svg === null) return;
    let stale = false;
    void pngOf(svg).then((pixels) => {
      if (stale) return;
      const exported = pixels.ok
        ? { text: null, blob: pixels.blob, trouble: null }
        : { text: null, blob: null, trouble: pixels.reason };
      setMade({ of: svg, exported });
    });
    return () => {
      stale = true;
    };
  }, [svg]);
  return made !== null && made.of === svg ? made.exported : { text: null, blob: null, trouble: null };
}
