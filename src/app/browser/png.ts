import type { ExportOptions } from '../../formats/report/format';

/** A picture as pixels, made from its SVG text by the browser itself. */

const SCALE = 2;
const MOST_PIXELS = 8_192;

export type Pixels =
  { readonly ok: true; readonly blob: Blob } | { readonly ok: false; readonly reason: string };

export async function pngOf(svg: readonly BlobPart[]): Promise<Pixels> {
  const address = URL.createObjectURL(new Blob([...svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(SCALE, MOST_PIXELS / image.naturalWidth, MOST_PIXELS / image.naturalHeight);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const pen = canvas.getContext('2d');
    if (!pen) return { ok: false, reason: 'This browser cannot draw pictures. Export an SVG instead.' };
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob)
      return { ok: false, reason: 'The picture is too large for this browser. Export an SVG instead.' };
    return { ok: true, blob };
  } catch {
    return {
      ok: false,
      reason: 'This browser could not turn the picture into pixels. Export an SVG instead.',
    };
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Pixels cannot follow the reader's system. */
export function solid(theme: ExportOptions['theme']): ExportOptions['theme'] {
  return theme === 'auto' ? 'light' : theme;
}
