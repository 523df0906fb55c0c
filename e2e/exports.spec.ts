import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { load } from 'js-yaml';

/** What leaves the app, and that it comes back. */

const FORMATS: readonly (readonly [name: string, file: RegExp, content: RegExp])[] = [
  ['Markdown report', /\.md$/, /^# Threat Model: Web application/],
  ['Markdown quick template', /\.md$/, /Web application/],
  ['Markdown register', /\.md$/, /^# Mitigation register: Web application/],
  ['HTML report', /\.html$/, /^<!doctype html>/],
  ['Everything (zip)', /\.zip$/, /^PK/],
  ['YAML model', /\.yaml$/, /^schema: 1/],
  ['YAML register', /\.yaml$/, /^threats:/m],
  ['CSV', /\.csv$/, /STRIDE/],
  ['Mermaid', /\.mmd$/, /flowchart LR/],
  ['SVG', /\.svg$/, /<svg/],
  ['PNG', /\.png$/, /^.PNG/],
];

async function openStarter(page: Page, name: string): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('application', { name: /^Diagram/ })).toBeVisible();
}

async function openExport(page: Page, format: string): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click();
  // The radio itself is under the drawn one.
  await page
    .getByRole('dialog', { name: 'Export' })
    .getByRole('radio', { name: format, exact: true })
    .check();
}

/** Exports in a format; the dialog is closed again. */
async function exported(
  page: Page,
  format: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await openExport(page, format);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await download;
  const bytes = await readFile(await file.path());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeHidden();
  return { name: file.suggestedFilename(), bytes };
}

test('every format downloads under the name of the model, and the preview is what is downloaded', async ({
  page,
}) => {
  test.slow();
  await openStarter(page, 'Web application');

  for (const [format, file, content] of FORMATS) {
    const { name, bytes } = await exported(page, format);
    expect(name, format).toMatch(/^web-application/);
    expect(name, format).toMatch(file);
    expect(bytes.toString('latin1'), format).toMatch(content);
  }
  await openExport(page, 'YAML model');
  const preview = await page.getByLabel('Text of the file').textContent();
  await page.keyboard.press('Escape');
  expect((await exported(page, 'YAML model')).bytes.toString()).toBe(preview);
});

test('a document is shown as a page that stays where it is, and as its text', async ({ page }) => {
  await openStarter(page, 'Data store');
  await openExport(page, 'Markdown report');
  const view = page.getByRole('radiogroup', { name: 'View' });
  await expect(page.getByLabel('Text of the file')).toContainText('# Threat Model: Data store');
  await view.getByText('Preview').click();
  const shown = page.frameLocator('iframe[title="Preview of data-store.md"]');

  await expect(shown.getByRole('heading', { name: 'Threat Model: Data store' })).toBeVisible();
  await expect(shown.getByRole('columnheader', { name: 'Mitigation' }).first()).toBeVisible();
  await expect(shown.getByRole('img', { name: 'Data flow diagram of Data store' })).toBeVisible();
  // Its style sheet is one that the policy of the page knows.
  expect(
    await shown
      .locator('table')
      .first()
      .evaluate((table) => getComputedStyle(table).borderCollapse),
  ).toBe('collapse');
  await shown.getByRole('link', { name: 'T-001' }).first().click();
  await expect(shown.getByRole('heading', { name: /^T-001/ })).toBeInViewport();

  await page.reload();
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(view.getByRole('radio', { name: 'Preview' })).toBeChecked();
  expect(await violations(page)).toEqual([]);
});

test('pictures are shown in the preview', async ({ page }) => {
  await openStarter(page, 'Data store');
  for (const format of ['SVG', 'PNG']) {
    await openExport(page, format);
    const picture = page.getByRole('img', { name: 'Picture of Data store' });
    await expect(picture).toBeVisible();
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(200);
    await page.keyboard.press('Escape');
  }
});

test('the file is copied as it would be downloaded', async ({ page }) => {
  await openStarter(page, 'Data store');
  const { bytes } = await exported(page, 'Markdown register');

  await openExport(page, 'Markdown register');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied the Markdown register.')).toBeVisible();

  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(bytes.toString());
});

