import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { violations } from '../model/integrity';
import { readStored } from './stored';
import { readSummary } from './summary';
import { readMessage } from './tab-message';
import { readView } from './view';

/** What lies in the tables, and what other tabs say, may be anything. */

const whole = JSON.parse(readFileSync(new URL('fixtures/format-1.json', import.meta.url), 'utf8')) as Row;
type Row = Record<string, unknown>;

const anything = fc.anything({ withDate: true, withMap: true, withBigInt: true, withTypedArray: true });

/** The record with something else in one place of it. */
const harmed = fc
  .tuple(fc.constantFrom(...Object.keys(whole)), fc.nat(), fc.nat(), anything)
  .map(([table, nth, field, value]): Row => {
    const rows = whole[table];
    if (typeof rows !== 'object' || rows === null || Object.keys(rows).length === 0)
      return { ...whole, [table]: value };
    const keys = Object.keys(rows);
    const key = keys[nth % keys.length] ?? '';
    const row = (rows as Row)[key];
    if (typeof row !== 'object' || row === null) return { ...whole, [table]: { ...rows, [key]: value } };
    const fields = Object.keys(row);
    const name = fields[field % fields.length] ?? '';
    return { ...whole, [table]: { ...rows, [key]: { ...row, [name]: value } } };
  });

test('a stored model that was harmed is mended or refused with a sentence: a thousand times', () => {
  let refused = 0;
  fc.assert(
    fc.property(harmed, (stored) => {
      const read = readStored(stored);

      const found = read.ok ? violations(read.model).join(' ') : read.reason;
      expect(found).toMatch(/^$|^(What is stored|This model was saved).*\.$/s);
      if (!read.ok) refused += 1;
    }),
    { numRuns: 1_000 },
  );
  expect(refused).toBeGreaterThan(300);
});

test('a class of data that lies under a name not its own takes references to that name along', () => {
  const classes = whole['dataClasses'] as Readonly<Record<string, Row>>;
  const [key = ''] = Object.keys(classes);

  const read = readStored({
    ...whole,
    dataClasses: { ...classes, [key]: { ...classes[key], id: 'c-other' } },
  });

  expect(read.ok && violations(read.model)).toEqual([]);
});

test('anything at all may lie there, and anything may be said by another tab', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(readStored(value).ok).toBe(false);
      expect(readSummary('m', value)).toMatchObject({ id: 'm' });
      expect(() => readView(value)).not.toThrow();
      expect(() => readMessage(value)).not.toThrow();
    }),
    { numRuns: 1_000 },
  );
});

test('a stored model whose references were cut or turned in circles is mended', () => {
  const boundaries = {
    a: { id: 'a', name: 'A', parent: 'b' },
    b: { id: 'b', name: 'B', parent: 'a' },
  };
  const read = readStored({ ...whole, boundaries, dataClasses: {} });

  expect(read.ok && violations(read.model)).toEqual([]);
});
