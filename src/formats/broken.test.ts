import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../engine/judge/evaluate';
import { violations } from '../model/integrity';
import { RULES } from '../rules/catalogue';
import { STARTERS } from '../starters/starters';
import { readAny } from './readers';

/**
 * Whatever is opened, dropped or pasted: never an exception, never a hang, never half a model. Either it is a model that
 * keeps every law, or a sentence says what is wrong and where.
 */

const BROKEN = new URL('fixtures/broken/', import.meta.url);
/** A machine that is busy with other things is slower by far than one a person waits at. */
const LONGEST_MS = 2_000;
/** For the long rows of cases, on such a machine. */
const PATIENCE_MS = 300_000;
/** Trouble with the file as a whole, which has no line. */
const WHOLE = /empty|not a format|risk register|document made for people|nested|long|more parts/;

let ids = 0;
const newId = (kind: string): string => `${kind.replace(' ', '-')}-${++ids}`;

/** Reads it, holds the promise above, and gives what was said. */
function read(text: string): string {
  const started = process.cpuUsage();
  const result = readAny(text, newId);
  const used = process.cpuUsage(started);
  expect((used.user + used.system) / 1000).toBeLessThan(LONGEST_MS);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  const broken = result.ok ? violations(result.model) : [];
  expect(broken).toEqual([]);
  if (result.ok) return 'read';
  expect(result.reason).toMatch(/^[“”\p{L}\d].*[.”?)]$/su);
  if (result.place === undefined) return result.reason;
  expect(result.place).toMatch(/^Line \d+/);
  return `${result.place}: ${result.reason}`;
}

describe('the corpus of broken files', () => {
  const names = readdirSync(BROKEN);

  test('is there', () => {
    expect(names.length).toBeGreaterThan(50);
  });

  test.each(names)('%s is refused with a sentence and a place', (name) => {
    const said = read(new TextDecoder().decode(readFileSync(new URL(name, BROKEN))));

    expect(said).not.toBe('read');
    expect(said).toMatch(new RegExp(`^Line \\d|${WHOLE.source}`));
  });
});

describe('what is too large for the repository', () => {
  const many = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('');

  test.each([
    ['a text of twelve million letters', `schema: 1\nname: "${'x'.repeat(12_000_000)}"\n`],
    ['a million empty lists', `schema: 1\nx: [${'[],'.repeat(1_000_000)}]\n`],
    ['half a million unknown keys', `schema: 1\n${many(500_000, (i) => `k${i}: ${i}\n`)}`],
    ['a hundred thousand brackets', `schema: 1\nx: ${'['.repeat(100_000)}`],
    ['a hundred thousand dashes', `schema: 1\nx:\n  ${'- '.repeat(100_000)}`],
    ['a hundred thousand question marks', `schema: 1\n${'? '.repeat(100_000)}`],
    ['a hundred thousand anchors', `schema: 1\nx: [${many(100_000, (i) => `&a${i} 1,`)}]\n`],
    ['one quote and a megabyte of escapes', `schema: 1\nname: "${'\\'.repeat(1_000_001)}`],
    ['five million letters in one line', 'schema: 1 '.repeat(500_000)],
    [
      'aliases of aliases, thirty deep',
      `schema: 1\na0: &a0 [x, x]\n${many(30, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}`,
    ],
    [
      'numbers of a hundred thousand digits',
      `schema: 1\nnumbers:\n  - { number: ${'9'.repeat(100_000)}, threat: "a@b" }\n`,
    ],
    ['a megabyte of halves of letters', `schema: 1\nname: "${'\ud800'.repeat(500_000)}"\n`],
    ['a megabyte of NUL', `schema: 1\nname: "${'\u0000'.repeat(1_000_000)}"\n`],
    ['a megabyte of spaces', `schema: 1\nname:${' '.repeat(1_000_000)}[`],
    [
      'a boundary tree of ten thousand levels',
      `schema: 1\nname: "Deep"\nboundaries:\n${many(10_000, (i) => `  - { id: b-${i}, name: "B", parent: ${i === 0 ? 'null' : `b-${i - 1}`} }\n`)}`,
    ],
  ])('%s comes to an end', (_what, text) => {
    const started = process.cpuUsage();
    const result = readAny(text, newId);
    const used = process.cpuUsage(started);

    expect(result.ok || result.reason !== '').toBe(true);
    // Ten times what a person should wait for is a hang; these are far beyond any model.
    expect((used.user + used.system) / 1000).toBeLessThan(LONGEST_MS * 5);
  });
});

