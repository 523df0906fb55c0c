import { describe, expect, test } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import { DOES_NOT_APPLY, fits, isPropertyName, property, type Subject } from '../../model/property';
import { RULES } from '../../rules/catalogue';
import { evaluate } from '../judge/evaluate';
import { HINTED, hintsOf } from './hints';

const what = (on: Subject, name: string): unknown => {
  const hints = hintsOf(on, name);
  return hints['technology'] ?? hints['storeKind'] ?? hints['entityKind'];
};

describe('what a name suggests', () => {
  test.each([
    ['process', 'API gateway', 'gateway'],
    ['process', 'apiGateway', 'gateway'],
    ['process', 'Login service', 'idp'],
    ['process', 'AuthSvc', 'idp'],
    ['process', 'Anmeldedienst', 'idp'],
    ['process', 'Admin portal', 'web'],
    ['process', 'Web Server', 'web'],
    ['process', 'Mobile app', 'mobile'],
    ['process', 'Eltern-App', 'mobile'],
    ['process', 'Web application', 'web'],
    ['process', 'orderSvc', 'api'],
    ['process', 'payment-service', 'api'],
    ['process', 'Email worker', 'worker'],
    ['process', 'CDN', 'cdn'],
    ['process', 'MQTT broker', 'broker'],
    ['process', 'Azure IoT Hub', 'broker'],
    ['process', 'Hub', 'device'],
    ['process', 'Firmware update service', 'api'],
    ['process', 'Jenkins', 'ci'],
    ['process', 'Smart meter firmware', 'device'],
    ['store', 'Postgres', 'sql'],
    ['store', 'Orders DB', 'sql'],
    ['store', 'ordersDB', 'sql'],
    ['store', 'Notendatenbank', 'sql'],
    ['store', 'Base de données clients', 'sql'],
    ['store', 'S3 bucket', 'object'],
    ['store', 'Kafka', 'queue'],
    ['store', 'Redis cache', 'cache'],
    ['store', 'Audit database', 'log'],
    ['store', 'Key Vault', 'secrets'],
    ['store', 'Container registry', 'registry'],
    ['external', 'Database administrator', 'human'],
    ['external', 'Payment provider', 'system'],
    ['external', 'Web browser', 'browser'],
    ['external', 'Temperature sensor', 'device'],
  ] as const)('%s “%s”: %s', (on, name, expected) => {
    expect(what(on, name)).toBe(expected);
  });

  test.each([
    ['store', 'Catalogue of blogs', 'log'],
    ['store', 'Product catalog', 'log'],
    ['store', 'Monkeys', 'secrets'],
    ['process', 'Data pipeline', 'ci'],
    ['process', 'Spare parts planning', 'spa'],
    ['process', 'Agent commission', 'agent'],
    ['process', 'Circuit breaker', 'ci'],
    ['process', 'Web application', 'mobile'],
    ['process', 'Device management service', 'device'],
    ['external', 'Database administrator', 'sql'],
    ['external', 'Bank clerk', 'system'],
    ['external', 'Service engineer', 'system'],
  ] as const)('%s “%s” is not taken for %s', (on, name, other) => {
    expect(what(on, name)).not.toBe(other);
  });

  test.each([
    ['Place order', { writes: true }],
    ['Book appointment', { writes: true }],
    ['View orders', {}],
    ['Order status', {}],
    ['HL7 ADT messages', { encrypted: false, authn: 'none' }],
    ['Requests', {}],
  ] as const)('the flow “%s” is for %o', (name, suggests) => {
    const { writes, encrypted, authn } = hintsOf('flow', name);

    expect(JSON.parse(JSON.stringify({ writes, encrypted, authn }))).toEqual(suggests);
  });

  test.each(['', 'Process 1', 'A', 'Data store 2', 'External entity', 'X'])(
    '“%s” suggests nothing',
    (name) => {
      for (const on of ['process', 'store', 'external', 'flow'] as const)
        expect(hintsOf(on, name)).toEqual({});
    },
  );

  test('data is known by the names of flows and stores, several kinds at a time', () => {
    expect(hintsOf('flow', 'Identity documents')).toMatchObject({ kinds: ['personal', 'files'] });
    expect(hintsOf('store', 'Patient DB')).toMatchObject({ kinds: ['health'], class: 'confidential' });
    expect(hintsOf('flow', 'Heartbeat')).toEqual({});
  });

  test('only values of the dictionary are suggested', () => {
    expect([...HINTED].filter((name) => !isPropertyName(name))).toEqual([]);
    for (const name of ['Login service', 'Admin', 'Patient DB', 'Users', 'Payment provider', 'Upload CSV'])
      for (const on of ['process', 'store', 'external', 'flow'] as const)
        for (const [key, value] of Object.entries(hintsOf(on, name))) {
          expect(isPropertyName(key) && fits(key, value)).toBe(true);
          expect(isPropertyName(key) && property(key).on.includes(on)).toBe(true);
        }
  });
});

describe('what a name suggests is not known', () => {
  const shop = (properties: Readonly<Record<string, string>>, name = 'Orders DB'): Model => ({
    ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
    boundaries: byId([newBoundary({ id: 'in', name: 'Inside' })]),
    elements: byId([
      newElement({ id: 'user', kind: 'external', name: 'Somebody' }),
      newElement({ id: 'p', kind: 'process', name: 'P', boundary: 'in' }),
      newElement({ id: 's', kind: 'store', name, boundary: 'in', properties }),
    ]),
    flows: byId([newFlow({ id: 'a', from: 'user', to: 'p' }), newFlow({ id: 'b', from: 'p', to: 's' })]),
  });
  const injection = (model: Model) => evaluate(model, RULES).threats.get('query-injection@p');

  test('it raises what is typical, as baseline, and says on what it rests', () => {
    const threat = injection(shop({}));

    expect(threat?.tier).toBe('baseline');
    expect(threat?.because.map(({ text }) => text)).toContain('queries Orders DB, going by names');
  });

  test('it asks nothing and decides nothing that nobody has said', () => {
    const named = evaluate(shop({}), RULES);
    const unnamed = evaluate(shop({}, 'S'), RULES);

    expect([...named.threats.values()].filter(({ tier }) => tier === 'evidence')).toEqual([]);
    expect(named.addressed.length).toBe(unnamed.addressed.length);
  });

  test('nothing is critical for what it is called: the rating says so, until somebody has said what it is', () => {
    const named = injection(shop({}))?.rating;
    const said = injection(shop({ storeKind: 'sql' }))?.rating;

    expect(named).toMatchObject({ likelihood: 'medium', impact: 'high', risk: 'high' });
    expect(named?.parts.at(-1)).toBe('Impact at most 4: only names say what these things are.');
    expect(said?.risk).toBe('critical');
    // Among what is high it stands where it would stand.
    expect(named?.score).toBe(said?.score);
  });

  test('what is said counts before the name, “does not apply” too', () => {
    expect(injection(shop({ storeKind: 'queue' }))).toBeUndefined();
    expect(injection(shop({ storeKind: DOES_NOT_APPLY }))).toBeUndefined();
    expect(injection(shop({ storeKind: 'sql' }))?.because.map(({ text }) => text)).toContain(
      'queries Orders DB',
    );
  });
});
