import { load } from 'js-yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { newBoundary } from '../model/boundary';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { newMitigation } from '../model/mitigation';
import { emptyModel, type Model } from '../model/model';
import { evaluate, type Verdict } from '../engine/evaluate';
import { numberThreats } from '../engine/numbers';
import { registerOf } from '../engine/rows';
import { RULES } from '../rules/catalogue';
import { PROMPTS } from '../rules/prompts';
import awkward from './fixtures/awkward.json';
import { firstLayout } from './first-layout';
import { DEFAULT_OPTIONS, type ExportOptions, type Flavour, type Report } from './format';
import { fileName, readAny, WRITERS } from './formats';

/** GitLab and Azure differ from GitHub in their diagrams alone. */
const FLAVOURS: readonly Flavour[] = ['github', 'mdx', 'plain'];

/** A model in which one text stands everywhere that a person can write. */
function everywhere(text: string): Model {
  const model: Model = {
    ...emptyModel({ id: 'm-1', name: text, diagram: 'd-1' }),
    elements: {
      'x-1': newElement({ id: 'x-1', kind: 'external', name: text, boundary: 'b-1', outOfScopeReason: text }),
      'p-1': newElement({ id: 'p-1', kind: 'process', name: text, boundary: 'b-2', properties: { parameterizesQueries: false } }),
      's-1': newElement({ id: 's-1', kind: 'store', name: text, boundary: 'b-3', outOfScope: true, outOfScopeReason: text }),
    },
    flows: {
      'f-1': newFlow({ id: 'f-1', from: 'x-1', to: 'p-1', name: text, step: 1, data: ['c-1'], properties: { protocol: text, encrypted: false } }),
      'f-2': newFlow({ id: 'f-2', from: 'p-1', to: 's-1', name: '', step: 2 }),
    },
    boundaries: {
      'b-1': newBoundary({ id: 'b-1', name: text, trust: 'untrusted' }),
      'b-2': newBoundary({ id: 'b-2', name: text }),
      'b-3': newBoundary({ id: 'b-3', name: text, parent: 'b-2' }),
      'b-4': newBoundary({ id: 'b-4', name: text }),
    },
    notes: { 'n-1': { id: 'n-1', text } },
    dataClasses: { 'c-1': { id: 'c-1', name: text, level: 'restricted', kinds: ['card'], description: text } },
    actors: { 'a-1': { id: 'a-1', name: text, motivation: text, capability: text, examples: text, order: 1 } },
    assumptions: { 'u-1': { id: 'u-1', text, state: 'wrong', order: 1 } },
    ownThreats: { 't-1': { id: 't-1', on: 'p-1', category: 'R', title: text, description: text, likelihood: 'high', impact: 'critical' } },
    mitigations: { 'k-1': newMitigation({ id: 'k-1', title: text, owner: text, ticket: text, notes: text, threats: ['own/t-1'] }) },
    decisions: {
      'own/t-1': { threat: 'own/t-1', status: 'accepted', justification: text, owner: text, ticket: text, reviewBy: text, evidence: { s1: text, gone: text }, seen: '', cvss: text, dread: { damage: 3, reproducibility: 3, exploitability: 2, affected: 3, discoverability: 2 }, history: [] },
      'gone@x': { threat: 'gone@x', status: 'mitigated', justification: '', owner: '', ticket: '', reviewBy: '', evidence: {}, seen: '', about: { title: text, category: 'S', subject: text }, history: [] },
    },
    scope: { version: text, description: text, inScope: [text], outOfScope: [text], assets: [text], dependencies: [text], author: text, date: text },
    review: { next: text, triggers: [text] },
  };
  return firstLayout(model);
}

/** Nothing raised by rules: what people wrote is in every row, and 130 models need no judging. */
const NOTHING: Verdict = { threats: new Map(), addressed: [], questions: [], bySubject: new Map() };

