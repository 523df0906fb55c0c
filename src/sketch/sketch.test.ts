import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fragmentOf } from '../commands/clipboard';
import { newBoundary } from '../model/boundary';
import { newElement, type ElementKind } from '../model/element';
import { newFlow } from '../model/flow';
import { idMaker } from '../model/id';
import { violations } from '../model/integrity';
import { byId, emptyModel, nameOf, type Model } from '../model/model';
import { placesOn, type Place } from '../model/place';
import { fits, PROPERTIES, propertiesOf, property, type PropertyName, type Value } from '../model/property';
import { readModel } from '../model/schema';
import { completionsAt } from './complete';
import { deedsOf, drawSketch, idsForDrawing } from './draw';
import { planSketch } from './plan';
import { overlap } from '../model/geometry';
import { quote, unquoted } from './quotes';
import { readSketch } from './read';
import { writeSketch } from './write';

const EMPTY = emptyModel({ id: 'm', name: 'Shop', diagram: 'd' });

let tick = 1;
/** Draws as the dialog does. */
function draw(text: string, model: Model = EMPTY): Model {
  const newId = idMaker((below) => (tick = (tick * 48_271) % 2_147_483_647) % below);
  const deeds = deedsOf(planSketch(model, 'd', text));
  if (deeds.length === 0) return model;
  const next = drawSketch.run(model, {
    deeds,
    diagram: 'd',
    at: { x: 400, y: 300 },
    ids: idsForDrawing(deeds, newId),
  });
  if ('ok' in next) throw new Error(next.reason);
  return next;
}

/** What a model says, told without ids and places. */
function told(model: Model) {
  const home = (id: string | null) => (id === null ? null : nameOf(model, id));
  const data = (ids: readonly string[]) => ids.map((id) => model.dataClasses[id]?.name ?? '?').toSorted();
  const sorted = <T>(list: readonly T[]) =>
    list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    elements: sorted(
      Object.values(model.elements).map(
        ({ name, kind, boundary, properties, data: held, outOfScope, description }) => ({
          name,
          kind,
          in: home(boundary),
          properties: sorted(Object.entries(properties)),
          data: data(held),
          outOfScope,
          description,
        }),
      ),
    ),
    boundaries: sorted(
      Object.values(model.boundaries).map(({ name, trust, parent, description }) => ({
        name,
        trust,
        in: home(parent),
        description,
      })),
    ),
    flows: sorted(
      Object.values(model.flows).map(
        ({ name, from, to, properties, data: carried, outOfScope, description }) => ({
          name,
          from: nameOf(model, from),
          to: nameOf(model, to),
          properties: sorted(Object.entries(properties)),
          data: data(carried),
          outOfScope,
          description,
        }),
      ),
    ),
    notes: sorted(Object.values(model.notes).map((note) => note.text)),
  };
}

const mistakes = (text: string, model: Model = EMPTY): readonly string[] =>
  planSketch(model, 'd', text).flatMap(({ mistake }) => mistake?.message ?? []);

const placeOfName = (model: Model, name: string): Place =>
  placesOn(model, 'd').find((place) => nameOf(model, place.thing) === name)!;

