import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { rulesIn } from '../../engine/judge/pack';
import { evaluate } from '../../engine/judge/evaluate';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import type { PackCondition, RulePack } from '../../model/pack';
import { RULES, rulesOf } from '../../rules/catalogue';
import awkward from '../fixtures/awkward.json';
import { readNative, writeNative } from './native';
import { looksLikePack } from './looks-like-pack';
import { readRulePack, writeRulePack } from './rule-pack';

vi.setConfig({ testTimeout: 60_000 });

const ACME = `rule_pack: 1
id: acme
name: "Acme rules"
version: "2026-02"
author: "Security team"
rules:
  - id: old-protocols
    category: "I"
    subject: flow
    when:
      all:
        - protocol: [ftp, telnet]
        - crosses: true
        - "target.zoneTrust": { at_least: trusted }
    title: "{name} brings {protocol} from {sourceZone} into {targetZone}"
    why: "Our network policy forbids it."
    prevent:
      - "Use SFTP"
    likelihood: 5
    impact: 4
    cwe: [319]
  - id: paper-trail
    category: "R"
    subject: process
    tier: baseline
    when:
      all: []
    unless:
      logs: security
    title: "{name} leaves no paper trail"
`;

const good = (text: string): RulePack => {
  const read = readRulePack(text);
  if (!read.ok) throw new Error(`${read.place}: ${read.reason}`);
  return read.pack;
};
const refusal = (text: string): string => {
  const read = readRulePack(text);
  return read.ok ? 'it was read' : `${read.place}: ${read.reason}`;
};

/** A laptop outside sends files to a server inside. */
const office = (pack?: RulePack): Model => ({
  ...emptyModel({ id: 'm', name: 'Office', diagram: 'd' }),
  boundaries: {
    in: {
      id: 'in',
      name: 'Office',
      trust: 'trusted',
      parent: null,
      description: '',
      outOfScope: false,
      outOfScopeReason: '',
    },
  },
  elements: byId([
    newElement({ id: 'x', kind: 'external', name: 'Laptop' }),
    newElement({ id: 'p', kind: 'process', name: 'Records', boundary: 'in' }),
  ]),
  flows: byId([newFlow({ id: 'f', from: 'x', to: 'p', name: 'Files', properties: { protocol: 'ftp' } })]),
  rulePacks: pack ? byId([pack]) : {},
});

describe('a pack', () => {
  test('is written as it was read, byte for byte', () => {
    expect(writeRulePack(good(ACME))).toBe(ACME);
  });

  test('is told from a model by its first key', () => {
    expect(looksLikePack(ACME)).toBe(true);
    expect(looksLikePack(writeNative(office(good(ACME))))).toBe(false);
  });

  test('judges the model that holds it, beside our own rules', () => {
    const model = office(good(ACME));
    const verdict = evaluate(model, rulesOf(model));

    expect(verdict.threats.get('acme/old-protocols@f')?.title).toBe(
      'Files brings FTP from the space outside every boundary into Office',
    );
    expect(verdict.threats.has('acme/paper-trail@p')).toBe(true);
    expect(rulesOf(office())).toBe(RULES);
  });

  test('has an off-switch in each rule that names a control', () => {
    const model = office(
      good(
        ACME.replace('unless:\n      logs: security\n', 'unless:\n      rateLimited: true\n').replace(
          'category: "R"',
          'category: D',
        ),
      ),
    );
    const limited: Model = {
      ...model,
      elements: { ...model.elements, p: { ...model.elements['p']!, properties: { rateLimited: true } } },
    };
    const rules = rulesOf(model).filter((rule) => rule.id.startsWith('acme/'));
    expect([...evaluate(model, rules).threats.keys()]).toContain('acme/paper-trail@p');
    expect([...evaluate(limited, rules).threats.keys()]).not.toContain('acme/paper-trail@p');
  });

  test('travels inside the model and back', () => {
    const first = readNative(writeNative(office(good(ACME))), () => 'new');
    // The first reading has drawn what had no place yet.
    const text = first.ok ? writeNative(first.model) : '';
    const read = readNative(text, () => 'new');
    expect(read.ok && read.model.rulePacks).toEqual({ acme: good(ACME) });
    expect(read.ok && writeNative(read.model)).toBe(text);
  });
});

