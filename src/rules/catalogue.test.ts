import { describe, expect, test } from 'vitest';
import { evaluate } from '../engine/judge/evaluate';
import {
  isProperty,
  readingsOf,
  type Condition,
  type FactName,
  type Reading,
  type Rule,
} from '../engine/rule';
import { PLACEHOLDERS } from '../engine/judge/title';
import type { Threat } from '../engine/threat';
import { newBoundary } from '../model/boundary';
import { STRIDE } from '../model/decision';
import { newElement, type Element } from '../model/element';
import { newFlow, type Flow } from '../model/flow';
import { byId, emptyModel, type Model } from '../model/model';
import {
  propertiesOf,
  property,
  PROPERTY_NAMES,
  subjectOf,
  type PropertyName,
  type Value,
} from '../model/property';
import { RULES, ruleById } from './catalogue';

const evidence = RULES.filter((rule) => rule.tier === 'evidence');
const baseline = RULES.filter((rule) => rule.tier === 'baseline');

/** Derived facts that a person changes by setting a property. */
const FACTS_SET_BY: Partial<Record<FactName, readonly PropertyName[]>> = {
  encryptedInTransit: ['encrypted', 'protocol'],
  callerProof: ['authn', 'protocol'],
  networked: ['protocol'],
  sensitivity: ['class'],
  carries: ['kinds'],
  clearedFor: ['clearance'],
  isBrowser: ['entityKind', 'technology', 'runtime'],
  isMachine: ['entityKind'],
  isClient: ['technology', 'runtime'],
  mayWrite: ['writes'],
  queries: ['storeKind'],
  feedsLogStore: ['storeKind'],
  verifiedByCallers: ['verifiesPeer', 'authn'],
  actionsRecorded: ['audited', 'logs', 'logsActor'],
};

function propertiesRead(reading: Reading): readonly PropertyName[] {
  return isProperty(reading.name) ? [reading.name] : (FACTS_SET_BY[reading.name] ?? []);
}

function conditionsOf(rule: Rule): readonly Condition[] {
  return [rule.when, rule.unless, rule.typically, rule.untypically].filter(
    (condition) => condition !== undefined,
  );
}

