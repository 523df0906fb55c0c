import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centre, type Box } from '../model/place';
import { snapTo } from './guides';

const box = (x: number, y: number, width = 100, height = 50): Box => ({ x, y, width, height });

describe('alignment', () => {
  test('a left edge near another one snaps to it, with a line through both', () => {
    const { by, guides } = snapTo(box(103, 200), [box(100, 0)], 6);

    expect(by).toEqual({ x: -3, y: null });
    expect(guides).toContainEqual({ is: 'line', axis: 'x', at: 100, start: 0, end: 250 });
  });

  test('of two that are near, the nearer wins', () => {
    const { by } = snapTo(box(103, 300), [box(100, 0), box(104, 100)], 6);

    expect(by.x).toBe(1);
  });

  test('middles meet middles', () => {
    const { by } = snapTo(box(302, 112, 60, 50), [box(0, 100, 100, 80)], 6);

    expect(by.y).toBe(3);
  });

  test('an edge on a middle is nothing', () => {
    const { by } = snapTo(box(150, 200), [box(100, 0)], 6);

    expect(by).toEqual({ x: null, y: null });
  });

  test('what is farther than the reach is left alone', () => {
    expect(snapTo(box(107, 200), [box(100, 0)], 6).by.x).toBeNull();
  });
});

describe('equal gaps', () => {
  const row = [box(0, 0), box(140, 0)];

  test('behind two things, as far as they are apart', () => {
    const { by, guides } = snapTo(box(283, 10), row, 6);

    expect(by.x).toBe(-3);
    expect(guides.filter(({ is }) => is === 'gap')).toEqual([
      { is: 'gap', axis: 'x', at: 25, start: 100, end: 140 },
      { is: 'gap', axis: 'x', at: 25 + 5, start: 240, end: 280 },
    ]);
  });

  test('between two things, in the middle', () => {
    expect(snapTo(box(206, 12, 60), [box(0, 0), box(375, 0)], 6).by.x).toBe(1.5);
  });

  test('things in another row do not count', () => {
    expect(snapTo(box(283, 200, 37), row, 6).by.x).toBeNull();
  });
});

test('only what stands near is looked at', () => {
  const far = Array.from({ length: 40 }, (_, i) => box(1000 + i * 200, 5003, 90, 30));
  const close = Array.from({ length: 24 }, (_, i) => box(i * 200 + 51, 300, 80, 30));

  expect(snapTo(box(500, 5000, 77, 33), [...close, ...far], 6).by.y).not.toBeNull();
  expect(snapTo(box(0, 0, 77, 33), [...far, ...close.map((one) => ({ ...one, y: 77 }))], 6).by.y).toBeNull();
});

test('among any number of things it snaps to what it would snap to among the nearest of them alone', () => {
  const spot = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(spot, spot), { minLength: 25, maxLength: 90 }),
      fc.tuple(spot, spot),
      (spots, [x, y]) => {
        const mine = box(x, y);
        const far = (other: Box): number =>
          Math.hypot(centre(other).x - centre(mine).x, centre(other).y - centre(mine).y);
        const others = spots.map(([left, top]) => box(left, top));
        const nearest = others.toSorted((a, b) => far(a) - far(b)).slice(0, 24);
        fc.pre(far(nearest.at(-1)!) < Math.min(...others.filter((one) => !nearest.includes(one)).map(far)));

        expect(snapTo(mine, others, 40)).toEqual(snapTo(mine, nearest, 40));
      },
    ),
  );
});
