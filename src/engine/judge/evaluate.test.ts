import { describe, expect, test } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import { DOES_NOT_APPLY, type Properties } from '../../model/property';
import { clearingsOf } from './clearing';
import { evaluate } from './evaluate';
import { all, always, any, atLeast, is, isNot, its, not, target, type Rule } from '../rule';
import { registerOf } from '../register/rows';
import { numberThreats } from '../register/numbers';

/** A browser on the internet calls an API in a trusted boundary, which reads a database beside it. */
function shop(
  properties: { readonly call?: Properties; readonly api?: Properties; readonly store?: Properties } = {},
): Model {
  return {
    ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
    boundaries: byId([newBoundary({ id: 'inside', name: 'Application', trust: 'trusted' })]),
    elements: byId([
      newElement({ id: 'browser', kind: 'external', name: 'Browser' }),
      newElement({
        id: 'api',
        kind: 'process',
        name: 'API',
        boundary: 'inside',
        properties: properties.api ?? {},
      }),
      newElement({
        id: 'store',
        kind: 'store',
        name: 'Orders',
        boundary: 'inside',
        properties: properties.store ?? {},
      }),
    ]),
    flows: byId([
      newFlow({
        id: 'call',
        from: 'browser',
        to: 'api',
        name: 'Requests',
        properties: properties.call ?? {},
      }),
      newFlow({ id: 'query', from: 'api', to: 'store', name: 'Queries' }),
    ]),
  };
}

const rule = (given: Partial<Rule> & Pick<Rule, 'id' | 'on' | 'when'>): Rule => ({
  version: 1,
  category: 'I',
  tier: 'evidence',
  title: '{name} leaks {class} data across {boundary}',
  why: '',
  prevent: [],
  detect: [],
  likelihood: 4,
  impact: 4,
  ...given,
});
const plaintext = rule({
  id: 'plaintext',
  on: 'flow',
  when: all(
    is(its('crosses'), true),
    atLeast(its('sensitivity'), 'internal'),
    is(its('encryptedInTransit'), false),
  ),
});
const observed = rule({
  id: 'observed',
  on: 'flow',
  tier: 'baseline',
  when: is(its('crosses'), true),
  unless: is(its('encryptedInTransit'), true),
  title: '{name} is observed',
});
const keys = (model: Model, ...rules: Rule[]): string[] => [...evaluate(model, rules).threats.keys()];

describe('a rule in evidence', () => {
  test('is raised when its facts are known to be bad, and says why', () => {
    const verdict = evaluate(shop({ call: { protocol: 'http', class: 'confidential' } }), [plaintext]);

    const threat = verdict.threats.get('plaintext@call');
    expect(threat?.title).toBe('Requests leaks confidential data across Application');
    expect(threat?.because.map((b) => b.text)).toEqual([
      'crosses Application',
      'handles confidential data',
      'uses HTTP, which is not encrypted',
    ]);
  });

  test('names the one change that would clear it', () => {
    const model = shop({ call: { protocol: 'http', class: 'confidential' } });
    const threat = evaluate(model, [plaintext]).threats.get('plaintext@call')!;

    expect(clearingsOf(model, threat).map((c) => c.text)).toEqual(['Set Encryption to Yes']);
  });

  test('stays silent while a fact is unknown, and asks for it when it is the last one', () => {
    const model = shop({ call: { class: 'confidential' } });

    expect(keys(model, plaintext)).toEqual([]);
    expect(
      evaluate(model, [plaintext]).questions.map((q) => [q.property, q.about, q.decides.map((d) => d.key)]),
    ).toEqual([['encrypted', ['call'], ['plaintext@call']]]);
  });

  test('a control that is known to be in place is recorded as addressed by design', () => {
    const verdict = evaluate(shop({ call: { encrypted: true, class: 'confidential' } }), [plaintext]);

    expect(verdict.threats.size).toBe(0);
    expect(verdict.addressed.map((a) => [a.subject, a.category, a.by])).toEqual([
      ['call', 'I', 'Encryption: Yes'],
    ]);
  });

  test('hides the baseline threat of the same category', () => {
    expect(keys(shop({ call: { protocol: 'http', class: 'confidential' } }), observed, plaintext)).toEqual([
      'plaintext@call',
    ]);
  });
});

describe('a baseline rule', () => {
  test('follows from the drawing alone', () => {
    expect(keys(shop(), observed)).toEqual(['observed@call']);
  });

  test('is silenced by its control when that is known, not when it is unknown', () => {
    expect(keys(shop({ call: { encrypted: true } }), observed)).toEqual([]);
    expect(keys(shop({ call: { encrypted: false } }), observed)).toEqual(['observed@call']);
  });
});

test('a property that a kind of thing does not have is never asked for and never unknown', () => {
  const odd = rule({ id: 'odd', on: 'flow', when: is(target('encryptedAtRest'), false) });

  const verdict = evaluate(shop({ store: {} }), [odd]);

  expect(verdict.questions.flatMap((q) => q.about)).toEqual(['store']);
});

