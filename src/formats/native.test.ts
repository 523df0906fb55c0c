import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test, vi } from 'vitest';
import { emptyModel, type Model } from '../model/model';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { placeId } from '../model/place';
import { PROPERTIES, PROPERTY_NAMES, type Value } from '../model/property';
import { statuses, strideLetters } from '../model/schema';
import awkward from './fixtures/awkward.json';
import { readNative, writeNative } from './native';

// Arbitrary models take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const newId = (kind: string): string => `${kind}-new`;
const read = (text: string) => {
  const result = readNative(text, newId);
  if (!result.ok) throw new Error(`${result.place}: ${result.reason}\n${text}`);
  return result;
};
const refused = (text: string) => {
  const result = readNative(text, newId);
  if (result.ok) throw new Error('This was read, and should not have been.');
  return [result.place, result.reason];
};

const SMALL = `schema: 1
name: "Shop"
elements:
  - id: x-user
    kind: external
    name: "User"
  - id: p-web
    kind: process
    name: "Web"
    boundary: b-app
boundaries:
  - id: b-app
    name: "App"
flows:
  - id: f-1
    from: x-user
    to: p-web
`;

// Arbitrary models

const nasty = fc.oneof(
  { arbitrary: fc.constantFrom(...awkward), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 1 },
  {
    arbitrary: fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\t', '"', '\\', ':', '#', '-', '\ud800', '|'),
      maxLength: 8,
    }),
    weight: 2,
  },
);
const id = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,6}$/),
  fc.constantFrom('no', 'y', 'null', '1e3', '012', '1.10', 'a.b', 'NO', 'p-7kq2mx', '0x1F', '1_000', 'true'),
);
const json = fc
  .jsonValue({ maxDepth: 2, stringUnit: 'binary' })
  // There is one zero in a file, and no key “__proto__”.
  .map(
    (value) =>
      JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto').replaceAll('-0', '0')) as unknown,
  )
  .filter((value) => !JSON.stringify(value).match(/\d{16}/));
const extra = fc.option(
  fc.dictionary(
    fc.oneof(
      fc.stringMatching(/^zz[a-z_]{0,5}$/),
      fc.constantFrom('yes', '=', '<<', 'é', 'a: b', '', ' ', '- x', '? x', '12'),
    ),
    json,
    { minKeys: 1, maxKeys: 3, noNullPrototype: true },
  ),
  { nil: undefined, freq: 4 },
);
const valueOf = (name: string): fc.Arbitrary<Value> => {
  const entry = PROPERTIES[name as keyof typeof PROPERTIES];
  if (entry.type === 'yesno') return fc.boolean();
  const option = fc.constantFrom(...entry.options.map((one) => one.value));
  return entry.type === 'choice' ? option : fc.uniqueArray(option);
};
const properties = fc
  .tuple(
    fc.uniqueArray(
      fc
        .constantFrom(...PROPERTY_NAMES)
        .chain((name) => valueOf(name).map((value) => [name, value] as const)),
      { selector: ([name]) => name, maxLength: 5 },
    ),
    fc.dictionary(
      fc.constantFrom('zz', 'no', 'x y', 'é'),
      fc.oneof(nasty, fc.boolean(), fc.array(nasty, { maxLength: 2 })),
      { maxKeys: 2, noNullPrototype: true },
    ),
  )
  .map(([known, unknown]): Record<string, Value> => ({ ...Object.fromEntries(known), ...unknown }));
const whole = fc.integer({ min: -5000, max: 5000 });
const somewhere = fc.record({
  x: whole,
  y: fc.oneof(
    whole,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0),
  ),
  width: fc.integer({ min: 1, max: 500 }),
  height: fc.integer({ min: 1, max: 500 }),
});
const table = <T extends { id: string }>(rows: readonly T[]): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

