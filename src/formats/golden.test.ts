import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { firstDiagram } from '../model/model';
import { evaluate } from '../engine/judge/evaluate';
import { suppress } from '../engine/register/suppress';
import { numberThreats } from '../engine/register/numbers';
import { registerOf } from '../engine/register/rows';
import { RULES } from '../rules/catalogue';
import { PROMPTS } from '../rules/prompts';
import { STARTERS, type Starter } from '../starters/starters';
import { DEFAULT_OPTIONS, type ExportOptions, type Report } from './report/format';
import { WRITERS } from './formats';
import { readAny } from './readers';

/**
 * Every format of every starter, byte for byte. After a change that is meant: `npm run golden`, and read the
 * difference as a person would who keeps these files in a repository.
 */
const GOLDEN = new URL('./golden/', import.meta.url);

describe.each(STARTERS)('$name', (starter) => {
  test.each(WRITERS)('$title', (writer) => {
    expectGolden(
      starter,
      `${writer.id}.${writer.extension}`,
      writer.write(reportOf(starter), DEFAULT_OPTIONS),
    );
  });

  test('the YAML model is the file of the starter', () => {
    const { model } = reportOf(starter);
    const [writer] = WRITERS.filter(({ id }) => id === 'yaml-model');
    const again = readAny(writer?.write(reportOf(starter), DEFAULT_OPTIONS) ?? '', () => 'never');

    expect(again).toEqual({ ok: true, model, warnings: [] });
  });
});

describe('Markdown report, written for other readers', () => {
  const variants: readonly [string, Partial<ExportOptions>][] = [
    ['azure', { flavour: 'azure', detail: 'table' }],
    ['gitlab', { flavour: 'gitlab', detail: 'table' }],
    ['mdx', { flavour: 'mdx' }],
    ['plain', { flavour: 'plain', coverage: false, evidenceNotes: false }],
  ];

  test.each(variants)('%s', (name, options) => {
    const [starter] = STARTERS;
    const [writer] = WRITERS;
    if (!starter || !writer) throw new Error('There is no starter or no writer.');

    expectGolden(
      starter,
      `${writer.id}.${name}.md`,
      writer.write(reportOf(starter), { ...DEFAULT_OPTIONS, ...options }),
    );
  });
});

function expectGolden(starter: Starter, name: string, text: string): void {
  const folder = new URL(`${starter.id}/`, GOLDEN);
  const file = new URL(name, folder);
  if (process.env['UPDATE_GOLDEN']) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}

const reports = new Map<string, Report>();
function reportOf(starter: Starter): Report {
  const known = reports.get(starter.id);
  if (known) return known;
  const read = readAny(starter.yaml, () => 'never');
  if (!read.ok) throw new Error(`${starter.id}: ${read.place ?? ''} ${read.reason}`);
  const verdict = suppress(read.model, evaluate(read.model, RULES));
  const model = numberThreats(read.model, verdict);
  const report = {
    model,
    rows: registerOf(model, verdict),
    addressed: verdict.addressed,
    setAside: verdict.setAside,
    prompts: PROMPTS,
    diagram: firstDiagram(model),
  };
  reports.set(starter.id, report);
  return report;
}
