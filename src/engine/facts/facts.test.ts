import { describe, expect, test } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement, type Element } from '../../model/element';
import { newFlow, type Flow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import { fact } from './facts';
import type { FactName } from '../rule';
import { factInWords } from './fact-words';
import { distanceOf } from './reach';
import { viewOf } from '../sight/view';

const inside = { boundary: 'app' } as const;
const base: Model = {
  ...emptyModel({ id: 'm', name: 'Facts', diagram: 'd' }),
  boundaries: byId([
    newBoundary({ id: 'net', name: 'Internet', trust: 'untrusted' }),
    newBoundary({ id: 'app', name: 'Application', trust: 'trusted' }),
    newBoundary({ id: 'vault', name: 'Vault', trust: 'highly-trusted', parent: 'app' }),
  ]),
  dataClasses: byId([
    { id: 'pii', name: 'PII', level: 'confidential', kinds: ['personal'], description: '' },
    { id: 'ads', name: 'Adverts', level: 'public', kinds: [], description: '' },
  ]),
};
const model = (elements: readonly Element[], flows: readonly Flow[]): Model => ({
  ...base,
  elements: byId(elements),
  flows: byId(flows),
});
const process = (id: string, more: Partial<Element> = {}): Element =>
  newElement({ id, kind: 'process', name: id, ...more });
const store = (id: string, more: Partial<Element> = {}): Element =>
  newElement({ id, kind: 'store', name: id, ...more });
const user = (more: Partial<Element> = {}): Element =>
  newElement({ id: 'user', kind: 'external', name: 'User', ...more });
const flow = (from: string, to: string, more: Partial<Flow> = {}): Flow =>
  newFlow({ id: `${from}-${to}`, from, to, ...more });
const of = (m: Model, id: string, name: FactName) => fact(viewOf(m), id, name);

describe('where a flow runs', () => {
  test('it crosses the boundaries that hold exactly one of its ends', () => {
    const m = model(
      [process('a', inside), process('b', { boundary: 'vault' }), process('c', inside)],
      [flow('a', 'b'), flow('a', 'c')],
    );

    expect(of(m, 'a-b', 'crosses')).toBe(true);
    expect(of(m, 'a-c', 'crosses')).toBe(false);
  });

  test('it is ingress when its target stands on more trusted ground', () => {
    const m = model([user(), process('a', inside)], [flow('user', 'a'), flow('a', 'user')]);

    expect([of(m, 'user-a', 'ingress'), of(m, 'a-user', 'ingress')]).toEqual([true, false]);
  });

  test('what stands outside every boundary has the default trust of the model, a person none', () => {
    const m = model([user(), process('a')], []);

    expect([of(m, 'user', 'zoneTrust'), of(m, 'a', 'zoneTrust')]).toEqual(['untrusted', 'semi-trusted']);
  });
});

describe('encryption', () => {
  test.each([
    [{ protocol: 'https' }, true],
    [{ protocol: 'http' }, false],
    [{ protocol: 'sql' }, undefined],
    [{ protocol: 'http', encrypted: true }, true],
    [{ authn: 'mtls' }, true],
    [{ protocol: 'http', authn: 'mtls' }, false],
    [{}, undefined],
  ])('%j is encrypted: %j', (properties, expected) => {
    const m = model([process('a'), process('b')], [flow('a', 'b', { properties })]);

    expect(of(m, 'a-b', 'encryptedInTransit')).toBe(expected);
  });
});

describe('proof of identity', () => {
  test.each([
    [{ authn: 'oauth' }, 'oauth'],
    [{ protocol: 'telnet' }, 'password'],
    [{ protocol: 'ftp', authn: 'none' }, 'none'],
    [{ protocol: 'https' }, undefined],
  ])('%j is proved by %j', (properties, expected) => {
    const m = model([process('a'), process('b')], [flow('a', 'b', { properties })]);

    expect(of(m, 'a-b', 'callerProof')).toBe(expected);
  });
});

describe('who reaches a process', () => {
  test('what outsiders send comes through relays, and through nothing else', () => {
    const chain = model(
      [
        user(),
        process('waf', { ...inside, properties: { technology: 'waf' } }),
        process('gate', { ...inside, properties: { technology: 'gateway' } }),
        process('api', inside),
        process('job', inside),
      ],
      [flow('user', 'waf'), flow('waf', 'gate'), flow('gate', 'api'), flow('api', 'job')],
    );

    expect(['waf', 'gate', 'api', 'job'].map((id) => of(chain, id, 'facesOutsiders'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(['waf', 'gate', 'api', 'job'].map((id) => of(chain, id, 'exposed'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['user', 'api', 'job'].map((id) => distanceOf(viewOf(chain), id))).toEqual([0, 0, 1]);
    expect(factInWords(viewOf(chain), 'api', 'facesOutsiders', true)).toEqual({
      text: 'gets what User sends through gate',
      also: ['user', 'gate-api'],
    });
  });

  test('relays in a circle that nobody outside reaches stay inside', () => {
    const ring = model(
      [
        process('a', { ...inside, properties: { technology: 'proxy' } }),
        process('b', { ...inside, properties: { technology: 'proxy' } }),
      ],
      [flow('a', 'b'), flow('b', 'a')],
    );

    expect([of(ring, 'a', 'facesOutsiders'), distanceOf(viewOf(ring), 'a')]).toEqual([false, 2]);
  });

  const m = model(
    [user(), process('front', inside), process('back', { boundary: 'vault' })],
    [flow('user', 'front'), flow('front', 'back')],
  );

  test('it is exposed when untrusted ground calls it directly', () => {
    expect([of(m, 'front', 'exposed'), of(m, 'back', 'exposed')]).toEqual([true, false]);
  });

  test('it has ingress when anything less trusted calls it', () => {
    expect([of(m, 'front', 'hasIngress'), of(m, 'back', 'hasIngress')]).toEqual([true, true]);
  });
});

describe('what data is at stake', () => {
  test('the highest of what is said and of the classes named, on the thing and its flows', () => {
    const m = model(
      [process('a', { data: ['ads'] }), store('s')],
      [flow('a', 's', { data: ['pii', 'ads'], properties: { class: 'internal' } })],
    );

    expect([of(m, 'a-s', 'sensitivity'), of(m, 'a', 'sensitivity'), of(m, 's', 'sensitivity')]).toEqual([
      'confidential',
      'confidential',
      'confidential',
    ]);
    expect(of(m, 'a-s', 'carries')).toEqual(['personal']);
    expect(of(m, 's', 'carries')).toEqual(['personal']);
  });

  test('unknown while nobody has said anything', () => {
    const m = model([process('a'), store('s')], [flow('a', 's')]);

    expect([of(m, 'a-s', 'sensitivity'), of(m, 'a-s', 'carries')]).toEqual([undefined, undefined]);
  });

  test('a place may hold what its trust allows, unless somebody said otherwise', () => {
    const m = model(
      [process('a', inside), process('b', { boundary: 'app', properties: { clearance: 'public' } }), user()],
      [],
    );

    expect(['a', 'b', 'user'].map((id) => of(m, id, 'clearedFor'))).toEqual([
      'restricted',
      'public',
      undefined,
    ]);
  });
});

test('a process sends webhooks when one of its flows to something outside is one', () => {
  const m = model(
    [user(), process('api'), process('job'), process('p')],
    [
      flow('api', 'user', { properties: { mode: 'webhook' } }),
      flow('job', 'p', { properties: { mode: 'webhook' } }),
    ],
  );

  expect([of(m, 'api', 'sendsWebhooks'), of(m, 'job', 'sendsWebhooks')]).toEqual([true, false]);
});

describe('stores', () => {
  test('a store is written by outsiders when one of its writers is reached by them', () => {
    const m = model(
      [user(), process('api', inside), process('job', inside), store('s', inside), store('t', inside)],
      [flow('user', 'api'), flow('api', 's'), flow('job', 't')],
    );

    expect([of(m, 's', 'untrustedWriters'), of(m, 't', 'untrustedWriters')]).toEqual([true, false]);
  });

  test('a store has several clients when more than one process writes to it or reads from it', () => {
    const m = model(
      [user(), process('api'), process('job'), store('s'), store('t')],
      [flow('api', 's'), flow('s', 'job'), flow('api', 't'), flow('t', 'api'), flow('user', 't')],
    );

    expect([of(m, 's', 'severalClients'), of(m, 't', 'severalClients')]).toEqual([true, false]);
  });

  test('a store of unknown kind leaves open what a process queries', () => {
    const m = model(
      [process('a'), store('s'), store('l', { properties: { storeKind: 'log' } })],
      [flow('a', 's'), flow('a', 'l')],
    );

    expect(of(m, 'a', 'queries')).toEqual(['?', 'log']);
    expect(of(m, 'a', 'feedsLogStore')).toBe(true);
  });
});

describe('neighbours', () => {
  test('something shares its boundary with a thing that outsiders reach', () => {
    const m = model(
      [user(), process('front', inside), process('keys', inside), process('far', { boundary: 'vault' })],
      [flow('user', 'front')],
    );

    expect([
      of(m, 'keys', 'sharesZoneWithExposed'),
      of(m, 'far', 'sharesZoneWithExposed'),
      of(m, 'front', 'sharesZoneWithExposed'),
    ]).toEqual([true, false, false]);
  });

  test('a callee is verified when every caller over a network checks it', () => {
    const known = model(
      [process('a'), process('b')],
      [flow('a', 'b', { properties: { verifiesPeer: true } })],
    );
    const open = model([process('a'), process('b')], [flow('a', 'b')]);

    expect([
      of(known, 'b', 'verifiedByCallers'),
      of(open, 'b', 'verifiedByCallers'),
      of(open, 'a', 'verifiedByCallers'),
    ]).toEqual([true, undefined, undefined]);
  });
});