const model: fc.Arbitrary<Model> = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 12, maxLength: 12 }),
    names: fc.array(nasty, { minLength: 12, maxLength: 12 }),
    texts: fc.array(nasty, { minLength: 12, maxLength: 12 }),
    extras: fc.array(extra, { minLength: 6, maxLength: 6 }),
    properties: fc.array(properties, { minLength: 4, maxLength: 4 }),
    boxes: fc.array(somewhere, { minLength: 6, maxLength: 6 }),
    status: fc.constantFrom(...statuses),
    category: fc.constantFrom(...strideLetters),
    yes: fc.boolean(),
    lines: fc.array(nasty, { maxLength: 3 }),
    threat: fc.stringMatching(/^[a-z-]{1,9}@[a-z0-9-]{1,9}$/),
    dread: fc.option(
      fc.record({
        damage: fc.integer({ min: 1, max: 3 }),
        reproducibility: fc.constant(1),
        exploitability: fc.constant(2),
        affected: fc.constant(3),
        discoverability: fc.constant(1),
      }),
      { nil: undefined },
    ),
  })
  .map(
    ({
      ids,
      names,
      texts,
      extras,
      properties: facts,
      boxes,
      status,
      category,
      yes,
      lines,
      threat,
      dread,
    }): Model => {
      const [m, x, p, s, f, b, c, n, d, k, t, a] = ids as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const word = (i: number): string => texts[i]!;
      const more = (i: number) => (extras[i] === undefined ? {} : { extra: extras[i] });
      const base = emptyModel({ id: m, name: names[0]!, diagram: d });
      const place = (thing: string, i: number) =>
        [
          placeId(d, thing),
          { diagram: d, thing, ...boxes[i]!, ...(i === 3 && yes ? { locked: true } : {}) },
        ] as const;
      return {
        ...base,
        ...more(0),
        scope: {
          ...base.scope,
          version: word(0),
          description: word(1),
          inScope: lines,
          assets: lines,
          ...more(1),
        },
        review: { next: word(2), triggers: lines },
        elements: table([
          newElement({
            id: x,
            kind: 'external',
            name: names[1]!,
            description: word(3),
            properties: facts[0]!,
            ...more(2),
          }),
          newElement({
            id: p,
            kind: 'process',
            name: names[2]!,
            boundary: b,
            outOfScope: yes,
            outOfScopeReason: word(4),
            properties: facts[1]!,
          }),
          newElement({ id: s, kind: 'store', name: names[3]!, data: [c], properties: facts[2]! }),
        ]),
        flows: table([
          newFlow({
            id: f,
            from: x,
            to: p,
            name: names[4]!,
            step: yes ? 3 : 0,
            data: [c],
            properties: facts[3]!,
            ...more(3),
          }),
        ]),
        boundaries: table([
          { id: b, name: names[5]!, trust: 'semi-trusted' as const, parent: null, description: word(5) },
        ]),
        notes: table([{ id: n, text: word(6) }]),
        dataClasses: table([
          {
            id: c,
            name: names[6]!,
            level: 'restricted' as const,
            kinds: ['personal' as const, 'card' as const],
            description: word(7),
          },
        ]),
        assumptions: table([{ id: a, text: word(8), state: 'wrong' as const, order: 0.5 }]),
        mitigations: table([
          {
            id: k,
            title: names[7]!,
            control: 'detective' as const,
            status: 'verified' as const,
            owner: word(9),
            due: '2026-01-01',
            ticket: '',
            notes: word(10),
            threats: [threat, `own/${t}`],
          },
        ]),
        ownThreats: table([
          {
            id: t,
            on: yes ? p : null,
            category,
            title: names[8]!,
            description: word(11),
            likelihood: 'high' as const,
            impact: 'medium' as const,
          },
        ]),
        decisions: {
          [threat]: {
            threat,
            status,
            justification: word(0),
            ...(yes
              ? {
                  likelihood: 'low' as const,
                  cvss: word(1),
                  about: { title: word(2), category, subject: word(3) },
                }
              : {}),
            ...(dread ? { dread } : {}),
            owner: names[9]!,
            ticket: '',
            reviewBy: '2026-02-03',
            evidence: yes ? { 'spoof-1': word(4), no: word(5) } : {},
            seen: 'abc123',
            history: [{ at: '2026-01-01T10:00:00Z', by: names[10]!, status, because: word(6) }],
            ...more(4),
          },
        },
        numbers: { [threat]: 1, 'gone@p': 7 },
        places: Object.fromEntries([place(x, 0), place(p, 1), place(s, 2), place(b, 3), place(n, 4)]),
        routes: yes
          ? {
              [placeId(d, f)]: {
                diagram: d,
                flow: f,
                style: 'straight',
                points: [{ x: 1, y: -2 }],
                label: { t: 0.25, dx: 0, dy: -12 },
                ...more(5),
              },
            }
          : {},
      };
    },
  );

