import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { causesOf, FIRST_CARDS } from '../engine/register/causes';
import { controlOf } from '../engine/judge/control';
import { evaluate } from '../engine/judge/evaluate';
import { numberThreats } from '../engine/register/numbers';
import { isOpen, registerOf } from '../engine/register/rows';
import type { Rule } from '../engine/rule';
import { readNative } from '../formats/native/native';
import { IMPACTS } from '../model/decision';
import type { ThreatKey } from '../model/id';
import { newBoundary } from '../model/boundary';
import { newElement, type Element } from '../model/element';
import { newFlow } from '../model/flow';
import { byId, emptyModel, nameOf, type Model } from '../model/model';
import { isPropertyName, property, type PropertyName } from '../model/property';
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
  /** Properties that an expert would ask about first. */
  readonly asks?: readonly PropertyName[];
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

/** Systems of generated parts beside those of experts: every technology, store and entity beside every other. */
const GENERATED = Array.from({ length: 30 }, (_, seed) => {
  const model = generatedModel(seed);
  return { name: `generated ${seed}`, verdict: evaluate(model, RULES) };
});

/** One answer settles both, and yet every list of such threats has two lines: who steers the model, and what believes it. */
const TWO_LINES: readonly string[] = ['llm-direct-injection llm-output-trusted'];

test('no two rules of one category ask for the same control of the same things', () => {
  const raisedOn = new Map<Rule, Set<string>>();
  for (const { name, verdict } of [...DOMAINS, ...GENERATED])
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

  expect(doubled.filter((pair) => !TWO_LINES.includes(pair))).toEqual([]);
});

describe('the first five questions', () => {
  const asking = DOMAINS.flatMap(({ name, expertise, verdict }) =>
    expertise.asks ? [{ name, asks: expertise.asks, asked: verdict.questions.slice(0, 5) }] : [],
  );

  test('are compared with an expert’s in six domains or more', () => {
    expect(asking.length).toBeGreaterThanOrEqual(6);
    expect(asking.flatMap(({ asks }) => asks.filter((name) => !isPropertyName(name)))).toEqual([]);
  });

  test.each(asking)('of $name are what an expert would ask, but for one at most', ({ asks, asked }) => {
    const names = asked.map((question) => question.property);

    expect(asks).toContain(names[0]);
    expect(names.filter((name) => asks.includes(name)).length).toBeGreaterThanOrEqual(4);
  });
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

/** A front, services and stores whose kinds go through the dictionary in another order for each seed. */
function generatedModel(seed: number): Model {
  const at = (name: 'technology' | 'storeKind' | 'entityKind' | 'protocol', place: number): string => {
    const entry = property(name);
    const options = entry.type === 'choice' ? entry.options : [];
    return options[(seed * 7 + place * 3) % options.length]!.value;
  };
  const zones = ['net', 'dmz', 'app', null] as const;
  const classes = ['internal', 'confidential', 'restricted'] as const;
  const elements = Array.from({ length: 12 }, (_, place): Element => {
    const kind = place < 3 ? 'external' : place < 8 ? 'process' : 'store';
    const what = kind === 'external' ? 'entityKind' : kind === 'process' ? 'technology' : 'storeKind';
    const held = kind === 'store' ? { class: classes[(seed + place) % 3]! } : {};
    return newElement({
      id: `e${place}`,
      kind,
      name: `E${place}`,
      boundary: zones[kind === 'external' ? 0 : (seed + place) % zones.length]!,
      properties: { [what]: at(what, place), ...held },
    });
  });
  const flows = elements.flatMap((source, place) =>
    [place + 3, place + 5]
      .filter((to) => to < elements.length && source.kind !== 'store')
      .map((to) =>
        newFlow({
          id: `f${place}-${to}`,
          name: `F${place}-${to}`,
          from: source.id,
          to: `e${to}`,
          properties: (seed + to) % 2 === 0 ? { protocol: at('protocol', place + to) } : {},
        }),
      ),
  );
  return {
    ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
    boundaries: byId([
      newBoundary({ id: 'net', name: 'Internet', trust: 'untrusted' }),
      newBoundary({ id: 'dmz', name: 'DMZ', trust: 'semi-trusted' }),
      newBoundary({ id: 'app', name: 'Application', trust: 'trusted' }),
    ]),
    elements: byId(elements),
    flows: byId(flows),
  };
}