describe('conditions', () => {
  const when = (written: string): PackCondition =>
    good(
      `rule_pack: 1\nid: a\nname: "A"\nrules:\n  - id: r\n    category: I\n    subject: flow\n    title: "T"\n    when:\n${written.replaceAll(/^/gm, '      ')}\n`,
    ).rules[0]!.when;

  test('several keys in one place must all hold', () => {
    expect(when('protocol: ftp\ncrosses: true')).toEqual(when('all:\n  - protocol: ftp\n  - crosses: true'));
  });

  test('“not” beside a name is “not” around it', () => {
    expect(when('authn: { not: mtls }')).toEqual(when('not: { authn: mtls }'));
  });

  test('yes and no are understood where true and false are meant', () => {
    const pack = good(ACME.replace('crosses: true', 'crosses: "yes"'));
    expect(evaluate(office(pack), rulesOf(office(pack))).threats.has('acme/old-protocols@f')).toBe(true);
  });
});

describe('what is wrong with a pack is said with the line, the path and the word that was meant', () => {
  test.each([
    [
      'a property that is misspelt',
      ['- protocol: [', '- protocl: ['],
      /^Line 12, rules\[0\]\.when\.all\[0\]\.protocl: There is no property or fact “protocl”\. Did you mean “protocol”\?/,
    ],
    [
      'a fact of another kind of thing',
      ['- crosses: true', '- exposed: true'],
      /^Line 13, .*: “exposed” is known of a process or a data store, not of a data flow\./,
    ],
    [
      'a value that the property cannot have',
      ['logs: security', 'logs: secure'],
      /^Line 29, rules\[1\]\.unless\.logs: “secure” is not a value of “logs”\./,
    ],
    [
      'an order where there is none',
      ['- crosses: true', '- crosses: { at_least: yes }'],
      /^Line 13, .*: “crosses” has no order/,
    ],
    [
      'a comparison that does not exist',
      ['{ at_least: trusted }', '{ atleast: trusted }'],
      /^Line 14, .*: “atleast” is no comparison\. Did you mean “at_least”\?/,
    ],
    [
      'a place in a title that nothing fills',
      ['{name} leaves', '{nmae} leaves'],
      /^Line 30, rules\[1\]\.title: There is no place “\{nmae\}” to fill\. .*Did you mean “name”\?/,
    ],
    [
      'a category that is none',
      ['category: "R"', 'category: X'],
      /^Line 23, rules\[1\]\.category: “X” is not known here\./,
    ],
    ['a rating out of range', ['likelihood: 5', 'likelihood: 7'], /^Line 19, rules\[0\]\.likelihood: /],
    ['a key that is missing', ['    subject: flow\n', ''], /^Line 7, rules\[0\]: “subject” is missing\./],
    [
      'an id that comes twice',
      ['id: paper-trail', 'id: old-protocols'],
      /^Line 2\d, rules\[1\]\.id: The rule “old-protocols” stands here a second time; it is rule 1 already\./,
    ],
    [
      '“unless” in a rule of evidence',
      ['    tier: baseline\n', ''],
      /rules\[1\]\.unless: Only a baseline rule has “unless”/,
    ],
    [
      'a newer form',
      ['rule_pack: 1', 'rule_pack: 2'],
      /^Line 1, rule_pack: The pack was written for a newer version/,
    ],
    ['the one name that is taken', ['id: acme', 'id: own'], /^Line 2, id: A pack cannot be called “own”/],
  ] as const)('%s', (_, [from, to], expected) => {
    expect(refusal(ACME.replace(from, to))).toMatch(expected);
  });

  test('and the same inside a model', () => {
    const text = writeNative(office(good(ACME))).replace('- protocol: [ftp', '- protocl: [ftp');
    const read = readNative(text, () => 'new');
    expect(!read.ok && read.place).toMatch(
      /^Line \d+, rule_packs\[0\]\.rules\[0\]\.when\.all\[0\]\.protocl$/,
    );
  });

  test('a rule that came past the door by another way is not judged, and the others are', () => {
    const pack = good(ACME);
    const broken: RulePack = {
      ...pack,
      rules: [
        { ...pack.rules[0]!, when: { op: 'in', read: { of: 'self', name: '__proto__' }, values: [true] } },
        pack.rules[1]!,
      ],
    };
    expect(rulesIn(broken).rules.map((rule) => rule.id)).toEqual(['acme/paper-trail']);
    expect(rulesIn(broken).problems).toHaveLength(1);
  });
});

