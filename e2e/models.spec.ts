import { expect, test, type Locator, type Page } from '@playwright/test';

/** The models page: making, finding, changing, deleting and bringing in models. */

const STARTERS = ['Web application', 'Web API', 'CI/CD pipeline', 'Data store'];

const SMALL = `schema: 1
id: m-small1
name: "Small shop"
elements:
  - id: x-buyer1
    kind: external
    name: "Buyer"
  - id: p-shop01
    kind: process
    name: "Shop"
flows:
  - id: f-order1
    name: "Order"
    from: x-buyer1
    to: p-shop01
`;

const BROKEN = SMALL.replace('to: p-shop01', 'to: p-shop02');

function cards(page: Page): Locator {
  return page.getByRole('list', { name: 'Models' }).getByRole('listitem');
}

function card(page: Page, name: string): Locator {
  return page.getByRole('listitem', { name, exact: true });
}

async function choose(page: Page, model: string, action: string): Promise<void> {
  await card(page, model).getByRole('button', { name: 'Model actions' }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function newModel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New model' }).click();
  await expect(page.getByRole('textbox', { name: 'Model title' })).toBeVisible();
}

async function toModels(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('new models are untitled and numbered, and a title typed in one names its card', async ({ page }) => {
  await newModel(page);
  await expect(page).toHaveTitle('Untitled model – Drawbridge');
  await toModels(page);
  await newModel(page);
  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Untitled model 2');

  await page.getByRole('textbox', { name: 'Model title' }).fill('Customer portal');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Customer portal – Drawbridge');
  await toModels(page);

  await expect(cards(page)).toHaveCount(2);
  await expect(card(page, 'Customer portal')).toContainText('0 elements, 0 flows');
  await expect(card(page, 'Customer portal')).toContainText('None open');
});

test('a model is renamed and duplicated from its card', async ({ page }) => {
  await newModel(page);
  await toModels(page);

  await choose(page, 'Untitled model', 'Rename');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Payments');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(card(page, 'Payments')).toBeVisible();

  await choose(page, 'Payments', 'Duplicate');
  await expect(card(page, 'Payments (copy)')).toBeVisible();
  await expect(cards(page)).toHaveCount(2);
});

test('a deleted model comes back by Undo, also after a look elsewhere', async ({ page }) => {
  await newModel(page);
  await toModels(page);

  await choose(page, 'Untitled model', 'Delete');
  await expect(page.getByText('Deleted Untitled model')).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();

  await expect(card(page, 'Untitled model')).toBeVisible();
  await card(page, 'Untitled model').getByRole('link').click();
  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Untitled model');
});

test('the address of a deleted model says so and offers it back', async ({ page }) => {
  await newModel(page);
  const address = page.url();
  await toModels(page);
  await choose(page, 'Untitled model', 'Delete');
  await expect(cards(page)).toHaveCount(0);

  await page.goto(address);
  await expect(page.getByRole('alert')).toContainText('was deleted');
  await page.getByRole('button', { name: 'Restore it' }).click();

  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Untitled model');
});

test('the search keeps the models whose name has every word', async ({ page }) => {
  await newModel(page);
  await page.getByRole('textbox', { name: 'Model title' }).fill('Customer portal');
  await page.keyboard.press('Enter');
  await toModels(page);
  await newModel(page);
  await toModels(page);

  await page.getByRole('searchbox', { name: 'Find a model' }).fill('portal cust');
  await expect(cards(page)).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Find a model' }).fill('nothing like it');
  await expect(page.getByText('Nothing matches “nothing like it”')).toBeVisible();
});

test('each example opens as a copy of its own, with its threats', async ({ page }) => {
  for (const [before, starter] of STARTERS.entries()) {
    await page.getByRole('button', { name: starter, exact: true }).click();
    await expect(page.getByRole('application', { name: /^Diagram/ })).toBeVisible();
    await toModels(page);
    await expect(cards(page)).toHaveCount(before + 1);
    await expect(card(page, starter)).toContainText(/[1-9]\d* open/);
  }
  await page.getByRole('button', { name: STARTERS[0] ?? '', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue(`${STARTERS[0]} 2`);
});

test('a file that is chosen is imported, whatever its ending', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import' }).click();
  await (await chooser).setFiles({ name: 'shop.txt', mimeType: 'text/plain', buffer: Buffer.from(SMALL) });

  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Small shop');
  expect(page.url()).toContain('#/m/m-small1');
});

test('a file that is dropped is imported', async ({ page }) => {
  await dropFile(page, 'shop.yaml', SMALL);

  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Small shop');
});

test('text that is pasted is imported', async ({ page }) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), SMALL);
  await page.keyboard.press('ControlOrMeta+v');

  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Small shop');
});

test('a file dropped on an open model opens as another model', async ({ page }) => {
  await newModel(page);
  await dropFile(page, 'shop.yaml', SMALL);

  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Small shop');
  await toModels(page);
  await expect(cards(page)).toHaveCount(2);
});

test('a model that is here already is replaced or kept beside the new one, as one says', async ({ page }) => {
  await dropFile(page, 'shop.yaml', SMALL);
  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Small shop');
  await toModels(page);

  await dropFile(page, 'shop.yaml', SMALL.replace('Small shop', 'Bigger shop'));
  await page.getByRole('button', { name: 'Keep both' }).click();
  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Bigger shop');
  await toModels(page);
  await expect(cards(page)).toHaveCount(2);

  await dropFile(page, 'shop.yaml', SMALL.replace('Small shop', 'Other shop'));
  await page.getByRole('button', { name: 'Replace' }).click();
  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Other shop');
  await toModels(page);
  await expect(cards(page)).toHaveCount(2);
  await expect(card(page, 'Small shop')).toHaveCount(0);
});