test('the HTML report opens as a page of its own, with its picture, without a script or a fault', async ({
  page,
  context,
}) => {
  await openStarter(page, 'Web application');
  const { bytes } = await exported(page, 'HTML report');

  const reader = await context.newPage();
  const faults: string[] = [];
  reader.on('console', (message) => faults.push(message.text()));
  reader.on('pageerror', (error) => faults.push(error.message));
  await reader.setContent(bytes.toString());

  await expect(reader.getByRole('heading', { name: 'Threat Model: Web application' })).toBeVisible();
  await expect(reader.getByRole('img', { name: 'Data flow diagram of Web application' })).toBeVisible();
  await reader.getByRole('link', { name: 'Risk Register' }).click();
  await expect(reader.getByRole('heading', { name: 'Risk Register' })).toBeInViewport();
  await reader.emulateMedia({ media: 'print' });
  await expect(reader.getByRole('navigation')).toBeHidden();
  expect((await reader.pdf()).length).toBeGreaterThan(20_000);
  expect(faults).toEqual([]);
});

test('the zip holds every format, and its links lead to what is in it', async ({ page }) => {
  await openStarter(page, 'Data store');
  const zip = await exported(page, 'Everything (zip)');
  const files = unzipSync(new Uint8Array(zip.bytes));

  expect(Object.keys(files)).toEqual([
    'README.md',
    'data-store.md',
    'data-store-quick.md',
    'data-store-register.md',
    'data-store.html',
    'data-store.yaml',
    'data-store-register.yaml',
    'data-store.csv',
    'data-store.mmd',
    'data-store.svg',
    'data-store.png',
  ]);
  for (const name of ['README.md', 'data-store.md'])
    for (const [, target = ''] of strFromU8(files[name]!).matchAll(/\]\(([^#)]+)\)/g))
      expect(Object.keys(files)).toContain(decodeURI(target));
  expect(strFromU8(files['data-store.md']!)).toContain('![Data flow diagram](data-store.svg)');
  expect((await exported(page, 'Everything (zip)')).bytes.equals(zip.bytes)).toBe(true);
});

test('a document is copied as rich text, and a picture as a picture', async ({ page }) => {
  await openStarter(page, 'Data store');
  await openExport(page, 'Markdown register');
  await page.getByRole('button', { name: 'Rich text' }).click();
  await expect(page.getByText('as rich text, for wikis')).toBeVisible();
  const kinds = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const html = await (await item!.getType('text/html')).text();
    const text = await (await item!.getType('text/plain')).text();
    return { html, text };
  });
  expect(kinds.html).toMatch(/<h1>Mitigation register: Data store<\/h1>[^]*<table>/);
  expect(kinds.text).toMatch(/^# Mitigation register: Data store/);

  await page.keyboard.press('Escape');
  await openExport(page, 'PNG');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Copied the PNG.')).toBeVisible();
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType('image/png')).size;
  });
  expect(size).toBeGreaterThan(1_000);

  await page.keyboard.press('Escape');
  await page.getByRole('application', { name: /^Diagram/ }).click({ position: { x: 300, y: 40 } });
  await page.keyboard.press('Shift+Alt+C');
  await expect(page.getByText('Copied the diagram as a picture.')).toBeVisible();
  const both = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return { types: item!.types, svg: await (await item!.getType('text/plain')).text() };
  });
  expect(both.types).toContain('image/png');
  expect(both.svg).toMatch(/^<svg /);
});

