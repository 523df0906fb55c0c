import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { DEFAULT_OPTIONS, type Report } from '../src/formats/report/format';
import { anyTexts, awkwardTexts, crowd, everywhere, reportOf } from '../src/formats/awkward.test.kit';
import { HTML_WRITER, richText } from '../src/formats/html/report';
import { MARKDOWN_REPORT_WRITER } from '../src/formats/markdown/report';
import { MERMAID_WRITER } from '../src/formats/mermaid/file';
import { whole } from '../src/formats/report/pieces';
import { SVG_WRITER } from '../src/formats/svg/svg';

/** What a browser makes of our documents: Mermaid draws them, pictures are pictures, pages say what was typed. */

const GOLDEN = new URL('../src/formats/golden/', import.meta.url);
const STARTERS = ['web-application', 'web-api', 'ci-cd-pipeline', 'data-store'];
const golden = (starter: string, file: string): Promise<string> =>
  readFile(new URL(`${starter}/${file}`, GOLDEN), 'utf8');

/** Every awkward text, and as many that nobody thought of. */
const NAMES = [...new Set([...awkwardTexts, ...anyTexts(130)])];

test('Mermaid draws every example, and every name as it was typed', async ({ page }) => {
  test.slow();
  await page.addScriptTag({ path: 'node_modules/mermaid/dist/mermaid.min.js' });

  for (const starter of STARTERS) {
    const source = await golden(starter, 'mermaid.mmd');
    const drawn = await drawnBy(page, source);
    expect(drawn.clusters, starter).toHaveLength(source.match(/^\s*subgraph /gm)?.length ?? 0);
    expect(drawn.nodes.length, starter).toBeGreaterThan(1);
  }

  const drawn = await drawnBy(page, MERMAID_WRITER.write(reportOf(crowd(NAMES)), DEFAULT_OPTIONS));
  const label = (text: string): string => shownLabel(text);
  expect(drawn.nodes.toSorted()).toEqual(NAMES.map(label).toSorted());
  expect(drawn.clusters.toSorted()).toEqual(NAMES.map((name) => label(`Trust boundary: ${name}`)).toSorted());
  expect(drawn.edges.toSorted()).toEqual(
    NAMES.map((name, i) => [String(i + 1), label(name)].filter((part) => part !== '').join(' · ')).toSorted(),
  );
});

test('pictures are whole for readers of XML, and the browser paints them', async ({ page }) => {
  const pictures = await Promise.all(STARTERS.map((starter) => golden(starter, 'svg.svg')));
  for (const names of [NAMES, []])
    pictures.push(SVG_WRITER.write(reportOf(crowd(names)), { ...DEFAULT_OPTIONS, badges: true }));

  for (const picture of pictures) {
    const seen = await page.evaluate(async (svg) => {
      const tree = new DOMParser().parseFromString(svg, 'image/svg+xml');
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = 400;
      canvas.height = Math.max(1, Math.round((400 * image.naturalHeight) / image.naturalWidth));
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      return {
        faults: [...tree.querySelectorAll('parsererror')].map((fault) => fault.textContent),
        titles: [...tree.querySelectorAll('g > title')].map((title) => title.textContent),
        declared: [tree.documentElement.getAttribute('width'), tree.documentElement.getAttribute('height')],
        size: [String(image.naturalWidth), String(image.naturalHeight)],
        colours: new Set(new Uint32Array(data.buffer)).size,
      };
    }, picture);

    expect(seen.faults).toEqual([]);
    expect(seen.size).toEqual(seen.declared);
    expect(seen.colours).toBeGreaterThan(3);
    if (picture.includes('Crowd') && seen.titles.length > 0)
      for (const name of NAMES) expect(seen.titles.join('\n')).toContain(`: ${inXml(name)}`);
  }
});

test('the page says what was typed, runs nothing, and its table is a table where rich text is pasted', async ({
  page,
}) => {
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  const report = withThreats(NAMES);
  await page.setContent(HTML_WRITER.write(report, DEFAULT_OPTIONS));

  const cells = new Set(await page.getByRole('cell').allTextContents());
  for (const name of NAMES) expect(cells).toContain(inPage(name) || '–');
  await expect.poll(() => page.locator('script, img, iframe').count()).toBe(0);

  await page.setContent('<div contenteditable role="textbox" aria-label="Wiki"></div>');
  // The editor of the browser takes its time for each cell.
  const few = withThreats(NAMES.slice(0, 20));
  const html = whole(
    richText(MARKDOWN_REPORT_WRITER, few, { ...DEFAULT_OPTIONS, sections: ['inventory', 'register'] }),
  );
  await page.getByRole('textbox', { name: 'Wiki' }).focus();
  await page.evaluate((content) => document.execCommand('insertHTML', false, content), html);
  const tables = await page
    .getByRole('table')
    .evaluateAll((all: HTMLTableElement[]) =>
      all.map((table) => [...table.rows].map((row) => row.cells.length)),
    );
  expect(tables).toHaveLength(2);
  for (const rows of tables) expect(new Set(rows).size).toBe(1);
  expect(alerts).toEqual([]);
});

/** The labels that Mermaid shows for a diagram. */
function drawnBy(
  page: Page,
  source: string,
): Promise<Readonly<Record<'nodes' | 'clusters' | 'edges', readonly string[]>>> {
  return page.evaluate(async (text) => {
    const { mermaid } = globalThis as unknown as {
      mermaid: { render(id: string, text: string): Promise<{ svg: string }> };
    };
    const { svg } = await mermaid.render('drawn', text);
    const tree = new DOMParser().parseFromString(svg, 'text/html');
    const labels = (selector: string): readonly string[] =>
      [...tree.querySelectorAll(selector)].map((label) => {
        for (const end of label.querySelectorAll('br')) end.replaceWith('\n');
        return label.textContent.trim();
      });
    return {
      nodes: labels('.node .nodeLabel'),
      clusters: labels('.cluster-label .nodeLabel'),
      edges: labels('.edgeLabel .edgeLabel'),
    };
  }, source);
}

/** A report with a hand-written threat of each name, on a thing of that name. */
function withThreats(names: readonly string[]): Report {
  const model = crowd(names);
  const { 't-1': sample } = everywhere('x').ownThreats;
  const threats = names.map((title, i) => ({ ...sample!, id: `t-${i}`, on: `e-${i}`, title }));
  return reportOf({ ...model, ownThreats: Object.fromEntries(threats.map((one) => [one.id, one])) });
}

/** A name in a label of Mermaid: no controls, no blank ends of lines. */
function shownLabel(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\ufeff]/gu, ' ')
    .trim()
    .replace(/\s*\n\s*/g, '\n');
}

/** A name in XML, where some signs cannot stand, and where ends of lines are one. */
function inXml(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd').replace(/\r\n?/g, '\n');
}

/** A name in a table of the page, as its text: breaks are tags, which have none. */
function inPage(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '\ufffd')
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('');
}
