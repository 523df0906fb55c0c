import { describe, expect, test } from 'vitest';
import { Turns } from './turns';

const NOBODY = new AbortController().signal;

/** Steps that take their time, a millisecond each; every second one tells how many there were. */
function* slow(count: number): Generator<number | null, { readonly steps: number }> {
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    while (performance.now() - start < 1);
    yield i % 2 === 0 ? i + 1 : null;
  }
  return { steps: count };
}

describe('Work in turns', () => {
  test('is done after the first turn where it is small', () => {
    expect(new Turns(slow(0)).turn()).toEqual({ steps: 0 });
    expect(new Turns(slow(3)).turn()).toEqual({ steps: 3 });
  });

  test('lets the page go on after a few milliseconds, and tells how far it is', async () => {
    let others = 0;
    const page = setInterval(() => (others += 1));
    const told: (number | null)[] = [];
    const result = await new Turns(slow(600)).toEnd(NOBODY, (steps) => told.push(steps));
    clearInterval(page);

    expect(result).toEqual({ steps: 600 });
    expect(others).toBeGreaterThan(10);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => Number(a) - Number(b)));
    expect(told.at(-1)).toBeLessThanOrEqual(600);
    expect(told).not.toContain(null);
  });

  test('ends where it is given up', async () => {
    const given = new AbortController();
    let steps = 0;
    const counted = (function* () {
      for (const told of slow(5_000)) {
        steps += 1;
        yield told;
      }
      return {};
    })();
    expect(await new Turns(counted).toEnd(given.signal, () => given.abort())).toBeNull();
    expect(steps).toBeLessThan(2_500);
  });
});
