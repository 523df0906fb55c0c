import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { emptyModel, type Model } from '../../model/model';
import awkward from '../fixtures/awkward.json';
import { readNative, writeNative } from './native';

const newId = (kind: string): string => `${kind}-new`;
const counted = () => {
  let made = 0;
  return (kind: string): string => `${kind}-${++made}`;
};
const read = (text: string, ids: (kind: string) => string = newId) => {
  const result = readNative(text, ids);
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

describe('the lossless form', () => {
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

  test('words that every object of JavaScript knows are names like any other', () => {
    const got = read(
      `${SMALL}  - { id: constructor, name: "toString", from: x-user, to: p-web, valueOf: 1 }\nconstructor: 1\n`,
    ).model;

    expect(got.flows['constructor']).toMatchObject({ name: 'toString', extra: { valueOf: 1 } });
    expect(got.extra).toEqual({ constructor: 1 });
    expect(refused(SMALL.replace('to: p-web', 'to: constructor'))[1]).toBe(
      'There is no element “constructor”.',
    );
  });

  test('comments are not kept, and that is said', () => {
    expect(read(`# a\n${SMALL}# b\n`).warnings).toEqual([
      'The file has 2 lines of comments; they are not kept.',
    ]);
    expect(read(writeNative(read(SMALL).model)).warnings).toEqual([]);
  });

  test('what is written by hand points by name, and says properties where it likes', () => {
    const { model, warnings } = read(
      `schema: 1
name: Shop
boundaries:
  - name: Internet
    trust: untrusted
  - name: App
elements:
  - kind: external
    name: Browser
    boundary: internet
  - kind: process
    id: api
    name: API
    boundary: App
    technology: Web API
    validates_input: false
data_classes:
  - name: Orders
flows:
  - from: Browser
    to: API
    protocol: HTTPS
    data: [Orders]
    properties:
      Authentication: Bearer token
      encryption: yes
`,
      counted(),
    );
    const [flow] = Object.values(model.flows);

    expect(warnings).toEqual([]);
    expect(model.elements[flow!.from]?.name).toBe('Browser');
    expect(model.boundaries[model.elements[flow!.from]!.boundary!]?.name).toBe('Internet');
    expect(flow).toMatchObject({
      to: 'api',
      properties: { protocol: 'https', authn: 'token', encrypted: true },
    });
    expect(model.dataClasses[flow!.data[0]!]?.name).toBe('Orders');
    expect(model.elements['api']?.properties).toEqual({ technology: 'api', validatesInput: false });
  });

  test('a name that several things have does not tell which is meant', () => {
    const twoApis = SMALL.replace('name: "User"', 'name: "Web"').replace('to: p-web', 'to: web');

    expect(refused(twoApis)).toEqual([
      'Line 17, flows[0].to',
      'There is no element “web”. 2 have that name: give each an “id”, and point at one by its id.',
    ]);
  });

  test('a property that stands twice is refused', () => {
    const twice = `${SMALL}    protocol: http\n    properties:\n      protocol: https\n`;

    expect(refused(twice)).toEqual([
      'Line 15, flows[0]',
      '“protocol” stands here and under “properties” as well.',
    ]);
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
    expect(refused(SMALL.replace('to: p-web', 'to: "Usr"'))[1]).toBe(
      'There is no element “Usr”. Did you mean “User”?',
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
      'a key under both its names',
      SMALL.replace('from: x-user', 'out_of_scope: yes\n    outOfScope: no\n    from: x-user'),
      ['Line 17, flows[0]', '“out_of_scope” stands here a second time, as “outOfScope”.'],
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
});

function changedLines(before: string, after: string): string[] {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
}

test('the model in docs/yaml.md is read as it stands there, without a remark', () => {
  const page = readFileSync(new URL('../../../docs/yaml.md', import.meta.url), 'utf8');
  const { model, warnings } = read(/```yaml\n([^]*?)```/.exec(page)![1]!, counted());

  expect(warnings).toEqual([]);
  expect(Object.values(model.flows).map(({ properties }) => properties)).toEqual([
    { protocol: 'https', authn: 'token' },
    { encrypted: false },
  ]);
  expect(Object.values(model.boundaries).map(({ trust }) => trust)).toEqual([
    'untrusted',
    'trusted',
    'highly-trusted',
  ]);
});