describe('a line', () => {
  test('with an arrow makes the flow and both its ends, with what the chips say', () => {
    const model = draw('Browser -> API: card data [https, oauth]');

    expect(told(model)).toMatchObject({
      elements: [
        { name: 'API', kind: 'process', in: null },
        { name: 'Browser', kind: 'external', in: null },
      ],
      flows: [
        {
          name: 'card data',
          from: 'Browser',
          to: 'API',
          properties: [
            ['authn', 'oauth'],
            ['protocol', 'https'],
          ],
        },
      ],
    });
  });

  test('uses what is there already, whatever the case, and draws nothing twice', () => {
    const once = draw('Browser -> API: card data');
    const twice = draw('browser -> api: Card data [wss]\nAPI -> Orders DB', once);

    expect(told(twice).elements.map((one) => one.name)).toEqual(['API', 'Browser', 'Orders DB']);
    expect(told(twice).flows).toMatchObject([
      { from: 'API', to: 'Orders DB' },
      { name: 'card data', properties: [['protocol', 'wss']] },
    ]);
  });

  test('may go on over several elements, back, and both ways', () => {
    const flows = (text: string) => told(draw(text)).flows.map(({ from, to }) => `${from} → ${to}`);

    expect(flows('A -> B -> C')).toEqual(['A → B', 'B → C']);
    expect(flows('A <- B')).toEqual(['B → A']);
    expect(flows('A ↔ B')).toEqual(['A → B', 'B → A']);
    expect(flows('A→B')).toEqual(['A → B']);
  });

  test('says the kind or the technology in parentheses, and the boundary after “in”', () => {
    const model = draw(
      'Ledger (store) in Vault\nOrders (PostgreSQL) in Data\nData (boundary) [highly trusted] in Vault',
    );

    expect(told(model)).toMatchObject({
      elements: [
        { name: 'Ledger', kind: 'store', in: 'Vault' },
        { name: 'Orders', kind: 'store', in: 'Data', properties: [['storeKind', 'sql']] },
      ],
      boundaries: [
        { name: 'Data', trust: 'highly-trusted', in: 'Vault' },
        { name: 'Vault', trust: 'trusted', in: null },
      ],
    });
  });

  test('says boundaries within boundaries with a slash, the outermost first, and puts those that are there into each other', () => {
    const once = draw('API in Company / DMZ\nDMZ (boundary) [untrusted]');
    const again = draw(
      'Browser (person) -> API: calls\nJobs in "CI / CD" / Runner\nDB in Cloud / Company',
      once,
    );

    const homes = told(again).boundaries.map((one) => `${one.name} < ${one.in ?? ''}`);
    expect(homes).toEqual(['CI / CD < ', 'Cloud < ', 'Company < Cloud', 'DMZ < Company', 'Runner < CI / CD']);
    expect(told(again).elements.map((one) => `${one.name} < ${one.in ?? ''}`)).toEqual([
      'API < DMZ',
      'Browser < ',
      'DB < Company',
      'Jobs < Runner',
    ]);
    expect(planSketch(again, 'd', 'X in DMZ / Company')[0]!.mistake?.message).toBe('DMZ is inside Company.');
    expect(planSketch(again, 'd', 'X in Company /')[0]!.mistake?.message).toContain('before and after');
  });

  test('says in the own words of a person what a thing is for, and where a flow stands in the story', () => {
    const model = draw(
      [
        'Browser -> API: card data [step: 7, description: "Only after sign-in, never before"]',
        'API [description: Takes the orders]',
        'DMZ (boundary) [untrusted, description: "what faces the internet"]',
      ].join('\n'),
    );

    const flow = Object.values(model.flows)[0]!;
    expect([flow.step, flow.description]).toEqual([7, 'Only after sign-in, never before']);
    expect(told(model).elements.find((one) => one.name === 'API')?.description).toBe('Takes the orders');
    expect(told(model).boundaries[0]).toMatchObject({
      trust: 'untrusted',
      description: 'what faces the internet',
    });
    expect(planSketch(model, 'd', 'API [step: 3]')[0]!.mistake?.message).toContain('step: 3');
  });

  test('may begin with its kind, as the canvas reads it out, or with the sign of a list', () => {
    const model = draw('Process: Shop\n- Data store: Orders\n2. Data flow: Shop → Orders: new orders');

    expect(told(model)).toMatchObject({
      elements: [
        { name: 'Orders', kind: 'store' },
        { name: 'Shop', kind: 'process' },
      ],
      flows: [{ name: 'new orders', from: 'Shop', to: 'Orders' }],
    });
  });

  test('takes names with signs of the grammar in quotes', () => {
    const model = draw('"API (v2) -> old" -> "Sign in: page": "[x]"');

    expect(told(model).flows).toMatchObject([{ name: '[x]', from: 'API (v2) -> old', to: 'Sign in: page' }]);
  });

  test('finds a name that is there without quotes', () => {
    const before = draw('"Sign in page"');

    expect(told(draw('Browser -> Sign in page', before)).boundaries).toEqual([]);
    expect(told(draw('Browser -> Sign in page')).boundaries).toMatchObject([{ name: 'page' }]);
  });

  test('that is blank or a comment does nothing', () => {
    expect(told(draw('\n   \n# Browser -> API\n// more'))).toEqual(told(EMPTY));
  });

  test('with a note makes a note', () => {
    expect(told(draw('note: ask -> about the backups')).notes).toEqual(['ask -> about the backups']);
  });
});

