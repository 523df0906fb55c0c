const ARROW = { length: 9, half: 4.4 };
/** The arrow head at the end of a line, as a path of its own so that it takes the colour and shape of its flow. */
export function arrowAt(points: readonly { readonly x: number; readonly y: number }[]): string {
  const tip = points.at(-1);
  if (!tip) return '';
  // The way the line goes over its last few px, so that a tight curve does not turn the arrow aside.
  const before =
    points.findLast((point) => Math.hypot(tip.x - point.x, tip.y - point.y) >= ARROW.length) ?? points[0]!;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [ux, uy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const back = { x: tip.x - ux * ARROW.length, y: tip.y - uy * ARROW.length };
  const at = (x: number, y: number): string => `${x.toFixed(1)},${y.toFixed(1)}`;
  return `M${at(back.x - uy * ARROW.half, back.y + ux * ARROW.half)} L${at(tip.x, tip.y)} L${at(back.x + uy * ARROW.half, back.y - ux * ARROW.half)}`;
}