describe('harm done to good files', () => {
  const files = STARTERS.map(({ yaml }) => yaml).toSorted((a, b) => a.length - b.length);
  const good = files[0] ?? '';
  /** Mostly the shortest, which is read in a third of the time of the others. */
  const anyFile = fc.oneof(
    ...files.map((file, i) => ({ weight: i === 0 ? 7 : 1, arbitrary: fc.constant(file) })),
  );
  /** As far as the longest file goes; in a shorter one it is counted round again. */
  const anywhere = fc.nat(files.at(-1)?.length ?? 0);
  const hostile = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ': ',
    '- ',
    '"',
    "'",
    '|',
    '>',
    '&a',
    '*a',
    '!!js',
    '<<: ',
    '? ',
    '#',
    '%',
    '@',
    '`',
    'null',
    'true',
    '.nan',
    '-.inf',
    '1e999',
    '0x1',
    '2026-01-01',
    '__proto__: ',
    'constructor: ',
    '~',
    '\t',
    '\u0000',
    '\ufeff',
    '\u2028',
    '\ud800',
    '\udfff',
    '\u202e',
    '---\n',
    '...\n',
    '\r',
    '\n',
  );
  const harm = fc.oneof(
    fc.record({ does: fc.constant('insert' as const), at: anywhere, text: hostile }),
    fc.record({ does: fc.constant('cut' as const), at: anywhere, length: fc.nat(400) }),
    fc.record({ does: fc.constant('end' as const), at: anywhere }),
    fc.record({ does: fc.constant('repeat' as const), line: anywhere }),
    fc.record({
      does: fc.constant('swap' as const),
      line: anywhere,
      with: anywhere,
    }),
    fc.record({ does: fc.constant('indent' as const), line: anywhere, by: fc.nat(6) }),
  );
  type Harm = typeof harm extends fc.Arbitrary<infer T> ? T : never;

  const harmed = (text: string, one: Harm): string => {
    const rows = text.split('\n');
    const at = 'at' in one ? one.at % (text.length + 1) : 0;
    const line = 'line' in one ? one.line % rows.length : 0;
    switch (one.does) {
      case 'insert':
        return text.slice(0, at) + one.text + text.slice(at);
      case 'cut':
        return text.slice(0, at) + text.slice(at + one.length);
      case 'end':
        return text.slice(0, at);
      case 'repeat':
        return rows.toSpliced(line, 0, rows[line] ?? '').join('\n');
      case 'swap': {
        const other = one.with % rows.length;
        return rows
          .with(line, rows[other] ?? '')
          .with(other, rows[line] ?? '')
          .join('\n');
      }
      case 'indent':
        return rows.map((row, i) => (i === line ? ' '.repeat(one.by) + row.trimStart() : row)).join('\n');
    }
  };

  test('letters, lines and ends of every example: a thousand times', { timeout: PATIENCE_MS }, () => {
    let refused = 0;
    fc.assert(
      fc.property(anyFile, fc.array(harm, { minLength: 1, maxLength: 3 }), (file, harms) => {
        if (read(harms.reduce(harmed, file)) !== 'read') refused += 1;
      }),
      { numRuns: 1_000 },
    );
    // Otherwise nothing was harmed, and nothing tested.
    expect(refused).toBeGreaterThan(250);
  });

  test('values of the wrong kind in every place: four hundred times', { timeout: PATIENCE_MS }, () => {
    const whole = JSON.parse(asJson(good)) as unknown;
    const paths = pathsIn(whole);
    const wrong = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        -1,
        1.5,
        1e308,
        '',
        '__proto__',
        'p-none',
        [],
        {},
        [[]],
        'x'.repeat(300),
      ),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), wrong, (path, value) => {
        read(JSON.stringify(replaced(whole, path, value)));
      }),
      { numRuns: 400 },
    );
  });

  test('text of any kind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        read(text);
        read(`schema: 1\n${text}`);
        read(`schema: 1\nname: ${text}`);
      }),
      { numRuns: 500 },
    );
  });
});

type Path = readonly (string | number)[];

/** The good file as JSON, which a model is read from just the same. */
function asJson(yaml: string): string {
  const model = readAny(yaml, newId);
  if (!model.ok) throw new Error(model.reason);
  const { places, routes, ...rest } = model.model;
  const lists: Record<string, unknown> = Object.fromEntries(
    Object.entries<unknown>(rest)
      .filter(([key]) => !['format', 'numbers', 'extra'].includes(key))
      .map(([key, value]) =>
        typeof value === 'object' && value !== null && !['scope', 'review', 'settings'].includes(key)
          ? [key, Object.values(value)]
          : [key, value],
      ),
  );
  return JSON.stringify({
    schema: 1,
    ...lists,
    layout: { places: Object.values(places), routes: Object.values(routes) },
  });
}

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inside = keys.flatMap((key) =>
    pathsIn((value as Record<string | number, unknown>)[key], [...path, key]),
  );
  return path.length === 0 ? inside : [path, ...inside];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], rest, by));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
}

test.each(['constructor', '__proto__', 'toString', 'valueOf'])(
  'the word “%s”, which every object of JavaScript knows, is a word like any other',
  (word) => {
    const text = `schema: 1\nid: m-1\nname: "x"\nelements:\n  - id: p-1\n    kind: process\n    name: "${word}"\n    properties:\n      technology: ${word}\n  - id: s-1\n    kind: store\n    name: "Store"\nflows:\n  - id: f-1\n    from: p-1\n    to: s-1\n    properties:\n      protocol: ${word}\n`;
    const read = readAny(text, () => 'never');
    expect(read.ok && read.model.elements['p-1']?.name).toBe(word);
    expect(() => read.ok && evaluate(read.model, RULES)).not.toThrow();

    const wrong = readAny(text.replace('kind: process', `kind: ${word}`), () => 'never');
    expect(wrong).toMatchObject({ ok: false, place: expect.stringContaining('Line 6') as string });
  },
);
