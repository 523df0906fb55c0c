import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../engine/judge/evaluate';
import { numberThreats } from '../engine/register/numbers';
import { registerOf } from '../engine/register/rows';
import { suppress } from '../engine/register/suppress';
import { printedNumber } from '../model/decision';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { firstDiagram, type Model } from '../model/model';
import { placeId } from '../model/place';
import { RULES } from '../rules/catalogue';
import { PROMPTS } from '../rules/prompts';
import { DEFAULT_OPTIONS, type Report, type Writer } from './report/format';
import { WRITERS } from './formats';
import { HTML_WRITER } from './html/report';
import { NATIVE_WRITER } from './native/native';
import { readAny } from './readers';
import { SVG_WRITER } from './svg/svg';

/** How much of a file one edit changes, for everybody who keeps these files in a repository. */

const before = reportOf(modelIn('golden/web-application/yaml-model.yaml'));
const { model } = before;
const diagram = firstDiagram(model);
const API = 'p-api-server';
const place = model.places[placeId(diagram, API)]!;
const flow = model.flows['f-requests'] ?? Object.values(model.flows)[0]!;
const open = before.rows.find((row) => row.status === 'open' && row.threat)!;

/** One edit of each kind. */
const EDITS = {
  move: { ...model, places: { ...model.places, [placeId(diagram, API)]: { ...place, x: place.x + 8 } } },
  rename: {
    ...model,
    elements: { ...model.elements, [API]: { ...model.elements[API]!, name: 'Renamed Thing' } },
  },
  property: {
    ...model,
    flows: { ...model.flows, [flow.id]: { ...flow, properties: { ...flow.properties, encrypted: false } } },
  },
  add: {
    ...model,
    elements: {
      ...model.elements,
      'p-new': newElement({ id: 'p-new', kind: 'process', name: 'Mailer', boundary: 'b-application' }),
    },
    flows: { ...model.flows, 'f-new': newFlow({ id: 'f-new', from: API, to: 'p-new', name: 'Mails' }) },
    places: {
      ...model.places,
      [placeId(diagram, 'p-new')]: { diagram, thing: 'p-new', x: 0, y: 900, width: 128, height: 64 },
    },
  },
  decision: {
    ...model,
    decisions: {
      ...model.decisions,
      [open.key]: {
        ...open.decision,
        threat: open.key,
        status: 'accepted',
        justification: 'Known',
        owner: 'Ada',
      },
    },
  },
} as const satisfies Readonly<Record<string, Model>>;

