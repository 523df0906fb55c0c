import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewBetween } from './camera';

const view = fc.record({
  x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  y: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  zoom: fc.double({ min: 0.05, max: 4, noNaN: true }),
});

test('a glide begins at the one view, ends at the other, and zooms one way only', () => {
  fc.assert(
    fc.property(view, view, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, part) => {
      const start = viewBetween(from, to, 0);
      expect(start.x).toBeCloseTo(from.x, 6);
      expect(start.zoom).toBeCloseTo(from.zoom, 6);
      expect(viewBetween(from, to, 1)).toEqual(to);
      const { zoom } = viewBetween(from, to, part);
      expect(zoom).toBeGreaterThanOrEqual(Math.min(from.zoom, to.zoom) * (1 - 1e-9));
      expect(zoom).toBeLessThanOrEqual(Math.max(from.zoom, to.zoom) * (1 + 1e-9));
    }),
  );
});

test('while it zooms, the point that both views show at the same place stays there', () => {
  const from = { x: 0, y: 0, zoom: 1 };
  const to = { x: -300, y: -200, zoom: 2 };
  // The page's point 300, 200 is at 300, 200 of the screen in both.
  for (const part of [0.25, 0.5, 0.75]) {
    const { x, y, zoom } = viewBetween(from, to, part);
    expect(300 * zoom + x).toBeCloseTo(300, 9);
    expect(200 * zoom + y).toBeCloseTo(200, 9);
  }
});
