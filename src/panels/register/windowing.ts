/** Lines drawn beyond each end of what is in view, so that scrolling a little shows no gap. */
const BEYOND = 8;
/** Lines in the page at once, whatever the height of the screen. A list that is no longer is drawn whole. */
export const MOST_LINES = 60;

/** A stretch of a long list: lines that are drawn, or an empty space as high as the lines that are not. */
export type Stretch =
  | { readonly is: 'lines'; readonly from: number; readonly to: number }
  | { readonly is: 'space'; readonly from: number; readonly to: number };

/**
 * Cuts a list of equally high lines into what is drawn and what is only room: the lines in view with a few
 * beyond, and one line that stays wherever it is, because it has the keyboard. `from` is the first line, `to` is
 * the line after the last. Heights and `top` in px.
 */
export function stretchesOf({
  count,
  lineHeight,
  top,
  height,
  stays,
}: {
  readonly count: number;
  readonly lineHeight: number;
  readonly top: number;
  readonly height: number;
  readonly stays: number | null;
}): readonly Stretch[] {
  if (count <= MOST_LINES) return count === 0 ? [] : [{ is: 'lines', from: 0, to: count }];
  const first = Math.max(0, Math.floor(top / lineHeight));
  const seen = Math.ceil(height / lineHeight) + 1;
  const beyond = Math.max(0, Math.min(BEYOND, Math.floor((MOST_LINES - 1 - seen) / 2)));
  const to = Math.min(count, first + Math.min(seen + beyond, MOST_LINES - 1 - beyond));
  const from = Math.max(0, Math.min(first, count) - beyond);
  const drawn: (readonly [number, number])[] = from < to ? [[from, to]] : [];
  if (stays !== null && stays >= 0 && stays < count) {
    if (stays < from) drawn.unshift([stays, stays + 1]);
    else if (stays >= to) drawn.push([stays, stays + 1]);
  }
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [start, end] of drawn) {
    if (start > at) stretches.push({ is: 'space', from: at, to: start });
    stretches.push({ is: 'lines', from: start, to: end });
    at = end;
  }
  if (at < count) stretches.push({ is: 'space', from: at, to: count });
  return stretches;
}
