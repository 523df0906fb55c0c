import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { changed, differing, type Table } from './table';

const anEdit = record({
  /** Which of the tables so far is changed. */
  of: integer({ min: 0, max: 30 }),
  ids: array(
    integer({ min: 0, max: 12 }).map((n) => `r${n}`),
    { minLength: 1, maxLength: 4 },
  ),
  how: constantFrom('put', 'put', 'take out', 'by hand', 'many'),
});

const START: Table<number> = Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`s${i}`, i]));

test('tables hold what was put into them, in order, and know what makes them differ from any other', () => {
  assert(
    property(array(anEdit, { maxLength: 24 }), constantFrom<Table<number>>({}, START), (edits, start) => {
      const tables = [start];
      let n = 10_000;
      for (const { of, ids, how } of edits) {
        const table = tables[of % tables.length]!;
        const put = (how === 'many' ? Array.from({ length: 100 }, (_, i) => `r${i}`) : ids).map(
          (id) => [id, how === 'take out' ? undefined : ++n] as const,
        );
        const plain: Record<string, number> = { ...table };
        for (const [id, value] of put) {
          if (value === undefined) delete plain[id];
          else plain[id] = value;
        }
        const next = how === 'by hand' ? plain : changed(table, put);
        expect(Object.entries(next)).toEqual(Object.entries(plain));
        tables.push(next);
        for (const other of [table, tables[(of * 7) % tables.length]!, start])
          expect(differing(other, next).toSorted()).toEqual(
            [...new Set([...Object.keys(other), ...Object.keys(next)])]
              .filter((id) => other[id] !== next[id])
              .toSorted(),
          );
      }
    }),
    { numRuns: 60 },
  );
});