describe('chips', () => {
  const one = (chips: string, name = 'A -> B') => {
    const { flows, elements } = told(draw(`${name} [${chips}]`));
    return Object.fromEntries((flows[0] ?? elements[0]!).properties);
  };

  test('are values, yes-no properties and their opposites, or a property with its value', () => {
    expect(one('HTTPS, mutual tls, no encryption, Restricted')).toEqual({
      protocol: 'https',
      authn: 'mtls',
      encrypted: false,
      class: 'restricted',
    });
    expect(one('Authentication: None, protocol = QUIC, replay protection: no')).toEqual({
      authn: 'none',
      protocol: 'QUIC',
      replayProtected: false,
    });
  });

  test('of one set are gathered, and of two words about one thing the last holds', () => {
    expect(one('personal data, card data, http, https')).toEqual({
      kinds: ['personal', 'card'],
      protocol: 'https',
    });
  });

  test('name data classes, and “data:” makes one that is not there', () => {
    const before = draw('A -> B [data: Customer records]');
    const after = draw('B -> C [customer records, out of scope]', before);

    expect(Object.values(after.dataClasses).map((known) => known.name)).toEqual(['Customer records']);
    expect(told(after).flows.find((flow) => flow.to === 'B')).toMatchObject({ data: ['Customer records'] });
    expect(told(after).flows.find((flow) => flow.to === 'C')).toMatchObject({
      data: ['Customer records'],
      outOfScope: true,
    });
  });

  test.each(['flow', 'process', 'store', 'external'] as const)('set every value that a %s can have', (on) => {
    const name = { flow: 'A -> B', process: 'A (process)', store: 'A (store)', external: 'A (external)' }[on];
    for (const key of propertiesOf(on)) {
      const entry = property(key);
      const values: readonly (readonly [string, Value])[] =
        entry.type === 'yesno'
          ? [
              ['yes', true],
              ['no', false],
            ]
          : entry.options.map(({ label, value }) => [quote(label), entry.type === 'set' ? [value] : value]);
      for (const [word, value] of values)
        expect(one(`${quote(entry.label)}: ${word}`, name)).toMatchObject({ [key]: value });
    }
  });
});

describe('a mistake', () => {
  test('is told at its place, and the other lines still work', () => {
    const plan = planSketch(EMPTY, 'd', 'A -> B\nB -> C [htps]\nC -> D');

    expect(plan.map((line) => line.deeds.length > 0)).toEqual([true, false, true]);
    expect(plan[1]!.mistake).toEqual({
      from: 8,
      to: 12,
      message: 'Nothing known of a data flow is called “htps”. Did you mean “HTTPS”?',
    });
  });

  test('of a line leaves nothing of it behind', () => {
    const model = draw('A -> Fresh [nonsense]\nB -> C');

    expect(told(model).elements.map((one) => one.name)).toEqual(['B', 'C']);
  });

  test.each([
    ['A ->', 'An element is missing here.'],
    ['-> B', 'An element is missing here.'],
    ['A -> B [https', 'This “[” has no “]”.'],
    ['A (store', 'This “(” has no “)”.'],
    ['"A -> B', 'The quotation mark has no second one.'],
    ['A in (store)', 'Which boundary? Write its name after “in”.'],
    [
      'A (spaceship)',
      '“spaceship” is no kind and no technology known here. Put a name with parentheses in quotes.',
    ],
    ['A: something', 'Only a flow has a name after “:”. Put a name with a colon in quotes.'],
    ['DMZ (boundary)\nA -> DMZ', 'DMZ is a boundary, which cannot end a flow. Name an element inside it.'],
    [
      'API (process)\nAPI (store)',
      'API is a process already. Give this one another name, or change its kind first.',
    ],
    ['A (boundary)\nB (boundary) in A\nA in B', 'B is inside A.'],
    ['A -> B [https] -> C', 'Chips in “[ ]” stand at the end of the line.'],
  ])('%j: %s', (text, message) => {
    expect(mistakes(text)).toEqual([message]);
  });
});

