import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../../model/place';
import { Room } from './room';

const anywhere = fc.oneof(
  fc.integer({ min: -2000, max: 2000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const box: fc.Arbitrary<Box> = fc.record({
  x: anywhere,
  y: anywhere,
  width: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constant(1e12)),
  height: fc.integer({ min: 1, max: 400 }),
});

test('a box is free when it covers none that is taken, however far out or large they are', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 30 }), box, (taken, wanted) => {
      const covers = (other: Box): boolean =>
        wanted.x < other.x + other.width &&
        other.x < wanted.x + wanted.width &&
        wanted.y < other.y + other.height &&
        other.y < wanted.y + wanted.height;

      expect(new Room(taken).isFree(wanted)).toBe(!taken.some(covers));
    }),
  );
});
