import { array, assert, boolean, constantFrom, integer, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causesOf } from '../engine/register/causes';
import { evaluate } from '../engine/judge/evaluate';
import { numberThreats } from '../engine/register/numbers';
import type { Row } from '../engine/register/register';
import { isOpen, registerOf } from '../engine/register/rows';
import { readNative } from '../formats/native/native';
import { newBoundary } from '../model/boundary';
import { IMPACTS } from '../model/decision';
import { newElement, type Element } from '../model/element';
import { newFlow, type Flow } from '../model/flow';
import { byId, emptyModel, type Model } from '../model/model';
import type { Properties } from '../model/property';
import { STARTERS } from '../starters/starters';
import { RULES } from './catalogue';

/** The budget of attention: what a person meets before asking for more. */

/** Questions that the screen shows at once. */
const FIRST_QUESTIONS = 5;

function rowsOf(model: Model): readonly Row[] {
  const verdict = evaluate(model, RULES);
  return registerOf(numberThreats(model, verdict), verdict);
}

function drawn(elements: readonly Element[], flows: readonly Flow[], more: Partial<Model> = {}): Model {
  return {
    ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
    elements: byId(elements),
    flows: byId(flows),
    ...more,
  };
}

const ZONES = [
  newBoundary({ id: 'net', name: 'Internet', trust: 'untrusted' }),
  newBoundary({ id: 'dmz', name: 'DMZ', trust: 'semi-trusted' }),
  newBoundary({ id: 'app', name: 'Application', trust: 'trusted' }),
  newBoundary({ id: 'data', name: 'Data', trust: 'highly-trusted' }),
];

/** Systems of twenty things as people draw them: zones, technologies and protocols named, controls half answered. */
const twenty = record({
  fronts: array(
    constantFrom<Properties>(
      { technology: 'gateway' },
      { technology: 'web', sessions: 'cookie' },
      { technology: 'waf' },
    ),
    { minLength: 3, maxLength: 3 },
  ),
  services: array(
    constantFrom<Properties>(
      { technology: 'api' },
      { technology: 'api', validatesInput: true, logs: 'security' },
      { technology: 'worker', privilege: 'admin' },
      { technology: 'idp', performsLogin: true },
      { technology: 'api', rateLimited: true, authorizes: 'object', errors: 'generic' },
      {},
    ),
    { minLength: 7, maxLength: 7 },
  ),
  stores: array(
    constantFrom<Properties>(
      { storeKind: 'sql', class: 'confidential' },
      { storeKind: 'sql', class: 'restricted', encryptedAtRest: true, backups: true },
      { storeKind: 'queue' },
      { storeKind: 'cache', accessControl: 'shared' },
      { storeKind: 'object' },
      {},
    ),
    { minLength: 6, maxLength: 6 },
  ),
  people: array(
    constantFrom<Properties>({ entityKind: 'browser' }, { entityKind: 'human' }, { entityKind: 'system' }),
    { minLength: 4, maxLength: 4 },
  ),
  channels: array(
    constantFrom<Properties>(
      { protocol: 'https' },
      { protocol: 'https', authn: 'token' },
      { protocol: 'sql-tls', authn: 'password' },
      { protocol: 'http' },
      {},
    ),
    { minLength: 24, maxLength: 24 },
  ),
  ends: array(tuple(integer({ min: 0, max: 99 }), integer({ min: 0, max: 99 })), {
    minLength: 24,
    maxLength: 24,
  }),
}).map(({ fronts, services, stores, people, channels, ends }): Model => {
  const made = (prefix: string, kind: Element['kind'], boundary: string, all: readonly Properties[]) =>
    all.map((properties, i) =>
      newElement({ id: `${prefix}${i}`, kind, name: `${prefix.toUpperCase()}${i}`, boundary, properties }),
    );
  const layers = [
    made('x', 'external', 'net', people),
    made('f', 'process', 'dmz', fronts),
    made('p', 'process', 'app', services),
    made('s', 'store', 'data', stores),
  ];
  const flows = channels.map((properties, i) => {
    const layer = i % 3;
    const [from, to] = ends[i]!;
    const sources = layers[layer]!;
    const targets = layers[layer + 1]!;
    return newFlow({
      id: `c${i}`,
      name: `Call ${i}`,
      from: sources[from % sources.length]!.id,
      to: targets[to % targets.length]!.id,
      properties,
    });
  });
  return drawn(layers.flat(), flows, { boundaries: byId(ZONES) });
});