describe('the lossless form', () => {
  test('gives back any model, and the same bytes when written again', () => {
    fc.assert(
      fc.property(model, (before) => {
        const text = writeNative(before);
        const after = read(text);

        expect(after.model).toEqual(before);
        expect(writeNative(after.model)).toBe(text);
      }),
      { numRuns: 80 },
    );
  });

  test('says the same to another reader of YAML', () => {
    fc.assert(
      fc.property(model, (before) => {
        const file = load(writeNative(before)) as {
          name: string;
          scope?: { in_scope?: string[]; version?: string };
          notes: { text: string }[];
        };

        expect(file.name).toBe(before.name);
        expect(file.notes[0]!.text).toBe(Object.values(before.notes)[0]!.text);
        expect(file.scope?.version ?? '').toBe(before.scope.version);
        expect(file.scope?.in_scope ?? []).toEqual(before.scope.inScope);
      }),
      { numRuns: 50 },
    );
  });

  test.each(awkward.map((text) => [text]))('keeps %j as a name, a note and a line of a list', (text) => {
    const empty = emptyModel({ id: 'm-1', name: text, diagram: 'd-1' });
    const before: Model = {
      ...empty,
      notes: { n: { id: 'n', text } },
      places: { 'd-1/n': { diagram: 'd-1', thing: 'n', x: 0, y: 0, width: 8, height: 8 } },
      scope: { ...empty.scope, assets: [text] },
    };

    expect(read(writeNative(before)).model).toEqual(before);
    expect(load(writeNative(before))).toMatchObject({
      name: text,
      notes: [{ text }],
      scope: { assets: [text] },
    });
  });

  test('begins with the schema and ends with the layout', () => {
    const lines = writeNative(read(SMALL).model).split('\n');

    expect(lines[0]).toBe('schema: 1');
    expect(lines[1]).toContain('drawbridge.schema.json');
    expect(lines.findIndex((line) => line === 'layout:')).toBe(
      lines.findLastIndex((line) => /^\S/.test(line)),
    );
  });

  test('moving a box changes one line of the layout', () => {
    const before = read(SMALL).model;
    const place = before.places['d-main/p-web']!;
    const after: Model = {
      ...before,
      places: { ...before.places, 'd-main/p-web': { ...place, x: place.x + 8 } },
    };

    const changed = changedLines(writeNative(before), writeNative(after));

    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(
      /^ {4}- \{ diagram: d-main, thing: p-web, left: \d+, top: \d+, width: \d+, height: \d+ \}$/,
    );
  });

  test('a new name changes one line', () => {
    const before = read(SMALL).model;
    const after: Model = {
      ...before,
      elements: { ...before.elements, 'p-web': { ...before.elements['p-web']!, name: 'Site' } },
    };

    expect(changedLines(writeNative(before), writeNative(after))).toEqual(['    name: "Site"']);
  });

  test('the order in which things were made does not show', () => {
    const before = read(SMALL).model;
    const after: Model = {
      ...before,
      elements: Object.fromEntries(Object.entries(before.elements).toReversed()),
    };

    expect(writeNative(after)).toBe(writeNative(before));
  });

  test('is small for what is as usual', () => {
    expect(writeNative(read(SMALL).model)).toBe(`schema: 1
# yaml-language-server: $schema=drawbridge.schema.json
id: model-new
name: "Shop"
boundaries:
  - id: b-app
    name: "App"
elements:
  - id: p-web
    kind: process
    name: "Web"
    boundary: b-app
  - id: x-user
    kind: external
    name: "User"
flows:
  - id: f-1
    name: ""
    from: x-user
    to: p-web
diagrams:
  - id: d-main
    name: "Main"
    order: 1
layout:
  places:
    - { diagram: d-main, thing: b-app, left: 232, top: 0, width: 184, height: 136 }
    - { diagram: d-main, thing: p-web, left: 264, top: 48, width: 120, height: 56 }
    - { diagram: d-main, thing: x-user, left: 0, top: 0, width: 120, height: 56 }
`);
  });
});

