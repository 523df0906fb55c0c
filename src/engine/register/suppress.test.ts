import { describe, expect, test } from 'vitest';
import { editBoundary } from '../../commands/boundaries';
import { decide } from '../../commands/decisions';
import { editThings } from '../../commands/elements';
import { isRefusal, type Command } from '../../commands/command';
import { coverByAssumption, switchRuleOff, switchRuleOn, uncover } from '../../commands/rules';
import { editAssumption } from '../../commands/scope';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import { coverageOf } from './coverage';
import { evaluate } from '../judge/evaluate';
import { always, is, its, type Rule } from '../rule';
import { registerOf } from './rows';
import { groupsSetAside } from './aside-groups';
import { suppress } from './suppress';

/** A browser calls an API in a zone; the API uses a database in a vault within the zone. */
const shop: Model = {
  ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
  boundaries: byId([
    newBoundary({ id: 'zone', name: 'Zone' }),
    newBoundary({ id: 'vault', name: 'Vault', parent: 'zone' }),
  ]),
  elements: byId([
    newElement({ id: 'browser', kind: 'external', name: 'Browser' }),
    newElement({ id: 'api', kind: 'process', name: 'API', boundary: 'zone' }),
    newElement({ id: 'db', kind: 'store', name: 'Orders', boundary: 'vault' }),
  ]),
  flows: byId([
    newFlow({ id: 'call', from: 'browser', to: 'api', name: 'Calls' }),
    newFlow({ id: 'query', from: 'api', to: 'db', name: 'Queries' }),
  ]),
};

const rule = (given: Partial<Rule> & Pick<Rule, 'id' | 'on'>): Rule => ({
  version: 1,
  category: 'I',
  tier: 'evidence',
  when: always,
  title: '{name}',
  why: '',
  prevent: [],
  detect: [],
  likelihood: 4,
  impact: 4,
  ...given,
});
const RULES = [
  rule({ id: 'flow', on: 'flow' }),
  rule({ id: 'process', on: 'process' }),
  rule({ id: 'store', on: 'store' }),
  rule({ id: 'asks', on: 'process', category: 'D', when: is(its('rateLimited'), false) }),
];
const ALL = ['process@api', 'store@db', 'flow@call', 'flow@query'];

const settle = (model: Model) => suppress(model, evaluate(model, RULES));
const raised = (model: Model): string[] => [...settle(model).threats.keys()];
const aside = (model: Model): string[] => [...settle(model).setAside.keys()];