test('the pixels of a PNG show every line, outline and label of the SVG, at twice its size', async ({
  page,
}) => {
  await openStarter(page, 'Data store');
  const svg = (await exported(page, 'SVG')).bytes.toString();
  const png = (await exported(page, 'PNG')).bytes;

  const { size, missing, parts } = await page.evaluate(
    async ([svg, png]) => {
      const image = await createImageBitmap(
        new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))], { type: 'image/png' }),
      );
      const surface = new OffscreenCanvas(image.width, image.height);
      const pen = surface.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
      // Only what is drawn can be measured.
      document.body.append(root);
      const [left = 0, top = 0, width = 0, height = 0] = root.getAttribute('viewBox')!.split(' ').map(Number);
      const scale = image.width / width;
      /** Whether a colour is to be seen within a distance of a point of the drawing. */
      const shows = (x: number, y: number, colour: string, within: number): boolean => {
        const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
        const far = Math.ceil(within * scale);
        const { data } = pen.getImageData(
          Math.round((x - left) * scale) - far,
          Math.round((y - top) * scale) - far,
          2 * far + 1,
          2 * far + 1,
        );
        for (let i = 0; i < data.length; i += 4)
          if (wanted.every((value, part) => Math.abs(value - data[i + part]!) <= 24)) return true;
        return false;
      };
      const missing: string[] = [];
      let parts = 0;
      for (const mark of root.querySelectorAll<SVGGeometryElement>('.l-flow[stroke], .l-outline[stroke]')) {
        parts += 1;
        const { x, y } = mark.getPointAtLength(mark.getTotalLength() * 0.2);
        if (!shows(x, y, mark.getAttribute('stroke')!, 2)) missing.push(mark.outerHTML);
      }
      for (const text of root.querySelectorAll('text')) {
        parts += 1;
        const [x, y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))];
        if (!shows(x, y - 3, text.getAttribute('fill')!, 6)) missing.push(text.outerHTML);
      }
      return { size: [image.width / width, image.height / height], missing, parts };
    },
    [svg, png.toString('base64')] as const,
  );
  expect(size).toEqual([2, 2]);
  expect(parts).toBeGreaterThan(25);
  expect(missing).toEqual([]);
});

test('the chosen format and its options are remembered', async ({ page }) => {
  await openStarter(page, 'Data store');
  await openExport(page, 'Markdown report');
  await page.getByRole('checkbox', { name: 'Coverage grid' }).uncheck();
  await page.reload();
  await page.getByRole('button', { name: 'Export' }).click();

  await expect(page.getByRole('radio', { name: 'Markdown report' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Coverage grid' })).not.toBeChecked();
});

test('a YAML model goes into another browser and comes out with the same bytes', async ({
  page,
  browser,
}) => {
  test.slow();
  await openStarter(page, 'Web application');
  const first = await exported(page, 'YAML model');

  const again = await inAnotherBrowser(browser, page, async (other) => {
    await other
      .getByLabel('Import file')
      .setInputFiles({ name: first.name, mimeType: 'application/yaml', buffer: first.bytes });
    await expect(other.getByRole('textbox', { name: 'Model title' })).toHaveValue('Web application');
    return exported(other, 'YAML model');
  });

  expect(again.bytes.equals(first.bytes)).toBe(true);
  expect(again.name).toBe(first.name);
  expect(load(first.bytes.toString())).toMatchObject({ schema: 1, name: 'Web application' });
});

test('nothing is asked of any network but the rest of the app itself', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
  const requests: string[] = [];
  page.on('request', (request) => {
    // Parts of the app itself come from beside the page.
    const isOurs = request.url().startsWith(new URL('./assets/', page.url()).href);
    if (!isOurs && !/^(blob|data):/.test(request.url())) requests.push(request.url());
  });

  await page.getByRole('button', { name: 'Web API', exact: true }).click();
  await expect(page.getByRole('application', { name: /^Diagram/ })).toBeVisible();
  await exported(page, 'Markdown report');
  await exported(page, 'PNG');
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();

  // The parts that a first visit does not wait for are files beside the page, each fetched once.
  const { origin } = new URL(page.url());
  expect(requests.filter((url) => !url.startsWith(`${origin}/assets/`))).toEqual([]);
  expect(requests.length).toBe(new Set(requests).size);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the models page, in a model and in the Export dialog (${colorScheme})`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Start from an example' })).toBeVisible();
    expect(await violations(page), 'first visit').toEqual([]);

    await page.getByRole('button', { name: 'Web application', exact: true }).click();
    await expect(page.getByRole('application', { name: /^Diagram/ })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Risk register' })).toBeVisible();
    expect(await violations(page), 'workspace').toEqual([]);

    await openExport(page, 'Markdown report');
    expect(await violations(page), 'export').toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Models' }).click();
    await expect(page.getByRole('list', { name: 'Models' })).toBeVisible();
    expect(await violations(page), 'models').toEqual([]);
  });
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
  );
}

async function inAnotherBrowser<T>(
  browser: Browser,
  page: Page,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ acceptDownloads: true });
  try {
    const other = await context.newPage();
    await other.goto(new URL('./', page.url()).href);
    return await work(other);
  } finally {
    await context.close();
  }
}