describe('reading what people write', () => {
  test('JSON of the same shape is the same model', () => {
    const file: unknown = load(SMALL);

    expect(read(JSON.stringify(file)).model).toEqual(read(SMALL).model);
  });

  test('line ends of Windows and a byte order mark make no difference', () => {
    const text = writeNative({ ...read(SMALL).model, name: 'two\nlines\n' });

    expect(read(`\ufeff${text.replaceAll('\n', '\r\n')}`).model).toEqual(read(text).model);
  });

  test('properties may be said in every usual way', () => {
    const { model: got, warnings } = read(`${SMALL}    properties:
      encrypted: yes
      verifiesPeer: "no"
      minimised: false
      tls: 1.2
      protocol: https
      timeout: unknown
      writes:
`);

    expect(got.flows['f-1']!.properties).toEqual({
      encrypted: true,
      verifiesPeer: false,
      minimised: false,
      tls: '1.2',
      protocol: 'https',
    });
    expect(warnings).toEqual([]);
  });

  test('what the dictionary does not have is kept and said', () => {
    const { model: got, warnings } = read(
      `${SMALL}    properties: { encryptd: true, authn: magic, wall: { height: 3 } }\n`,
    );

    expect(got.flows['f-1']!.properties).toEqual({ encryptd: true, authn: 'magic' });
    expect(got.flows['f-1']!.extra).toEqual({ 'properties.wall': { height: 3 } });
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toMatch(/^Line 18, flows\[0\]\.properties\.encryptd: .*Did you mean “encrypted”\?$/);
    expect(warnings[1]).toContain('It can be none, basic,');
  });

  test('numbers where text is expected come as they were written', () => {
    expect(read(`${SMALL}scope: { version: 1.10, author: 007, date: 2026-03-01 }`).model.scope).toMatchObject(
      { version: '1.10', author: '007', date: '2026-03-01' },
    );
  });

  test('keys that nobody knows come back where they stood', () => {
    const text = `${SMALL}    colour: "blue"\n    size: [1, 2]\nteam:\n  lead: "A"\n`;
    const { model: got, warnings } = read(text);

    expect(got.flows['f-1']!.extra).toEqual({ colour: 'blue', size: [1, 2] });
    expect(got.extra).toEqual({ team: { lead: 'A' } });
    expect(warnings.map((warning) => warning.split(':')[0])).toEqual([
      'Line 18, flows[0].colour',
      'Line 19, flows[0].size',
      'Line 20, team',
    ]);
    expect(read(writeNative(got)).model).toEqual(got);
  });

  test('keys inside a part that cannot keep them are kept with the whole', () => {
    const got = read(
      `${SMALL}decisions:\n  - threat: "a@b"\n    about: { title: "x", category: S, subject: "y", team: "z" }\n`,
    ).model;

    expect(got.decisions['a@b']!.extra).toEqual({ 'about.team': 'z' });
  });

  test('things without an id get one', () => {
    expect(read(`${SMALL}assumptions:\n  - text: "The network is flat"\n`).model.assumptions).toEqual({
      'assumption-new': { id: 'assumption-new', text: 'The network is flat', state: 'open', order: 0 },
    });
  });

  test('comments are not kept, and that is said', () => {
    expect(read(`# a\n${SMALL}# b\n`).warnings).toEqual([
      'The file has 2 lines of comments; they are not kept.',
    ]);
    expect(read(writeNative(read(SMALL).model)).warnings).toEqual([]);
  });

  test('a thing added by hand to a drawn model gets a place inside its boundary', () => {
    const drawn = writeNative(read(SMALL).model);
    const { model: got, warnings } = read(
      drawn.replace(
        'elements:\n',
        'elements:\n  - id: s-db\n    kind: store\n    name: "DB"\n    boundary: b-app\n',
      ),
    );

    const [store, boundary, web] = ['s-db', 'b-app', 'p-web'].map((thing) => got.places[`d-main/${thing}`]!);
    expect(store!.y).toBeGreaterThanOrEqual(web!.y + web!.height);
    expect(boundary!.y + boundary!.height).toBeGreaterThan(store!.y + store!.height);
    expect(warnings).toEqual(['1 thing had no place on any diagram and was put on the first one.']);
  });
});

