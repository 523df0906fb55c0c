import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../engine/judge/evaluate';
import { numberThreats } from '../engine/register/numbers';
import { registerOf } from '../engine/register/rows';
import { readNative, writeNative } from '../formats/native/native';
import type { Decision, Impact, Stride } from '../model/decision';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { boundariesCrossed, outward } from '../model/graph';
import type { ThreatKey } from '../model/id';
import { violations } from '../model/integrity';
import { nameOf, type Model } from '../model/model';
import { placesOn, type Box, type Place } from '../model/place';
import {
  fits,
  isPropertyName,
  propertiesOf,
  subjectOf,
  valueInWords,
  type PropertyName,
  type Value,
} from '../model/property';
import { RULES } from '../rules/catalogue';
import { lintsIn } from '../rules/lints';
import { STARTERS } from './starters';

const read = (yaml: string): Model => {
  const result = readNative(yaml, (kind) => `${kind}-fresh`);
  if (!result.ok) throw new Error(`${result.place ?? ''} ${result.reason}`);
  return result.model;
};
const models = STARTERS.map(({ id, name, yaml }) => ({ id, name, yaml, model: read(yaml) }));
const starter = (id: string): Model => {
  const found = models.find((one) => one.id === id);
  if (!found) throw new Error(`There is no starter ${id}.`);
  return found.model;
};

/**
 * A starter carries fingerprints of the facts that were judged, titles and printed numbers, all of which follow from
 * the rules. After a change of rules: `UPDATE_GOLDEN=1 npx vitest run src/starters`, and look at the difference.
 */
test.each(models)('$name carries what follows from the rules of today', ({ id, yaml, model }) => {
  const verdict = evaluate(model, RULES);
  const decisions = Object.values(model.decisions).map((decision): [string, Decision] => {
    const threat = verdict.threats.get(decision.threat);
    if (!threat) return [decision.threat, decision];
    const about = {
      title: threat.title,
      category: threat.category,
      subject: nameOf(model, threat.subject),
    };
    return [decision.threat, { ...decision, seen: threat.fingerprint, about }];
  });
  const numbers = Object.entries(model.numbers).filter(([key]) => verdict.threats.has(key));
  const current = {
    ...model,
    decisions: Object.fromEntries(decisions),
    numbers: Object.fromEntries(numbers),
  };

  const written = writeNative(numberThreats(current, verdict));
  const isRewritten = process.env['UPDATE_GOLDEN'] === '1';
  if (isRewritten) writeFileSync(new URL(`${id}.yaml`, import.meta.url), written);

  expect(isRewritten ? written : yaml).toBe(written);
});

