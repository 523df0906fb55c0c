import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { causesOf, FIRST_CARDS } from '../engine/causes';
import { controlOf } from '../engine/control';
import { evaluate } from '../engine/evaluate';
import { numberThreats } from '../engine/numbers';
import { isOpen, registerOf } from '../engine/rows';
import type { Rule } from '../engine/rule';
import { readNative } from '../formats/native';
import { IMPACTS } from '../model/decision';
import type { ThreatKey } from '../model/id';
import { nameOf } from '../model/model';
import { RULES, ruleById } from './catalogue';

/**
 * Systems of many domains, drawn as people draw them: technologies and data named, most controls not spoken of. Beside
 * each model, `*.threats.yaml` says what a person who knows the domain would write down, from published threat models of
 * such systems, and which of the cards that we show first such a person would keep or strike. The lists were written before
 * anybody looked at what comes out.
 */
interface Expertise {
  /** Which published threat models the list follows. */
  readonly source: string;
  readonly threats: readonly {
    readonly says: string;
    /** Threats of ours that say the same of the same thing; one of them is enough. */
    readonly named_by: readonly ThreatKey[];
    /** Known not to be in sight, and why. */
    readonly missed?: string;
  }[];
  /** Ids of cards among the first that an expert would keep. */
  readonly keep: readonly string[];
  /** Ids of cards that an expert would strike: true of any system, told already, or of no weight here. */
  readonly strike: readonly { readonly card: string; readonly because: string }[];
}

const FOLDER = new URL('experts/', import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.threats.yaml'))
  .map((file) => file.replace('.threats.yaml', ''));
const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

const DOMAINS = NAMES.map((name) => {
  const result = readNative(read(`${name}.yaml`), (kind) => `${kind}-fresh`);
  if (!result.ok) throw new Error(`${name}: ${result.place ?? ''} ${result.reason}`);
  const verdict = evaluate(result.model, RULES);
  const model = numberThreats(result.model, verdict);
  const rows = registerOf(model, verdict);
  const first = causesOf(model, rows).slice(0, FIRST_CARDS);
  const inSight = new Map(
    first
      .flatMap((card) => [card.lead, ...card.consequences].flatMap((line) => line.rows))
      .map((row) => [row.key, row]),
  );
  const expertise = parse(read(`${name}.threats.yaml`)) as Expertise;
  return { name, expertise, warnings: result.warnings, verdict, model, rows, first, inSight };
});

/** Of the threats that experts name, at least so many in a hundred are in sight over all domains. */
const NAMED_OVERALL = 93;
/** Of the cards in sight that say more than “the drawing alone”, an expert keeps at least so many in a hundred, in each domain. */
const KEPT = 80;

test('there are twenty domains or more, each following a published source', () => {
  expect(DOMAINS.length).toBeGreaterThanOrEqual(20);
  expect(DOMAINS.filter(({ expertise }) => expertise.source === '')).toEqual([]);
});

test('over all domains, nearly everything that experts name is in sight', () => {
  const threats = DOMAINS.flatMap(({ expertise }) => expertise.threats);
  const named = threats.filter((one) => one.missed === undefined);

  expect((100 * named.length) / threats.length).toBeGreaterThanOrEqual(NAMED_OVERALL);
});

test('no two rules of one category ask for the same control of the same things', () => {
  const raisedOn = new Map<Rule, Set<string>>();
  for (const { name, verdict } of DOMAINS)
    for (const { rule, subject, tier } of verdict.threats.values()) {
      // Those in evidence stand in the one card of their cause.
      if (tier === 'evidence') continue;
      const things = raisedOn.get(rule) ?? new Set();
      raisedOn.set(rule, things.add(`${name} ${subject}`));
    }
  const often = [...raisedOn].filter(([, things]) => things.size >= 3);
  const doubled = often.flatMap(([one, things]) =>
    often
      .filter(([other]) => other.id > one.id && other.category === one.category)
      .filter(([other]) => controlOf(other) !== null && controlOf(other)?.name === controlOf(one)?.name)
      .filter(([, others]) => {
        const both = [...things].filter((thing) => others.has(thing)).length;
        return both >= 0.9 * Math.min(things.size, others.size);
      })
      .map(([other]) => `${one.id} ${other.id}`),
  );

  expect(doubled).toEqual([]);
});

describe.each(DOMAINS)('$name', ({ expertise, warnings, verdict, model, rows, first, inSight }) => {
  const { threats, keep, strike } = expertise;

  test('is a model without warnings', () => {
    expect(warnings).toEqual([]);
  });

  test.each(threats.filter((one) => one.missed === undefined))(
    'an expert sees that: $says',
    ({ named_by }) => {
      const row = named_by.map((key) => inSight.get(key)).find((one) => one !== undefined);
      const flow = model.flows[row?.subject ?? ''];
      const names = [row?.subject, flow?.from, flow?.to].flatMap((id) => (id ? [nameOf(model, id)] : []));

      expect(row).toBeDefined();
      expect(names.some((one) => row?.title.includes(one))).toBe(true);
    },
  );

  test('what is said to be missed is missed, and its names are those of rules', () => {
    const missed = threats.filter((one) => one.missed !== undefined);

    expect(missed.filter(({ named_by }) => named_by.some((key) => inSight.has(key)))).toEqual([]);
    expect(
      threats.flatMap(({ named_by }) => named_by).filter((key) => !ruleById(key.split('@')[0]!)),
    ).toEqual([]);
  });

  test('an expert keeps nearly all cards that come first', () => {
    // What follows from the drawing alone stands in a card for each kind of thing, and names no threat by itself.
    const cards = first.filter(({ kind }) => kind !== 'drawing');
    const kept = cards.filter(({ id }) => keep.includes(id));
    const struck = strike.map(({ card }) => card);
    const unjudged = cards.map(({ id }) => id).filter((id) => !keep.includes(id) && !struck.includes(id));

    expect(unjudged).toEqual([]);
    expect((100 * kept.length) / cards.length).toBeGreaterThanOrEqual(KEPT);
  });

  test('no level of risk holds more than 60 % of the open threats', () => {
    const open = rows.filter(isOpen);

    for (const level of IMPACTS)
      expect(open.filter((row) => row.risk === level).length / open.length).toBeLessThanOrEqual(0.6);
  });

  test('what an expert would write down stands above what merely follows from shapes', () => {
    const keys = new Set<string>(threats.flatMap(({ named_by }) => named_by));
    const place = rows.map((row, at) => ({ at, isMeant: keys.has(row.key) }));
    const mean = (meant: boolean): number => {
      const those = place.filter(({ isMeant }) => isMeant === meant);
      return those.reduce((sum, { at }) => sum + at, 0) / those.length;
    };

    expect(mean(true)).toBeLessThan(mean(false));
  });

  test('at most five questions matter, each settles something that an expert would ask about', () => {
    const asked = verdict.questions.slice(0, 5);

    expect(asked.every(({ decides }) => decides.length > 0)).toBe(true);
    expect(asked.map(({ weight }) => weight)).toEqual(
      asked.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
  });
});