describe('places', () => {
  test('a flow runs from left to right with room for its name', () => {
    const model = draw('Browser -> API: a rather long name for a flow -> DB');
    const [browser, api] = ['Browser', 'API'].map((name) => placeOfName(draw('Browser -> API -> DB'), name));

    expect(api!.x).toBeGreaterThan(browser!.x + browser!.width + 90);
    expect(placesOn(model, 'd')).toHaveLength(2);
  });

  test('what is connected to something drawn stands near it', () => {
    const before = draw('Browser -> API');
    const api = placeOfName(before, 'API');
    const db = placeOfName(draw('API -> DB', before), 'DB');

    expect(Math.hypot(db.x - api.x, db.y - api.y)).toBeLessThan(400);
  });

  test('software beside software is in the same boundary, people stand outside', () => {
    const before = draw('API in DMZ');
    const model = draw('Customer -> API -> Worker', before);

    expect(told(model).elements).toMatchObject([
      { name: 'API', in: 'DMZ' },
      { name: 'Customer', in: null },
      { name: 'Worker', in: 'DMZ' },
    ]);
  });

  test('what is put into another boundary goes there', () => {
    const before = draw('API\nDMZ (boundary)');
    const model = draw('API in DMZ', before);
    const [api, zone] = [placeOfName(model, 'API'), placeOfName(model, 'DMZ')];

    expect(zone).toMatchObject({ width: 320 });
    expect(api.x).toBeGreaterThan(zone.x);
    expect(api.x + api.width).toBeLessThan(zone.x + zone.width);
  });

  test('what stands already is never moved by new things', () => {
    const before = draw('A -> B in Zone\nC in Zone');
    const after = draw('B -> D\nB -> E\nF -> B\nC -> G in Other', before);

    for (const name of ['A', 'B', 'C']) expect(placeOfName(after, name)).toEqual(placeOfName(before, name));
  });
});

const signs = (text: string) => fc.constantFrom(...text.split(''));

/** Names as people and other programs write them: signs of the grammar, quotes, breaks, spaces at the ends. */
const aName = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        'API',
        'Orders DB',
        'Sign in page',
        'Browser user',
        'A -> B',
        'x: y',
        'CI / CD',
        '/',
        '/ a',
        'Redis (cache)',
      ),
    },
    { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 14 }) },
    {
      weight: 2,
      arbitrary: fc.string({
        minLength: 1,
        maxLength: 14,
        unit: signs('aB1 ->:"[](),\\in\n#='),
      }),
    },
  )
  .filter((name) => name.trim() !== '');

const someProperties = (on: ElementKind | 'flow') =>
  fc
    .array(
      fc.constantFrom(...propertiesOf(on)).chain((name) => fc.tuple(fc.constant(name), aValue(name))),
      { maxLength: 5 },
    )
    .map((pairs) => Object.fromEntries(pairs));

function aValue(name: PropertyName): fc.Arbitrary<Value> {
  const entry = property(name);
  if (entry.type === 'yesno') return fc.boolean();
  const options = entry.options.map((option) => option.value);
  return entry.type === 'set' ? fc.subarray(options, { minLength: 1 }) : fc.constantFrom(...options);
}