test('replacing the model that is open is a step to undo', async ({ page }) => {
  await dropFile(page, 'shop.yaml', SMALL);
  const title = page.getByRole('textbox', { name: 'Model title' });
  await expect(title).toHaveValue('Small shop');

  await dropFile(page, 'shop.yaml', SMALL.replace('Small shop', 'Other shop'));
  await page.getByRole('button', { name: 'Replace' }).click();
  await expect(title).toHaveValue('Other shop');
  await page.getByRole('button', { name: 'Undo import of shop.yaml' }).click();

  await expect(title).toHaveValue('Small shop');
});

test('a file that is not right changes nothing and says where and what to do', async ({ page }) => {
  await newModel(page);
  const address = page.url();

  await dropFile(page, 'shop.yaml', BROKEN);

  const alert = page.getByRole('alert');
  await expect(alert).toContainText('shop.yaml was not imported');
  await expect(alert).toContainText('Line 15, flows[0].to');
  await expect(alert).toContainText('p-shop02');
  await expect(alert).toContainText('The open model is unchanged.');
  expect(page.url()).toBe(address);
  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Untitled model');
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await toModels(page);
  await expect(cards(page)).toHaveCount(1);
});

test('a picture is not taken for a model', async ({ page }) => {
  await page.getByLabel('Import file').setInputFiles({
    name: 'cat.png',
    mimeType: 'image/png',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  });

  await expect(page.getByRole('alert')).toContainText('cat.png was not imported');
  await expect(cards(page)).toHaveCount(0);
});

test('a stored model that is damaged says so, can be downloaded as it is, and is marked from then on', async ({
  page,
}) => {
  await newModel(page);
  await toModels(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('drawbridge');
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction('documents', 'readwrite');
          const all = transaction.objectStore('documents').getAll();
          all.addEventListener('success', () => {
            const [record] = all.result as { model: string }[];
            const model = { ...(JSON.parse(record?.model ?? '') as object), elements: 'rubble' };
            transaction.objectStore('documents').put({ ...record, model: JSON.stringify(model) });
          });
          transaction.addEventListener('complete', () => resolve());
          transaction.addEventListener('error', () => reject(new Error('The record could not be written.')));
        });
      }),
  );
  await page.reload();

  await card(page, 'Untitled model').getByRole('link').click();
  await expect(page.getByRole('alert')).toContainText('damaged at “elements”');
  await page.getByRole('link', { name: 'Back to models' }).click();
  await expect(card(page, 'Untitled model')).toContainText('Cannot be opened');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download what is there' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});

test('edits that cannot be saved are said to be so, can be downloaded, and are not left behind unasked', async ({
  page,
}) => {
  await newModel(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  const title = page.getByRole('textbox', { name: 'Model title' });
  await title.fill('Precious');
  await title.press('Enter');

  const state = page.getByRole('status').filter({ hasText: 'Not saved' });
  await expect(state).toContainText('storage is full');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a copy' }).click();
  expect((await download).suggestedFilename()).toBe('precious.yaml');

  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('dialog', { name: '“Precious” is not saved' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
  await expect(title).toHaveValue('Precious');
});

test('F6 goes round the parts of an open model, and the register keeps the height one gave it', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Web API', exact: true }).click();
  await expect(page.getByRole('application', { name: /^Diagram/ })).toBeVisible();
  const within = (part: Locator): Promise<boolean> =>
    part.evaluate((element) => element.contains(document.activeElement));
  const register = page.getByRole('region', { name: 'Risk register' });

  await page.keyboard.press('F6');
  await expect.poll(() => within(page.getByRole('application', { name: /^Diagram/ }))).toBe(true);
  await page.keyboard.press('F6');
  await expect.poll(() => within(register)).toBe(true);
  await page.keyboard.press('F6');
  await expect.poll(() => within(page.getByRole('region', { name: 'Details' }))).toBe(true);
  await page.keyboard.press('Shift+F6');
  await expect.poll(() => within(register)).toBe(true);

  const height = async (): Promise<number> => (await register.boundingBox())?.height ?? 0;
  const before = await height();
  await page.getByRole('separator', { name: 'Height of the risk register' }).focus();
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(height).toBe(before + 40);
  await page.reload();
  await expect(register).toBeVisible();
  await expect.poll(() => height()).toBe(before + 40);
});

test('where one looked and what was selected is there again', async ({ page }) => {
  await page.getByRole('button', { name: 'Web API', exact: true }).click();
  const gateway = page.getByRole('group', { name: /^Process: API Gateway/ });
  await gateway.click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('API Gateway');
  const place = await settled(gateway);
  await page.getByRole('link', { name: 'Models' }).click();
  await card(page, 'Web API').getByRole('link').click();

  await expect(page.getByRole('region', { name: 'Details' })).toContainText('API Gateway');
  expect(await settled(gateway)).toEqual(place);
});

test('a step of the view just before one leaves is kept', async ({ page }) => {
  await page.getByRole('button', { name: 'Web API', exact: true }).click();
  const zoom = page.getByRole('group', { name: 'Zoom' });
  await expect(zoom).toContainText('%');
  await zoom.getByRole('button', { name: 'Zoom in' }).click();
  const close = await zoom.innerText();
  await page.getByRole('link', { name: 'Models' }).click();
  await card(page, 'Web API').getByRole('link').click();

  await expect(zoom).toHaveText(close);
});

/** Where a thing is once nothing moves any more. */
async function settled(thing: Locator) {
  let last = await thing.boundingBox();
  await expect
    .poll(async () => {
      const before = last;
      last = await thing.boundingBox();
      return JSON.stringify(before) === JSON.stringify(last);
    })
    .toBe(true);
  return last;
}

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    { name, text },
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
