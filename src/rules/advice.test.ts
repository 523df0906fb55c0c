import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { split, splitQuestions } from '../../scripts/advice';
import type { Rule } from '../engine/rule';
import { PROPERTIES } from '../model/property';
import { RULES } from './catalogue';

/**
 * The build takes advice out of the rules (`scripts/advice.ts`): here stands that it leaves what judges, loses nothing, and that
 * whoever reads advice brings it along.
 */

const src = join(dirname(fileURLToPath(import.meta.url)), '..');
const files = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|bench)\.|\.d\.ts$/.test(path))
    .map((path) => [path, readFileSync(join(src, path), 'utf8')] as const),
);

describe('taking a file of rules apart', () => {
  const rule = `{
    id: 'x-y',
    when: all(is(its('called'), true)),
    title: 'Something, and more',
    why: 'It matters, {name}',
    prevent: ['One', 'Two'],
    likelihood: 4,
    cwe: [20],
  }`;

  test('what judges and the title stay, the rest comes later under the id', () => {
    const { now, later } = split(`export const rules = [${rule}];`);
    expect(now.replace(/\s+/g, ' ')).toBe(
      "export const rules = [{ id: 'x-y', when: all(is(its('called'), true)), title: 'Something, and more', likelihood: 4, }];",
    );
    expect(later).toEqual(["['x-y', { why: 'It matters, {name}', prevent: ['One', 'Two'], cwe: [20] }],"]);
  });

  test('the ways come later, too', () => {
    const { now, later } = split(
      "export const WAYS = { 'x-y': { by: 'user', how: 'do it' }, xy: { who: 'You', how: 'do' } };",
    );
    expect(now.replace(/\s+/g, '')).toBe('exportconstWAYS={};');
    expect(later).toEqual([
      "['x-y', { way: { by: 'user', how: 'do it' } }],",
      "['xy', { way: { who: 'You', how: 'do' } }],",
    ]);
  });

  test('what is no rule stays as it is', () => {
    const code = "export const other = { id: 'x', why: 'not a rule' };";
    expect(split(code)).toEqual({ now: code, later: [] });
  });

  test('together both are the rules again, and advice needs nothing but itself', () => {
    const written = [...files]
      .filter(([path]) => /^rules\/[\w-]+\.ts$/.test(path) && path !== 'rules/advice.ts')
      .flatMap(([, code]) => split(code).later);
    // It is plain words and numbers: here it is read without anything around it.
    const advice = runInNewContext(`[${written.join('')}]`) as [string, Partial<Rule>][];
    const parts = new Map<string, Partial<Rule>>();
    for (const [id, part] of advice) parts.set(id, { ...parts.get(id), ...part });
    for (const rule of RULES) {
      const { why, prevent, detect, correct, cwe, capec, asvs, way } = rule;
      const whole = { why, prevent, detect, correct, cwe, capec, asvs, way };
      const said = Object.entries(whole).filter(([, value]) => value !== undefined);
      expect([rule.id, parts.get(rule.id)]).toEqual([rule.id, Object.fromEntries(said)]);
    }
    expect(parts.size).toBe(RULES.length);
  });
});

test('what is asked about each property comes later, and its label stands in its place', () => {
  const { now, later } = splitQuestions(files.get('model/dictionary.ts') ?? '');
  const questions = runInNewContext(`[${later.join('')}]`) as [string, string][];
  expect(questions).toEqual(Object.entries(PROPERTIES).map(([name, { ask }]) => [name, ask]));
  expect(now).not.toContain('in transit?');
  expect(now).toContain("yesno(F, 'Transport', 'Encryption', 'Encryption')");
});

test('no part of the page comes to what reads advice without bringing it along', () => {
  const reads =
    /\brule\??\.(why|prevent|detect|correct|cwe|capec|asvs|way)\b|\bquestion\.text\b|\{[^{}]*\b(why|prevent|detect|cwe|capec|asvs|way)\b[^{}]*\} = [\w.?]*\brule\b/;
  const readers = [...files].filter(([, code]) => reads.test(code)).map(([path]) => path);
  expect(readers).toContain('engine/register/sentence.ts');
  expect(readers).toContain('formats/report/advice.ts');
  // The core and the formats are given rules; the page is what brings advice to them.
  const page = [...files.keys()].filter((path) => /^(app|panels|canvas|editor)\//.test(path));
  const without = page.filter((path) => {
    const reached = closure(path);
    return readers.some((reader) => reached.has(reader)) && !reached.has('rules/advice.ts');
  });
  expect(without).toEqual([]);
});

/** A file and all that it imports, and what that imports: of what is there when the file runs. */
function closure(from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const code = files.get(path) ?? '';
    for (const [, specifier] of code.matchAll(/^(?:import|export)(?! type)[^;]*?'(\.[^']+)'/gm)) {
      const base = relative(src, join(src, dirname(path), specifier!)).replaceAll('\\', '/');
      const found = [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((one) => files.has(one));
      if (found !== undefined) open.push(found);
    }
  }
  return reached;
}
