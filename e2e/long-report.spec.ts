import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { makeModel } from '../bench/models';
import { aReport } from '../src/app/exporting/a-report.test.kit';
import { WRITERS } from '../src/formats/formats';
import { readNative, writeNative } from '../src/formats/native/native';
import { DEFAULT_OPTIONS, type Report } from '../src/formats/report/format';

/** Reports of thousands of threats: they are written apart from the page, and are what the writers write. */

const file = (elements: number): string => writeNative(makeModel({ shape: 'zones', elements }));

/** As it is imported: threats are numbered in the order of the file. */
const report = ((): Report => {
  const read = readNative(file(300), () => 'never');
  if (!read.ok) throw new Error(read.reason);
  return aReport(read.model);
})();

/** Says where two long texts part, instead of showing both. */
function isText(given: Buffer, wanted: string): void {
  const lines = given.toString().split('\n');
  const other = wanted.split('\n').findIndex((line, i) => line !== lines[i]);
  expect(other < 0 ? '' : lines[other]).toBe(other < 0 ? '' : wanted.split('\n')[other]);
  expect(given.equals(Buffer.from(wanted))).toBe(true);
}

const text = (writer: string): string =>
  WRITERS.find(({ id }) => id === writer)!.write(report, DEFAULT_OPTIONS);

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });
const download = (page: Page) => dialog(page).getByRole('button', { name: 'Download' });

async function openExport(page: Page, elements = 300): Promise<void> {
  await page.goto('./');
  await page.getByLabel('Import file').setInputFiles({
    name: 'big.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(file(elements)),
  });
  await expect(page.getByRole('application', { name: /^Diagram/ })).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
}

async function downloaded(page: Page, format: string): Promise<Buffer> {
  await dialog(page).getByRole('radio', { name: format, exact: true }).check();
  await expect(download(page)).toBeEnabled();
  const coming = page.waitForEvent('download');
  await download(page).click();
  return readFile(await (await coming).path());
}

test('every kind of file of a long report is the whole of it, and follows its options', async ({ page }) => {
  test.slow();
  await openExport(page);

  const markdown = text('markdown-report');
  isText(await downloaded(page, 'Markdown report'), markdown);
  // What is shown is its beginning.
  const shown = await dialog(page).getByLabel('Text of the file').textContent();
  const end = shown!.lastIndexOf('\n') + 1;
  expect(end).toBeGreaterThan(100_000);
  expect(shown!.slice(0, end)).toBe(markdown.slice(0, end));

  isText(await downloaded(page, 'HTML report'), text('html'));
  isText(await downloaded(page, 'CSV'), text('csv'));
  isText(await downloaded(page, 'SVG'), text('svg'));

  const files = unzipSync(new Uint8Array(await downloaded(page, 'Everything (zip)')));
  expect(strFromU8(files['zones-of-300-register.md']!)).toBe(text('markdown-register'));
  expect(Object.keys(files)).toHaveLength(11);

  // An option changed while it is being written: what comes is of the last choice.
  await dialog(page).getByRole('radio', { name: 'Markdown report', exact: true }).check();
  await dialog(page).getByRole('checkbox', { name: 'Coverage grid' }).uncheck();
  await dialog(page).getByRole('checkbox', { name: 'Coverage grid' }).check();
  await dialog(page).getByRole('checkbox', { name: 'Coverage grid' }).uncheck();
  isText(
    await downloaded(page, 'Markdown report'),
    WRITERS[0]!.write(report, { ...DEFAULT_OPTIONS, coverage: false }),
  );
});

test('a long report is copied whole, as text and as rich text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openExport(page);
  await dialog(page).getByRole('radio', { name: 'Markdown register' }).check();
  await dialog(page).getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Copied the Markdown register.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text('markdown-register'));

  await dialog(page).getByRole('button', { name: 'Rich text' }).click();
  await expect(page.getByText('as rich text, for wikis')).toBeVisible();
  expect((await richText(page)).match(/<tr>/g)!.length).toBeGreaterThan(report.rows.length);

  // Another file is asked for while rich text is in the making: each becomes what it is.
  await dialog(page).getByRole('radio', { name: 'Markdown quick template' }).check();
  await dialog(page).getByRole('button', { name: 'Rich text' }).click();
  isText(await downloaded(page, 'CSV'), text('csv'));
  await expect.poll(() => richText(page)).toContain('<h1>');
  expect(await richText(page)).not.toContain('<h1>Mitigation register');
});

const richText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType('text/html')).text();
  });

test('where no worker can be had, the page writes by itself', async ({ page }) => {
  let refused = 0;
  await page.route('**/writing.worker*.js', (route) => {
    refused += 1;
    return route.abort();
  });
  await openExport(page);
  isText(await downloaded(page, 'Markdown report'), text('markdown-report'));
  expect(refused).toBeGreaterThan(0);
});

test('a zip of everything is stopped: nothing comes of it, and it can be made after all', async ({
  page,
}) => {
  test.slow();
  await openExport(page, 1_000);
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  await expect(download(page)).toBeEnabled();
  await dialog(page).getByRole('radio', { name: 'Everything (zip)' }).check();
  await expect(dialog(page).getByText(/^Making the file… \d+ of 10$/)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Stop' }).press('Enter');
  const makeIt = dialog(page).getByRole('button', { name: 'Make it' });
  await expect(makeIt).toBeFocused();
  await expect(dialog(page).getByRole('status')).toHaveText('Stopped. No file was made.');
  await expect(download(page)).toBeDisabled();
  expect(downloads).toBe(0);

  await makeIt.press('Enter');
  const coming = page.waitForEvent('download');
  await download(page).click();
  const zip = await readFile(await (await coming).path());
  expect(Object.keys(unzipSync(new Uint8Array(zip)))).toHaveLength(11);
});
