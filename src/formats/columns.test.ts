import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../engine/judge/evaluate';
import { numberThreats } from '../engine/register/numbers';
import type { Row } from '../engine/register/register';
import { registerOf } from '../engine/register/rows';
import { suppress } from '../engine/register/suppress';
import { LEVEL_NAMES, STRIDE_NAMES } from '../model/decision';
import { CONTROL_NAMES } from '../model/mitigation';
import { firstDiagram } from '../model/model';
import { RULES } from '../rules/catalogue';
import { PROMPTS } from '../rules/prompts';
import { STARTERS } from '../starters/starters';
import { DEFAULT_OPTIONS, type Report } from './report/format';
import { WRITERS } from './formats';
import { readNative } from './native/native';

/**
 * The tables that a STRIDE threat model is expected to have: the columns of the two templates that teams use, by heading and in
 * order, and in each row what the register says.
 */
const COLUMNS = {
  actors: ['Actor', 'Motivation', 'Capability', 'Examples'],
  data: ['Data', 'Classification', 'Kinds', 'Where'],
  inventory: ['Flow', 'Protocol', 'Auth', 'Encryption', 'Classification'],
  mitigations: ['#', 'STRIDE', 'Threat', 'Risk', 'Mitigation', 'Control type', 'Status'],
  register: ['#', 'STRIDE', 'Threat', 'Likelihood', 'Impact', 'Risk', 'Mitigation', 'Status'],
  accepted: ['Risk', 'Justification', 'Owner', 'Review date'],
  quick: ['ID', 'Component', 'STRIDE', 'Description', 'Risk', 'Mitigation', 'Status'],
} as const;
const SECTIONS = [
  'Scope',
  'Data Flow Diagram',
  'Data Flow Inventory',
  'STRIDE Analysis',
  'Risk Register',
  'Prioritised Action Items',
  'Accepted Risks',
  'Review Schedule',
];
const QUICK_SECTIONS = [
  'Assets (what are we protecting?)',
  'Actors',
  'Trust Boundaries',
  'Threats',
  'Assumptions',
  'Out of Scope',
];

const report = reportOf('web-application');
const rows = report.rows.filter((row) => row.state !== 'gone');

describe('the Markdown report', () => {
  const text = written('markdown-report');

  test('has the sections of the template, in their order', () => {
    expect(headings(text).filter((heading) => SECTIONS.includes(heading))).toEqual(SECTIONS);
  });

  test('names the four usual actors, each with motivation, capability and examples', () => {
    expect(tableWith(text, COLUMNS.actors).map((cells) => cells['Actor'])).toEqual([
      'External attacker',
      'Authenticated user',
      'Insider',
      'Automated bot',
    ]);
    for (const cells of tableWith(text, COLUMNS.actors)) expect(Object.values(cells)).not.toContain('');
  });

  test('lists every class of data with its classification and where it flows', () => {
    const data = tableWith(text, COLUMNS.data);

    expect(new Set(data.map((cells) => cells['Data']))).toEqual(
      new Set(Object.values(report.model.dataClasses).map(({ name }) => name)),
    );
    expect(data[0]).toMatchObject({ Data: 'Credentials', Classification: 'Restricted' });
    expect(data[0]?.['Where']).toContain('Requests');
  });

  test('lists every flow with how it is protected and what it carries', () => {
    const inventory = tableWith(text, COLUMNS.inventory);

    expect(inventory).toHaveLength(Object.keys(report.model.flows).length);
    expect(inventory[0]).toEqual({
      Flow: '1 · User Browser → WAF: Requests',
      Protocol: 'HTTPS',
      Auth: 'Bearer token',
      Encryption: 'TLS 1.3',
      Classification: 'PII (confidential), Credentials (restricted)',
    });
  });

  test('prints likelihood, impact, risk, mitigation and status of every threat', () => {
    const printed = tableWith(text, COLUMNS.register);

    expect(printed).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      const cells = printed[i]!;
      expectSame(cells, row);
      expect(cells['Likelihood']).toBe(LEVEL_NAMES[row.likelihood]);
      expect(cells['Impact']).toBe(LEVEL_NAMES[row.impact]);
    }
  });

  test('prints who accepted which risk, why and until when', () => {
    const accepted = rows.filter((row) => row.decision.status === 'accepted');
    const printed = tableWith(text, COLUMNS.accepted);

    expect(accepted.length).toBeGreaterThan(0);
    expect(printed).toHaveLength(accepted.length);
    for (const [i, { decision, title }] of accepted.entries()) {
      expect(printed[i]?.['Risk']).toContain(title);
      expect(printed[i]?.['Justification']).toBe(decision.justification);
      expect(printed[i]?.['Owner']).toBe(decision.owner);
      expect(printed[i]?.['Review date']).toBe(decision.reviewBy);
    }
  });
});

test('the Markdown register prints each mitigation with its control type and status', () => {
  const printed = tableWith(written('markdown-register'), COLUMNS.mitigations);

  expect(printed).toHaveLength(rows.length);
  for (const [i, row] of rows.entries()) {
    expectSame(printed[i]!, row);
    for (const { control } of row.mitigations)
      expect(printed[i]?.['Control type']).toContain(CONTROL_NAMES[control]);
  }
});

