import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthOf } from '../model/along';
import { distance, type Point } from '../model/geometry';
import { lineBetween, type End, type LineStyle } from '../model/outline';
import { piecesOf } from './pieces';

/** A long line is drawn in pieces: put together they are the line. */

const point = fc.record({
  x: fc.integer({ min: -4000, max: 4000 }),
  y: fc.integer({ min: -4000, max: 4000 }),
});
const end = fc.record({
  outline: fc.constantFrom<End['outline']>('rectangle', 'stadium'),
  box: point.map((at) => ({ ...at, width: 128, height: 64 })),
});
const line = fc
  .record({
    from: end,
    to: end,
    style: fc.constantFrom<LineStyle>('curved', 'straight', 'right-angled'),
    aside: fc.integer({ min: -200, max: 200 }),
    via: fc.array(point, { maxLength: 3 }),
  })
  .map(lineBetween);

/** The points that a piece is written with: where it begins, is pulled to, and ends. */
function pointsOf(d: string): readonly Point[] {
  return [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

test('pieces follow each other from the start of the line to its end', () => {
  fc.assert(
    fc.property(line, (whole) => {
      const pieces = piecesOf(whole).map(({ d }) => pointsOf(d));
      expect(distance(pieces[0]![0]!, whole.points[0]!)).toBeLessThan(0.2);
      expect(distance(pieces.at(-1)!.at(-1)!, whole.points.at(-1)!)).toBeLessThan(0.2);
      for (let i = 1; i < pieces.length; i++)
        expect(distance(pieces[i - 1]!.at(-1)!, pieces[i]![0]!)).toBeLessThan(0.2);
    }),
  );
});

test('dashes go on where the piece before left off', () => {
  fc.assert(
    fc.property(line, (whole) => {
      const pieces = piecesOf(whole);
      expect(pieces[0]!.at).toBe(0);
      const last = pieces.at(-1)!;
      const [from, to] = [pointsOf(last.d)[0]!, pointsOf(last.d).at(-1)!];
      // A piece is nearly straight; the chain of points is a little shorter than a curve.
      const length = lengthOf(whole.points);
      expect(Math.abs(last.at + distance(from, to) - length)).toBeLessThan(2 + length * 0.02);
    }),
  );
});

test('no piece is much longer than what is drawn at once', () => {
  fc.assert(
    fc.property(line, (whole) => {
      for (const { d } of piecesOf(whole)) {
        const points = pointsOf(d);
        // A curve is cut evenly by its parameter, not by its length.
        expect(distance(points[0]!, points.at(-1)!)).toBeLessThan(700);
      }
    }),
  );
});

test('a short line is one piece', () => {
  const box = { width: 128, height: 64 };
  const whole = lineBetween({
    from: { outline: 'rectangle', box: { x: 0, y: 0, ...box } },
    to: { outline: 'rectangle', box: { x: 300, y: 40, ...box } },
    style: 'curved',
  });
  expect(piecesOf(whole)).toEqual([{ d: expect.stringMatching(/^M.*C/) as string, at: 0 }]);
});