function reportOf(model: Model, verdict = evaluate(model, RULES)): Report {
  const numbered = numberThreats(model, verdict);
  return { model: numbered, rows: registerOf(numbered, verdict), addressed: verdict.addressed, prompts: PROMPTS, diagram: 'd-1' };
}

const memory = new Map<Report, Map<string, string>>();
function written(id: string, report: Report, options: Partial<ExportOptions> = {}): string {
  const key = JSON.stringify([id, options]);
  const known = memory.get(report) ?? new Map<string, string>();
  memory.set(report, known);
  const text = known.get(key) ?? write(id, report, options);
  known.set(key, text);
  return text;
}

function write(id: string, report: Report, options: Partial<ExportOptions>): string {
  const writer = WRITERS.find((one) => one.id === id);
  if (!writer) throw new Error(`There is no writer “${id}”.`);
  return writer.write(report, { ...DEFAULT_OPTIONS, noLongerRaised: true, ...options });
}

const reports = new Map<string, Report>();
const report = (text: string): Report => {
  const known = reports.get(text) ?? (text === 'x' ? reportOf(everywhere(text)) : reportOf(everywhere(text), NOTHING));
  reports.set(text, known);
  return known;
};

/** One expectation for every awkward text; a failure names the text. */
function withEvery(check: (text: string) => void): void {
  for (const text of awkward) {
    try {
      check(text);
    } catch (fault) {
      throw new Error(`With ${JSON.stringify(text)}`, { cause: fault });
    }
  }
}

