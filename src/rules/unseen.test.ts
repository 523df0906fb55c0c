import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { causesOf, FIRST_CARDS } from '../engine/register/causes';
import { evaluate } from '../engine/judge/evaluate';
import { numberThreats } from '../engine/register/numbers';
import { registerOf } from '../engine/register/rows';
import { readNative } from '../formats/native/native';
import type { ThreatKey } from '../model/id';
import type { PropertyName } from '../model/property';
import { RULES, ruleById } from './catalogue';

/**
 * Systems drawn as people redraw a published diagram: names, kinds, boundaries, names of flows, and nothing else. The lists of
 * threats were written before anybody looked at what the rules make of them. Half of the systems are kept apart: rules are
 * never made or changed for their sake.
 */
interface Expertise {
  readonly source: string;
  readonly kept_apart?: boolean;
  readonly threats: readonly { readonly says: string; readonly named_by: readonly ThreatKey[] }[];
}

/** Rules that came after the lists and say the same as one that is named there. */
const SAME: Readonly<Record<string, string>> = {
  'ent-spoof': 'account-takeover',
  'flow-tamper': 'flow-cleartext-public',
  'flow-disclose': 'flow-cleartext-public',
};
const worded = (key: ThreatKey): string => {
  const [rule, subject] = key.split('@') as [string, string];
  return `${SAME[rule] ?? rule}@${subject}`;
};

const FOLDER = new URL('unseen/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

const SYSTEMS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.threats.yaml'))
  .map((file) => {
    const name = file.replace('.threats.yaml', '');
    const result = readNative(read(`${name}.yaml`), (kind) => `${kind}-fresh`);
    if (!result.ok) throw new Error(`${name}: ${result.place ?? ''} ${result.reason}`);
    const verdict = evaluate(result.model, RULES);
    const model = numberThreats(result.model, verdict);
    const inSight = causesOf(model, registerOf(model, verdict))
      .slice(0, FIRST_CARDS)
      // What is said of every thing of its kind names nothing by itself.
      .filter(({ kind }) => kind !== 'drawing')
      .flatMap((card) => [card.lead, ...card.consequences].flatMap((line) => line.rows));
    const asked = verdict.questions.slice(0, 5).map((question) => question.property);
    return { name, expertise: parse(read(file)) as Expertise, warnings: result.warnings, inSight, asked };
  });

/** Of the threats that experts name, at least so many in a hundred are told by a threat of their own among the first cards. */
const NAMED = { known: 80, apart: 65 };

/** What an expert asks before anything else, and what can wait until that is known. */
const FIRST: readonly PropertyName[] = [
  'encrypted',
  'protocol',
  'authn',
  'entityAuthn',
  'authorizes',
  'validatesInput',
  'rateLimited',
];
const UPKEEP: readonly PropertyName[] = ['dependenciesTracked', 'logsSensitive', 'secretsIn', 'memorySafe'];

describe.each(['known', 'apart'] as const)('systems of which nothing is said but names (%s)', (set) => {
  const systems = SYSTEMS.filter(({ expertise }) => (expertise.kept_apart === true) === (set === 'apart'));

  test('there are four at least, without warnings', () => {
    expect(systems.length).toBeGreaterThanOrEqual(4);
    expect(systems.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  test('most of what experts name is in sight before anybody has answered anything', () => {
    const threats = systems.flatMap(({ expertise, inSight }) => {
      const keys = new Set<string>(inSight.map(({ key }) => key));
      return expertise.threats.map(({ named_by }) =>
        named_by.some((key) => keys.has(key) || keys.has(worded(key))),
      );
    });

    expect((100 * threats.filter(Boolean).length) / threats.length).toBeGreaterThanOrEqual(NAMED[set]);
  });

  test.each(systems)(
    'of $name the first questions are about who gets in, what they may do and how it travels',
    ({ asked }) => {
      expect(asked.filter((name) => FIRST.includes(name)).length).toBeGreaterThanOrEqual(3);
      expect(FIRST).toContain(asked[0]);
      expect(asked.slice(0, 2).filter((name) => UPKEEP.includes(name))).toEqual([]);
    },
  );

  test('no name makes a threat more than typical', () => {
    expect(systems.flatMap(({ inSight }) => inSight).filter(({ tier }) => tier === 'evidence')).toEqual([]);
  });

  test('the lists name rules that there are', () => {
    const keys = systems.flatMap(({ expertise }) => expertise.threats.flatMap(({ named_by }) => named_by));

    expect(keys.filter((key) => !ruleById(key.split('@')[0]!))).toEqual([]);
  });
});
