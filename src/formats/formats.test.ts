import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { emptyModel, type Model } from '../model/model';
import { evaluate } from '../engine/judge/evaluate';
import { RULES } from '../rules/catalogue';
import { everywhere, reportOf, reportWith, tablesWithoutText, written } from './awkward.test.kit';
import type { Report } from './report/format';
import { fileName } from './file-name';
import { WRITERS } from './formats';
import { readAny } from './readers';

describe('all formats', () => {
  test('the same model gives the same bytes, in whatever order it was made', () => {
    const model = everywhere('x');
    const turned = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, inner]) => [key, turned(inner)]),
          )
        : value;

    const numbered = reportOf(model, evaluate(model, RULES));
    const other = turned(numbered.model) as Model;
    const again = reportOf(other, evaluate(other, RULES));

    for (const { id } of WRITERS) expect(written(id, again)).toBe(written(id, numbered));
  });

  test('moving a box changes the picture and the layout alone', () => {
    const before = reportWith('x');
    const key = 'd-1/p-1';
    const place = before.model.places[key]!;
    const after: Report = {
      ...before,
      model: { ...before.model, places: { ...before.model.places, [key]: { ...place, x: place.x + 40 } } },
    };

    const changed = WRITERS.filter(({ id }) => written(id, before) !== written(id, after)).map(
      ({ id }) => id,
    );

    expect(changed).toEqual(['html', 'yaml-model', 'svg']);
  });

  test('awkward texts stand in every field that takes free text, as the schema has them', () => {
    expect(tablesWithoutText()).toEqual(['rulePacks']);
  });

  test('an empty model is written without a hole', () => {
    const empty = reportOf(emptyModel({ id: 'm', name: '', diagram: 'd-1' }));

    for (const { id } of WRITERS) expect(written(id, empty)).not.toMatch(/undefined|null|NaN/);
  });

  test('the names of the Export dialog', () => {
    expect(WRITERS.map(({ title }) => title).toSorted()).toEqual([
      'CSV',
      'HTML report',
      'Markdown quick template',
      'Markdown register',
      'Markdown report',
      'Mermaid',
      'SVG',
      'YAML model',
      'YAML register',
    ]);
  });

  test.each([
    ['Customer portal', 'customer-portal.md'],
    ['  Zahlung & Prüfung (v2) ', 'zahlung-prüfung-v2.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['日本語', '日本語.md'],
    ['???', 'threat-model.md'],
  ])('%j is kept in a file called %s', (name, expected) => {
    expect(fileName({ ...everywhere('x'), name }, WRITERS[0]!)).toBe(expected);
  });
});

describe('reading', () => {
  const newId = (kind: string): string => `${kind}-new`;

  test('the format is recognised from the content', () => {
    const text = written('yaml-model', reportWith('x'));

    expect(readAny(text, newId)).toMatchObject({ ok: true, warnings: [] });
    expect(readAny(`# a comment\n${text}`, newId)).toMatchObject({ ok: true });
    expect(readAny(JSON.stringify(load(text)), newId)).toMatchObject({ ok: true });
    expect(readAny(JSON.stringify(load(text), null, 2), newId)).toMatchObject({ ok: true });
  });

  test.each([
    ['the register', 'yaml-register', /register/],
    ['a document', 'markdown-report', /document/],
    ['CSV', 'csv', /YAML model/],
    ['a picture', 'svg', /YAML model/],
  ])('%s is refused with a reason', (_what, id, reason) => {
    expect(readAny(written(id, reportWith('x')), newId)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(reason) as string,
    });
  });

  test('an empty file is refused with a reason', () => {
    expect(readAny(' \n', newId)).toEqual({ ok: false, reason: 'The file is empty.' });
  });
});