/** Models in which every name is unlike every other, as the sketch tells things apart by name. */
const aModel: fc.Arbitrary<Model> = fc
  .record({
    names: fc.uniqueArray(aName, {
      minLength: 3,
      maxLength: 9,
      selector: (name) =>
        name
          .toLowerCase()
          .replaceAll(/[\s-]+/g, ' ')
          .trim(),
    }),
    classes: fc.uniqueArray(aName, {
      maxLength: 2,
      selector: (name) =>
        name
          .toLowerCase()
          .replaceAll(/[\s-]+/g, ' ')
          .trim(),
    }),
    kinds: fc.array(fc.constantFrom<ElementKind>('external', 'process', 'store'), {
      minLength: 9,
      maxLength: 9,
    }),
    seeds: fc.array(fc.nat(99), { minLength: 9, maxLength: 9 }),
    flows: fc.array(
      fc.record({ a: fc.nat(9), b: fc.nat(9), name: fc.oneof(fc.constant(''), aName), seed: fc.nat(99) }),
      { maxLength: 6 },
    ),
    properties: fc.record({
      flow: fc.array(someProperties('flow'), { minLength: 6, maxLength: 6 }),
      external: fc.array(someProperties('external'), { minLength: 3, maxLength: 3 }),
      process: fc.array(someProperties('process'), { minLength: 3, maxLength: 3 }),
      store: fc.array(someProperties('store'), { minLength: 3, maxLength: 3 }),
    }),
    notes: fc.array(aName, { maxLength: 2 }),
  })
  .map(({ names, classes, kinds, seeds, flows, properties, notes }) => {
    const dataClasses = byId(
      classes.map((name, i) => ({
        id: `c${i}`,
        name,
        level: 'internal' as const,
        kinds: [],
        description: '',
      })),
    );
    const zones = names.slice(0, Math.floor(names.length / 3)).map((name, i) =>
      newBoundary({
        id: `b${i}`,
        name,
        parent: i > 0 && seeds[i]! % 2 ? `b${i - 1}` : null,
        trust: seeds[i]! % 3 ? 'trusted' : 'untrusted',
        description: seeds[i]! % 4 ? '' : notes.join('\n'),
      }),
    );
    const elements = names.slice(zones.length).map((name, i) =>
      newElement({
        id: `e${i}`,
        name,
        kind: kinds[i]!,
        boundary: zones.length > 0 && seeds[i]! % 3 > 0 ? `b${seeds[i]! % zones.length}` : null,
        properties: properties[kinds[i]!][i % 3]!,
        data: classes.length > 0 && seeds[i]! % 4 === 0 ? ['c0'] : [],
        outOfScope: seeds[i]! % 7 === 0,
        description: seeds[i]! % 5 ? '' : notes.join(' / '),
      }),
    );
    return {
      ...EMPTY,
      dataClasses,
      boundaries: byId(zones),
      elements: byId(elements),
      flows: byId(
        flows.map(({ a, b, name, seed }, i) =>
          newFlow({
            id: `f${i}`,
            name,
            from: `e${a % elements.length}`,
            to: `e${b % elements.length}`,
            properties: properties.flow[i]!,
            data: classes.length > 0 && seed % 3 === 0 ? [`c${seed % classes.length}`] : [],
            outOfScope: seed % 5 === 0,
            description: seed % 2 ? '' : (notes[0] ?? ''),
          }),
        ),
      ),
      notes: byId(notes.map((text, i) => ({ id: `n${i}`, text }))),
    };
  });

const wholeOf = (model: Model) =>
  fragmentOf(model, 'd', [
    ...Object.keys(model.elements),
    ...Object.keys(model.boundaries),
    ...Object.keys(model.notes),
  ]);

describe('whatever is typed', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 120 }),
    fc.string({ maxLength: 120, unit: signs('ab ->:"[](),\\in\n#=→note:') }),
  );

  test('is read without an error, each mistake within its line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outside = planSketch(EMPTY, 'd', text).filter(
          ({ text: line, mistake }) =>
            mistake && !(0 <= mistake.from && mistake.from < mistake.to && mistake.to <= line.length + 2),
        );
        expect(outside).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('the drawn model keeps its laws and passes its schema, and elements never overlap', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (texts) => {
        let model = EMPTY;
        for (const text of texts) model = draw(text, model);
        expect(violations(model)).toEqual([]);
        expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual({ ok: true, value: model });
        expectNoOverlap(model);
      }),
      { numRuns: 200 },
    );
  });

  test('completion never throws and replaces what stands before the caret', () => {
    const model = draw('Browser -> API in DMZ -> Orders DB [sql]');
    fc.assert(
      fc.property(anyText, fc.nat(130), (text, at) => {
        const caret = Math.min(at, text.length);
        const { from, to } = completionsAt(text, caret, model, 'd');
        expect(to).toBe(caret);
        expect(from).toBeLessThanOrEqual(to);
      }),
      { numRuns: 500 },
    );
  });

  test('quoting and unquoting give the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: signs('a"\\\n\r n') }), (text) => {
        expect(unquoted(quote(text))).toBe(text);
      }),
    );
  });
});

