import * as fc from 'fast-check';
import { newBoundary } from '../model/boundary';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { newMitigation } from '../model/mitigation';
import { registerViewShape } from '../model/schema';
import { byId, emptyModel, type Model } from '../model/model';
import type { Verdict } from '../engine/judge/evaluate';
import { numberThreats } from '../engine/register/numbers';
import { suppress } from '../engine/register/suppress';
import { registerOf } from '../engine/register/rows';
import texts from './fixtures/awkward.json' with { type: 'json' };
import { SINGLE_SHAPES, TABLE_SHAPES, type Field } from './native/file-shape';
import { firstLayout } from './native/first-layout';
import { DEFAULT_OPTIONS, type ExportOptions, type Prompt, type Report } from './report/format';
import { WRITERS } from './formats';

/** For tests: texts that formats trip over, and models made of nothing else. */

/** A model in which one text stands everywhere that a person can write. */
export function everywhere(text: string): Model {
  const model: Model = {
    ...emptyModel({ id: 'm-1', name: text, diagram: 'd-1' }),
    elements: {
      'x-1': newElement({ id: 'x-1', kind: 'external', name: text, boundary: 'b-1', outOfScopeReason: text }),
      'p-1': newElement({
        id: 'p-1',
        kind: 'process',
        name: text,
        boundary: 'b-2',
        properties: { parameterizesQueries: false },
      }),
      's-1': newElement({
        id: 's-1',
        kind: 'store',
        name: text,
        boundary: 'b-3',
        outOfScope: true,
        outOfScopeReason: text,
      }),
    },
    flows: {
      'f-1': newFlow({
        id: 'f-1',
        from: 'x-1',
        to: 'p-1',
        name: text,
        step: 1,
        data: ['c-1'],
        properties: { protocol: text, encrypted: false },
      }),
      'f-2': newFlow({ id: 'f-2', from: 'p-1', to: 's-1', name: '', step: 2 }),
    },
    boundaries: {
      'b-1': newBoundary({ id: 'b-1', name: text, trust: 'untrusted' }),
      'b-2': newBoundary({ id: 'b-2', name: text }),
      'b-3': newBoundary({ id: 'b-3', name: text, parent: 'b-2' }),
      'b-4': newBoundary({ id: 'b-4', name: text }),
    },
    notes: { 'n-1': { id: 'n-1', text } },
    dataClasses: {
      'c-1': { id: 'c-1', name: text, level: 'restricted', kinds: ['card'], description: text },
    },
    actors: {
      'a-1': { id: 'a-1', name: text, motivation: text, capability: text, examples: text, order: 1 },
    },
    assumptions: { 'u-1': { id: 'u-1', text, state: 'wrong', order: 1 } },
    ownThreats: {
      't-1': {
        id: 't-1',
        on: 'p-1',
        category: 'R',
        title: text,
        description: text,
        likelihood: 'high',
        impact: 'critical',
      },
    },
    mitigations: {
      'k-1': newMitigation({
        id: 'k-1',
        title: text,
        owner: text,
        ticket: text,
        notes: text,
        threats: ['own/t-1'],
      }),
    },
    decisions: {
      'own/t-1': {
        threat: 'own/t-1',
        status: 'accepted',
        justification: text,
        owner: text,
        ticket: text,
        reviewBy: text,
        evidence: { s1: text, gone: text },
        seen: '',
        cvss: text,
        dread: { damage: 3, reproducibility: 3, exploitability: 2, affected: 3, discoverability: 2 },
        history: [{ at: text, by: text, status: 'accepted', because: text }],
      },
      'gone@x': {
        threat: 'gone@x',
        status: 'mitigated',
        justification: '',
        owner: '',
        ticket: '',
        reviewBy: '',
        evidence: {},
        seen: '',
        about: { title: text, category: 'S', subject: text },
        history: [],
      },
    },
    looks: { 'l-1': { id: 'l-1', on: 'p-1', category: 'D', at: text, by: text, note: text } },
    registerViews: { 'v-1': registerViewShape.parse({ id: 'v-1', name: text }) },
    rulesOff: { 'o-1': { id: 'o-1', rule: 'proc-dos', boundary: null, reason: text } },
    scope: {
      version: text,
      description: text,
      inScope: [text],
      outOfScope: [text],
      assets: [text],
      dependencies: [text],
      author: text,
      date: text,
    },
    review: { next: text, triggers: [text] },
  };
  const full = filled(model, text);
  // One flow without a name, as people leave them.
  const flows = { ...full.flows, 'f-2': { ...full.flows['f-2']!, name: '' } };
  return firstLayout({ ...full, flows });
}

type Plain = Readonly<Record<string, unknown>>;

/** The model with a text in every field of its records that takes free text: the schema says which. */
function filled(model: Model, text: string): Model {
  const tables = TABLE_SHAPES.map(({ table, record }) => [
    table,
    Object.fromEntries(Object.entries(model[table]).map(([id, one]) => [id, fill(record, one, text)])),
  ]);
  const singles = Object.entries(SINGLE_SHAPES).map(([name, shape]) => [
    name,
    fill(shape, model[name as keyof typeof SINGLE_SHAPES], text),
  ]);
  return { ...model, ...Object.fromEntries([...tables, ...singles]) } as Model;
}

