import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, test, vi } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { emptyModel, type Model } from '../../model/model';
import { placeId } from '../../model/place';
import { PROPERTIES, PROPERTY_NAMES, type Value } from '../../model/property';
import { statuses, strideLetters } from '../../model/schema';
import awkward from '../fixtures/awkward.json';
import { readNative, writeNative } from './native';

/** The law of the lossless form, held against arbitrary models: what was written is read, and written again alike. */

// Arbitrary models take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const newId = (kind: string): string => `${kind}-new`;

const nasty = fc.oneof(
  { arbitrary: fc.constantFrom(...awkward), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 1 },
  {
    arbitrary: fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\t', '"', '\\', ':', '#', '-', '\ud800', '|'),
      maxLength: 8,
    }),
    weight: 2,
  },
);
const id = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,6}$/),
  fc.constantFrom('no', 'y', 'null', '1e3', '012', '1.10', 'a.b', 'NO', 'p-7kq2mx', '0x1F', '1_000', 'true'),
);
const json = fc
  .jsonValue({ maxDepth: 2, stringUnit: 'binary' })
  // There is one zero in a file, and no key “__proto__”.
  .map(
    (value) =>
      JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto').replaceAll('-0', '0')) as unknown,
  )
  .filter((value) => !JSON.stringify(value).match(/\d{16}/));
const extra = fc.option(
  fc.dictionary(
    fc.oneof(
      fc.stringMatching(/^zz[a-z_]{0,5}$/),
      fc.constantFrom('yes', '=', '<<', 'é', 'a: b', '', ' ', '- x', '? x', '12'),
    ),
    json,
    { minKeys: 1, maxKeys: 3, noNullPrototype: true },
  ),
  { nil: undefined, freq: 4 },
);
const valueOf = (name: string): fc.Arbitrary<Value> => {
  const entry = PROPERTIES[name as keyof typeof PROPERTIES];
  if (entry.type === 'yesno') return fc.boolean();
  const option = fc.constantFrom(...entry.options.map((one) => one.value));
  return entry.type === 'choice' ? option : fc.uniqueArray(option);
};
const properties = fc
  .tuple(
    fc.uniqueArray(
      fc
        .constantFrom(...PROPERTY_NAMES)
        .chain((name) => valueOf(name).map((value) => [name, value] as const)),
      { selector: ([name]) => name, maxLength: 5 },
    ),
    fc.dictionary(
      fc.constantFrom('zz', 'no', 'x y', 'é'),
      fc.oneof(nasty, fc.boolean(), fc.array(nasty, { maxLength: 2 })),
      { maxKeys: 2, noNullPrototype: true },
    ),
  )
  .map(([known, unknown]): Record<string, Value> => ({ ...Object.fromEntries(known), ...unknown }));
const whole = fc.integer({ min: -5000, max: 5000 });
const somewhere = fc.record({
  x: whole,
  y: fc.oneof(
    whole,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0),
  ),
  width: fc.integer({ min: 1, max: 500 }),
  height: fc.integer({ min: 1, max: 500 }),
});
const table = <T extends { id: string }>(rows: readonly T[]): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