test('the quick template has its sections, date and author, and a table of threats by component', () => {
  const text = written('markdown-quick');
  const printed = tableWith(text, COLUMNS.quick);

  expect(headings(text)).toEqual(QUICK_SECTIONS);
  expect(text).toMatch(/^Date: \d{4}-\d{2}-\d{2}$/m);
  expect(text).toMatch(/^Author: \S/m);
  expect(text).toMatch(/^Scope: \S/m);
  expect(printed).toHaveLength(rows.length);
  for (const [i, row] of rows.entries()) {
    expect(printed[i]?.['Component']).toBe(row.subjectName);
    expect(printed[i]?.['Description']).toBe(row.title);
    expect(printed[i]?.['STRIDE']).toBe(STRIDE_NAMES[row.category]);
    expect(printed[i]?.['Risk']).toContain(LEVEL_NAMES[row.risk]);
  }
});

test('the YAML register has the fields of the template, and nothing else', () => {
  const { threats } = parseYaml(written('yaml-register')) as { threats: Record<string, unknown>[] };

  expect(threats).toHaveLength(rows.length);
  for (const [i, row] of rows.entries()) {
    const threat = threats[i]!;
    expect(Object.keys(threat)).toEqual(['id', 'component', 'threat', 'description', 'risk', 'mitigation']);
    expect(Object.keys(threat['mitigation'] as object)).toEqual(['control', 'status', 'ticket']);
    expect(threat['id']).toBe(`T${String(row.number).padStart(3, '0')}`);
    expect(threat['component']).toBe(row.subjectName);
    expect(String(threat['threat']).toLowerCase()).toBe(STRIDE_NAMES[row.category].toLowerCase());
    expect(threat['risk']).toBe(row.risk.toUpperCase());
    expect(threat['description']).toMatch(/ can .*\.$/);
  }
});

test('the CSV has every column that a register on paper has', () => {
  const lines = parseCsv(written('csv'), { bom: true, columns: true });
  const records = lines as Record<string, string>[];
  const wanted = new Set<string>([
    ...COLUMNS.mitigations,
    ...COLUMNS.register,
    'Justification',
    'Owner',
    'Review date',
  ]);
  wanted.delete('#');

  expect(Object.keys(records[0] ?? {})).toEqual(expect.arrayContaining(['ID', ...wanted]));
  expect(records).toHaveLength(rows.length);
  for (const [i, row] of rows.entries()) {
    expect(records[i]).toMatchObject({
      Threat: row.title,
      Element: row.subjectName,
      Risk: LEVEL_NAMES[row.risk],
      Owner: row.decision.owner,
      Justification: row.decision.justification,
    });
  }
});

/** What the two tables of the register say alike. */
function expectSame(cells: Readonly<Record<string, string>>, row: Row): void {
  expect(cells['#']).toContain(`T-${String(row.number).padStart(3, '0')}`);
  expect(cells['STRIDE']).toBe(STRIDE_NAMES[row.category]);
  expect(cells['Threat']).toContain(row.title);
  expect(cells['Risk']).toMatch(new RegExp(`^${LEVEL_NAMES[row.risk]}`));
  for (const { title } of row.mitigations) expect(cells['Mitigation']).toContain(title);
  expect(cells['Mitigation'] === '').toBe(row.mitigations.length === 0);
  expect(cells['Status']).not.toBe('');
}

function written(id: string): string {
  return WRITERS.find((writer) => writer.id === id)!.write(report, DEFAULT_OPTIONS);
}

function headings(text: string): readonly string[] {
  return [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);
}

/** The one table with these columns, row by row, each cell under its heading and as it reads. */
function tableWith(text: string, columns: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, i) => (line === `| ${columns.join(' | ')} |` ? [i] : []));
  expect(starts).toHaveLength(1);
  const found: Record<string, string>[] = [];
  for (let i = starts[0]! + 2; lines[i]?.startsWith('|'); i++) {
    const cells = lines[i]!.slice(2, -2).split(/(?<!\\) \| /);
    found.push(Object.fromEntries(columns.map((column, at) => [column, read(cells[at] ?? '')])));
  }
  return found;
}

/** A cell without its links and escapes; a dash stands for nothing. */
function read(cell: string): string {
  const plain = cell
    .replace(/\[([^\]]*)\]\(#[^)]*\)/g, '$1')
    .replace(/\\(\W)/g, '$1')
    .trim();
  return plain === '–' ? '' : plain;
}

function reportOf(id: string): Report {
  const starter = STARTERS.find((one) => one.id === id)!;
  const result = readNative(starter.yaml, () => 'never');
  if (!result.ok) throw new Error(result.reason);
  const verdict = suppress(result.model, evaluate(result.model, RULES));
  const model = numberThreats(result.model, verdict);
  return {
    model,
    rows: registerOf(model, verdict),
    addressed: verdict.addressed,
    setAside: verdict.setAside,
    prompts: PROMPTS,
    diagram: firstDiagram(model),
  };
}