describe.each(models)('$name', ({ name, yaml, model }) => {
  const verdict = evaluate(model, RULES);
  const rows = registerOf(model, verdict);

  test('is read without a warning and written back as it is', () => {
    const result = readNative(yaml, (kind) => `${kind}-fresh`);

    expect(result).toMatchObject({ ok: true, warnings: [] });
    expect(writeNative(model)).toBe(yaml);
  });

  test('keeps every law of a model and speaks the words of the dictionary', () => {
    expect(model.name).toBe(name);
    expect(violations(model)).toEqual([]);
    const things = [...Object.values(model.elements), ...Object.values(model.flows)];
    expect(
      things.flatMap((thing) =>
        Object.entries(thing.properties).filter(([name, value]) => !isKnown(thing, name, value)),
      ),
    ).toEqual([]);
  });

  test('has no modelling mistakes but the support that the text leaves out', () => {
    const mistakes = lintsIn(model).filter(({ lint }) => lint !== 'lint-missing-support');

    expect(mistakes.map((lint) => lint.message)).toEqual([]);
  });

  test('says what is in scope, who attacks, what is assumed and when to look again', () => {
    expect(model.scope.version).not.toBe('');
    expect(model.scope.inScope.length).toBeGreaterThan(1);
    expect(model.scope.outOfScope.length).toBeGreaterThan(1);
    expect(model.scope.assets.length).toBeGreaterThan(1);
    expect(Object.keys(model.actors).length).toBeGreaterThan(2);
    expect(Object.keys(model.assumptions).length).toBeGreaterThan(1);
    expect(model.review.next).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(model.review.triggers.length).toBeGreaterThan(1);
  });

  test('decides about threats that are raised, on the facts that they rest on', () => {
    const decided = rows.filter((row) => model.decisions[row.key]);

    expect(decided.length).toBeGreaterThan(4);
    expect(decided.map((row) => `${row.key} ${row.state} ${row.threat?.fingerprint}`)).toEqual(
      decided.map((row) => `${row.key} decided ${row.decision.seen}`),
    );
    expect(decided.every((row) => row.number > 0)).toBe(true);
  });

  test('shows every part of the work: done, under way, to do, and reasons where nothing is done', () => {
    const statuses = new Set(rows.map((row) => row.status));
    for (const status of ['open', 'mitigated', 'mitigating', 'deferred'] as const)
      expect(statuses).toContain(status);
    const decisions = Object.values(model.decisions);
    const undone = decisions.filter(({ status }) => status !== 'open' && status !== 'mitigated');
    const accepted = decisions.filter(({ status }) => status === 'accepted');
    expect(undone.filter((decision) => decision.justification === '')).toEqual([]);
    expect(accepted.filter((decision) => decision.owner === '' || decision.reviewBy === '')).toEqual([]);
    expect(rows.some((row) => row.residual !== null)).toBe(true);
  });

  test('has mitigations for threats that are raised only', () => {
    const served = Object.values(model.mitigations).flatMap((mitigation) => mitigation.threats);

    expect(served.length).toBeGreaterThan(0);
    expect(served.filter((key) => !verdict.threats.has(key))).toEqual([]);
  });

  test('stays within what one page of the register shows', () => {
    expect(rows.filter((row) => row.tier === 'evidence').length).toBeLessThanOrEqual(20);
  });

  test('is drawn on the grid, nothing on top of another, boundaries well around what they hold', () => {
    const places = placesOn(model, 'd-main');
    const boxes = places.filter((place) => !model.boundaries[place.thing]);

    expect(places.map((place) => place.thing).toSorted()).toEqual(
      [
        ...Object.keys(model.elements),
        ...Object.keys(model.boundaries),
        ...Object.keys(model.notes),
      ].toSorted(),
    );
    expect(
      places.flatMap(({ x, y, width, height }) => [x, y, width, height]).filter((n) => n % 8 !== 0),
    ).toEqual([]);
    for (const one of boxes)
      for (const other of boxes) expect(one === other || !overlap(one, other)).toBe(true);
    for (const boundary of places.filter((place) => model.boundaries[place.thing])) {
      const astray = boxes.filter((box) =>
        standsIn(model, box, boundary) ? !isWellInside(box, boundary) : overlap(box, boundary),
      );
      expect(astray).toEqual([]);
    }
  });
});

function isKnown(thing: Element | Flow, name: string, value: Value): boolean {
  return isPropertyName(name) && propertiesOf(subjectOf(thing)).includes(name) && fits(name, value);
}

