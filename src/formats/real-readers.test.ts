import { compile, evaluate } from '@mdx-js/mdx';
import { parse as parseCsv } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { createElement } from 'react';
import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test, vi } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { crowd, everywhere, reportOf, reportWith, withEvery, written } from './awkward.test.kit';
import { newBoundary } from '../model/boundary';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { byId, emptyModel, type Model } from '../model/model';
import { firstLayout } from './native/first-layout';
import { DEFAULT_OPTIONS, SECTIONS, type ExportOptions, type Flavour, type Report } from './report/format';
import { WRITERS } from './formats';
import { readAny } from './readers';

/** What the real readers make of our documents, whatever was typed: remark with GFM, MDX 3, YAML 1.1 and 1.2, csv-parse. */

vi.setConfig({ testTimeout: 240_000 });

const DOCUMENTS = ['markdown-report', 'markdown-quick', 'markdown-register'];

/** Text of every kind: signs with a meaning somewhere, and any Unicode, halves of pairs and controls too. */
const typed = fc.oneof(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...Array.from('|\\`*_[]()<>{}#-+@&$~!=;"\'aé漢')),
        fc.constantFrom('\n', '\r\n', '\t', ' ', '\u202e', '\u2028', '\0', '👍', 'export ', 'import '),
        fc.constantFrom(
          '1.',
          ':::',
          '```',
          '%%',
          '-->',
          '<!--',
          '&lt;',
          'www.a.b',
          'a@b.c',
          'http://a.b/c_d?e=1&f=2',
        ),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 24 }),
);

describe('remark with GFM reads', () => {
  const reader = unified().use(remarkParse).use(remarkGfm);

  /** Every cell of every table is one of its columns, and the names are what was typed. */
  function expectRead(text: string, report: Report, options: Partial<ExportOptions>): void {
    // The other readers differ from the first in what stands between the fences.
    for (const id of options.flavour === 'github' ? DOCUMENTS : ['markdown-quick']) {
      const tree = reader.parse(written(id, report, options)) as Tree;
      for (const table of all(tree, 'table')) {
        const [head, ...rows] = table.children ?? [];
        for (const row of rows) expect(row.children?.length).toBe(head?.children?.length);
      }
      const cells = all(tree, 'tableCell').map(words);
      expect(cells).toContain(visible(text, options) || '–');
      const headings = all(tree, 'heading').filter(({ depth }) => depth === 2);
      expect(headings).toHaveLength(
        id === 'markdown-report' ? SECTIONS.length : id === 'markdown-quick' ? 6 : 0,
      );
      expect(all(tree, 'html').every(({ value }) => /^<(br|a id="[a-z0-9-]+"|\/a)>$/.test(value ?? ''))).toBe(
        true,
      );
      expect(all(tree, 'image')).toEqual([]);
    }
  }

  test.each(['github', 'plain'] as const)('every awkward text, for %s', (flavour) => {
    withEvery((text) => expectRead(text, reportWith(text), { flavour }));
  });

  test.each(['github', 'plain'] as const)('any text, for %s', (flavour) => {
    fc.assert(
      fc.property(typed, (text) => expectRead(text, reportOf(everywhere(text)), { flavour })),
      { numRuns: 40 },
    );
  });

  test('text for issues mentions nobody and links no number, and reads the same', () => {
    const text = 'ask @ada, see #12 and GH-7 and !3; since 4f2c9d1e7a; https://a.b/c#12';
    const tree = reader.parse(written('markdown-register', reportWith(text), { issueText: true })) as Tree;
    const cell = all(tree, 'tableCell')
      .map(words)
      .find((one) => one.includes('ada'))!;

    expect(cell.replaceAll('\u200d', '')).toContain(text);
    expect(cell).not.toMatch(/@ada|#12 |GH-7|!3|4f2c9d1e7a/);
    expect(cell).toContain('https://a.b/c#12');
  });
});

describe('MDX 3', () => {
  /** Compiles, runs and draws a document, as Docusaurus does when it builds its pages. */
  async function page(text: string): Promise<string> {
    const { default: Page } = await evaluate(text, { ...runtime, remarkPlugins: [remarkGfm] });
    return renderToStaticMarkup(createElement(Page));
  }

  test('builds a page of every awkward text that shows it as it was typed', async () => {
    for (const text of awkwardTexts())
      for (const id of ['markdown-quick', 'markdown-register']) {
        const html = (await page(written(id, reportWith(text), { flavour: 'mdx' }))).replace(
          /<\/?a\b[^>]*>/g,
          '',
        );
        expect(html).toContain(`<td>${escapedHtml(visible(text, { flavour: 'mdx' })) || '–'}</td>`);
      }
  });

  test('builds the whole report', async () => {
    for (const text of [
      'export to csv',
      'import x from "y"',
      '{id}',
      '<5ms',
      'List<T>',
      '<!-- x -->',
      '$$x$$',
      ':::',
    ])
      await expect(
        compile(written('markdown-report', reportWith(text), { flavour: 'mdx' }), {
          remarkPlugins: [remarkGfm],
        }),
      ).resolves.toBeDefined();
  });

  test('builds a page of any text', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const html = await page(written('markdown-register', reportOf(everywhere(text)), { flavour: 'mdx' }));
        expect(html).toContain('<table>');
      }),
      { numRuns: 60 },
    );
  });
});

