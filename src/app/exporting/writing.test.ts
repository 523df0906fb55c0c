import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everywhere } from '../../formats/awkward.test.kit';
import { WRITERS } from '../../formats/formats';
import { DEFAULT_OPTIONS } from '../../formats/report/format';
import { aReport } from './a-report.test.kit';
import { gathered, writingOf, type Writing, type Written } from './writing';

function done(writing: Writing): Written {
  for (;;) {
    const next = writing.next();
    if (next.done === true) return next.value;
  }
}

const textOf = ({ bytes }: Written): string => Buffer.concat([...bytes]).toString();

describe('A text that is put together', () => {
  const pieces = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '\n', '# A\n\n', 'x'.repeat(70_000))),
  );

  test('is the whole text as UTF-8, with its lines counted', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const written = done(gathered(given));
        const text = given.join('');
        expect(textOf(written)).toBe(text);
        expect(written.beginning).toBe(text);
        expect(written.goesOn).toBe(false);
        expect(written.lines).toBe(text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);
      }),
    );
  });

  test('is shown up to the end of a line where it is long', () => {
    fc.assert(
      fc.property(pieces, fc.nat(100_000), (given, most) => {
        const { beginning, goesOn } = done(gathered(given, most));
        const text = given.join('');
        expect(text.startsWith(beginning)).toBe(true);
        expect(beginning.length).toBeLessThanOrEqual(most);
        expect(goesOn).toBe(text.length > most);
        const first = text.slice(0, most);
        expect(beginning).toBe(goesOn ? first.slice(0, first.lastIndexOf('\n') + 1) || first : text);
      }),
    );
  });

  test('tells how many letters there are when it is long, and never less than before', () => {
    const told: number[] = [];
    const steps = gathered(Array.from({ length: 400 }, () => 'x'.repeat(1_000)));
    for (const step of steps) if (step && 'letters' in step) told.push(step.letters);
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(400_000);
  });
});

describe('A worker gets a copy of the report', () => {
  const report = aReport(everywhere('Orders → "API"'));
  const copy = structuredClone(report);

  test.each(WRITERS.map(({ id }) => id))('and writes the same from it: %s', (writer) => {
    for (const what of ['file', 'rich text'] as const) {
      const job = { what, writer, options: DEFAULT_OPTIONS };
      expect(textOf(done(writingOf(job, copy)))).toBe(textOf(done(writingOf(job, report))));
    }
  });
});
