import { afterEach, expect, test, vi } from 'vitest';
import { evaluate } from './engine/judge/evaluate';
import { numberThreats } from './engine/register/numbers';
import { suppress } from './engine/register/suppress';
import { registerOf } from './engine/register/rows';
import { DEFAULT_OPTIONS } from './formats/report/format';
import { WRITERS } from './formats/formats';
import { readAny } from './formats/readers';
import { firstDiagram } from './model/model';
import { RULES } from './rules/catalogue';
import { PROMPTS } from './rules/prompts';
import { STARTERS } from './starters/starters';

/** What belongs to a page or to a browser. */
const OF_THE_PAGE = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'requestAnimationFrame',
  'HTMLElement',
  'DOMParser',
];

afterEach(() => vi.unstubAllGlobals());

test.each(STARTERS)('the core reads, judges and writes $name without a page', (starter) => {
  for (const name of OF_THE_PAGE) vi.stubGlobal(name, undefined);

  const read = readAny(starter.yaml, () => 'never');
  if (!read.ok) throw new Error(read.reason);
  const verdict = suppress(read.model, evaluate(read.model, RULES));
  const model = numberThreats(read.model, verdict);
  const rows = registerOf(model, verdict);
  const report = {
    model,
    rows,
    addressed: verdict.addressed,
    setAside: verdict.setAside,
    prompts: PROMPTS,
    diagram: firstDiagram(model),
  };

  expect(rows.length).toBeGreaterThan(0);
  for (const writer of WRITERS) expect(writer.write(report, DEFAULT_OPTIONS)).not.toBe('');
});

const core = import.meta.glob<unknown>([
  './{model,engine,rules,commands,formats}/*.ts',
  '!./**/*.{test,bench}.ts',
]);

test('every module of the core loads without a page', async () => {
  for (const name of OF_THE_PAGE) vi.stubGlobal(name, undefined);
  vi.resetModules();

  const loaded = await Promise.all(Object.values(core).map((load) => load()));

  expect(loaded.length).toBeGreaterThan(50);
}, 60_000);