describe('a piece copied as text', () => {
  test('is read back as the same piece', () => {
    fc.assert(
      fc.property(aModel, (model) => {
        const text = writeSketch(wholeOf(model));

        expect(mistakes(text)).toEqual([]);
        const again = draw(text);
        expect(told(again)).toEqual(told(model));
        expectNoOverlap(again);
      }),
      { numRuns: 150 },
    );
  });

  test('drawn over the same model changes nothing but notes', () => {
    fc.assert(
      fc.property(aModel, (model) => {
        const drawn = draw(writeSketch(wholeOf(model)), draw(writeSketch(wholeOf(model))));
        expect(told(drawn).elements).toEqual(told(model).elements);
        expect(told(drawn).flows.length).toBe(Object.keys(model.flows).length);
      }),
      { numRuns: 40 },
    );
  });

  test('reads like something a person would type', () => {
    const model = draw(
      'Browser (person) -> API in DMZ: card data [https, oauth, card data]\nAPI -> Orders DB in Data [sql]',
    );

    expect(writeSketch(wholeOf(model)).split('\n')).toEqual([
      'DMZ (boundary) [Trusted]',
      'Data (boundary) [Trusted]',
      'Browser [Person]',
      'API in DMZ',
      'Orders DB in Data',
      'Browser -> API: card data [HTTPS, OAuth or workload identity, Card data]',
      'API -> Orders DB [SQL]',
    ]);
  });
});

function expectNoOverlap(model: Model): void {
  const boxes = placesOn(model, 'd').filter((place) => model.elements[place.thing]);
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) expect(overlap(a, b), `${a.thing} on ${b.thing}`).toBe(false);
  // Nobody is drawn in a boundary that it does not belong to.
  for (const place of boxes) {
    const homes: string[] = [];
    for (let at = model.elements[place.thing]!.boundary; at !== null; at = model.boundaries[at]!.parent)
      homes.push(at);
    for (const zone of placesOn(model, 'd').filter((one) => model.boundaries[one.thing]))
      expect(overlap(place, zone), `${place.thing} in ${zone.thing}`).toBe(homes.includes(zone.thing));
  }
}

describe('completion', () => {
  const model = draw('Browser -> API in DMZ\nOrders DB in Data [data: Order lines]');
  const offered = (text: string) =>
    completionsAt(text, text.length, model, 'd').choices.map((one) => one.text);

  test('offers names, boundaries, kinds, technologies and chips where each can stand', () => {
    expect(offered('Br')).toEqual(['Browser']);
    expect(offered('Browser -> o')).toEqual(['Orders DB']);
    expect(offered('Browser -> Shop in d')).toEqual(['DMZ', 'Data']);
    expect(offered('Shop (po')).toContain('PostgreSQL');
    expect(offered('Browser -> API [htt')).toEqual(['HTTPS', 'HTTP']);
    expect(offered('Orders DB [encr')).toContain('Encrypted at rest');
    expect(offered('Browser -> API: calls [ord')).toContain('Order lines');
    expect(offered('DMZ (boundary) [semi')).toEqual(['Semi-trusted']);
  });

  test('offers names that other lines bring in, and nothing in the name of a flow', () => {
    expect(offered('Worker -> Mailer\nAPI -> Ma')).toEqual(['Mailer']);
    expect(offered('Browser -> API: ord')).toEqual([]);
    expect(offered('')).toEqual([]);
  });

  test('replaces the word at the caret', () => {
    expect(completionsAt('x\nBrowser -> o', 14, model, 'd')).toMatchObject({ from: 13, to: 14 });
  });
});

test('the properties of the sketch are those of the dictionary', () => {
  // Should a kind of property be added, `chips.ts` needs a way to write it.
  const types = new Set(Object.values(PROPERTIES).map((entry) => entry.type));
  expect([...types].toSorted()).toEqual(['choice', 'set', 'yesno']);
  expect(fits('protocol', 'QUIC')).toBe(true);
  expect(readSketch('').map((line) => line.number)).toEqual([1]);
});