const model: fc.Arbitrary<Model> = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 12, maxLength: 12 }),
    names: fc.array(nasty, { minLength: 12, maxLength: 12 }),
    texts: fc.array(nasty, { minLength: 12, maxLength: 12 }),
    extras: fc.array(extra, { minLength: 6, maxLength: 6 }),
    properties: fc.array(properties, { minLength: 4, maxLength: 4 }),
    boxes: fc.array(somewhere, { minLength: 6, maxLength: 6 }),
    status: fc.constantFrom(...statuses),
    category: fc.constantFrom(...strideLetters),
    yes: fc.boolean(),
    lines: fc.array(nasty, { maxLength: 3 }),
    threat: fc.stringMatching(/^[a-z-]{1,9}@[a-z0-9-]{1,9}$/),
    dread: fc.option(
      fc.record({
        damage: fc.integer({ min: 1, max: 3 }),
        reproducibility: fc.constant(1),
        exploitability: fc.constant(2),
        affected: fc.constant(3),
        discoverability: fc.constant(1),
      }),
      { nil: undefined },
    ),
  })
  .map(
    ({
      ids,
      names,
      texts,
      extras,
      properties: facts,
      boxes,
      status,
      category,
      yes,
      lines,
      threat,
      dread,
    }): Model => {
      const [m, x, p, s, f, b, c, n, d, k, t, a] = ids as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const word = (i: number): string => texts[i]!;
      const more = (i: number) => (extras[i] === undefined ? {} : { extra: extras[i] });
      const base = emptyModel({ id: m, name: names[0]!, diagram: d });
      const place = (thing: string, i: number) =>
        [
          placeId(d, thing),
          { diagram: d, thing, ...boxes[i]!, ...(i === 3 && yes ? { locked: true } : {}) },
        ] as const;
      return {
        ...base,
        ...more(0),
        scope: {
          ...base.scope,
          version: word(0),
          description: word(1),
          inScope: lines,
          assets: lines,
          ...more(1),
        },
        review: { next: word(2), triggers: lines },
        elements: table([
          newElement({
            id: x,
            kind: 'external',
            name: names[1]!,
            description: word(3),
            properties: facts[0]!,
            ...more(2),
          }),
          newElement({
            id: p,
            kind: 'process',
            name: names[2]!,
            boundary: b,
            outOfScope: yes,
            outOfScopeReason: word(4),
            properties: facts[1]!,
          }),
          newElement({ id: s, kind: 'store', name: names[3]!, data: [c], properties: facts[2]! }),
        ]),
        flows: table([
          newFlow({
            id: f,
            from: x,
            to: p,
            name: names[4]!,
            step: yes ? 3 : 0,
            data: [c],
            properties: facts[3]!,
            ...more(3),
          }),
        ]),
        boundaries: table([
          newBoundary({
            id: b,
            name: names[5]!,
            trust: 'semi-trusted',
            description: word(5),
            outOfScope: yes,
            outOfScopeReason: word(3),
          }),
        ]),
        notes: table([{ id: n, text: word(6) }]),
        dataClasses: table([
          {
            id: c,
            name: names[6]!,
            level: 'restricted' as const,
            kinds: ['personal' as const, 'card' as const],
            description: word(7),
          },
        ]),
        assumptions: table([
          {
            id: a,
            text: word(8),
            state: 'wrong' as const,
            order: 0.5,
            covers: { rules: [word(1)], things: [f, b] },
          },
        ]),
        mitigations: table([
          {
            id: k,
            title: names[7]!,
            control: 'detective' as const,
            status: 'verified' as const,
            owner: word(9),
            due: '2026-01-01',
            ticket: '',
            notes: word(10),
            threats: [threat, `own/${t}`],
          },
        ]),
        ownThreats: table([
          {
            id: t,
            on: yes ? p : null,
            category,
            title: names[8]!,
            description: word(11),
            likelihood: 'high' as const,
            impact: 'medium' as const,
          },
        ]),
        decisions: {
          [threat]: {
            threat,
            status,
            justification: word(0),
            ...(yes
              ? {
                  likelihood: 'low' as const,
                  cvss: word(1),
                  about: { title: word(2), category, subject: word(3) },
                }
              : {}),
            ...(dread ? { dread } : {}),
            owner: names[9]!,
            ticket: '',
            reviewBy: '2026-02-03',
            evidence: yes ? { 'spoof-1': word(4), no: word(5) } : {},
            seen: 'abc123',
            history: [{ at: '2026-01-01T10:00:00Z', by: names[10]!, status, because: word(6) }],
            ...more(4),
          },
        },
        looks: table([
          { id: x, on: p, category, at: '2026-01-01T10:00:00Z', by: names[11]!, note: word(7), ...more(1) },
        ]),
        rulesOff: table([{ id: s, rule: word(2).trim() || 'r', boundary: yes ? b : null, reason: word(8) }]),
        registerViews: table([
          {
            id: d,
            name: names[3]!,
            order: 2,
            text: word(9),
            openOnly: yes,
            categories: yes ? [category] : [],
            statuses: yes ? [status] : [],
            risks: yes ? [] : ['high' as const, 'critical' as const],
            tiers: ['own' as const],
            element: yes ? p : null,
            boundary: yes ? null : b,
            owner: yes ? null : names[4]!,
            group: 'element' as const,
            sortBy: 'owner' as const,
            descending: !yes,
            columns: ['id' as const, 'status' as const],
            ...more(2),
          },
        ]),
        numbers: { [threat]: 1, 'gone@p': 7 },
        places: Object.fromEntries([place(x, 0), place(p, 1), place(s, 2), place(b, 3), place(n, 4)]),
        routes: yes
          ? {
              [placeId(d, f)]: {
                diagram: d,
                flow: f,
                style: 'straight',
                points: [{ x: 1, y: -2 }],
                label: { t: 0.25, dx: 0, dy: -12 },
                ...more(5),
              },
            }
          : {},
      };
    },
  );

test('gives back any model, and the same bytes when written again', () => {
  fc.assert(
    fc.property(model, (before) => {
      const text = writeNative(before);
      const after = readNative(text, newId);

      expect(after.ok && after.model).toEqual(before);
      expect(after.ok && writeNative(after.model)).toBe(text);
    }),
    { numRuns: 80 },
  );
});

test('says the same to another reader of YAML', () => {
  fc.assert(
    fc.property(model, (before) => {
      const file = load(writeNative(before)) as {
        name: string;
        scope?: { in_scope?: string[]; version?: string };
        notes: { text: string }[];
      };

      expect(file.name).toBe(before.name);
      expect(file.notes[0]!.text).toBe(Object.values(before.notes)[0]!.text);
      expect(file.scope?.version ?? '').toBe(before.scope.version);
      expect(file.scope?.in_scope ?? []).toEqual(before.scope.inScope);
    }),
    { numRuns: 50 },
  );
});

const SMALL = `schema: 1
name: "Shop"
elements:
  - id: x-user
    kind: external
    name: "User"
layout:
  places:
    - { diagram: d-main, thing: x-user, left: 0, top: 0, width: 120, height: 56 }
`;

test('never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        nasty,
        fc
          .tuple(fc.nat(SMALL.length), nasty)
          .map(([at, text]) => SMALL.slice(0, at) + text + SMALL.slice(at)),
      ),
      (text) => {
        expect(typeof readNative(text, newId).ok).toBe('boolean');
      },
    ),
    { numRuns: 400 },
  );
});