test('a threat keeps its identity and fingerprint when things are renamed', () => {
  const before = shop({ call: { protocol: 'http', class: 'confidential' } });
  const renamed: Model = {
    ...before,
    flows: byId(Object.values(before.flows).map((f) => ({ ...f, name: `${f.name} 2` }))),
  };

  const [a, b] = [before, renamed].map((m) => evaluate(m, [plaintext]).threats.get('plaintext@call'));

  expect(b?.title).not.toBe(a?.title);
  expect(b?.fingerprint).toBe(a?.fingerprint);
});

describe('the register', () => {
  const judged = (model: Model, ...rules: Rule[]) => {
    const verdict = evaluate(model, rules);
    const numbered = numberThreats(model, verdict);
    return { model: numbered, rows: registerOf(numbered, verdict) };
  };

  test('numbers threats once and never uses a number again', () => {
    const first = judged(shop(), observed).model;
    const cleared: Model = {
      ...first,
      flows: byId(Object.values(first.flows).filter((f) => f.id !== 'call')),
    };

    const again = judged(
      { ...cleared, elements: { ...cleared.elements } },
      rule({ id: 'other', on: 'process', when: is(its('called'), false) }),
    ).model;

    expect(first.numbers).toEqual({ 'observed@call': 1 });
    expect(again.numbers).toEqual({ 'observed@call': 1, 'other@api': 2 });
  });

  test('keeps a decided threat that nothing raises any more', () => {
    const model = shop();
    const decision = {
      threat: 'observed@call',
      status: 'accepted',
      justification: 'internal only',
      owner: '',
      ticket: '',
      reviewBy: '',
      evidence: {},
      seen: 'x',
      about: { title: 'Requests is observed', category: 'I', subject: 'Requests' },
      history: [],
    } as const;
    const gone: Model = { ...model, flows: {}, decisions: { 'observed@call': decision } };

    expect(judged(gone, observed).rows.map((r) => [r.title, r.state, r.status])).toEqual([
      ['Requests is observed', 'gone', 'accepted'],
    ]);
  });

  test('a threat whose facts changed after the decision says so', () => {
    const model = shop();
    const verdict = evaluate(model, [observed]);
    const seen = verdict.threats.get('observed@call')!.fingerprint;
    const decided = (fingerprint: string): Model => ({
      ...model,
      decisions: {
        'observed@call': {
          threat: 'observed@call',
          status: 'accepted',
          justification: '',
          owner: '',
          ticket: '',
          reviewBy: '',
          evidence: {},
          seen: fingerprint,
          history: [],
        },
      },
    });

    expect(judged(decided(seen), observed).rows[0]?.state).toBe('decided');
    expect(judged(decided('something else'), observed).rows[0]?.state).toBe('changed');
  });

  test('mitigated without a preventive control in place is only mitigating', () => {
    const model = shop();
    const key = 'observed@call';
    const withControl = (control: 'preventive' | 'detective', status: 'todo' | 'implemented'): Model => ({
      ...model,
      decisions: {
        [key]: {
          threat: key,
          status: 'mitigated',
          justification: '',
          owner: '',
          ticket: '',
          reviewBy: '',
          evidence: {},
          seen: '',
          history: [],
        },
      },
      mitigations: byId([
        { id: 'k', title: 'TLS', control, status, owner: '', due: '', ticket: '', notes: '', threats: [key] },
      ]),
    });
    const row = (m: Model) => judged(m, observed).rows[0]!;

    expect([
      row(withControl('preventive', 'todo')).status,
      row(withControl('detective', 'implemented')).status,
    ]).toEqual(['mitigating', 'mitigating']);
    expect(row(withControl('preventive', 'implemented'))).toMatchObject({
      status: 'mitigated',
      lacksPreventive: false,
    });
  });
});

describe('a property that does not apply to a thing', () => {
  const limited = rule({ id: 'limited', on: 'process', when: is(its('rateLimited'), false) });
  const shared = rule({ id: 'shared', on: 'process', when: isNot(its('sessions'), 'none') });
  const either = rule({
    id: 'either',
    on: 'process',
    when: not(any(is(its('rateLimited'), true), is(its('validatesInput'), true))),
  });
  const unlimited = rule({
    id: 'unlimited',
    on: 'process',
    tier: 'baseline',
    when: always,
    unless: is(its('rateLimited'), true),
  });

  test('is asked for no more', () => {
    const asked = (api: Properties) => evaluate(shop({ api }), [limited]).questions.map((q) => q.property);
    expect(asked({})).toEqual(['rateLimited']);
    expect(asked({ rateLimited: DOES_NOT_APPLY })).toEqual([]);
  });

  test('makes no comparison hold, neither “is” nor “is not”', () => {
    expect(keys(shop({ api: { rateLimited: DOES_NOT_APPLY } }), limited, either)).toEqual([]);
    expect(keys(shop({ api: { sessions: 'cookie' } }), shared)).toEqual(['shared@api']);
    expect(keys(shop({ api: { sessions: DOES_NOT_APPLY } }), shared)).toEqual([]);
  });

  test('is no control: it neither silences what follows from the drawing nor counts as addressed by design', () => {
    const verdict = evaluate(shop({ api: { rateLimited: DOES_NOT_APPLY } }), [limited, unlimited]);
    expect([...verdict.threats.keys()]).toEqual(['unlimited@api']);
    expect(verdict.addressed).toEqual([]);
  });
});