describe('YAML', () => {
  const FILES = ['yaml-model', 'yaml-register'];

  function expectAgreement(report: Report): void {
    for (const id of FILES) {
      const text = written(id, report);
      const modern: unknown = parseYaml(text, { version: '1.2' });
      expect(parseYaml(text, { version: '1.1' })).toEqual(modern);
      expect(load(text)).toEqual(modern);
    }
  }

  test('says the same to readers of YAML 1.1 and 1.2, for every awkward text', () => {
    withEvery((text) => expectAgreement(reportWith(text)));
  });

  test('says the same to readers of YAML 1.1 and 1.2, for any text, and comes back', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const report = reportOf(everywhere(text));
        expectAgreement(report);
        const back = readAny(written('yaml-model', report), () => 'never');
        expect(back.ok && back.model).toEqual(report.model);
      }),
      { numRuns: 80 },
    );
  });
});

describe('csv-parse', () => {
  const read = (text: string): string[][] => parseCsv(text, { bom: true });

  test.each(['register', 'jira'] as const)('gets every cell of %s as it was typed', (columns) => {
    fc.assert(
      fc.property(typed, (text) => {
        const report = reportOf(everywhere(text));
        const [head, ...lines] = read(written('csv', report, { columns, spreadsheetSafe: false }));
        const own = lines.find((line) => line.at(-1) === 'own/t-1')!;
        expect(own[head!.indexOf(columns === 'jira' ? 'Assignee' : 'Threat')]).toBe(text);
      }),
      { numRuns: 80 },
    );
  });

  test.each(['register', 'jira'] as const)('finds no formula in %s', (columns) => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const cell of read(written('csv', reportOf(everywhere(text)), { columns })).flat())
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^ *[\0\t\r\n]/);
      }),
      { numRuns: 80 },
    );
  });

  test('finds the columns that Jira asks for', () => {
    const [head, first] = read(written('csv', reportWith('Login'), { columns: 'jira' }));

    expect(head!.join(', ')).toBe(
      'Summary, Issue Type, Priority, Assignee, Due date, Labels, Labels, Labels, Description, External id',
    );
    expect(first![0]).toMatch(/^\[T-\d{3}\] Repudiation: Login$/);
    expect(first!.slice(5, 8)).toEqual(['threat-model', 'stride-repudiation', 'threat-accepted']);
  });
});