describe('Markdown', () => {
  describe.each(FLAVOURS)('for %s', (flavour) => {
    test('tables keep their columns', () => {
      withEvery((text) => {
        for (const id of ['markdown-report', 'markdown-quick', 'markdown-register']) {
          for (const table of tablesIn(written(id, report(text), { flavour }))) {
            const [head, ...rows] = table.map((line) => cells(line).length);
            expect(rows.every((count) => count === head)).toBe(true);
          }
        }
      });
    });

    test('a name is read as it was typed', () => {
      withEvery((text) => {
        const table = tablesIn(written('markdown-report', report(text), { flavour })).find((lines) => lines[0]?.startsWith('| Actor'));

        expect(shown(cells(table![2]!)[0]!, flavour)).toBe(visible(text, flavour) || '–');
      });
    });

    test('only our own headings are headings,', () => {
      withEvery((text) => {
        const headings = written('markdown-report', report(text), { flavour }).split('\n').filter((line) => /^##? /.test(line));

        expect(headings.slice(1)).toEqual([
          '## Scope',
          '## Data Flow Diagram',
          '## Data Flow Inventory',
          '## STRIDE Analysis',
          '## Risk Register',
          '## Prioritised Action Items',
          '## Accepted Risks',
          '## Review Schedule',
        ]);
      });
    });
  });

  test('MDX finds no code, no tag and no statement', () => {
    withEvery((text) => {
      for (const id of ['markdown-report', 'markdown-quick', 'markdown-register']) {
        const outside = written(id, report(text), { flavour: 'mdx' }).replace(/```mermaid\n[^]*?\n```\n/g, '');

        expect(outside.replaceAll('<br/>', '').replace(/<a id="[a-z0-9-]+"><\/a>/g, '')).not.toContain('<');
        expect(outside.match(/(?<!\\)(\\\\)*[{}]/)).toBeNull();
        expect(outside.match(/^(import|export)\b/m)).toBeNull();
      }
    });
  });

  test('own text in paragraphs begins no list, quote, fence or heading', () => {
    for (const text of ['- a', '+ a', '1. a', '1) a', '# a', '> a', '```', ':::', 'a\n===', 'a\n---', '    code', '| a | b |']) {
      const section = written('markdown-report', report(text), { flavour: 'github' }).split('Status: Accepted.\n')[1]!.split('- **Justification')[0]!;
      expect(section).not.toMatch(/^\s*([-+*>#|=]|\d+[.)]\s|```|:::| {4})/m);
    }
  });

  test('addresses stay links', () => {
    expect(written('markdown-quick', report('see https://a.example/x_y?a=1&b=2#c*'))).toContain('see https://a.example/x_y?a=1&b=2#c\\*');
  });

  test('the quick template has its headings', () => {
    const headings = written('markdown-quick', report('x')).split('\n').filter((line) => line.startsWith('#'));

    expect(headings).toEqual(['# Threat Model: x', '## Assets (what are we protecting?)', '## Actors', '## Trust Boundaries', '## Threats', '## Assumptions', '## Out of Scope']);
  });

  test.each([
    ['markdown-report', '| Flow | Protocol | Auth | Encryption | Classification |'],
    ['markdown-report', '| # | STRIDE | Threat | Likelihood | Impact | Risk | Mitigation | Status |'],
    ['markdown-report', '| Risk | Justification | Owner | Review date |'],
    ['markdown-report', '| Actor | Motivation | Capability | Examples |'],
    ['markdown-quick', '| ID | Component | STRIDE | Description | Risk | Mitigation | Status |'],
    ['markdown-register', '| # | STRIDE | Threat | Risk | Mitigation | Control type | Status |'],
  ])('%s has the table %s', (id, head) => {
    expect(written(id, report('x'))).toContain(`\n${head}\n|---|`);
  });

  test('every link inside the document leads to an anchor', () => {
    const text = written('markdown-report', report('x'));
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]));

    expect(anchors.size).toBeGreaterThan(1);
    for (const match of text.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(match[1]);
    expect(written('markdown-report', report('x'), { detail: 'table' })).not.toContain('](#');
  });

  test('each part can be left out', () => {
    const whole = report('x');

    expect(written('markdown-report', whole, { acceptedRisks: false })).not.toContain('## Accepted Risks');
    expect(written('markdown-report', whole, { evidenceNotes: false })).not.toContain('**Evidence:**');
    expect(written('markdown-report', whole, { coverage: false })).not.toContain('| Element | S |');
    expect(written('markdown-report', whole, { detail: 'table' })).not.toContain('### T-001');
    expect(written('markdown-register', whole, { noLongerRaised: false })).not.toContain('No longer raised');
  });
});

describe('YAML register', () => {
  test('is read back field for field', () => {
    withEvery((text) => {
      const file = load(written('yaml-register', report(text))) as { threats: Record<string, unknown>[] };
      const own = file.threats.find((threat) => threat['description'] === text && threat['threat'] === 'Repudiation');

      expect(own).toEqual({
        id: expect.stringMatching(/^T\d{3}$/) as string,
        component: text,
        threat: 'Repudiation',
        description: text,
        risk: 'CRITICAL',
        mitigation: { control: text, status: 'accepted', ticket: text },
      });
    });
  });
});

describe('CSV', () => {
  test('has the same columns in every line', () => {
    withEvery((text) => {
      const lines = csvLines(written('csv', report(text), { spreadsheetSafe: false }));

      expect(lines.every((line) => line.length === lines[0]!.length)).toBe(true);
      const own = lines.find((line) => line.at(-1) === 'own/t-1')!;
      expect(own[lines[0]!.indexOf('Threat')]).toBe(text);
      expect(own[lines[0]!.indexOf('Owner')]).toBe(text);
    });
  });

  test('holds no formula', () => {
    withEvery((text) => {
      for (const field of csvLines(written('csv', report(text))).flat()) expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠]|^ *[\0\t\r\n]/);
    });
  });

  test('begins with a byte order mark and ends its lines as Windows does', () => {
    const text = written('csv', report('x'));

    expect(text.startsWith('\ufeff"ID","Summary",')).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect(text.endsWith('\r\n')).toBe(true);
  });
});