describe('bombs', () => {
  const nested = (depth: number): string =>
    ACME.replace(
      'logs: security',
      `${'{ not: '.repeat(depth)}{ logs: security }${' }'.repeat(depth)}`
        .replace(/^\{ not: /, 'not: ')
        .replace(/ \}$/, ''),
    );

  test('conditions nested too deeply are refused by depth', () => {
    expect(refusal(nested(8))).toBe('it was read');
    expect(refusal(nested(40))).toMatch(/12 levels deep/);
    expect(refusal(nested(5000))).toMatch(/nested|deep/);
  });

  test('too many rules, parts or letters are refused by number', () => {
    const rule = ACME.slice(ACME.indexOf('  - id: paper-trail'));
    const many = ACME + Array.from({ length: 250 }, (_, i) => rule.replace('paper-trail', `r${i}`)).join('');
    expect(refusal(many)).toMatch(/A pack may have 200 rules; this one has 252/);

    const wide = `all: [${Array.from({ length: 30 }, () => '{ any: [{ crosses: true }, { networked: true }] }').join(', ')}]`;
    expect(refusal(ACME.replace(/all:\n.*\n.*\n.*trusted \}/, wide))).toMatch(
      /A condition may have 60 parts/,
    );

    expect(refusal(ACME.replace('leaves no', 'x'.repeat(400)))).toMatch(/A title may have 300 characters/);
    expect(refusal(`${ACME}#${'x'.repeat(2_000_000)}`)).toMatch(/1 MB/);
  });

  test('anchors are not read', () => {
    expect(
      refusal(ACME.replace('logs: security', '&a logs: security').replace('cwe: [319]', 'cwe: *a')),
    ).not.toBe('it was read');
  });
});

const word = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 8 }));
const { condition } = fc.letrec<{ condition: PackCondition; leaf: PackCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.record({
      op: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('not' as const), of: tie('condition') }),
  ),
  leaf: fc.oneof(
    fc.record({
      op: fc.constant('in' as const),
      read: fc.record({
        of: fc.constantFrom('self' as const, 'source' as const, 'target' as const),
        name: fc.constantFrom('protocol', 'kind', 'zz'),
      }),
      values: fc.array(fc.oneof(fc.boolean(), word), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      op: fc.constantFrom('atLeast' as const, 'below' as const),
      read: fc.constant({ of: 'target' as const, name: 'zoneTrust' }),
      value: word,
    }),
    fc.record({
      op: fc.constant('has' as const),
      read: fc.constant({ of: 'self' as const, name: 'carries' }),
      values: fc.array(word, { maxLength: 3 }),
    }),
    fc.constant<PackCondition>({
      op: 'exceeds',
      read: { of: 'self', name: 'sensitivity' },
      other: { of: 'target', name: 'clearedFor' },
    }),
  ),
}));

describe('whatever is in it', () => {
  test('a pack in a model comes back as it was, or is refused with a place; never an exception', () => {
    fc.assert(
      fc.property(condition, word, word, (when, title, why) => {
        const pack = good(ACME);
        const model = office({
          ...pack,
          name: why,
          rules: [{ ...pack.rules[0]!, when, title, why, prevent: [why, title] }],
        });
        const read = readNative(writeNative(model), () => 'new');
        const sound = rulesIn(model.rulePacks['acme']!).problems.length === 0;
        const outcome = read.ok ? read.model.rulePacks : /^Line \d+/.test(read.place ?? '');
        expect(outcome).toEqual(sound ? model.rulePacks : true);
      }),
      { numRuns: 100 },
    );
  });

  test('a file with something cut out, doubled or put in is read or refused, never more', () => {
    const edit = fc.record({
      at: fc.nat(ACME.length),
      length: fc.nat(30),
      put: fc.oneof(
        word,
        fc.constantFrom('  ', '- ', ': ', '[', '{', '\n', 'all:', 'not: ', '&a ', '*a', '!!js '),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce(
          (file, { at, length, put }) => file.slice(0, at) + put + file.slice(at + length),
          ACME,
        );
        const read = readRulePack(text);
        const again = read.ok ? readRulePack(writeRulePack(read.pack)) : read;
        const outcome = read.ok
          ? { pack: again.ok && again.pack, problems: rulesIn(read.pack).problems }
          : { pack: undefined, problems: read.reason === '' ? ['no reason'] : [] };
        expect(outcome).toEqual({ pack: read.ok ? read.pack : undefined, problems: [] });
      }),
      { numRuns: 150 },
    );
  });
});
