import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import {
  boxOf,
  canvas,
  newModel,
  openStarter,
  place,
  register,
  registerRows,
  run,
  select,
  thing,
} from './drive';

/** Addresses that lead into a model, and one that brings a model along. */

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens an address in this tab as if it had been pasted: the page is loaded anew. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
  await expect(canvas(page)).toBeVisible();
}

test('a link to a threat and one to a part of the diagram lead there, in a page loaded anew and in one that is open', async ({
  page,
}) => {
  await openStarter(page, 'Web API');
  const row = registerRows(page).nth(4);
  const number = /T-\d+/.exec(await row.innerText())?.[0] ?? '';
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More about this threat' }).click();
  await page.getByRole('menuitem', { name: 'Copy a link to this threat' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const toThreat = await copied(page);
  expect(toThreat).toContain(`/t/${number}`);

  await run(page, 'New diagram');
  await place(page, 'Process', 'Billing', { x: 300, y: 200 });
  await select(page, 'Billing');
  await run(page, 'Copy a link to this part');
  const toThing = await copied(page);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await open(page, toThreat);
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  // From there to another diagram: the address alone changes, and the page stays.
  await page.evaluate((address) => (window.location.href = address), toThing);
  await expect(thing(page, 'Billing')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Billing' })).toBeVisible();
  await open(page, toThing);
  await expect(page.getByRole('heading', { name: 'Billing' })).toBeVisible();
  const [view, box] = [await boxOf(canvas(page)), await boxOf(thing(page, 'Billing'))];
  expect(box.x).toBeGreaterThan(view.x);
  expect(box.x + box.width).toBeLessThan(view.x + view.width);

  await open(page, toThreat.replace(number, 'T-999'));
  await expect(page.getByText('What the link leads to is not in this model any more')).toBeVisible();
});

test('a model travels in a link: looked at first, kept when somebody says so', async ({ page, browser }) => {
  await openStarter(page, 'Web application');
  const before = await exported(page);
  await run(page, 'Share as a link');
  const dialog = page.getByRole('dialog', { name: 'Share as a link' });
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/#\/share\/[\w-]{500,7000}$/);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Whoever opens it reads the model as it is now.')).toBeVisible();
  const link = await copied(page);

  // Somebody else, in a browser that knows nothing of it.
  const other = await (await browser.newContext()).newPage();
  await open(other, link);
  await expect(other.getByText('This model came with a link')).toBeVisible();
  await expect(other.getByRole('textbox', { name: 'Model title' })).toBeDisabled();
  await select(other, 'API Server');
  await other.keyboard.press('Delete');
  await expect(thing(other, 'API Server')).toBeVisible();
  await expect(register(other)).toContainText(/\d+ open/);
  await other.getByRole('button', { name: 'Keep a copy' }).click();
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await expect(other.getByText('This model came with a link')).toBeHidden();
  expect(await exported(other)).toBe(before);

  await other.goto('about:blank');
  await other.goto(link.slice(0, -40));
  await expect(other.getByRole('alert')).toContainText('incomplete');
  await other.getByRole('link', { name: /models/i }).click();
  await expect(other.getByRole('link', { name: /Web application/ })).toBeVisible();
  await other.context().close();
});

test('a model that is too large for a link says so', async ({ page }) => {
  await newModel(page);
  const words = Array.from({ length: 9_000 }, (_, i) => (i * 7_919).toString(36)).join(' ');
  await page.getByRole('tab', { name: 'Scope' }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill(words);
  await page.getByRole('textbox', { name: 'Description' }).blur();
  await run(page, 'Share as a link');
  const dialog = page.getByRole('dialog', { name: 'Share as a link' });
  await expect(dialog).toContainText('too large for a link');
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toBeDisabled();
});

async function exported(page: Page): Promise<string> {
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'YAML model' }).check();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  await page.keyboard.press('Escape');
  return readFile(await file.path(), 'utf8');
}