describe('Mermaid', () => {
  let parse: (text: string) => Promise<Parsed>;
  beforeAll(async () => {
    // Mermaid asks for a page only to clean what goes into it; here nothing does.
    const { default: purify } = (await import('dompurify' as string)) as { default: Record<string, unknown> };
    purify['addHook'] = () => undefined;
    purify['sanitize'] = (text: string) => text;
    const { default: mermaid } = await import('mermaid');
    parse = async (text) => {
      await mermaid.parse(text);
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
      return db as unknown as Parsed;
    };
  });

  test('shows every label as it was typed', async () => {
    for (const text of awkward) {
      for (const flavour of ['github', 'azure'] as const) {
        const db = await parse(written('mermaid', report(text), { flavour }));

        // A style for a subgraph makes a vertex of its name, which is not drawn.
        const labels = [...db.getVertices().values()].filter((vertex) => !vertex.id.startsWith('b_')).map((vertex) => decoded(vertex.text ?? ''));
        expect(labels).toEqual([0, 1, 2].map(() => label(text)));
        expect(db.getEdges().map((edge) => decoded(edge.text))).toEqual([['1', [text, text].map((one) => one.trim()).filter((one) => one !== '').join(', ')].filter((part) => part !== '').map(label).join(' · '), '2']);
        expect(db.getSubGraphs().map((graph) => decoded(graph.title)).toSorted()).toEqual([0, 1, 2].map(() => label(`Trust boundary: ${text}`)));
      }
    }
  }, 20_000);

  test('ids and labels that Mermaid has other plans for', async () => {
    const ids = ['end', 'style', 'class', 'graph', 'x', 'o', 'a--b', 'n-1', 'x-1', 'subgraph', 'default'];
    const model: Model = {
      ...emptyModel({ id: 'm-1', name: 'x', diagram: 'd-1' }),
      elements: Object.fromEntries(ids.map((id) => [id, newElement({ id, kind: 'process', name: 'style: #1; classDef x:y#2;' })])),
      flows: { f: newFlow({ id: 'f', from: 'x', to: 'o' }), g: newFlow({ id: 'g', from: 'o', to: 'o' }) },
    };

    const db = await parse(written('mermaid', reportOf(model)));

    expect(db.getVertices().size).toBe(ids.length);
    expect(new Set([...db.getVertices().values()].map((vertex) => decoded(vertex.text ?? '')))).toEqual(new Set(['style: #1; classDef x:y#2;']));
  });

  test('a diagram too large for readers is split in documents, and said in the file', () => {
    const names = Array.from({ length: 30 }, (_, i) => `p-${i}`);
    const model: Model = {
      ...emptyModel({ id: 'm-1', name: 'Large', diagram: 'd-1' }),
      boundaries: { 'b-a': newBoundary({ id: 'b-a', name: 'A' }), 'b-b': newBoundary({ id: 'b-b', name: 'B' }) },
      elements: Object.fromEntries(names.map((id, i) => [id, newElement({ id, kind: 'process', name: id, boundary: i < 15 ? 'b-a' : 'b-b' })])),
      flows: Object.fromEntries(Array.from({ length: 520 }, (_, i) => [`f-${i}`, newFlow({ id: `f-${i}`, from: i < 260 ? 'p-1' : 'p-20', to: i < 260 ? 'p-2' : 'p-21', name: `Flow ${i}` })])),
    };
    const large = reportOf(model);

    expect(written('markdown-report', large).match(/```mermaid/g)).toHaveLength(2);
    expect(written('mermaid', large)).toContain('%% More than 500 flows');
  });
});

describe('SVG', () => {
  test('is well formed, whatever it says', () => {
    withEvery((text) => {
      for (const theme of ['light', 'dark', 'auto'] as const) {
        const picture = written('svg', report(text), { theme });

        expect(unclosed(picture)).toEqual([]);
        expect(decoded(picture.replaceAll(/&(lt|gt|amp|quot);/g, 'ﬂ°$1¶ß'))).toContain(`<title>External entity: ${visibleIn(text)}</title>`);
        // eslint-disable-next-line no-control-regex
        expect(picture).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|<script|foreignObject|href/);
      }
    });
  });

  test('is cropped to what is drawn', () => {
    const picture = written('svg', report('x'));
    const [x, y, width, height] = /viewBox="([^"]+)"/.exec(picture)![1]!.split(' ').map(Number);

    expect([x, y]).toEqual([-24, -35]);
    expect(width).toBeGreaterThan(400);
    expect(height).toBeLessThan(700);
  });

  test('an empty model is an empty picture', () => {
    expect(written('svg', reportOf(emptyModel({ id: 'm', name: 'x', diagram: 'd-1' })))).toContain('Nothing is drawn yet.');
  });
});

describe('all formats', () => {
  test('the same model gives the same bytes, in whatever order it was made', () => {
    const model = everywhere('x');
    const turned = (value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toReversed().map(([key, inner]) => [key, turned(inner)])) : value);

    const [first, second] = [reportOf(model), reportOf(turned({ ...model, numbers: reportOf(model).model.numbers }) as Model)];

    for (const { id } of WRITERS) expect(written(id, second)).toBe(written(id, first));
  });

  test('moving a box changes the picture and the layout alone', () => {
    const before = report('x');
    const key = 'd-1/p-1';
    const place = before.model.places[key]!;
    const after: Report = { ...before, model: { ...before.model, places: { ...before.model.places, [key]: { ...place, x: place.x + 40 } } } };

    const changed = WRITERS.filter(({ id }) => written(id, before) !== written(id, after)).map(({ id }) => id);

    expect(changed).toEqual(['yaml-model', 'svg']);
  });

  test('an empty model is written without a hole', () => {
    const empty = reportOf(emptyModel({ id: 'm', name: '', diagram: 'd-1' }));

    for (const { id } of WRITERS) expect(written(id, empty)).not.toMatch(/undefined|null|NaN/);
  });

  test('the names of the Export dialog', () => {
    expect(WRITERS.map(({ title }) => title).toSorted()).toEqual(['CSV', 'Markdown quick template', 'Markdown register', 'Markdown report', 'Mermaid', 'SVG', 'YAML model', 'YAML register']);
  });

  test.each([
    ['Customer portal', 'customer-portal.md'],
    ['  Zahlung & Prüfung (v2) ', 'zahlung-prüfung-v2.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['日本語', '日本語.md'],
    ['???', 'threat-model.md'],
  ])('%j is kept in a file called %s', (name, expected) => {
    expect(fileName({ ...everywhere('x'), name }, WRITERS[0]!)).toBe(expected);
  });
});

describe('reading', () => {
  const newId = (kind: string): string => `${kind}-new`;

  test('the format is recognised from the content', () => {
    const text = written('yaml-model', report('x'));

    expect(readAny(text, newId)).toMatchObject({ ok: true, warnings: [] });
    expect(readAny(`# a comment\n${text}`, newId)).toMatchObject({ ok: true });
    expect(readAny(JSON.stringify(load(text)), newId)).toMatchObject({ ok: true });
    expect(readAny(JSON.stringify(load(text), null, 2), newId)).toMatchObject({ ok: true });
  });

  test.each([
    ['the register', 'yaml-register', /register/],
    ['a document', 'markdown-report', /document/],
    ['CSV', 'csv', /YAML model/],
    ['a picture', 'svg', /YAML model/],
  ])('%s is refused with a reason', (_what, id, reason) => {
    expect(readAny(written(id, report('x')), newId)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) as string });
  });

  test('an empty file is refused with a reason', () => {
    expect(readAny(' \n', newId)).toEqual({ ok: false, reason: 'The file is empty.' });
  });
});

