import { describe, expect, test, vi } from 'vitest';
import { everywhere, reportOf, reportWith, withEvery, written } from '../awkward.test.kit';
import type { Flavour } from '../report/format';

// Some of these tests write hundreds of documents.
vi.setConfig({ testTimeout: 60_000 });

/** GitLab and Azure differ from GitHub in their diagrams alone. */
const FLAVOURS: readonly Flavour[] = ['github', 'mdx', 'plain'];

describe('Markdown', () => {
  describe.each(FLAVOURS)('for %s', (flavour) => {
    test('tables keep their columns', () => {
      withEvery((text) => {
        for (const id of ['markdown-report', 'markdown-quick', 'markdown-register']) {
          for (const table of tablesIn(written(id, reportWith(text), { flavour }))) {
            const [head, ...rows] = table.map((line) => cells(line).length);
            expect(rows.every((count) => count === head)).toBe(true);
          }
        }
      });
    });

    test('a name is read as it was typed', () => {
      withEvery((text) => {
        const table = tablesIn(written('markdown-report', reportWith(text), { flavour })).find((lines) =>
          lines[0]?.startsWith('| Actor'),
        );

        expect(shown(cells(table![2]!)[0]!, flavour)).toBe(visible(text, flavour) || '–');
      });
    });

    test('only our own headings are headings,', () => {
      withEvery((text) => {
        const headings = written('markdown-report', reportWith(text), { flavour })
          .split('\n')
          .filter((line) => /^##? /.test(line));

        expect(headings.slice(1)).toEqual([
          '## Scope',
          '## Data Flow Diagram',
          '## Data Flow Inventory',
          '## STRIDE Analysis',
          '## Risk Register',
          '## Prioritised Action Items',
          '## Accepted Risks',
          '## Set Aside',
          '## Review Schedule',
        ]);
      });
    });
  });

  test('MDX finds no code, no tag and no statement', () => {
    withEvery((text) => {
      for (const id of ['markdown-report', 'markdown-quick', 'markdown-register']) {
        const outside = written(id, reportWith(text), { flavour: 'mdx' }).replace(
          /```mermaid\n[^]*?\n```\n/g,
          '',
        );

        expect(outside.replaceAll('<br/>', '').replace(/<a id="[a-z0-9-]+"><\/a>/g, '')).not.toContain('<');
        expect(outside.match(/(?<!\\)(\\\\)*[{}]/)).toBeNull();
        expect(outside.match(/^(import|export)\b/m)).toBeNull();
      }
    });
  });

  test('own text in paragraphs begins no list, quote, fence or heading', () => {
    for (const text of [
      '- a',
      '+ a',
      '1. a',
      '1) a',
      '# a',
      '> a',
      '```',
      ':::',
      'a\n===',
      'a\n---',
      '    code',
      '| a | b |',
    ]) {
      const section = written('markdown-report', reportWith(text), { flavour: 'github' })
        .split('Status: Accepted.\n')[1]!
        .split('- **Justification')[0]!;
      expect(section).not.toMatch(/^\s*([-+*>#|=]|\d+[.)]\s|```|:::| {4})/m);
    }
  });

  test('addresses stay links', () => {
    expect(written('markdown-quick', reportWith('see https://a.example/x_y?a=1&b=2#c now*'))).toContain(
      'see https://a.example/x_y?a=1&b=2#c now\\*',
    );
  });

  test('sentences that people wrote stand apart, and no full stop meets another sign', () => {
    const model = everywhere('It ends here.');
    const twice = ['It ends here.', 'It ends here.'];
    const report = reportOf({
      ...model,
      scope: { ...model.scope, inScope: twice, outOfScope: twice, assets: twice, dependencies: twice },
      assumptions: {
        'u-1': { ...model.assumptions['u-1']!, state: 'open' },
        'u-2': { ...model.assumptions['u-1']!, id: 'u-2', state: 'open' },
      },
      review: { next: '2027-01-01', triggers: twice },
      mitigations: {
        'k-1': { ...model.mitigations['k-1']!, threats: ['own/t-1'] },
        'k-2': { ...model.mitigations['k-1']!, id: 'k-2', threats: ['own/t-1'] },
        'k-3': { ...model.mitigations['k-1']!, id: 'k-3', threats: [] },
        'k-4': { ...model.mitigations['k-1']!, id: 'k-4', threats: [] },
      },
    });

    for (const id of ['markdown-report', 'markdown-quick', 'markdown-register', 'yaml-register', 'csv'])
      expect(written(id, report)).not.toMatch(/\.[.;]/);
    expect(written('markdown-report', report)).toContain(
      '- **Assumptions:**\n  - It ends here.\n  - It ends here.\n',
    );
    expect(written('markdown-register', report)).toContain('| It ends here; It ends here. |');
  });

  test('what has no name, or a name of spaces only, is said to have none', () => {
    for (const text of ['', '   ']) {
      const model = everywhere(text);
      const report = written(
        'markdown-report',
        reportOf({ ...model, scope: { ...model.scope, inScope: [], outOfScope: [] } }),
      );

      expect(report).toContain('- **System:** No name\n- **In scope:** No name; No name\n');
      expect(report).toContain('External entity in No name.');
    }
  });

  test('an address with a sign that would be escaped within the link is text', () => {
    expect(written('markdown-quick', reportWith('see https://a.example/{id}'))).toContain(
      'see https&#58;//a.example/\\{id\\}',
    );
  });

  test('the score of the scheme that the model has chosen stands beside the risk', () => {
    const model = everywhere('x');
    const rated = (rating: 'matrix' | 'dread'): string =>
      written('markdown-report', reportOf({ ...model, settings: { ...model.settings, rating } }));

    expect(rated('dread')).toMatch(/Risks are rated by DREAD/);
    expect(rated('dread')).toContain('| Critical (13');
    expect(rated('matrix')).not.toMatch(/Critical \(13|Risks are rated/);
  });

  test('the quick template has its headings', () => {
    const headings = written('markdown-quick', reportWith('x'))
      .split('\n')
      .filter((line) => line.startsWith('#'));

    expect(headings).toEqual([
      '# Threat Model: x',
      '## Assets (what are we protecting?)',
      '## Actors',
      '## Trust Boundaries',
      '## Threats',
      '## Assumptions',
      '## Out of Scope',
    ]);
  });

  test.each([
    ['markdown-report', '| Flow | Protocol | Auth | Encryption | Classification |'],
    ['markdown-report', '| # | STRIDE | Threat | Likelihood | Impact | Risk | Mitigation | Status |'],
    ['markdown-report', '| Risk | Justification | Owner | Review date |'],
    ['markdown-report', '| Actor | Motivation | Capability | Examples |'],
    ['markdown-quick', '| ID | Component | STRIDE | Description | Risk | Mitigation | Status |'],
    ['markdown-register', '| # | STRIDE | Threat | Risk | Mitigation | Control type | Status |'],
  ])('%s has the table %s', (id, head) => {
    expect(written(id, reportWith('x'))).toContain(`\n${head}\n|---|`);
  });

  test('every link inside the document leads to an anchor', () => {
    const text = written('markdown-report', reportWith('x'));
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]));

    expect(anchors.size).toBeGreaterThan(1);
    for (const match of text.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(match[1]);
    expect(written('markdown-report', reportWith('x'), { detail: 'table' })).not.toContain('](#');
  });

  test('each part can be left out', () => {
    const whole = reportWith('x');

    expect(written('markdown-report', whole, { sections: ['register'] })).not.toContain('## Accepted Risks');
    expect(written('markdown-report', whole, { evidenceNotes: false })).not.toContain('**Evidence:**');
    expect(written('markdown-report', whole, { coverage: false })).not.toContain('| Element | S |');
    expect(written('markdown-report', whole, { detail: 'table' })).not.toContain('### T-001');
    expect(written('markdown-register', whole, { noLongerRaised: false })).not.toContain('No longer raised');
  });
});

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
    .map((line) =>
      line
        .replace(/\\([!-/:-@[-`{-~])/g, '\\$1')
        .replace(
          /\\(.)|&(lt|gt|amp|#58|#46);/g,
          (_whole, sign: string | undefined, entity: string | undefined) =>
            sign ?? { lt: '<', gt: '>', amp: '&', '#58': ':', '#46': '.' }[entity ?? ''] ?? '',
        ),
    )
    .join('\n');
}

/** What is left of a text once signs that nothing can show are replaced. */
function visibleIn(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '\ufffd');
}

function visible(text: string, flavour: Flavour): string {
  const lines = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .trim()
    .split('\n')
    .map((line) => visibleIn(line).trim());
  return lines.join(flavour === 'plain' ? ' / ' : '\n');
}
