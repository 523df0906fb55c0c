import { array, assert, constantFrom, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../../model/change';
import { newElement, type Element } from '../../model/element';
import { newFlow, type Flow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import { evaluate } from '../judge/evaluate';
import { MOST_HOPS } from './contents';
import { factInWords } from './fact-words';
import { fact } from './facts';
import { reevaluate } from '../judge/reevaluate';
import { atLeast, has, its, type Rule } from '../rule';
import { viewOf } from '../sight/view';

const base: Model = {
  ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
  dataClasses: byId([
    { id: 'pii', name: 'PII', level: 'confidential', kinds: ['personal'], description: '' },
    { id: 'keys', name: 'Keys', level: 'restricted', kinds: ['secrets'], description: '' },
    { id: 'ads', name: 'Adverts', level: 'public', kinds: [], description: '' },
  ]),
};
const drawn = (elements: readonly Element[], flows: readonly Flow[]): Model => ({
  ...base,
  elements: byId(elements),
  flows: byId(flows),
});
const user = newElement({ id: 'user', kind: 'external', name: 'User' });
const process = (id: string, technology?: string, more: Partial<Element> = {}): Element =>
  newElement({ id, kind: 'process', name: id, properties: technology ? { technology } : {}, ...more });
const store = (id: string, more: Partial<Element> = {}): Element =>
  newElement({ id, kind: 'store', name: id, ...more });
const flow = (from: string, to: string, more: Partial<Flow> = {}): Flow =>
  newFlow({ id: `${from}-${to}`, from, to, name: `${from} to ${to}`, ...more });
const classOf = (model: Model, id: string) => fact(viewOf(model), id, 'sensitivity');
const kindsOf = (model: Model, id: string) => fact(viewOf(model), id, 'carries');

describe('data is handed on', () => {
  test('through gateways, proxies and firewalls, over several hops', () => {
    const model = drawn(
      [user, process('waf', 'waf'), process('lb', 'proxy'), process('api', 'api'), store('db')],
      [flow('user', 'waf', { data: ['pii'] }), flow('waf', 'lb'), flow('lb', 'api'), flow('api', 'db')],
    );

    expect([classOf(model, 'waf-lb'), classOf(model, 'lb-api'), kindsOf(model, 'lb-api')]).toEqual([
      'confidential',
      'confidential',
      ['personal'],
    ]);
    expect(classOf(model, 'api')).toBe('confidential');
  });

  test('not through a process that does something of its own with it', () => {
    const model = drawn(
      [user, process('api', 'api'), process('mailer')],
      [flow('user', 'api', { data: ['keys'] }), flow('api', 'mailer')],
    );

    expect(classOf(model, 'api-mailer')).toBeUndefined();
    expect(classOf(model, 'mailer')).toBeUndefined();
  });

  test('by a store: what was put in comes out', () => {
    const model = drawn(
      [process('api'), store('queue'), process('worker')],
      [flow('api', 'queue', { data: ['pii'] }), flow('queue', 'worker')],
    );

    expect([classOf(model, 'queue-worker'), kindsOf(model, 'queue-worker')]).toEqual([
      'confidential',
      ['personal'],
    ]);
  });

  test('by what a store is said to keep, in both directions of its flows', () => {
    const model = drawn(
      [process('api'), store('db', { data: ['pii'] }), process('report')],
      [flow('api', 'db'), flow('db', 'report')],
    );

    expect([classOf(model, 'api-db'), classOf(model, 'db-report'), classOf(model, 'report')]).toEqual([
      'confidential',
      'confidential',
      'confidential',
    ]);
  });

  test('what one client writes is not what another client of the same store writes', () => {
    const model = drawn(
      [process('api'), process('job'), store('db')],
      [flow('api', 'db', { data: ['keys'] }), flow('job', 'db')],
    );

    expect(classOf(model, 'job-db')).toBeUndefined();
  });

  test('what somebody says of a flow counts for that flow and for what comes after it', () => {
    const model = drawn(
      [user, process('waf', 'waf'), process('lb', 'proxy'), process('api')],
      [flow('user', 'waf', { data: ['keys'] }), flow('waf', 'lb', { data: ['ads'] }), flow('lb', 'api')],
    );

    expect([classOf(model, 'waf-lb'), classOf(model, 'lb-api')]).toEqual(['public', 'public']);
  });

  test('and says of which thing it is known', () => {
    const model = drawn(
      [process('api'), store('db', { data: ['pii'] }), process('report')],
      [flow('api', 'db'), flow('db', 'report')],
    );

    expect(factInWords(viewOf(model), 'db-report', 'sensitivity', 'confidential')).toEqual({
      text: 'handles confidential data, known from db',
      also: ['db'],
    });
    expect(factInWords(viewOf(model), 'db', 'sensitivity', 'confidential')).toEqual({
      text: 'handles confidential data',
      also: [],
    });
  });
});

describe('circles', () => {
  const ring = (count: number, more: readonly Flow[]): Model =>
    drawn(
      [user, ...Array.from({ length: count }, (_, i) => process(`p${i}`, 'proxy'))],
      [...Array.from({ length: count }, (_, i) => flow(`p${i}`, `p${(i + 1) % count}`)), ...more],
    );

  test('end, and every part of one knows what came in anywhere', () => {
    const model = ring(5, [flow('user', 'p3', { data: ['pii'] })]);

    expect([0, 1, 2, 3, 4].map((i) => classOf(model, `p${i}-p${(i + 1) % 5}`))).toEqual(
      Array(5).fill('confidential'),
    );
  });

  test('and chains are followed for a set number of hops, so that every shape costs little', () => {
    const model = ring(200, [flow('user', 'p0', { data: ['pii'] })]);

    expect(classOf(model, `p${MOST_HOPS - 1}-p${MOST_HOPS}`)).toBe('confidential');
    expect(classOf(model, 'p100-p101')).toBeUndefined();
  });
});

test('incremental judgement sees a change however far it reaches', () => {
  const rules: readonly Rule[] = (['flow', 'process', 'store'] as const).map((on) => ({
    id: `holds-${on}`,
    version: 1,
    category: 'I',
    on,
    tier: 'evidence',
    when: on === 'flow' ? has(its('carries'), 'personal') : atLeast(its('sensitivity'), 'confidential'),
    title: '{name}',
    why: '',
    prevent: [],
    detect: [],
    likelihood: 3,
    impact: 3,
  }));
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const technologies = [undefined, 'proxy', 'gateway', 'api'] as const;
  const model = record({
    kinds: array(constantFrom('process', 'store'), { minLength: 5, maxLength: 5 }),
    technologies: array(constantFrom(...technologies), { minLength: 5, maxLength: 5 }),
    ends: array(tuple(constantFrom(...ids), constantFrom(...ids)), { maxLength: 8 }),
    said: array(constantFrom([], [], ['pii'], ['keys'], ['ads']), { minLength: 13, maxLength: 13 }),
  }).map(({ kinds, technologies: t, ends, said }) =>
    drawn(
      ids.map((id, i) =>
        kinds[i] === 'store' ? store(id, { data: said[i]! }) : process(id, t[i], { data: said[i]! }),
      ),
      ends.map(([from, to], i) => flow(from, to, { id: `f${i}`, data: said[5 + i]! })),
    ),
  );

  assert(
    property(model, model, (before, after) => {
      const next = reevaluate(evaluate(before, rules), after, diff(before, after), rules);

      expect([...next.threats.keys()]).toEqual([...evaluate(after, rules).threats.keys()]);
    }),
    { numRuns: 300 },
  );
});
