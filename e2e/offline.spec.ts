import { expect, test, type Page } from '@playwright/test';
import { canvas, place, registerRows, thing } from './drive';
import { serveBuild, type Site } from './serve';

/** The app on a device without a network, from a folder of a site, and how it is updated. */

test.use({ serviceWorkers: 'allow' });

let site: Site;
test.beforeEach(async () => {
  site = await serveBuild();
});
test.afterEach(() => site.remove());

/** The first visit, until everything is on the device. */
async function visit(page: Page): Promise<void> {
  await page.goto(site.address);
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 })
    .toBe('activated');
}

function saved(page: Page) {
  return page.getByRole('status').filter({ hasText: /^Saved$/ });
}

test('after one visit everything works without a network, from a sub-path and in parts not opened before', async ({
  page,
}) => {
  await visit(page);
  await site.stop();

  await page.goto(site.address);
  await page.getByRole('button', { name: 'Web API', exact: true }).click();
  await expect(registerRows(page).first()).toBeVisible();
  await place(page, 'Process', 'Reporting', { x: 700, y: 120 });
  // The layout works in a worker of its own, which nothing has asked for yet.
  await canvas(page).press('Alt+l');
  await expect(page.getByRole('region', { name: 'Tidy layout' })).toContainText(/\d+ things would move/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('radio', { name: 'Markdown report' }).check();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Reporting');
  await page.keyboard.press('Escape');
  await expect(saved(page)).toBeVisible();

  await page.reload();
  await expect(thing(page, 'Reporting')).toBeVisible();
});

test('every part of the build is stored for the day without a network', async ({ page }) => {
  await visit(page);

  const stored = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => url);
  });
  const worker = await (await page.request.get(`${site.address}service-worker.js`)).text();
  const files = JSON.parse(/FILES = (\[[^\]]*\])/.exec(worker)?.[1] ?? '[]') as string[];

  expect(files).toContain('index.html');
  expect(files.length).toBeGreaterThan(5);
  expect(stored.toSorted()).toEqual(files.map((file) => site.address + file).toSorted());
});

test('it can be installed as an app', async ({ page }) => {
  await visit(page);
  const browser = await page.context().newCDPSession(page);

  const { errors, data } = await browser.send('Page.getAppManifest');
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');

  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '{}')).toMatchObject({ name: 'Drawbridge', start_url: './', scope: './' });
  // Tests run in a private window, where nothing can be installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('an update waits, says so quietly, and comes with everything saved when it is asked for', async ({
  page,
}) => {
  const description = page.locator('meta[name="description"]');
  await visit(page);
  await page.getByRole('button', { name: 'New model' }).click();
  await expect(canvas(page)).toBeVisible();
  await site.update();

  await page.reload();
  const notice = page.getByRole('note').filter({ hasText: 'A new version of Drawbridge is ready.' });
  await expect(notice).toBeVisible({ timeout: 60_000 });
  await expect(description).toHaveAttribute('content', /^Draw a data-flow/);
  await place(page, 'Process', 'Checkout', { x: 400, y: 200 });
  await notice.getByRole('button', { name: 'Use it now' }).click();

  await expect(description).toHaveAttribute('content', /^Version two/);
  await expect(thing(page, 'Checkout')).toBeVisible();
  await expect(notice).toBeHidden();
});

test('another tab goes on with the version it has, also without a network', async ({ page }) => {
  await visit(page);
  await page.getByRole('button', { name: 'New model' }).click();
  await place(page, 'Process', 'Checkout', { x: 400, y: 200 });
  await site.update();
  const second = await page.context().newPage();
  await second.goto(site.address);
  await second.getByRole('button', { name: 'Use it now' }).click({ timeout: 60_000 });
  await expect(second.locator('meta[name="description"]')).toHaveAttribute('content', /^Version two/);
  await site.stop();

  await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /^Draw a data-flow/);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('radio', { name: 'Markdown report' }).check();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Checkout');
});