describe('models that nobody would draw', () => {
  const empty = emptyModel({ id: 'm-1', name: '', diagram: 'd-1' });
  const text = (parts: string): string => parts.repeat(Math.ceil(5_000 / parts.length));
  const parallel: Model = {
    ...empty,
    elements: byId([
      newElement({ id: 'a', kind: 'process', name: 'A' }),
      newElement({ id: 'b', kind: 'process', name: 'B' }),
    ]),
    flows: byId(
      Array.from({ length: 200 }, (_, i) => newFlow({ id: `f-${i}`, from: 'a', to: 'b', name: `Call ${i}` })),
    ),
  };
  const boundaries: Model = {
    ...empty,
    name: 'Zones',
    boundaries: byId([
      newBoundary({ id: 'b-1', name: 'Outer' }),
      newBoundary({ id: 'b-2', name: 'Inner', parent: 'b-1' }),
    ]),
  };
  const MODELS: readonly (readonly [string, Model])[] = [
    ['nothing at all', empty],
    ['only boundaries', firstLayout(boundaries)],
    ['200 flows beside each other', firstLayout(parallel)],
    [
      'names from right to left, of pictures and of marks',
      crowd(['שלום', 'مرحبا', '👩‍👩‍👧‍👦', 'é\u0301\u0327', '\u202eabc', 'Z͑ͫa']),
    ],
    [
      'names that are Markdown, Mermaid and HTML',
      crowd([
        '# x',
        '| a | b |',
        '```mermaid',
        'end',
        'A-->B',
        '<b>x</b>',
        '&lt;',
        '[x](y)',
        '{{d-1}}',
        '<a id="x"></a>',
      ]),
    ],
    [
      'long descriptions with fences',
      everywhere(text('```js\nlet a = 1 < 2;\n```\n\n| a | b |\n|---|---|\n- {x}\n\n')),
    ],
    ['one word of 5,000 letters', everywhere(text('x'))],
  ];

  test.each(MODELS)('%s: every reader reads every document', async (_what, model) => {
    const report = reportOf(model);
    const reader = unified().use(remarkParse).use(remarkGfm);
    for (const id of DOCUMENTS) {
      const tree = reader.parse(written(id, report)) as Tree;
      for (const table of all(tree, 'table'))
        expect(new Set((table.children ?? []).map((row) => row.children?.length)).size).toBe(1);
      expect(all(tree, 'heading').filter(({ depth }) => depth === 1)).toHaveLength(1);
      expect(all(tree, 'code').every(({ lang }) => lang === 'mermaid')).toBe(true);
      await expect(
        compile(written(id, report, { flavour: 'mdx' }), { remarkPlugins: [remarkGfm] }),
      ).resolves.toBeDefined();
    }
    for (const id of ['yaml-model', 'yaml-register']) {
      const modern: unknown = parseYaml(written(id, report), { version: '1.2' });
      expect(load(written(id, report))).toEqual(modern);
    }
    const back = readAny(written('yaml-model', report), () => 'never');
    expect(back.ok && back.model).toEqual(report.model);
    const cells: string[][] = parseCsv(written('csv', report), { bom: true });
    expect(new Set(cells.map((line) => line.length)).size).toBe(1);
    for (const line of cells.flat()) expect(line.length).toBeLessThanOrEqual(32_767);
  });
});

describe('what a change to the model does to its documents', () => {
  const before = reportOf(everywhere('alpha'));
  const lines = (text: string): readonly string[] => text.split('\n');
  const changed = (a: string, b: string): readonly string[] => {
    const known = new Set(lines(a));
    return lines(b).filter((line) => !known.has(line));
  };

  test.each(WRITERS.map(({ id }) => [id]))('%s: a new name changes only lines that print it', (id) => {
    const model = {
      ...before.model,
      elements: {
        ...before.model.elements,
        'p-1': { ...before.model.elements['p-1']!, name: 'renamed-thing' },
      },
    };
    const [a, b] = [before, reportOf(model)].map((report) => written(id, report));

    for (const line of changed(a!, b!)) expect(line).toContain('renamed-thing');
  });

  const NOT_PICTURES = WRITERS.filter(({ id }) => id !== 'svg').map(({ id }) => [id] as const);

  test.each(NOT_PICTURES)('%s: moving a thing changes its layout alone', (id) => {
    const key = 'd-1/p-1';
    const place = before.model.places[key]!;
    const model = {
      ...before.model,
      places: { ...before.model.places, [key]: { ...place, x: place.x + 16, y: place.y + 8 } },
    };

    // A document may hold the picture, which shows where things stand.
    const words = (report: Report): string => written(id, report).replaceAll(/<svg[^]*?<\/svg>/g, '');
    for (const line of changed(words(before), words(reportOf(model))))
      expect(line).toMatch(/^ +- \{ diagram: d-1, thing: p-1, /);
  });
});

interface Tree {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly lang?: string | null;
  readonly children?: readonly Tree[];
}

function all(tree: Tree, type: string): readonly Tree[] {
  return [
    ...(tree.type === type ? [tree] : []),
    ...(tree.children ?? []).flatMap((child) => all(child, type)),
  ];
}

/** What a person reads there; a break is the end of a line. */
function words(tree: Tree): string {
  if (tree.type === 'html') return tree.value === '<br>' ? '\n' : '';
  return tree.value ?? (tree.children ?? []).map(words).join('');
}

function visible(
  text: string,
  { flavour = DEFAULT_OPTIONS.flavour }: { readonly flavour?: Flavour },
): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '\ufffd')
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join(flavour === 'plain' ? ' / ' : '\n');
}

function escapedHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('\n', '<br/>');
}

function awkwardTexts(): readonly string[] {
  const texts: string[] = [];
  withEvery((text) => texts.push(text));
  return texts;
}