describe.each(WRITERS)('$title', (writer) => {
  test('a new name changes the lines that print it', () => {
    const { out, put } = changedBy(EDITS.rename, writer);

    expect(put.length).toBe(out.length);
    expect(put.length).toBeGreaterThan(0);
    for (const line of put) expect(line).toMatch(/Renamed (Thing)?|>Thing</);
  });

  test('a property changes no line about threats on other things', () => {
    const { out, put } = changedBy(EDITS.property, writer);

    const others = before.rows.filter(
      ({ subject }) => ![flow.id, flow.from, flow.to].includes(subject ?? ''),
    );
    for (const line of [...out, ...put].filter((one) => !LISTS.test(one)))
      for (const { number, title } of others) {
        expect(line).not.toContain(printedNumber(number));
        expect(line).not.toContain(title);
      }
  });

  test('a new thing adds lines, changes only those that count or list everything, and numbers nothing anew', () => {
    const { out } = changedBy(EDITS.add, writer);

    expect(out.filter((line) => !COUNTS.test(line) && !LISTS.test(line))).toEqual([]);
    expect(out.length).toBeLessThanOrEqual(MOST_COUNTING);
  });

  test('deleting it again gives the first file back, but for the numbers that were given', () => {
    const { numbers } = reportOf(EDITS.add).model;
    const { out, put } = changedBy({ ...model, numbers }, writer);

    expect(out).toEqual([]);
    expect(put.filter((line) => !/\{ number: \d+, threat: /.test(line))).toEqual([]);
  });

  test('a decision changes lines about its threat', () => {
    const { out, put } = changedBy(EDITS.decision, writer);

    const number = String(open.number).padStart(3, '0');
    const isAbout = new RegExp(`T-?${number}\\b|${open.key}|accepted|${open.title.slice(0, 30)}`, 'i');
    const rest = out.filter((line) => !isAbout.test(line) && !COUNTS.test(line));
    expect(rest.length).toBeLessThanOrEqual(3);
    expect(out.length + put.length).toBeLessThan(40);
  });
});

const NOT_DRAWN = WRITERS.filter(({ id }) => !['svg', 'html', 'yaml-model'].includes(id));

test.each(NOT_DRAWN)('$title: a move changes nothing', (writer) => {
  expect(changedBy(EDITS.move, writer)).toEqual({ out: [], put: [] });
});

// The page carries the model, and its picture is the SVG.
test.each([NATIVE_WRITER, HTML_WRITER])('$title: a move changes the line of the place', (writer) => {
  const { out, put } = changedBy(EDITS.move, writer);

  expect(out).toEqual([expect.stringContaining(`thing: ${API}, left: `)]);
  expect(put).toHaveLength(1);
});

test('SVG: a move changes the thing and the flows at it', () => {
  expect(changedBy(EDITS.move, SVG_WRITER).out.length).toBeLessThan(20);
});

test('YAML model: a name and a property are a line each, and a decision only adds lines', () => {
  expect(changedBy(EDITS.rename, NATIVE_WRITER).put).toEqual(['    name: "Renamed Thing"']);
  expect(changedBy(EDITS.property, NATIVE_WRITER).out).toEqual([expect.stringMatching(/^ {6}encrypted: /)]);
  expect(changedBy(EDITS.add, NATIVE_WRITER).out).toEqual([]);
  expect(changedBy(EDITS.decision, NATIVE_WRITER).out).toEqual([]);
});

/** The lines that an edit takes out and puts in. The pictures of the page are looked at in their own format. */
function changedBy(
  edited: Model,
  writer: Writer,
): { readonly out: readonly string[]; readonly put: readonly string[] } {
  const text = (report: Report): string => {
    const whole = writer.write(report, DEFAULT_OPTIONS);
    return writer === HTML_WRITER ? whole.replaceAll(/<svg[^]*?<\/svg>/g, '') : whole;
  };
  const [was, is] = [text(before), text(reportOf(edited))];
  return { out: missing(was, is), put: missing(is, was) };
}

/** Lines that say how many there are, or give the size of a picture. */
const COUNTS =
  /\d+ (elements|flows|open|more threats|threats|components)|viewBox|<rect x="-?\d+" y="-?\d+" width="\d+" height="\d+" fill/;
/** Lines that list what is in scope, what is next to what, or what lacks something. */
const LISTS = /In scope|Scope:|No preventive control in place|Cleared by|Because|calls/;
const MOST_COUNTING = 12;

/** The lines of a text that are not in another, each as often as it is missing there. */
function missing(from: string, among: string): readonly string[] {
  const left = new Map<string, number>();
  for (const line of among.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return from.split('\n').filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
}

function modelIn(file: string): Model {
  const read = readAny(readFileSync(new URL(file, import.meta.url), 'utf8'), () => 'never');
  if (!read.ok) throw new Error(`${file}: ${read.reason}`);
  return read.model;
}

function reportOf(edited: Model): Report {
  const verdict = suppress(edited, evaluate(edited, RULES));
  const numbered = numberThreats(edited, verdict);
  return {
    model: numbered,
    rows: registerOf(numbered, verdict),
    addressed: verdict.addressed,
    setAside: verdict.setAside,
    prompts: PROMPTS,
    diagram: firstDiagram(numbered),
  };
}
