import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_LINES, stretchesOf } from './windowing';

const anySight = fc.record({
  count: fc.integer({ min: 0, max: 6_000 }),
  lineHeight: fc.constantFrom(26, 30, 45),
  top: fc.integer({ min: 0, max: 200_000 }),
  height: fc.integer({ min: 0, max: 1_500 }),
  stays: fc.option(fc.integer({ min: -1, max: 6_100 })),
});

test('the stretches follow each other and together are the whole list', () => {
  fc.assert(
    fc.property(anySight, (sight) => {
      const stretches = stretchesOf(sight);
      let at = 0;
      for (const { from, to } of stretches) {
        expect(from).toBe(at);
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(at).toBe(sight.count);
    }),
  );
});

test('at most sixty lines are drawn, and the one with the keyboard is among them', () => {
  fc.assert(
    fc.property(anySight, (sight) => {
      const drawn = stretchesOf(sight).filter((stretch) => stretch.is === 'lines');
      expect(drawn.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(MOST_LINES);
      const { stays, count } = sight;
      const isThere = stays !== null && stays >= 0 && stays < count;
      expect(!isThere || drawn.some(({ from, to }) => from <= stays && stays < to)).toBe(true);
    }),
  );
});

test('whatever is in view is drawn', () => {
  fc.assert(
    fc.property(anySight, ({ count, lineHeight, top, height, stays }) => {
      const visible = Math.min(height, 40 * lineHeight);
      const drawn = stretchesOf({ count, lineHeight, top, height: visible, stays }).filter(
        (stretch) => stretch.is === 'lines',
      );
      const first = Math.floor(top / lineHeight);
      for (let line = first; line * lineHeight < top + visible && line < count; line++)
        expect(drawn.some(({ from, to }) => from <= line && line < to)).toBe(true);
    }),
  );
});