function standsIn(model: Model, box: Place, boundary: Place): boolean {
  return outward(model, model.elements[box.thing]?.boundary ?? null).includes(boundary.thing);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isWellInside(inner: Box, outer: Box): boolean {
  return (
    inner.x - outer.x >= 24 &&
    inner.y - outer.y >= 36 &&
    outer.x + outer.width - inner.x - inner.width >= 24 &&
    outer.y + outer.height - inner.y - inner.height >= 24
  );
}

describe('the web application', () => {
  const model = starter('web-application');

  test('has the five boundaries and what stands in each', () => {
    const inside = Object.values(model.boundaries).map(({ id, name }) => [
      name,
      Object.values(model.elements)
        .filter((element) => element.boundary === id)
        .map((element) => element.name)
        .toSorted(),
    ]);

    expect(Object.fromEntries(inside)).toEqual({
      Internet: ['User Browser'],
      DMZ: ['Load Balancer', 'WAF'],
      Application: ['API Server', 'Background Worker'],
      Data: ['Database', 'Message Queue', 'Redis'],
      External: ['Third-party API'],
    });
  });

  test('has the nine flows in the order of the story, with their protocols', () => {
    const flows = Object.values(model.flows).toSorted((a, b) => a.step - b.step);

    expect(
      flows.map(
        (flow) =>
          `${nameOf(model, flow.from)} → ${nameOf(model, flow.to)}: ${valueInWords('protocol', flow.properties['protocol'])}`,
      ),
    ).toEqual([
      'User Browser → WAF: HTTPS',
      'WAF → Load Balancer: HTTP',
      'Load Balancer → API Server: HTTP',
      'API Server → Database: SQL/TLS',
      'API Server → Redis: Redis (RESP)',
      'API Server → Message Queue: AMQP',
      'Message Queue → Background Worker: AMQP',
      'Background Worker → Database: SQL/TLS',
      'API Server → Third-party API: HTTPS',
    ]);
    expect(flows.filter((flow) => boundariesCrossed(model, flow).length > 0)).toHaveLength(8);
  });

  test.each([
    ['f-requests', { authn: 'token', tls: '1.3' }, ['PII', 'Credentials']],
    ['f-records', { authn: 'password', encrypted: true }, ['PII', 'Financial']],
    ['f-sessions', { authn: 'password', encrypted: false }, ['Session data']],
    ['f-payments', { authn: 'apikey', tls: '1.3' }, ['Business data']],
  ])('%s has the authentication, encryption and data of the inventory', (id, facts, data) => {
    const flow = model.flows[id];

    expect(flow?.properties).toMatchObject(facts satisfies Partial<Record<PropertyName, unknown>>);
    expect(flow?.data.map((one) => model.dataClasses[one]?.name)).toEqual(data);
  });
});

describe('every threat that the worked examples name is raised', () => {
  test.each<[example: string, threat: string, category: Stride, key: ThreatKey, risk: Impact]>([
    ['web-application', 'token theft through script', 'S', 'token-theft-script@f-requests', 'high'],
    ['web-application', 'SQL injection', 'T', 'query-injection@p-api-server', 'critical'],
    ['web-application', 'personal data in logs', 'I', 'sensitive-logs@p-api-server', 'medium'],
    [
      'web-application',
      'access to another user’s object by id',
      'E',
      'object-authz-missing@p-api-server',
      'high',
    ],
    ['web-api', 'a stolen token is replayed at the gateway', 'S', 'token-replay@p-api-gateway', 'high'],
    [
      'web-api',
      'all records are read through an over-privileged database user',
      'I',
      'store-client-overprivileged@s-user-db',
      'high',
    ],
    [
      'web-api',
      'a request is changed on its way to the API',
      'T',
      'flow-tls-stripping@f-https-request',
      'medium',
    ],
    [
      'web-api',
      'a crafted message triggers the acts of an administrator',
      'E',
      'message-granted-rights@p-worker-service',
      'high',
    ],
    ['ci-cd-pipeline', 'a push that nobody verified', 'S', 'push-unverified@f-git-push', 'high'],
    [
      'ci-cd-pipeline',
      'a build step that is not pinned',
      'T',
      'unpinned-build-steps@p-ci-runner',
      'critical',
    ],
    ['ci-cd-pipeline', 'secrets in build output', 'I', 'build-output-secrets@p-build-test', 'critical'],
    ['ci-cd-pipeline', 'an unsigned image', 'T', 'registry-unsigned@s-docker-registry', 'critical'],
    [
      'ci-cd-pipeline',
      'a deploy token with too many rights',
      'E',
      'deploy-token-broad@p-production-deploy',
      'critical',
    ],
    [
      'data-store',
      'one application account with all rights on the database',
      'E',
      'store-all-rights@s-appdb',
      'critical',
    ],
  ])('%s: %s', (example, _, category, key, risk) => {
    const model = starter(example);
    const verdict = evaluate(model, RULES);
    const row = registerOf(model, verdict).find((one) => one.key === key);

    expect(verdict.threats.get(key)).toMatchObject({ category, tier: 'evidence' });
    expect(row).toMatchObject({ state: 'decided', risk });
  });

  test.each<[example: string, key: ThreatKey, number: number, status: string]>([
    ['web-application', 'token-theft-script@f-requests', 1, 'mitigated'],
    ['web-application', 'query-injection@p-api-server', 2, 'mitigated'],
    ['web-application', 'sensitive-logs@p-api-server', 3, 'open'],
    ['web-application', 'object-authz-missing@p-api-server', 4, 'open'],
    ['web-api', 'token-replay@p-api-gateway', 1, 'mitigated'],
    ['web-api', 'store-client-overprivileged@s-user-db', 2, 'mitigated'],
    ['web-api', 'flow-tls-stripping@f-https-request', 3, 'mitigated'],
    ['web-api', 'message-granted-rights@p-worker-service', 4, 'mitigating'],
  ])('%s: %s is number %i and %s', (example, key, number, status) => {
    const model = starter(example);
    const row = registerOf(model, evaluate(model, RULES)).find((one) => one.key === key);

    expect(row).toMatchObject({ number, status });
  });
});

test('the tickets of the example register are kept', () => {
  const { mitigations, decisions } = starter('web-api');

  expect(decisions['token-replay@p-api-gateway']?.ticket).toBe('SEC-142');
  expect(decisions['store-client-overprivileged@s-user-db']?.ticket).toBe('SEC-143');
  expect(decisions['flow-tls-stripping@f-https-request']?.ticket).toBe('SEC-144');
  expect(decisions['message-granted-rights@p-worker-service']?.ticket).toBe('SEC-145');
  expect(mitigations['k-message-schema']?.status).toBe('in-progress');
});
