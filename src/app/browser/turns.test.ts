import { describe, expect, test } from 'vitest';
import { inTurns, Turns } from './turns';

/** Pieces that take their time: a millisecond each. */
function* slow(count: number): Iterable<string> {
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    while (performance.now() - start < 1);
    yield i % 2 === 0 ? `${i} ` : '';
  }
}

describe('A text made in turns', () => {
  test('is the whole text', async () => {
    expect(await inTurns(['a', '', 'b'])).toBe('ab');
    expect(await inTurns([])).toBe('');
  });

  test('lets the page go on after a few milliseconds, and tells how much there is', async () => {
    let others = 0;
    const page = setInterval(() => (others += 1));
    const told: number[] = [];
    const turns = new Turns(slow(600));
    expect(await turns.toEnd(undefined, (characters) => told.push(characters))).toBe(true);
    clearInterval(page);

    expect(others).toBeGreaterThan(10);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(turns.pieces.join('').length);
  });

  test('ends where it is given up', async () => {
    const given = new AbortController();
    const turns = new Turns(slow(5_000));
    const end = turns.toEnd(given.signal, () => given.abort());
    expect(await end).toBe(false);
    expect(turns.pieces.length).toBeLessThan(2_500);
  });
});