function run<Args>(model: Model, command: Command<Args>, args: Args): Model {
  const next = command.run(model, args);
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

test('a model that sets nothing aside keeps the verdict as it was found', () => {
  const found = evaluate(shop, RULES);
  expect(suppress(shop, found)).toMatchObject({ threats: found.threats, questions: found.questions });
  expect(raised(shop)).toEqual(ALL);
  expect(aside(shop)).toEqual([]);
});

describe('out of scope', () => {
  test('an element takes its own threats along, and a flow once both its ends are out', () => {
    const api = run(shop, editThings, { ids: ['api'], changes: { outOfScope: true } });
    expect(aside(api)).toEqual(['process@api']);

    const both = run(api, editThings, { ids: ['browser'], changes: { outOfScope: true } });
    expect(aside(both)).toEqual(['process@api', 'flow@call']);
  });

  test('a flow can be out by itself', () => {
    const model = run(shop, editThings, { ids: ['query'], changes: { outOfScope: true } });
    expect(aside(model)).toEqual(['flow@query']);
  });

  test('a boundary takes along what is inside it, at any depth, and says why', () => {
    const model = run(shop, editBoundary, {
      id: 'zone',
      changes: { outOfScope: true, outOfScopeReason: 'run by a supplier' },
    });

    expect(aside(model)).toEqual(['process@api', 'store@db', 'flow@query']);
    expect(settle(model).setAside.get('store@db')?.causes).toEqual([
      { is: 'out of scope', thing: 'zone', reason: 'run by a supplier' },
    ]);
  });

  test('nothing is asked about it, and no control known of it counts as coverage', () => {
    const asks = settle(shop).questions.flatMap((question) => question.about);
    expect(asks).toEqual(['api']);

    const out = run(shop, editBoundary, { id: 'zone', changes: { outOfScope: true } });
    expect(settle(out).questions).toEqual([]);

    const limited: Model = {
      ...out,
      elements: { ...out.elements, api: { ...out.elements['api']!, properties: { rateLimited: true } } },
    };
    expect(evaluate(limited, RULES).addressed).toHaveLength(1);
    expect(settle(limited).addressed).toEqual([]);
  });
});

describe('a rule that is off', () => {
  const off = (boundary: string | null): Model =>
    run(shop, switchRuleOff, { id: 'o-1', rule: 'flow', boundary, reason: 'not ours' });

  test('in the whole model sets all its threats aside', () => {
    expect(aside(off(null))).toEqual(['flow@call', 'flow@query']);
  });

  test('within a boundary only those inside: a flow when both its ends are', () => {
    expect(aside(off('zone'))).toEqual(['flow@query']);
    expect(aside(off('vault'))).toEqual([]);
  });

  test('asks nothing while it is off', () => {
    const model = run(shop, switchRuleOff, { id: 'o-1', rule: 'asks', boundary: null, reason: 'r' });
    expect(settle(model).questions).toEqual([]);
  });

  test('needs a reason; said twice it has the second; switched on it raises again', () => {
    const blank = { id: 'o-1', rule: 'flow', boundary: null, reason: ' ' };
    expect(isRefusal(switchRuleOff.run(shop, blank))).toBe(true);

    const twice = run(off(null), switchRuleOff, { ...blank, id: 'o-2', reason: 'really not ours' });
    expect(Object.values(twice.rulesOff).map((one) => one.reason)).toEqual(['really not ours']);

    expect(raised(run(twice, switchRuleOn, { id: 'o-1' }))).toEqual(ALL);
  });
});

describe('an assumption', () => {
  const covering = (rules: string[], things: string[]): Model =>
    run(shop, coverByAssumption, { assumption: 'u-1', text: 'The network is ours.', rules, things });

  test.each([
    ['one rule on one thing', ['flow'], ['query'], ['flow@query']],
    ['one rule anywhere', ['flow'], [], ['flow@call', 'flow@query']],
    ['everything on a thing', [], ['api'], ['process@api']],
    ['everything inside a boundary', [], ['zone'], ['process@api', 'store@db', 'flow@query']],
  ])('covers %s', (_, rules, things, expected) => {
    expect(aside(covering(rules, things))).toEqual(expected);
  });

  test('that turns out wrong re-opens what it covered, and covers it again once it is not', () => {
    const wrong = run(covering([], ['api']), editAssumption, { id: 'u-1', changes: { state: 'wrong' } });
    expect(raised(wrong)).toEqual(ALL);

    const right = run(wrong, editAssumption, { id: 'u-1', changes: { state: 'confirmed' } });
    expect(aside(right)).toEqual(['process@api']);
  });

  test('never covers more because something was taken out of what it covers', () => {
    const model = run(covering(['flow'], ['query']), uncover, { assumption: 'u-1', thing: 'query' });
    expect(aside(model)).toEqual([]);
  });

  test('grows by things of the same kind and refuses to change what it means', () => {
    const more = run(covering(['flow'], ['query']), coverByAssumption, {
      assumption: 'u-1',
      rules: ['flow'],
      things: ['call'],
    });
    expect(aside(more)).toEqual(['flow@call', 'flow@query']);

    const anywhere = { assumption: 'u-1', rules: ['process'], things: [] };
    expect(isRefusal(coverByAssumption.run(more, anywhere))).toBe(true);
  });
});

test('a threat with two causes is listed under both, and counts once one of them ends', () => {
  const out = run(shop, editThings, { ids: ['api'], changes: { outOfScope: true } });
  const both = run(out, switchRuleOff, { id: 'o-1', rule: 'process', boundary: null, reason: 'r' });

  const groups = groupsSetAside(both, settle(both).setAside);
  expect(groups.map(({ title, threats }) => [title, threats.map((threat) => threat.key)])).toEqual([
    ['API is out of scope', ['process@api']],
    ['The rule process is off', ['process@api']],
  ]);
  expect(raised(run(both, switchRuleOn, { id: 'o-1' }))).not.toContain('process@api');
});

test('setting aside keeps the decision: it neither shows as no longer raised nor gets lost', () => {
  const decided = run(shop, decide, {
    threats: [
      { key: 'process@api', seen: '', about: { title: 'API', category: 'I' as const, subject: 'API' } },
    ],
    changes: { status: 'deferred', justification: 'small' },
    at: '2026-01-01',
  });
  const out = run(decided, editThings, { ids: ['api'], changes: { outOfScope: true } });
  const back = run(out, editThings, { ids: ['api'], changes: { outOfScope: false } });

  const statusIn = (model: Model) =>
    registerOf(model, settle(model)).find((row) => row.key === 'process@api')?.status;
  expect(statusIn(out)).toBeUndefined();
  expect(statusIn(back)).toBe('deferred');
});

test('coverage shows what was set aside as such, not as a place where nobody looked', () => {
  const out = run(shop, editThings, { ids: ['api'], changes: { outOfScope: true } });
  const settled = settle(out);
  const line = coverageOf(out, settled, registerOf(out, settled)).lines.find((one) => one.subject === 'api');

  expect(line?.cells.I.state).toBe('set-aside');
  expect(line?.cells.S.state).toBe('none');
});
