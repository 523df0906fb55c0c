import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { everywhere, reportOf, reportWith, withEvery, written } from '../awkward.test.kit';
import { DEFAULT_OPTIONS, type Report } from '../report/format';
import { htmlReport, richText } from './report';
import { htmlOf } from './text';
import { MARKDOWN_REGISTER_WRITER } from '../markdown/register';
import { whole } from '../report/pieces';

vi.setConfig({ testTimeout: 120_000 });

const OURS =
  /^<\/?(h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|a|br|strong|figure|pre)( (id|class|scope|href|rel)="[^"<>]*")*>$/;

/** Every tag is one of ours, and leads nowhere but into the page or the web. */
function expectHarmless(body: string): void {
  const withoutPictures = body.replaceAll(/<svg[^]*?<\/svg>/g, '');
  for (const [tag] of withoutPictures.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(OURS);
  for (const [, address] of withoutPictures.matchAll(/href="([^"]*)"/g))
    expect(address).toMatch(/^(#|https?:\/\/)/);
}

/** The text of the cells of all tables, as a person reads them. */
function cells(body: string): readonly string[] {
  return [...body.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell]) => read(cell!));
}

function read(html: string): string {
  return html
    .replaceAll('<br>', '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function visible(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '\ufffd')
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

function expectShown(text: string, report: Report): void {
  const body = whole(htmlReport(report, DEFAULT_OPTIONS));
  expectHarmless(body);
  expect(cells(body)).toContain(visible(text) || '–');
}

describe('The HTML report', () => {
  test('shows every awkward text as it was typed, in tags of ours alone', () => {
    withEvery((text) => expectShown(text, reportWith(text)));
  });

  test('shows any text as it was typed, in tags of ours alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) =>
        expectShown(text, reportOf(everywhere(text))),
      ),
      { numRuns: 60 },
    );
  });

  test('is one page that loads nothing and runs nothing', () => {
    const page = written('html', reportWith('<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'));

    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("default-src 'none'");
    for (const [tag] of page.matchAll(/<[^>]*>/g))
      expect(tag).not.toMatch(/^<(script|img|link|iframe|object|foreignObject)|\s(src|on\w+|style)=|xlink/);
    expect(page).not.toMatch(/@import|url\(/);
    expect(page).toContain('<svg ');
    expect(page).toContain('@media print');
  });

  test('every link inside it leads somewhere, and no id comes twice', () => {
    const page = written('html', reportWith('x'));
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const [, name] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(name);
  });

  test('carries the model', () => {
    const report = reportWith('a<b');

    expect(read(/<pre>([^]*?)<\/pre>/.exec(written('html', report))![1]!)).toBe(
      written('yaml-model', report),
    );
  });
});

describe('rich text', () => {
  test('has the headings, lists and tables of the document, without Mermaid', () => {
    const html = whole(richText(MARKDOWN_REGISTER_WRITER, reportWith('x | y'), DEFAULT_OPTIONS));

    expect(html).toContain('<h1>Mitigation register: x | y</h1>');
    expect(html).toContain('<th scope="col">Control type</th>');
    expectHarmless(html);
  });

  test('nests lists and numbers steps', () => {
    expect(htmlOf('- a\n  - b\n- c\n\n1. d\n2. e\n')).toBe(
      '<ul>\n<li>a<ul>\n<li>b</li>\n</ul></li>\n<li>c</li>\n</ul>\n<ol>\n<li>d</li>\n<li>e</li>\n</ol>\n',
    );
  });
});
