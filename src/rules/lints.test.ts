import { describe, expect, test } from 'vitest';
import { newBoundary } from '../model/boundary';
import { newElement, type Element, type ElementKind } from '../model/element';
import { newFlow, type Flow } from '../model/flow';
import { byId, emptyModel, type Model } from '../model/model';
import { lintsIn, LINT_IDS } from './lints';

const element = (id: string, kind: ElementKind, given: Partial<Element> = {}): Element =>
  newElement({ id, kind, name: id.toUpperCase(), boundary: 'b', ...given });
const flow = (id: string, from: string, to: string, properties: Flow['properties'] = {}): Flow =>
  newFlow({ id, from, to, name: id, properties: { class: 'internal', ...properties } });

function drawn(elements: readonly Element[], flows: readonly Flow[], more: Partial<Model> = {}): Model {
  return {
    ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
    boundaries: byId([newBoundary({ id: 'b', name: 'Inside' })]),
    elements: byId(elements),
    flows: byId(flows),
    ...more,
  };
}
const found = (model: Model): string[] => lintsIn(model).map((finding) => finding.id);

const user = element('user', 'external', { boundary: null });
const api = element('api', 'process');
const db = element('db', 'store');
const calls = flow('calls', 'user', 'api');
const reads = flow('reads', 'api', 'db', { mode: 'sync' });

test('a model that says what it means has no lints', () => {
  expect(found(drawn([user, api, db], [calls, reads]))).toEqual([]);
});

test('an element without flows is an orphan', () => {
  expect(found(drawn([user, api, db, element('lost', 'process')], [calls, reads]))).toEqual([
    'lint-orphan@lost',
  ]);
});

test('a flow without data is asked about', () => {
  const bare = newFlow({ id: 'calls', from: 'user', to: 'api', name: 'Calls' });

  expect(lintsIn(drawn([user, api, db], [bare, reads])).map((lint) => lint.message)).toEqual([
    'Nobody has said what travels on Calls: name its data.',
  ]);
});

test('a process outside every boundary is found only where boundaries are drawn', () => {
  const outside = element('api', 'process', { boundary: null });

  expect(found(drawn([user, outside, db], [calls, reads]))).toContain('lint-unzoned@api');
  expect(found(drawn([user, outside], [calls], { boundaries: {} }))).toEqual([]);
});

test('a store is unread until something reads it or an answer comes back', () => {
  const writes = flow('writes', 'api', 'db');

  expect(found(drawn([user, api, db], [calls, writes]))).toEqual(['lint-store-unread@db']);
  expect(found(drawn([user, api, db], [calls, writes, flow('back', 'db', 'api')]))).toEqual([]);
});

test('a store is unwritten while flows only leave it or only read', () => {
  expect(found(drawn([user, api, db], [calls, flow('back', 'db', 'api')]))).toEqual([
    'lint-store-unwritten@db',
  ]);
  expect(
    found(drawn([user, api, db], [calls, flow('reads', 'api', 'db', { mode: 'sync', writes: false })])),
  ).toEqual(['lint-store-unwritten@db']);
});

test('data needs a process to move it', () => {
  const other = element('other', 'store');
  const partner = element('partner', 'external', { boundary: null });

  expect(
    found(drawn([user, api, db, other], [calls, reads, flow('copy', 'db', 'other', { mode: 'sync' })])),
  ).toContain('lint-store-to-store@copy');
  expect(found(drawn([user, api, db, partner], [calls, reads, flow('mail', 'user', 'partner')]))).toEqual([
    'lint-entity-to-entity@mail',
  ]);
  expect(found(drawn([user, api, db], [calls, reads, flow('direct', 'user', 'db')]))).toEqual([
    'lint-entity-to-store@direct',
  ]);
});

test('a repository or a CDN needs no process before it', () => {
  const repo = element('repo', 'store', { properties: { storeKind: 'repo' } });

  expect(found(drawn([user, repo], [flow('push', 'user', 'repo', { mode: 'sync' })]))).toEqual([]);
});

test('facts that exclude each other are shown', () => {
  const odd = flow('calls', 'user', 'api', { protocol: 'https', encrypted: false });

  expect(lintsIn(drawn([user, api, db], [odd, reads])).map((lint) => lint.message)).toEqual([
    'calls contradicts itself: HTTPS is encrypted by definition, but encryption is set to No. Which is right?',
  ]);
  expect(
    found(drawn([user, api, db], [flow('calls', 'user', 'api', { protocol: 'http', tls: '1.2' }), reads])),
  ).toEqual(['lint-contradiction@calls']);
});

test('the second of two equal flows is a duplicate', () => {
  const twin = newFlow({ ...calls, id: 'calls-2' });

  expect(found(drawn([user, api, db], [calls, twin, reads]))).toEqual(['lint-duplicate-flow@calls-2']);
});

