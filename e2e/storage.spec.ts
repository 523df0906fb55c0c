import { expect, test, type Locator, type Page } from '@playwright/test';
import { canvas, newModel, place, thing } from './drive';

/** What a person sees when the browser's storage fails, in each of the ways in which it does. */

test.beforeEach(({ page }) => page.clock.install());

/** “Not saved” has the word too. */
const SAVED = /^Saved$/;

function saveState(page: Page, text: string | RegExp): Locator {
  return page.getByRole('banner').getByRole('status').filter({ hasText: text });
}

function title(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Model title' });
}

/** An edit, as one types it. */
async function retitle(page: Page, name: string): Promise<void> {
  await title(page).fill(name);
  await title(page).press('Enter');
}

/**
 * An edit that cannot be saved is said to be so within a second, and why. The clock of the page stands still but for that second,
 * so that neither a slow machine nor a late word of the page changes the outcome.
 */
async function saidWithinASecond(page: Page, edit: () => Promise<void>, why: string): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await edit();
  await page.clock.runFor(1_000);
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await expect(saveState(page, why)).toBeVisible();
  await page.clock.resume();
}

/** Work goes on in memory: drawing, undo, and a file of everything. */
async function workGoesOn(page: Page, file: string): Promise<void> {
  await place(page, 'Process', 'Checkout', { x: 400, y: 200 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a copy' }).click();
  expect((await download).suggestedFilename()).toBe(file);
}

/** What is on the disk is what a fresh page shows. */
async function isThereAfterReload(page: Page, name: string): Promise<void> {
  await expect(saveState(page, SAVED)).toBeVisible({ timeout: 45_000 });
  await page.reload();
  await expect(title(page)).toHaveValue(name);
  await expect(thing(page, 'Checkout')).toBeVisible();
}

/** Another page of the same site, in which the app does not run. */
async function bystander(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto('./drawbridge.schema.json');
  return other;
}

test('a full disk is said at once; saving goes on by itself when there is room', async ({ page }) => {
  await page.goto('./');
  const { origin } = new URL(page.url());
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  await newModel(page);
  await retitle(page, 'Precious');
  await place(page, 'Data store', 'Archive', { x: 200, y: 400 });
  await expect(saveState(page, SAVED)).toBeVisible();

  const description = page.getByRole('region', { name: 'Details' }).getByLabel('Description');
  await description.fill('All of it. '.repeat(200_000));
  await saidWithinASecond(page, () => description.blur(), 'storage is full');
  await workGoesOn(page, 'precious.yaml');
  await expect(saveState(page, 'Not saved')).toBeVisible();

  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await isThereAfterReload(page, 'Precious');
});

test('on a full disk a new model can be begun all the same', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });

  await page.getByRole('button', { name: 'New model' }).click();
  await expect(canvas(page)).toBeVisible();
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await workGoesOn(page, 'untitled-model.yaml');

  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await isThereAfterReload(page, 'Untitled model');
});

test('storage that another tab holds is said within a second, and what waited is written afterwards', async ({
  page,
}) => {
  await newModel(page);
  await expect(saveState(page, SAVED)).toBeVisible();
  const other = await bystander(page);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('drawbridge');
        opening.addEventListener('success', () => {
          const store = opening.result.transaction('documents', 'readwrite').objectStore('documents');
          // A transaction lasts as long as it is asked something.
          const hold = (): void => {
            if (document.title === 'let go') return opening.result.close();
            store.count().addEventListener('success', hold);
            resolve();
          };
          hold();
        });
      }),
  );

  await saidWithinASecond(page, () => retitle(page, 'Precious'), 'does not answer');
  await workGoesOn(page, 'precious.yaml');

  await other.evaluate(() => void (document.title = 'let go'));
  await isThereAfterReload(page, 'Precious');
});

test('a database that is deleted underneath is written again at once', async ({ page }) => {
  await newModel(page);
  await retitle(page, 'Precious');
  await place(page, 'Process', 'Checkout', { x: 400, y: 200 });
  await expect(saveState(page, SAVED)).toBeVisible();

  const other = await bystander(page);
  await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('drawbridge');
        deleting.addEventListener('success', resolve);
        deleting.addEventListener('error', () => reject(new Error('The database could not be deleted.')));
      }),
  );

  await isThereAfterReload(page, 'Precious');
});

test('a database that a newer version has taken over is left alone, and that is said', async ({ page }) => {
  await newModel(page);
  await expect(saveState(page, SAVED)).toBeVisible();
  const other = await bystander(page);
  const takeOver = (): Promise<void> =>
    other.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('drawbridge', 990);
          opening.addEventListener('success', () => resolve());
          opening.addEventListener('error', () => reject(new Error('The database could not be opened.')));
        }),
    );

  await saidWithinASecond(page, takeOver, 'newer version of Drawbridge');
  await workGoesOn(page, 'untitled-model.yaml');
});

test('without a database, as in some private windows, one can work and take the file along', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('no access to its storage');

  await page.getByRole('button', { name: 'Web API', exact: true }).click();
  await expect(canvas(page)).toBeVisible();
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await expect(saveState(page, 'no access to its storage')).toBeVisible();
  await workGoesOn(page, 'web-api.yaml');

  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('dialog', { name: '“Web API” is not saved' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
  await expect(thing(page, 'Checkout')).toBeVisible();
});

test('a browser that refuses its storage at first is asked again', async ({ page }) => {
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open.bind(indexedDB);
    IDBFactory.prototype.open = (...given) => {
      if (document.documentElement.dataset['storage'] === 'allowed') return open(...given);
      throw new DOMException('Not in this window.', 'SecurityError');
    };
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('no access to its storage');
  await page.getByRole('button', { name: 'New model' }).click();
  await expect(saveState(page, 'Not saved')).toBeVisible();
  await retitle(page, 'Precious');
  await workGoesOn(page, 'precious.yaml');

  await page.evaluate(() => void (document.documentElement.dataset['storage'] = 'allowed'));

  await expect(saveState(page, SAVED)).toBeVisible({ timeout: 45_000 });
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('listitem', { name: 'Precious', exact: true })).toBeVisible();
});

test('the models page says how much room the models take and whether they are kept', async ({ page }) => {
  await newModel(page);
  await page.getByRole('link', { name: 'Models' }).click();

  await expect(page.getByText(/^Everything stays in this browser: \d.* used of about \d/)).toBeVisible();
  await expect(page.getByText(/It is kept until you delete it\.|The browser may clear it/)).toBeVisible();
});