describe('the catalogue', () => {
  test('names every rule once, in words joined by hyphens', () => {
    const ids = RULES.map((rule) => rule.id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(ids.every((id) => ruleById(id)?.id === id)).toBe(true);
  });

  test('has rules in evidence for all six categories and all four kinds of things', () => {
    for (const category of STRIDE) expect(evidence.some((rule) => rule.category === category)).toBe(true);
    for (const on of ['flow', 'process', 'store', 'external'] as const) {
      expect(evidence.filter((rule) => rule.on === on).length).toBeGreaterThan(2);
    }
  });

  test('reads every property of the dictionary', () => {
    const read = new Set(RULES.flatMap(conditionsOf).flatMap(readingsOf).flatMap(propertiesRead));

    expect(PROPERTY_NAMES.filter((name) => !read.has(name))).toEqual([]);
  });

  test('reads the ends of a flow for flows only', () => {
    const astray = RULES.filter(
      (rule) =>
        rule.on !== 'flow' &&
        conditionsOf(rule)
          .flatMap(readingsOf)
          .some(({ of }) => of !== 'self'),
    );

    expect(astray.map((rule) => rule.id)).toEqual([]);
  });

  test('fills in nothing that titles do not know', () => {
    for (const rule of RULES) {
      const words = [rule.title, ...rule.prevent, ...rule.detect, ...(rule.correct ?? [])].flatMap((text) =>
        [...text.matchAll(/\{(\w*)\}/g)].map((match) => match[1]),
      );
      expect(
        words.filter((word) => !(PLACEHOLDERS as readonly (string | undefined)[]).includes(word)),
      ).toEqual([]);
    }
  });

  test.each(RULES)('$id says what goes wrong, why, and what to do', (rule) => {
    expect(rule.title).toMatch(/[^.]$/);
    expect(rule.title).toMatch(rule.on === 'flow' ? /\{(name|source|target)\}/ : /\{name\}/);
    expect(rule.why).toMatch(/^[A-Z].*\.$/);
    expect(rule.prevent.length).toBeGreaterThan(0);
    expect(rule.detect.length).toBeGreaterThan(0);
    for (const control of [...rule.prevent, ...rule.detect, ...(rule.correct ?? [])]) {
      expect(control).toMatch(/^[A-Z].*[^.]$/);
    }
    for (const verse of rule.asvs ?? []) expect(verse).toMatch(/^V\d+(\.\d+){0,2}$/);
  });
});

describe('the chart of STRIDE by element', () => {
  const CHART = {
    external: 'SR',
    process: 'STRIDE',
    store: 'TRID',
    flow: 'STID',
  } as const;

  test.each(Object.entries(CHART))('%s has a baseline rule for each of %s', (on, letters) => {
    const covered = new Set(baseline.filter((rule) => rule.on === on).map((rule) => rule.category));

    expect(STRIDE.filter((category) => covered.has(category)).join('')).toBe(
      STRIDE.filter((category) => letters.includes(category)).join(''),
    );
  });

  test.each(baseline)('$id is answered by design by some control', (rule) => {
    expect(rule.unless).toBeDefined();
  });
});

describe('each rule', () => {
  test.each(RULES)('$id is switched off by an answer that people can give', (rule) => {
    const raised = witness(rule);

    expect(raised && switchesOff(rule, raised)).toBeDefined();
  });

  test.each(evidence)('$id finds nothing proved while nothing is known', (rule) => {
    expect(scenesFor(rule).filter((scene) => raisedAs(rule, scene, scene.model) === 'evidence')).toEqual([]);
  });

  test.each(RULES)('$id is raised by some model, and not by the nearest one', (rule) => {
    const raised = witness(rule);

    expect(raised).toBeDefined();
    expect(raised && nearestWithout(rule, raised)).toBeDefined();
  });
});

describe('a threat that is typical for what a thing is', () => {
  const typical = evidence.flatMap((rule) =>
    rule.typically ? [{ id: rule.id, rule, typically: rule.typically }] : [],
  );

  test.each(typical)('$id is raised before the control is known, and silent once it is there', (one) => {
    const found = typicalWitness(one.rule, one.typically);

    expect(found).toBeDefined();
    expect(found && switchesOff(one.rule, found)).toBeDefined();
  });

  test.each(typical)('$id says what nobody has said yet', ({ rule, typically }) => {
    const found = typicalWitness(rule, typically);
    const threat = found && threatIn(rule, found.scene, withSettings(found.scene, found.settings));

    expect(threat?.because.at(-1)?.text).toMatch(/ is not known$/);
  });
});

/**
 * The 40 rows that were distilled from the templates of Microsoft’s Threat Modeling Tool, and the
 * rules that cover each.
 */
const ROWS: Readonly<Record<number, readonly string[]>> = {
  1: ['flow-unauth-ingress', 'flow-spoof', 'ent-spoof'],
  2: ['flow-unauth-internal', 'flow-unauth-ingress', 'proc-spoof'],
  3: ['flow-peer-unverified'],
  4: ['cookie-flags'],
  5: ['session-no-expiry'],
  6: ['token-replay', 'flow-replay'],
  7: ['browser-token-exposed', 'token-theft-script'],
  8: ['signing-key-exposed'],
  9: ['dangling-dns'],
  10: ['device-shared-key', 'default-credentials'],
  11: ['proc-no-validation', 'client-side-trust'],
  12: ['query-injection'],
  13: ['xss'],
  14: ['xxe'],
  15: ['unsafe-deserialization'],
  16: ['flow-tamper', 'flow-async-unsigned', 'flow-weak-tls', 'flow-tls-stripping'],
  17: ['file-upload'],
  18: ['log-forging'],
  19: ['artifact-unsigned', 'registry-unsigned', 'registry-mutable', 'unpinned-build-steps'],
  20: ['vulnerable-deps'],
  21: ['unlogged-security-events', 'actor-not-recorded'],
  22: ['store-unaudited'],
  23: ['log-mutable', 'logs-local-only'],
  24: ['flow-cleartext-public', 'flow-cleartext-internal'],
  25: ['weak-password-hash', 'secrets-broad-access'],
  26: ['store-unencrypted', 'backup-unencrypted'],
  27: ['verbose-errors'],
  28: ['sensitive-logs'],
  29: ['client-cache', 'cache-sensitive'],
  30: ['secrets-misplaced', 'client-embedded-secret'],
  31: ['store-public'],
  32: ['client-cache'],
  33: ['no-rate-limit', 'edge-no-ddos'],
  34: ['no-backup', 'store-delete-unprotected', 'backup-same-blast'],
  35: ['object-authz-missing', 'function-authz-missing'],
  36: ['csrf'],
  37: ['clickjacking', 'cors-wide'],
  38: ['flow-static-secret', 'ci-long-lived-creds', 'over-privileged'],
  39: ['store-network-exposed', 'flow-store-from-untrusted'],
  40: ['admin-weak-authn', 'flow-admin-open', 'privileged-no-mfa'],
};

test('all 40 rows of the second list are covered', () => {
  expect(Object.keys(ROWS)).toHaveLength(40);
  expect(Object.values(ROWS).flatMap((ids) => ids.filter((id) => !ruleById(id)))).toEqual([]);
});

// Scenes: small models in which every fact of the drawing can be found, with nothing known about anything.

interface Scene {
  readonly model: Model;
  readonly subject: string;
}

const model = (elements: readonly Element[], flows: readonly Flow[]): Model => ({
  ...emptyModel({ id: 'm', name: 'Scene', diagram: 'd' }),
  boundaries: byId([
    newBoundary({ id: 'net', name: 'Internet', trust: 'untrusted' }),
    newBoundary({ id: 'app', name: 'Application', trust: 'trusted' }),
  ]),
  elements: byId(elements),
  flows: byId(flows),
});

function scenesFor(rule: Rule): readonly Scene[] {
  const visitor = newElement({ id: 'visitor', kind: 'external', name: 'Visitor', boundary: 'net' });
  const app = (id: string, kind: Element['kind'], properties: Element['properties'] = {}): Element =>
    newElement({ id, kind, name: id, boundary: 'app', properties });
  switch (rule.on) {
    case 'flow':
      return (['external', 'process'] as const).flatMap((from) =>
        (['process', 'store', 'external'] as const).flatMap((to) =>
          [
            ['net', 'app'],
            ['app', 'app'],
            ['app', 'net'],
          ].map(([here = null, there = null]) => ({
            model: model(
              [
                newElement({ id: 'from', kind: from, name: 'From', boundary: here }),
                newElement({ id: 'to', kind: to, name: 'To', boundary: there }),
              ],
              [newFlow({ id: 'flow', from: 'from', to: 'to', name: 'Calls' })],
            ),
            subject: 'flow',
          })),
        ),
      );
    case 'process':
      return [{}, { storeKind: 'sql' }, { storeKind: 'file' }, { storeKind: 'log' }].map((properties) => ({
        model: model(
          [visitor, app('front', 'process'), app('process', 'process'), app('store', 'store', properties)],
          [
            newFlow({ id: 'visit', from: 'visitor', to: 'front' }),
            newFlow({ id: 'call', from: 'visitor', to: 'process' }),
            newFlow({ id: 'query', from: 'process', to: 'store' }),
          ],
        ),
        subject: 'process',
      }));
    case 'store':
      return [
        {
          model: model(
            [visitor, app('process', 'process'), app('store', 'store')],
            [
              newFlow({ id: 'call', from: 'visitor', to: 'process' }),
              newFlow({ id: 'query', from: 'process', to: 'store' }),
            ],
          ),
          subject: 'store',
        },
      ];
    case 'external':
      return [
        { from: 'visitor', to: 'process' },
        { from: 'process', to: 'visitor' },
      ].map((ends) => ({
        model: model([visitor, app('process', 'process')], [newFlow({ id: 'call', ...ends })]),
        subject: 'visitor',
      }));
  }
}

// Witnesses: settings of properties in a scene that raise a rule.

interface Setting {
  readonly thing: string;
  readonly name: PropertyName;
  readonly value: Value | undefined;
}
interface Witness {
  readonly scene: Scene;
  readonly settings: readonly Setting[];
}

function threatIn(rule: Rule, { subject }: Scene, in_: Model): Threat | undefined {
  return evaluate(in_, [rule]).threats.get(`${rule.id}@${subject}`);
}

function raisedAs(rule: Rule, scene: Scene, in_: Model): Threat['tier'] | undefined {
  return threatIn(rule, scene, in_)?.tier;
}

/** The first scene and settings that raise the rule as what it is. */
function witness(rule: Rule): Witness | undefined {
  return firstRaised(rule, rule.when, rule.tier);
}

/** The first scene and settings in which the rule is raised although its control is not known. */
function typicalWitness(rule: Rule, typically: Condition): Witness | undefined {
  return firstRaised(rule, typically, 'baseline');
}

function firstRaised(rule: Rule, condition: Condition, tier: Threat['tier']): Witness | undefined {
  for (const scene of scenesFor(rule)) {
    for (const settings of combinations(choicesIn(rule, [condition], scene))) {
      if (raisedAs(rule, scene, withSettings(scene, settings)) === tier) return { scene, settings };
    }
  }
  return undefined;
}

/** What a thing is cannot be answered otherwise to be rid of a threat; all else can. */
const IS: ReadonlySet<PropertyName> = new Set([
  'technology',
  'storeKind',
  'entityKind',
  'runtime',
  'kinds',
  'class',
  'criticality',
  'thirdParty',
  'usage',
  'mode',
]);

/** Known answers, none of them about what the thing is, that silence a rule: one, or the controls of a baseline rule together. */
function switchesOff(rule: Rule, { scene, settings }: Witness): readonly Setting[] | undefined {
  const choices = choicesIn(rule, conditionsOf(rule), scene)
    .map((choice) => choice.filter(({ name, value }) => value !== undefined && !IS.has(name)))
    .filter((choice) => choice.length > 0);
  const together = rule.unless ? [...combinations(choicesIn(rule, [rule.unless], scene))] : [];
  return [...choices.flatMap((choice) => choice.map((setting) => [setting])), ...together].find(
    (changes) => raisedAs(rule, scene, withSettings(scene, [...settings, ...changes])) === undefined,
  );
}

/** The fewest properties set otherwise, so that the rule is not raised any more: one, or all the controls that answer a baseline rule together. */
function nearestWithout(rule: Rule, { scene, settings }: Witness): readonly Setting[] | undefined {
  const single = choicesIn(rule, conditionsOf(rule), scene).flatMap((choice) =>
    choice.map((setting) => [setting]),
  );
  const together = rule.unless ? [...combinations(choicesIn(rule, [rule.unless], scene))] : [];
  return [...single, ...together].find(
    (changes) => raisedAs(rule, scene, withSettings(scene, [...settings, ...changes])) === undefined,
  );
}

/** For each property that the conditions rest on: what it may be set to, as far as it matters. */
function choicesIn(
  rule: Rule,
  conditions: readonly Condition[],
  scene: Scene,
): readonly (readonly Setting[])[] {
  const flow = scene.model.flows[scene.subject];
  const choices = new Map<string, readonly Setting[]>();
  for (const condition of conditions) {
    for (const reading of readingsOf(condition)) {
      const thing = reading.of === 'self' ? scene.subject : reading.of === 'source' ? flow?.from : flow?.to;
      for (const name of propertiesRead(reading)) {
        for (const at of thing === undefined ? [] : [thing, ...aroundIt(scene.model, thing, reading)]) {
          const record = scene.model.elements[at] ?? scene.model.flows[at];
          if (!record || !propertiesOf(subjectOf(record)).includes(name)) continue;
          const values = valuesThatMatter(name, conditionsOf(rule));
          choices.set(
            `${at} ${name}`,
            [undefined, ...values].map((value) => ({ thing: at, name, value })),
          );
        }
      }
    }
  }
  return [...choices.values()];
}

/** Two facts rest on properties of what is around the thing. */
function aroundIt(of: Model, thing: string, reading: Reading): readonly string[] {
  if (reading.name === 'verifiedByCallers')
    return Object.values(of.flows)
      .filter((f) => f.to === thing)
      .map((f) => f.id);
  if (reading.name === 'actionsRecorded')
    return Object.values(of.flows)
      .filter((f) => f.from === thing)
      .map((f) => f.id);
  return [];
}

/** The values that the conditions mention, and one that they do not. */
function valuesThatMatter(name: PropertyName, conditions: readonly Condition[]): readonly Value[] {
  const entry = property(name);
  if (entry.type === 'yesno') return [true, false];
  const options = entry.options.map((option) => option.value);
  const mentioned = new Set(conditions.flatMap(mentionedIn).map(String));
  const ranked = conditions.some((condition) =>
    JSON.stringify(condition).match(/"atLeast"|"below"|"exceeds"/),
  );
  const first = options.filter((value) => mentioned.has(value));
  const other = options.filter((value) => !mentioned.has(value));
  const values = [...first, ...(ranked && options.length < 6 ? other : other.slice(0, 1))];
  return entry.type === 'set' ? [...values.map((value) => [value]), []] : values;
}

function mentionedIn(condition: Condition): readonly (string | boolean)[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(mentionedIn);
    case 'not':
      return mentionedIn(condition.of);
    case 'in':
    case 'has':
      return [...condition.values, ...(FACT_VALUES[condition.read.name] ?? [])];
    case 'atLeast':
    case 'below':
      return [condition.value];
    case 'exceeds':
      return [];
  }
}