describe('refusing what cannot be a model', () => {
  test('a reference to nothing says where, and what may have been meant', () => {
    expect(refused(SMALL.replace('to: p-web', 'to: p-wbe'))).toEqual([
      'Line 17, flows[0].to',
      'There is no element “p-wbe”. Did you mean “p-web”?',
    ]);
    expect(refused(SMALL.replace('to: p-web', 'to: "web"'))[1]).toBe(
      'There is no element “web”. Did you mean “p-web”?',
    );
    expect(refused(SMALL.replace('boundary: b-app', 'boundary: b-ap'))).toEqual([
      'Line 10, elements[1].boundary',
      'There is no trust boundary “b-ap”. Did you mean “b-app”?',
    ]);
  });

  test.each([
    [
      'an id that comes twice',
      SMALL.replace('id: p-web', 'id: x-user'),
      ['Line 7, elements[1]', '“x-user” stands here a second time; the first is in line 4.'],
    ],
    [
      'an id shared by two kinds of thing',
      SMALL.replace('id: f-1', 'id: b-app'),
      ['Line 15, flows[0].id', 'The id “b-app” is already used in boundaries; each thing needs its own.'],
    ],
    [
      'boundaries in a circle',
      SMALL.replace('name: "App"', 'name: "App"\n    parent: b-app'),
      [
        'Line 14, boundaries[0].parent',
        'These trust boundaries lie inside each other in a circle: “b-app”, “b-app”.',
      ],
    ],
    [
      'a kind that does not exist',
      SMALL.replace('kind: process', 'kind: proces'),
      [
        'Line 8, elements[1].kind',
        '“proces” is not known here. Did you mean “process”? It can be external, process, store.',
      ],
    ],
    [
      'a name that is missing',
      SMALL.replace('    name: "Web"\n', ''),
      ['Line 7, elements[1]', '“name” is missing.'],
    ],
    [
      'an id that cannot be one',
      SMALL.replace('id: f-1', 'id: "f 1"'),
      ['Line 15, flows[0].id', 'must be an id: letters, digits, “-”, “_” or “.”'],
    ],
    [
      'a newer schema',
      SMALL.replace('schema: 1', 'schema: 2'),
      [
        'Line 1, schema',
        'The file was written by a newer version of Drawbridge (schema 2); this one reads schema 1. Update Drawbridge, then import again.',
      ],
    ],
    [
      'a key that comes twice',
      `${SMALL}    to: p-web\n`,
      ['Line 18', 'The key “to” stands here a second time; the first is in line 17.'],
    ],
    [
      'an alias',
      `${SMALL}a: &x [1]\nb: *x\n`,
      ['Line 19', 'Aliases (“*x”) are not read; write the value out.'],
    ],
    [
      'a map where a list belongs',
      'schema: 1\nelements:\n  a: b\n',
      ['Line 2, elements', 'A list is expected here: each entry begins with “- ”.'],
    ],
    [
      'the key “__proto__”',
      `${SMALL}__proto__: { a: 1 }\n`,
      ['Line 18', 'The key “__proto__” cannot be kept; remove it.'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(refused(text)).toEqual(expected);
  });

  test.each([
    ['broken YAML', 'schema: 1\nelements: [\n'],
    ['a custom tag', `${SMALL}x: !!js/function "1"\n`],
    ['brackets nested by the thousand', `schema: 1\nx: ${'['.repeat(20_000)}`],
    ['maps nested beyond any model', `schema: 1\nx: ${'{a: '.repeat(80)}1${'}'.repeat(80)}`],
    ['aliases that multiply', 'schema: 1\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'],
    ['two documents', `${SMALL}---\n${SMALL}`],
    ['nothing', ''],
    ['a list', '- a\n- b\n'],
    ['a file beyond the largest', `schema: 1\nname: "${'x'.repeat(11 * 1024 * 1024)}"\n`],
  ])('%s', (_what, text) => {
    expect(refused(text)[1]).toMatch(/\S.*\.$/);
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          nasty,
          fc
            .tuple(fc.nat(SMALL.length), nasty)
            .map(([at, text]) => SMALL.slice(0, at) + text + SMALL.slice(at)),
        ),
        (text) => {
          expect(typeof readNative(text, newId).ok).toBe('boolean');
        },
      ),
      { numRuns: 400 },
    );
  });
});

function changedLines(before: string, after: string): string[] {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
}
