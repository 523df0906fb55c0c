import { expect, test, type Locator, type Page } from '@playwright/test';
import { canvas, newModel, openStarter, place, rename, thing, undo } from './drive';

/** Earlier versions, the bin, and the backup of everything. */

function versions(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Earlier versions' });
}

async function openVersions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Earlier versions' }).click();
  await expect(versions(page)).toBeVisible();
}

async function toModels(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
}

function card(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Models' }).getByRole('listitem', { name, exact: true });
}

async function deleteModel(page: Page, name: string): Promise<void> {
  await card(page, name).getByRole('button', { name: 'Model actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(card(page, name)).toHaveCount(0);
}

test('a version that was named is there after a reload, shows what changed since, and comes back as one step', async ({
  page,
}) => {
  await openStarter(page, 'Web API');
  await openVersions(page);
  await versions(page)
    .getByRole('textbox', { name: /^Name of the version/ })
    .fill('Before the review');
  await page.keyboard.press('Enter');
  await expect(versions(page).getByRole('button', { name: /Before the review/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await rename(page, 'API Gateway', 'Front door');
  await place(page, 'Process', 'Reporting', { x: 700, y: 120 });
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await page.reload();

  await openVersions(page);
  await versions(page)
    .getByRole('button', { name: /Before the review/ })
    .click();
  const version = versions(page).getByRole('region', { name: 'Before the review' });
  await expect(version).toContainText('Since addedReporting');
  await expect(version).toContainText('Since changedFront door');
  await version.getByRole('button', { name: 'Restore this version' }).click();

  await expect(thing(page, 'API Gateway')).toBeVisible();
  await expect(thing(page, 'Reporting')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Undo restore the version of/ })).toBeEnabled();
  await undo(page);
  await expect(thing(page, 'Front door')).toBeVisible();
  await expect(thing(page, 'Reporting')).toBeVisible();
});

test('what was there before everything was deleted is kept by itself, also when undo is gone', async ({
  page,
}) => {
  await openStarter(page, 'Web API');
  await canvas(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(thing(page, 'API Gateway')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await page.reload();
  await expect(canvas(page)).toBeVisible();

  await openVersions(page);
  await versions(page)
    .getByRole('button', { name: /^Before delete/ })
    .first()
    .click();
  await versions(page).getByRole('button', { name: 'Restore this version' }).click();

  await expect(thing(page, 'API Gateway')).toBeVisible();
});

test('a deleted model lies in the bin, comes back from there, and is gone for good when one says so', async ({
  page,
}) => {
  await newModel(page);
  await toModels(page);
  await newModel(page);
  await toModels(page);
  await deleteModel(page, 'Untitled model');
  await deleteModel(page, 'Untitled model 2');
  await page.reload();

  await page.getByRole('button', { name: 'Bin' }).click();
  const bin = page.getByRole('list', { name: 'Bin' });
  await expect(bin.getByRole('listitem')).toHaveCount(2);
  await bin
    .getByRole('listitem', { name: 'Untitled model', exact: true })
    .getByRole('button', { name: 'Restore' })
    .click();
  await expect(card(page, 'Untitled model')).toBeVisible();
  await bin
    .getByRole('listitem', { name: 'Untitled model 2' })
    .getByRole('button', { name: 'Delete for good' })
    .click();
  await page
    .getByRole('alertdialog', { name: 'Delete “Untitled model 2” for good?' })
    .getByRole('button', { name: 'Delete for good' })
    .click();

  await expect(page.getByRole('button', { name: 'Bin' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('list', { name: 'Models' }).getByRole('listitem')).toHaveCount(1);
});

test('everything goes into one file, and comes out of it in another browser', async ({ page, browser }) => {
  await openStarter(page, 'Web API');
  await openVersions(page);
  await versions(page)
    .getByRole('textbox', { name: /^Name of the version/ })
    .fill('Release 1');
  await page.keyboard.press('Enter');
  await expect(versions(page).getByRole('button', { name: /Release 1/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await toModels(page);
  await newModel(page);
  await toModels(page);
  await deleteModel(page, 'Untitled model');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Back up everything' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^drawbridge-backup-\d{4}-\d\d-\d\d\.zip$/);
  const path = await file.path();

  const context = await browser.newContext({ serviceWorkers: 'block' });
  const other = await context.newPage();
  await other.goto(new URL('./', page.url()).href);
  await other.getByLabel('Import file').setInputFiles(path);
  const dialog = other.getByRole('dialog', { name: /^Restore / });
  await expect(dialog).toContainText('It holds 1 model, 1 more in the bin and 1 earlier version.');
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(dialog).toContainText('2 models were restored.');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

  await card(other, 'Web API').getByRole('link').click();
  await expect(thing(other, 'API Gateway')).toBeVisible();
  await openVersions(other);
  await expect(versions(other).getByRole('button', { name: /Release 1/ })).toBeVisible();
  await context.close();
});