test('a boundary should hold something, and something should cross it', () => {
  const empty = newBoundary({ id: 'empty', name: 'Empty' });
  const inside = newBoundary({ id: 'b', name: 'Inside' });

  expect(found(drawn([user, api, db], [calls, reads], { boundaries: byId([inside, empty]) }))).toEqual([
    'lint-boundary-empty@empty',
  ]);
  expect(found(drawn([api, db], [reads]))).toEqual(['lint-boundary-no-crossing@b']);
});

test('a class of data that nothing has is unused', () => {
  const dataClasses = byId([
    { id: 'c', name: 'Orders', level: 'internal' as const, kinds: [], description: '' },
  ]);

  expect(
    lintsIn(drawn([user, api, db], [calls, reads], { dataClasses })).map((lint) => lint.message),
  ).toEqual(['Nothing holds or carries Orders: use this class of data or delete it.']);
});

test('names that the tools gave remain to be replaced', () => {
  expect(found(drawn([user, element('api', 'process', { name: 'Process 2' }), db], [calls, reads]))).toEqual([
    'lint-untitled@api',
  ]);
});

test('what leans on something that is not drawn is asked for it, once for each kind of support', () => {
  const tokens = { properties: { acceptsTokens: true } };
  const gate = element('gate', 'process', tokens);
  const twice = drawn(
    [user, { ...api, ...tokens }, gate, db],
    [calls, reads, flow('passes', 'gate', 'api'), flow('visits', 'user', 'gate')],
  );
  const login = element('login', 'process', { properties: { technology: 'idp' } });

  expect(found(twice)).toEqual(['lint-missing-support@api']);
  expect(
    found({
      ...twice,
      elements: { ...twice.elements, login },
      flows: { ...twice.flows, ...byId([flow('asks', 'api', 'login')]) },
    }),
  ).toEqual([]);
});

describe('a fix', () => {
  const fixOf = (model: Model, id: string) => lintsIn(model).find((lint) => lint.id === id)?.fix;

  test('forgets the fact that says too much', () => {
    const odd = flow('calls', 'user', 'api', { protocol: 'https', encrypted: false });

    expect(fixOf(drawn([user, api, db], [odd, reads]), 'lint-contradiction@calls')).toEqual({
      does: 'set',
      things: ['calls'],
      property: 'encrypted',
      value: undefined,
      text: 'Forget Encryption',
    });
  });

  test('deletes what is drawn twice or not at all', () => {
    const twin = newFlow({ ...calls, id: 'calls-2' });

    expect(fixOf(drawn([user, api, db], [calls, twin, reads]), 'lint-duplicate-flow@calls-2')).toEqual({
      does: 'delete',
      thing: 'calls-2',
      text: 'Delete calls',
    });
  });

  test('says that answers come back from a store that nothing reads', () => {
    const writes = flow('writes', 'api', 'db');

    expect(fixOf(drawn([user, api, db], [calls, writes]), 'lint-store-unread@db')).toMatchObject({
      things: ['writes'],
      property: 'mode',
      value: 'sync',
    });
  });

  test('is not offered where somebody has to think', () => {
    const bare = newFlow({ id: 'calls', from: 'user', to: 'api', name: 'Calls' });

    expect(fixOf(drawn([user, api, db], [bare, reads]), 'lint-no-data@calls')).toBeUndefined();
  });
});

test('what is out of scope may stay sketchy', () => {
  const lost = element('lost', 'process', { name: 'Process 1', outOfScope: true });

  expect(found(drawn([user, api, db, lost], [calls, reads]))).toEqual([]);
});

test('what stands in a boundary that is out of scope is out of scope, and so are the flows inside it', () => {
  const zone = (isOut: boolean): Partial<Model> => ({
    boundaries: byId([
      newBoundary({ id: 'b', name: 'Inside' }),
      newBoundary({ id: 'old', name: 'Trust boundary 2', parent: 'b', outOfScope: isOut }),
    ]),
  });
  const legacy = [
    element('one', 'store', { name: 'Data store 1', boundary: 'old' }),
    element('two', 'store', { boundary: 'old' }),
  ];
  const model = (isOut: boolean): Model =>
    drawn([user, api, db, ...legacy], [calls, reads, flow('copy', 'one', 'two')], zone(isOut));

  expect(found(model(false))).toEqual([
    'lint-store-unread@two',
    'lint-store-unwritten@one',
    'lint-store-to-store@copy',
    'lint-boundary-no-crossing@old',
    'lint-untitled@one',
    'lint-untitled@old',
  ]);
  expect(found(model(true))).toEqual([]);
});

test('each lint has an id of its own', () => {
  expect(new Set(LINT_IDS).size).toBe(LINT_IDS.length);
});
