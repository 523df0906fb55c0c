import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineBetween } from '../model/outline';
import type { Box, Point } from '../model/geometry';
import type { Way } from './apart';
import { waysAround as search } from './ways';

/** Looked for without a stop. */
function waysAround(...world: Parameters<typeof search>): ReadonlyMap<string, readonly Point[]> {
  const steps = search(...world);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const box = (x: number, y: number, width = 120, height = 56): Box => ({ x, y, width, height });

/** The line that is drawn for a way, as the canvas draws it. */
function lineOf(
  shapes: ReadonlyMap<string, Box>,
  { from, to }: Way,
  via: readonly Point[],
): readonly Point[] {
  const end = (id: string) => ({ outline: 'rectangle' as const, box: shapes.get(id)! });
  return lineBetween({ from: end(from), to: end(to), style: 'right-angled', via }).points;
}

/** Whether a line runs over a box, but for a px at its rim. */
function runsOver(line: readonly Point[], { x, y, width, height }: Box): boolean {
  return line.some((b, i) => {
    const a = line[i - 1] ?? b;
    const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 4) + 1;
    return Array.from({ length: steps + 1 }, (_, n) => ({
      x: a.x + ((b.x - a.x) * n) / steps,
      y: a.y + ((b.y - a.y) * n) / steps,
    })).some((p) => p.x > x + 1 && p.x < x + width - 1 && p.y > y + 1 && p.y < y + height - 1);
  });
}

describe('a way around things', () => {
  test('is a straight line where nothing is between', () => {
    const shapes = new Map([
      ['a', box(0, 0)],
      ['b', box(400, 0)],
    ]);
    const ways = waysAround(shapes, [{ id: 'f', from: 'a', to: 'b' }]);

    expect(ways.get('f')).toEqual([]);
  });

  test('goes around what is between, with as few bends as can be', () => {
    const shapes = new Map([
      ['a', box(0, 0)],
      ['wall', box(200, -100, 120, 256)],
      ['b', box(400, 0)],
    ]);
    const way = { id: 'f', from: 'a', to: 'b' };
    const bends = waysAround(shapes, [way]).get('f')!;

    expect(bends).toHaveLength(2);
    expect(runsOver(lineOf(shapes, way, bends), shapes.get('wall')!)).toBe(false);
  });

  test('runs beside another that goes the same way, not on it', () => {
    const shapes = new Map([
      ['a', box(0, 0)],
      ['b', box(400, 300)],
    ]);
    const [one, other] = [
      ...waysAround(shapes, [
        { id: 'f1', from: 'a', to: 'b' },
        { id: 'f2', from: 'a', to: 'b' },
      ]).values(),
    ];

    const onOneLine = one!.filter((p) => other!.some((q) => p.x === q.x && p.y === q.y));
    expect(onOneLine).toEqual([]);
  });

  test('is missing where there is none', () => {
    const shapes = new Map([
      ['a', box(0, 0)],
      ['on top of it', box(-40, -40, 200, 136)],
      ['b', box(400, 0)],
    ]);

    expect(waysAround(shapes, [{ id: 'f', from: 'a', to: 'b' }]).has('f')).toBe(false);
  });
});

test('among very many, ways run over no shape either, and are found', () => {
  const side = 9;
  const shapes = new Map(
    Array.from({ length: side * side }, (_, i) => [
      `s${i}`,
      box((i % side) * 180 + (i % 3) * 7, Math.floor(i / side) * 112 + (i % 5) * 3),
    ]),
  );
  const ways = Array.from({ length: 700 }, (_, i): Way => {
    const [from, to] = [(i * 7) % shapes.size, (i * 31 + 5) % shapes.size];
    return { id: `f${i}`, from: `s${from}`, to: `s${to}` };
  }).filter(({ from, to }) => from !== to);
  expect(ways.length).toBeGreaterThan(600);

  const found = waysAround(shapes, ways);
  expect(found.size).toBe(ways.length);
  for (const way of ways) {
    const line = lineOf(shapes, way, found.get(way.id)!);
    const others = [...shapes].filter(([id]) => id !== way.from && id !== way.to);
    expect(others.filter(([, shape]) => runsOver(line, shape)).map(([id]) => id)).toEqual([]);
  }
});

test('ways run over no shape, whatever stands where, and are the same each time', () => {
  const cells = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), {
    minLength: 2,
    maxLength: 20,
    selector: String,
  });
  const somewhere = fc.tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 24 }));
  const world = cells.chain((at) =>
    fc.record({
      shapes: fc
        .array(somewhere, { minLength: at.length, maxLength: at.length })
        .map(
          (off) =>
            new Map(
              at.map(([column, row], i) => [`s${i}`, box(column * 180 + off[i]![0], row * 112 + off[i]![1])]),
            ),
        ),
      ways: fc.array(fc.tuple(fc.nat(at.length - 1), fc.nat(at.length - 1)), { maxLength: 24 }),
    }),
  );
  fc.assert(
    fc.property(world, ({ shapes, ways }) => {
      const all = ways.map(([from, to], i): Way => ({ id: `f${i}`, from: `s${from}`, to: `s${to}` }));
      const found = waysAround(shapes, all);
      for (const way of all.filter(({ from, to }) => from !== to)) {
        const bends = found.get(way.id);
        expect(bends).toBeDefined();
        const line = lineOf(shapes, way, bends!);
        const others = [...shapes].filter(([id]) => id !== way.from && id !== way.to);
        expect(others.filter(([, shape]) => runsOver(line, shape)).map(([id]) => id)).toEqual([]);
      }
      expect(waysAround(shapes, all)).toEqual(found);
    }),
    { numRuns: 60 },
  );
});