interface Parsed {
  getVertices: () => Map<string, { id: string; text?: string }>;
  getEdges: () => { text: string }[];
  getSubGraphs: () => { title: string }[];
}

/** Blocks of lines that begin with a pipe, outside fences. */
function tablesIn(text: string): string[][] {
  const tables: string[][] = [];
  let open = false;
  for (const line of text.replace(/(```|:::)[ ]?mermaid\n[^]*?\n(```|:::)\n/g, '\n').split('\n')) {
    if (line.startsWith('| ') && !open) tables.push([]);
    open = line.startsWith('|');
    if (open) tables.at(-1)?.push(line);
  }
  return tables;
}

/** The cells of a line: split where a pipe has no backslash of its own. */
function cells(line: string): string[] {
  const parts = [''];
  for (let i = 1; i < line.length - 1; i++) {
    if (line[i] === '\\') parts.push((parts.pop() ?? '') + line[i] + (line[++i] ?? ''));
    else if (line[i] === '|') parts.push('');
    else parts.push((parts.pop() ?? '') + line[i]);
  }
  return parts.map((part) => part.trim());
}

/** What a reader of Markdown shows for inline text. */
function shown(markdownText: string, flavour: Flavour): string {
  const lineBreak = flavour === 'plain' ? ' / ' : flavour === 'mdx' ? '<br/>' : '<br>';
  const lines = flavour === 'plain' ? [markdownText] : markdownText.split(lineBreak);
  return lines
    .map((line) => line.replace(/\\([!-/:-@[-`{-~])/g, '\\$1').replace(/\\(.)|&(lt|gt|amp);/g, (_whole, sign: string | undefined, entity: string | undefined) => sign ?? { lt: '<', gt: '>', amp: '&' }[entity ?? ''] ?? ''))
    .join('\n');
}

/** What is left of a text once signs that nothing can show are replaced. */
function visibleIn(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd');
}

function visible(text: string, flavour: Flavour): string {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ').trim().split('\n').map((line) => visibleIn(line).trim());
  return lines.join(flavour === 'plain' ? ' / ' : '\n');
}

/** A label of Mermaid with its line breaks, as it is drawn. */
function label(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .trim()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/g, ' ')
    .replace(/\s*\n\s*/g, '<br/>');
}

/** Undoes the entities, which Mermaid keeps in a form of its own until it draws. */
function decoded(text: string): string {
  const named: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&' };
  return text.replace(/ﬂ°°(\d+)¶ß/g, (_whole, code: string) => String.fromCharCode(Number(code))).replace(/ﬂ°(\w+)¶ß/g, (whole, name: string) => named[name] ?? whole);
}

function csvLines(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const body = text.replace(/^\ufeff/, '');
  for (let i = 0; i < body.length; ) {
    if (body[i] !== '"') throw new Error(`A field without quotes at ${i}.`);
    let field = '';
    for (i++; ; i++) {
      if (body[i] === '"' && body[i + 1] === '"') field += body[i++];
      else if (body[i] === '"') break;
      else field += body[i] ?? '';
    }
    line.push(field);
    i++;
    if (body[i] === ',') i++;
    else {
      if (body.slice(i, i + 2) !== '\r\n') throw new Error(`A line without its end at ${i}.`);
      lines.push(line);
      line = [];
      i += 2;
    }
  }
  return lines;
}

/** Tags that are opened and not closed, or the other way round; text with a bare sign of XML counts as one. */
function unclosed(picture: string): string[] {
  const open: string[] = [];
  for (const { 0: tag, 1: end, 2: name, 3: self } of picture.matchAll(/<(\/?)([a-z]+)(?:\s[a-z:A-Z-]+="[^"<]*")*(\/?)>|[<]/g)) {
    if (name === undefined) return [tag];
    if (end === '/') {
      if (open.pop() !== name) return [tag];
    } else if (self !== '/') open.push(name);
  }
  const bare = picture.match(/&(?!(amp|lt|gt|quot);)/);
  return [...open, ...(bare ?? [])];
}
