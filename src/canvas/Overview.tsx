import { useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Box } from '../model/place';
import { createPictured, drawOverview } from './picture';
import type { Projection } from './drawn';
import { useScene, useView } from './scene';

/**
 * The picture of a big diagram seen from far away. It lies in the view itself, which moves and scales it: panning draws
 * nothing, zooming draws it again at a few steps.
 */
export function Overview({
  whole,
  inPage,
  area,
  isSpotlit,
}: {
  readonly whole: Projection;
  /** What stands in the page, over the picture. */
  readonly inPage: Projection;
  readonly area: Box;
  /** Some things are lit up; the others fade. */
  readonly isSpotlit: boolean;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const zoom = useView((view) => stepAbove(view.zoom));
  const isMoving = useScene((scene) => scene.moving);
  const [pictured] = useState(createPictured);
  const projection = useMemo(() => pictured(whole, inPage, isMoving), [pictured, whole, inPage, isMoving]);
  // Mostly all that is lit up stands in the page: then the picture fades as it is.
  const isLit =
    isSpotlit && [...projection.nodes, ...projection.edges].some(({ className }) => className === 'lit');
  const theme = useSyncExternalStore(watchTheme, themeNow);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const scale = scaleFor(area, zoom * devicePixelRatio);
    const drawing = new OffscreenCanvas(Math.ceil(area.width * scale), Math.ceil(area.height * scale));
    const pen = drawing.getContext('2d');
    if (!pen) return;
    const style = getComputedStyle(canvas.current);
    const colours = new Map<string, string>();
    drawOverview(pen, {
      projection,
      area,
      scale,
      zoom,
      colour: (name) => {
        const known = colours.get(name) ?? style.getPropertyValue(name).trim();
        colours.set(name, known);
        return known;
      },
      isSpotlit: isLit,
      font: style.getPropertyValue('--font').trim() || 'sans-serif',
    });
    canvas.current.getContext('bitmaprenderer')?.transferFromImageBitmap(drawing.transferToImageBitmap());
    canvas.current.dataset['drawn'] = '';
  }, [projection, area, zoom, theme, isLit]);
  return (
    <canvas
      ref={canvas}
      className="overview"
      data-faded={(isSpotlit && !isLit) || undefined}
      aria-hidden="true"
      style={{
        transform: `translate(${area.x}px, ${area.y}px)`,
        width: area.width,
        height: area.height,
      }}
    />
  );
}

/** Each step of zoom is by so much; between them the picture is scaled. */
const STEP = 1.25;

function stepAbove(zoom: number): number {
  return STEP ** Math.ceil(Math.log(zoom) / Math.log(STEP) - 1e-6);
}

/** Pixels that a picture may have, whatever the screen. */
const MOST = 12_000_000;

function scaleFor({ width, height }: Box, wanted: number): number {
  return Math.min(wanted, Math.sqrt(MOST / (width * height)));
}

const DARK = '(prefers-color-scheme: dark)';

function watchTheme(changed: () => void): () => void {
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia(DARK);
  system.addEventListener('change', changed);
  return () => {
    chosen.disconnect();
    system.removeEventListener('change', changed);
  };
}

function themeNow(): string {
  return document.documentElement.dataset['theme'] ?? (matchMedia(DARK).matches ? 'dark' : 'light');
}