/** Values of properties behind facts that are compared with yes and no. */
const FACT_VALUES: Partial<Record<string, readonly string[]>> = {
  isBrowser: ['browser', 'spa'],
  isMachine: ['system', 'human'],
  isClient: ['spa', 'web'],
  verifiedByCallers: ['mtls'],
  networked: ['ipc', 'https'],
};

function* combinations(choices: readonly (readonly Setting[])[]): Generator<readonly Setting[]> {
  const [first, ...rest] = choices;
  if (!first) {
    yield [];
    return;
  }
  for (const settings of combinations(rest)) for (const setting of first) yield [setting, ...settings];
}

function withSettings(scene: Scene, settings: readonly Setting[]): Model {
  return settings.reduce(set, scene.model);
}

function set(in_: Model, { thing, name, value }: Setting): Model {
  const changed = <T extends Element | Flow>(record: T): T => {
    const { [name]: _, ...rest } = record.properties;
    return { ...record, properties: value === undefined ? rest : { ...rest, [name]: value } };
  };
  const element = in_.elements[thing];
  if (element) return { ...in_, elements: { ...in_.elements, [thing]: changed(element) } };
  const flow = in_.flows[thing];
  return flow ? { ...in_, flows: { ...in_.flows, [thing]: changed(flow) } } : in_;
}