describe('a blank drawing', () => {
  const threeCalled = (user: string, api: string, store: string): Model =>
    drawn(
      [
        newElement({ id: 'user', kind: 'external', name: user }),
        newElement({ id: 'api', kind: 'process', name: api }),
        newElement({ id: 'store', kind: 'store', name: store }),
      ],
      [newFlow({ id: 'call', from: 'user', to: 'api' }), newFlow({ id: 'query', from: 'api', to: 'store' })],
    );
  const model = threeCalled('External entity 1', 'Process 1', 'Data store 1');

  test('of three things shows at most three groups', () => {
    expect(causesOf(model, rowsOf(model)).length).toBeLessThanOrEqual(3);
  });

  test.each([
    ['User', 'Web application', 'Database'],
    ['Browser', 'Web API', 'Orders DB'],
    ['Customer', 'Shop', 'Customer database'],
    ['Patient', 'Appointment portal', 'Patient records'],
    ['Sensor', 'Gateway', 'Measurements'],
    ['Administrator', 'Login service', 'User accounts'],
    ['Developer', 'Build server', 'Git repository'],
    ['Partner', 'File upload service', 'Documents'],
    ['Kunde', 'Webshop', 'Kundendatenbank'],
  ])('of three things with telling names is calm: %s, %s, %s', (user, application, store) => {
    const named = threeCalled(user, application, store);
    const rows = rowsOf(named);
    const cards = causesOf(named, rows);

    expect(new Set(cards.map(({ kind }) => kind))).toEqual(new Set(['typical', 'drawing']));
    expect(cards.filter(({ kind }) => kind === 'typical').length).toBeLessThanOrEqual(11);
    expect(rows.length).toBeLessThanOrEqual(14);
    expect(rows.filter((row) => row.risk === 'critical')).toEqual([]);
    // High is the exception.
    expect(rows.filter((row) => row.risk === 'high').length).toBeLessThan(rows.length / 2);
  });

  test('has nothing that is proved or critical', () => {
    expect(rowsOf(model).filter((row) => row.tier === 'evidence' || row.risk === 'critical')).toEqual([]);
  });
});

describe('a drawing of twenty things', () => {
  test('is grouped into cards that hold every threat once, the proved ones before all others', () => {
    assert(
      property(twenty, (model) => {
        const rows = rowsOf(model);
        const cards = causesOf(model, rows);

        const firstUnproved = cards.findIndex(({ kind }) => kind !== 'cause');
        expect(cards.slice(firstUnproved).filter(({ kind }) => kind === 'cause')).toEqual([]);
        expect(cards.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
        // Grouping has to be worth it: far fewer cards than threats.
        expect(cards.length).toBeLessThan(rows.length / 2);
      }),
      { numRuns: 25 },
    );
  });

  test('asks no question that settles nothing, the most telling first', () => {
    assert(
      property(twenty, (model) => {
        const first = evaluate(model, RULES).questions.slice(0, FIRST_QUESTIONS);

        expect(first.every(({ decides, about }) => decides.length > 0 && about.length > 0)).toBe(true);
        expect(first.map((one) => one.weight)).toEqual(
          first.map((one) => one.weight).toSorted((a, b) => b - a),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('a change disturbs nothing that it has no part in', () => {
  test('deleting a thing that nothing is connected to removes exactly its rows', () => {
    assert(
      property(twenty, boolean(), (model, isStore) => {
        const lone = newElement({
          id: 'lone',
          kind: isStore ? 'store' : 'external',
          name: 'Lone',
          boundary: 'data',
        });
        const before = rowsOf({ ...model, elements: { ...model.elements, lone } });

        expect(before.filter((row) => row.subject !== 'lone').map(({ key }) => key)).toEqual(
          rowsOf(model).map(({ key }) => key),
        );
      }),
      { numRuns: 15 },
    );
  });

  test('deleting a flow removes its own rows, and else only rows of what stood along its way', () => {
    assert(
      property(twenty, integer({ min: 0, max: 23 }), (model, at) => {
        const id = `c${at}`;
        const flow = model.flows[id]!;
        const { [id]: _, ...flows } = model.flows;
        const before = rowsOf(model);
        const after = new Set(rowsOf({ ...model, flows }).map(({ key }) => key));

        const lost = before.filter((row) => !after.has(row.key)).map(({ subject }) => subject);
        expect(before.filter((row) => row.subject === id).every((row) => lost.includes(row.subject))).toBe(
          true,
        );
        const near = new Set<string | null>([id, flow.from, flow.to]);
        const next = Object.values(model.flows).filter(({ from, to }) => near.has(from) || near.has(to));
        for (const one of next) near.add(one.id).add(one.from).add(one.to);
        const further = Object.values(model.flows).filter(({ from, to }) => near.has(from) || near.has(to));
        for (const one of further) near.add(one.id).add(one.from).add(one.to);
        expect(lost.filter((subject) => !near.has(subject))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('adding a thing never reorders the rows of others', () => {
    assert(
      property(twenty, (model) => {
        const numbered = numberThreats(model, evaluate(model, RULES));
        const added: Model = {
          ...numbered,
          elements: {
            ...numbered.elements,
            guest: newElement({ id: 'guest', kind: 'external', name: 'Guest', boundary: 'net' }),
            kiosk: newElement({ id: 'kiosk', kind: 'process', name: 'Kiosk', boundary: 'dmz' }),
          },
          flows: { ...numbered.flows, visit: newFlow({ id: 'visit', from: 'guest', to: 'kiosk' }) },
        };
        const isOld = (row: Row): boolean => !['guest', 'kiosk', 'visit'].includes(row.subject ?? '');

        expect(
          rowsOf(added)
            .filter(isOld)
            .map(({ key }) => key),
        ).toEqual(rowsOf(numbered).map(({ key }) => key));
      }),
      { numRuns: 15 },
    );
  });
});

describe.each(STARTERS)('$name', ({ yaml }) => {
  const result = readNative(yaml, (kind) => `${kind}-fresh`);
  if (!result.ok) throw new Error(result.reason);
  const rows = rowsOf(result.model);

  test('no level holds more than 60 % of the open threats', () => {
    const open = rows.filter(isOpen);

    for (const level of IMPACTS)
      expect(open.filter((row) => row.risk === level).length / open.length).toBeLessThanOrEqual(0.6);
  });

  test('says why each row stands where it does', () => {
    for (const row of rows)
      expect(row.threat?.rating.parts[0]).toMatch(/^The rule starts at likelihood \d and impact \d/);
  });
});
