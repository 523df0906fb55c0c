import { describe, expect, test } from 'vitest';
import { judgeAll } from '../../editor/judgement';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { emptyModel, type Model } from '../../model/model';
import { askedOf, BASICS, decidingFor, grouped, knownCount, shared, type Deciding } from './asked';

const nothing: Deciding = new Map();
const api = newElement({ id: 'api', kind: 'process', name: 'API' });

describe('the properties asked for', () => {
  test('begin with what would decide most threats', () => {
    const { first } = askedOf(
      api,
      new Map([
        ['hardened', 1],
        ['encodesOutput', 3],
      ]),
      [],
    );

    expect(first.slice(0, 2)).toEqual(['encodesOutput', 'hardened']);
  });

  test('hold what is known in the short list while there is room, and everything else that applies in the rest', () => {
    const known = { ...api, properties: { debug: false } };

    const { first, rest } = askedOf(known, nothing, []);

    expect(first).toContain('debug');
    expect(rest).not.toContain('debug');
    expect(rest).toContain('hardened');
  });

  test('keep the short list short, however much is known', () => {
    const all = askedOf(api, nothing, []).rest;
    const known = { ...api, properties: Object.fromEntries(all.map((name) => [name, false])) };

    expect(askedOf(known, nothing, []).first.length).toBeLessThan(12);
  });

  test('never repeat what stands at the top of the panel', () => {
    const { first, rest } = askedOf(api, new Map([['technology', 9]]), ['technology']);

    expect([...first, ...rest]).not.toContain(BASICS.process[0]);
  });

  test('leave out controls of a capability that is not ticked, and put them below it once it is', () => {
    expect(askedOf(api, nothing, []).rest).not.toContain('scansFiles');

    const accepting = { ...api, properties: { acceptsFiles: true } };
    const { first } = askedOf(accepting, nothing, []);

    const at = first.indexOf('acceptsFiles');
    expect(first.slice(at, at + 4)).toEqual([
      'acceptsFiles',
      'checksFileType',
      'scansFiles',
      'unpacksArchives',
    ]);
  });

  test('stay where they were while they are being filled in', () => {
    const before = askedOf(api, new Map([['hardened', 2]]), []).first;
    const filled = { ...api, properties: { hardened: true, debug: true } };

    const after = askedOf(filled, nothing, [], before);

    expect(after.first).toEqual(before);
    expect(after.rest).toContain('debug');
  });

  test('count what is known', () => {
    expect(knownCount({ ...api, properties: { debug: true } }, ['debug', 'hardened'])).toBe(1);
  });

  test('come in the groups of the dictionary', () => {
    const groups = grouped(['validatesInput', 'authorizes', 'encodesOutput']);

    expect(groups).toEqual([
      { group: 'Input and output', names: ['validatesInput', 'encodesOutput'] },
      { group: 'Access', names: ['authorizes'] },
    ]);
  });
});

test('a property counts the threats that wait for it, wherever they would strike', () => {
  const browser = newElement({ id: 'browser', kind: 'external', name: 'Browser' });
  const flow = newFlow({ id: 'calls', from: 'browser', to: 'api', properties: { class: 'confidential' } });
  const model: Model = {
    ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
    elements: { browser, api },
    flows: { calls: flow },
  };

  const { verdict } = judgeAll(model);
  const counted = [
    ...decidingFor(verdict, 'api').values(),
    ...decidingFor(verdict, 'calls').values(),
    ...decidingFor(verdict, 'browser').values(),
  ];

  const waiting = verdict.questions.flatMap((question) => question.decides);
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(waiting.length);
});

describe('a value shared by several things', () => {
  test('is shown when all have it', () => {
    expect(shared(['https', 'https'])).toEqual({ value: 'https', mixed: false });
    expect(shared([undefined, undefined])).toEqual({ value: undefined, mixed: false });
    expect(shared([['a'], ['a']])).toEqual({ value: ['a'], mixed: false });
  });

  test('is mixed when they differ, also when one does not have it', () => {
    expect(shared(['https', 'http']).mixed).toBe(true);
    expect(shared(['https', undefined]).mixed).toBe(true);
  });
});
