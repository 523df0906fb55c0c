import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../engine/judge/evaluate';
import { explain, readingInWords, type Explained } from '../engine/judge/explain';
import {
  FACTS_IN_WORDS,
  rangeOf,
  READING_NAMES,
  subjectsWith,
  type Range,
} from '../engine/facts/fact-values';
import { isProperty, type ReadingName, type Rule } from '../engine/rule';
import { titleInGeneral } from '../engine/judge/title';
import { STRIDE_NAMES } from '../model/decision';
import type { Subject } from '../model/property';
import { RULES, rulesOf } from '../rules/catalogue';
import { readNative } from './native/native';
import { looksLikePack } from './native/looks-like-pack';
import { readRulePack } from './native/rule-pack';

/** The pages about rules say what is true: the catalogue is made from the rules, the worked example is tried. */

const page = new URL('../../docs/catalogue.md', import.meta.url);
const lesson = new URL('../../docs/rules.md', import.meta.url);

const SUBJECTS: Readonly<Record<Subject, string>> = {
  flow: 'Data flows',
  process: 'Processes',
  store: 'Data stores',
  external: 'External entities',
};
const SUBJECT_KEYS = Object.keys(SUBJECTS) as Subject[];

function catalogue(): string {
  const parts = [
    '# Catalogue of rules',
    `${RULES.length} rules, made from \`src/rules\` by \`npm run catalogue\`. [How to write one](rules.md).`,
    ...SUBJECT_KEYS.flatMap((on) => [
      `## ${SUBJECTS[on]}`,
      ...RULES.filter((rule) => rule.on === on).map(section),
    ]),
    '## Facts',
    'What a condition may read besides properties: worked out from the drawing, never stored.',
    table(Object.keys(FACTS_IN_WORDS) as ReadingName[]),
    '## Properties',
    'What people say about a thing. A property that nobody has set is not known.',
    table(READING_NAMES.filter(isProperty)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(rule: Rule): string {
  const references = [
    ...(rule.cwe ?? []).map((id) => `CWE-${id}`),
    ...(rule.capec ?? []).map((id) => `CAPEC-${id}`),
    ...(rule.asvs ?? []).map((id) => `ASVS ${id}`),
  ];
  const control = (name: string, texts: readonly string[] = []): string[] =>
    texts.map((text) => `- ${name}: ${escaped(titleInGeneral(text, rule.on))}`);
  return [
    `### \`${rule.id}\``,
    `${escaped(titleInGeneral(rule.title, rule.on))}. ${escaped(titleInGeneral(rule.why, rule.on))}.`.replaceAll(
      '..',
      '.',
    ),
    `${STRIDE_NAMES[rule.category]}, ${rule.tier}, version ${rule.version}, likelihood ${rule.likelihood} and impact ${rule.impact} of 5${references.length > 0 ? `; ${references.join(', ')}` : ''}.`,
    [
      ...conditionLines('When', explain(rule.when)),
      ...(rule.unless ? conditionLines('Unless', explain(rule.unless)) : []),
      ...(rule.typically ? conditionLines('Typical where', explain(rule.typically)) : []),
      ...(rule.untypically ? conditionLines('But not where', explain(rule.untypically)) : []),
      ...control('Prevent', rule.prevent),
      ...control('Detect', rule.detect),
      ...control('Correct', rule.correct),
    ].join('\n'),
  ].join('\n\n');
}

const JOINS = { all: 'all of these', any: 'at least one of these', not: 'none of this' } as const;

function conditionLines(word: string, explained: Explained, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  if (explained.join === 'one')
    return [`${indent}- ${word === '' ? '' : `${word} `}${escaped(explained.text)}`];
  if (explained.parts.length === 0) return [`${indent}- ${word} always`];
  return [
    `${indent}- ${word === '' ? '' : `${word} `}${JOINS[explained.join]}`,
    ...explained.parts.flatMap((part) => conditionLines('', part, depth + 1)),
  ];
}

function table(names: readonly ReadingName[]): string {
  const rows = names.map(
    (name) =>
      `| \`${name}\` | ${escaped(readingInWords({ of: 'self', name }))} | ${subjectsWith(name).join(', ')} | ${rangeInWords(rangeOf(name))} |`,
  );
  return ['| name | meaning | of | values |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rangeInWords(range: Range): string {
  if (range.is === 'yesno') return 'true, false';
  return `${range.words.join(', ')}${range.is === 'word' && range.open ? ', or any other' : ''}${range.is === 'set' ? ' (a set)' : ''}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[|<>*_]/g, '\\$&');
}

test('the catalogue on paper is the catalogue (npm run catalogue)', () => {
  if (process.env['UPDATE_GOLDEN']) writeFileSync(page, catalogue());
  expect(readFileSync(page, 'utf8')).toBe(catalogue());
});

describe('the worked example', () => {
  const fences = [...readFileSync(lesson, 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
    (match) => match[1] ?? '',
  );
  const [pack = '', model = ''] = fences;

  test('is a pack and a model that can be read as they stand', () => {
    expect(looksLikePack(pack)).toBe(true);
    expect(readRulePack(pack)).toMatchObject({ ok: true, warnings: [] });
    expect(readNative(model, () => 'new')).toMatchObject({ ok: true, warnings: [] });
  });

  test('raises what the page says, and asks what it says', () => {
    const rules = readRulePack(pack);
    const read = readNative(model, () => 'new');
    if (!rules.ok || !read.ok) throw new Error('The example cannot be read.');
    const together = { ...read.model, rulePacks: { [rules.pack.id]: rules.pack } };
    const verdict = evaluate(
      together,
      rulesOf(together).filter((rule) => rule.id.startsWith('acme/')),
    );

    const said = /^> (.*)$/m.exec(readFileSync(lesson, 'utf8'))?.[1];
    expect([...verdict.threats.values()].map((threat) => threat.title)).toEqual([said]);
    expect(verdict.questions.map((question) => [question.property, question.about])).toEqual([
      ['logs', ['p-archive']],
    ]);
  });
});