function fill(shape: Field, value: unknown, text: string): unknown {
  switch (shape.is) {
    case 'text':
      return text;
    case 'list':
      if (shape.of.is === 'text') return [text];
      return (value as readonly unknown[] | undefined)?.map((one) => fill(shape.of, one, text));
    case 'map':
      return Object.fromEntries(
        Object.entries((value ?? {}) as Plain).map(([key, one]) => [key, fill(shape.of, one, text)]),
      );
    case 'record': {
      if (value === undefined) return undefined;
      const fields = shape.keys.map(({ inModel, field }) => [
        inModel,
        fill(field, (value as Plain)[inModel], text),
      ]);
      return { ...(value as Plain), ...Object.fromEntries(fields.filter(([, one]) => one !== undefined)) };
    }
    default:
      return value;
  }
}

/** The tables of which `everywhere` has no record, though they take free text: packs of rules have tests of their own. */
export function tablesWithoutText(): readonly string[] {
  const model = everywhere('x');
  return TABLE_SHAPES.filter(({ record }) => record.keys.some(({ field }) => field.is === 'text'))
    .map(({ table }) => table)
    .filter((table) => Object.keys(model[table]).length === 0);
}

const PROMPTS: readonly Prompt[] = [
  { id: 's1', category: 'R', question: 'Can it be denied?', evidence: 'Logs' },
];

/** Nothing raised by rules: what people wrote is in every row, and 130 models need no judging. */
const NOTHING: Verdict = { threats: new Map(), addressed: [], questions: [], bySubject: new Map() };

export function reportOf(model: Model, found = NOTHING): Report {
  const verdict = suppress(model, found);
  const numbered = numberThreats(model, verdict);
  return {
    model: numbered,
    rows: registerOf(numbered, verdict),
    addressed: verdict.addressed,
    setAside: verdict.setAside,
    prompts: PROMPTS,
    diagram: 'd-1',
  };
}

const reports = new Map<string, Report>();

/** The report on a model in which a text stands everywhere. */
export function reportWith(text: string): Report {
  const report = reports.get(text) ?? reportOf(everywhere(text));
  reports.set(text, report);
  return report;
}

/** One expectation for every awkward text; a failure names the text. */
export function withEvery(check: (text: string) => void): void {
  for (const text of texts) {
    try {
      check(text);
    } catch (fault) {
      throw new Error(`With ${JSON.stringify(text)}`, { cause: fault });
    }
  }
}

const documents = new WeakMap<Report, Map<string, string>>();

/** What a writer makes of a report; made once for each choice of options. */
export function written(id: string, report: Report, options: Partial<ExportOptions> = {}): string {
  const known = documents.get(report) ?? new Map<string, string>();
  documents.set(report, known);
  const key = JSON.stringify([id, options]);
  const text = known.get(key) ?? write(id, report, options);
  known.set(key, text);
  return text;
}

function write(id: string, report: Report, options: Partial<ExportOptions>): string {
  const writer = WRITERS.find((one) => one.id === id);
  if (!writer) throw new Error(`There is no writer “${id}”.`);
  return writer.write(report, { ...DEFAULT_OPTIONS, noLongerRaised: true, ...options });
}

/** Undoes the entities of Mermaid, which keeps them in a form of its own until it draws. */
export function decoded(text: string): string {
  const named: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&' };
  return text
    .replace(/ﬂ°°(\d+)¶ß/g, (_whole, code: string) => String.fromCharCode(Number(code)))
    .replace(/ﬂ°(\w+)¶ß/g, (whole, name: string) => named[name] ?? whole);
}

/** A model with an element, a flow and a boundary for each of some names: many names at the cost of one document. */
export function crowd(names: readonly string[]): Model {
  return firstLayout({
    ...emptyModel({ id: 'm-1', name: 'Crowd', diagram: 'd-1' }),
    boundaries: byId(names.map((name, i) => newBoundary({ id: `b-${i}`, name }))),
    elements: byId(
      names.map((name, i) =>
        newElement({
          id: `e-${i}`,
          kind: KINDS[i % KINDS.length]!,
          name,
          boundary: `b-${i}`,
        }),
      ),
    ),
    flows: byId(
      names.map((name, i) =>
        newFlow({ id: `f-${i}`, name, step: i + 1, from: `e-${i}`, to: `e-${(i + 1) % names.length}` }),
      ),
    ),
  });
}
const KINDS = ['external', 'process', 'store'] as const;

/** Any text, signs with a meaning in some format among it; the same texts at each run. */
export function anyTexts(count: number): readonly string[] {
  const signs = Array.from('|\\`*_[]()<>{}#-+@&$~!=;:%^"\'aé漢👍\n ');
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  return fc.sample(text, { numRuns: count, seed: 7 });
}

export { texts as awkwardTexts };
