/** How wide text is on the canvas, px at 100 % zoom; every width is measured once. */

const FACE = '"Liberation Sans", Arial, sans-serif';
const known = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** Width of text at a size and weight. Without a page (in tests) an estimate. */
export function widthOf(text: string, size: number, weight: 400 | 500 | 600 = 400): number {
  const key = `${weight} ${size} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    width = measured(text, size, weight);
    if (known.size > 5000) known.clear();
    known.set(key, width);
  }
  return width;
}

function measured(text: string, size: number, weight: number): number {
  if (pen === undefined)
    pen = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * size * (weight === 600 ? 0.58 : 0.54);
  pen.font = `${weight} ${size}px ${face()}`;
  return pen.measureText(text).width;
}

let shown: string | undefined;
function face(): string {
  shown ??= getComputedStyle(document.documentElement).getPropertyValue('--font').trim() || FACE;
  return shown;
}

/** The width an element asks for: its name on one line up to 200 px, in steps of 8. */
export function elementWidth(name: string, kind: 'external' | 'process' | 'store'): number {
  const room = kind === 'process' ? 40 : 28;
  const wanted = Math.ceil((widthOf(name, 13, 600) + room) / 8) * 8;
  return Math.min(Math.max(wanted, 120), 200);
}
