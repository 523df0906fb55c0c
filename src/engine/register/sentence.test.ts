import { describe, expect, test } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import { PROPERTY_NAMES, type Properties } from '../../model/property';
import { STARTING_ACTORS } from '../../model/scope';
import { readNative } from '../../formats/native/native';
import { RULES } from '../../rules/catalogue';
import { WAYS } from '../../rules/ways';
import { STARTERS } from '../../starters/starters';
import { evaluate } from '../judge/evaluate';
import { sentenceOf, type Told } from './sentence';
import { unsaid } from './unsaid';

/** Customers on the internet send orders to an API, which keeps them in a database beside it. */
function shop(call: Properties = {}, changes: Partial<Model> = {}): Model {
  const data = ['order'];
  return {
    ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
    boundaries: byId([
      newBoundary({ id: 'net', name: 'Internet', trust: 'untrusted' }),
      newBoundary({ id: 'app', name: 'Application', trust: 'trusted' }),
    ]),
    dataClasses: byId([
      { id: 'order', name: 'Order data', level: 'confidential', kinds: [], description: '' } as const,
    ]),
    actors: {},
    elements: byId([
      newElement({ id: 'browser', kind: 'external', name: 'Browser', boundary: 'net' }),
      newElement({
        id: 'api',
        kind: 'process',
        name: 'API',
        boundary: 'app',
        properties: { publicByDesign: false },
      }),
      newElement({ id: 'db', kind: 'store', name: 'Orders DB', boundary: 'app' }),
    ]),
    flows: byId([
      newFlow({ id: 'call', from: 'browser', to: 'api', name: 'place order', data, properties: call }),
      newFlow({ id: 'query', from: 'api', to: 'db', name: 'queries', data }),
    ]),
    ...changes,
  };
}

function told(model: Model, key: string): Told {
  const threat = evaluate(model, RULES).threats.get(key);
  if (!threat) throw new Error(`Nothing raises ${key}.`);
  return sentenceOf(model, threat);
}

describe('the sentence of a threat', () => {
  test('says who can do what, why that is possible, and what happens to which data', () => {
    const sentence = told(shop({ protocol: 'https', authn: 'none' }), 'flow-unauth-ingress@call');

    expect(sentence.text).toBe(
      'Anyone who can reach API from Internet can send place order to API as if they were Browser, because place order is not strongly authenticated; Order data (confidential) could be given to or taken from an impostor.',
    );
    expect(sentence.breaks).toBe('Authentication');
  });

  test('names the actors of the scope page who stand where the attack starts', () => {
    const actors = byId(STARTING_ACTORS);

    const outside = told(shop({ protocol: 'https', authn: 'none' }, { actors }), 'flow-unauth-ingress@call');
    const inside = told(shop({}, { actors }), 'store-tamper@db');

    expect(outside.who).toBe('anyone who can reach API from Internet (External attacker)');
    expect(inside.who).toBe('whoever gets into Application (Insider)');
  });

  test('says of a control that nobody has spoken of that it is not known, never that it is missing', () => {
    const sentence = told(shop({ protocol: 'https', authn: 'token' }), 'store-unencrypted@db');

    expect(sentence.because).toBe('and it is not known whether Orders DB is encrypted at rest');
  });

  test('follows what is renamed', () => {
    const model = shop({ protocol: 'https', authn: 'none' });
    const renamed = {
      ...model,
      elements: { ...model.elements, api: { ...model.elements['api']!, name: 'Gateway' } },
    };

    expect(told(renamed, 'flow-unauth-ingress@call').text).toContain('can reach Gateway from Internet');
  });

  test('tells a rule that does not say how by its title', () => {
    const model = shop();
    const [threat] = evaluate(model, RULES).threats.values();
    const { way: _, ...rule } = threat!.rule;

    expect(sentenceOf(model, { ...threat!, rule }).text).toMatch(new RegExp(`^${threat!.title}`));
  });
});

describe('every threat of the examples', () => {
  test.each(STARTERS)('$name', ({ yaml }) => {
    const read = readNative(yaml, () => 'never');
    if (!read.ok) throw new Error(read.reason);

    for (const threat of evaluate(read.model, RULES).threats.values()) {
      const { text, who, effect } = sentenceOf(read.model, threat);
      expect(text).toMatch(/^\p{Lu}[^{}]*\.$/u);
      expect(text).not.toMatch(/undefined| {2}|[,;] ?[,;.]|\.\./);
      expect(who).not.toBe('');
      expect(effect).not.toBe('');
    }
  });
});

test('only rules that there are have a way', () => {
  const ids = new Set(RULES.map(({ id }) => id));

  expect(Object.keys(WAYS).filter((id) => !ids.has(id))).toEqual([]);
});

test('every question of the dictionary can be said to be open', () => {
  for (const name of PROPERTY_NAMES) expect(unsaid(name, 'API')).toMatch(/^[^{}?]* API [^{}?]*$/);
  expect(unsaid('validatesInput', 'API')).toBe(
    'it is not known whether API checks all input against what it expects',
  );
  expect(unsaid('timeout', 'Query')).toBe(
    'it is not known whether the caller of Query gives up after a set time',
  );
  expect(unsaid('logs', 'API')).toBe('“Logs” of API is not known');
});
