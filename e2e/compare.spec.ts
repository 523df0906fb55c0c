import { expect, test } from '@playwright/test';
import { canvas, connect, newModel, place, rename, run, select, thing } from './drive';

/** What changed between two states, in the diagram and in the threats. */

test.beforeEach(async ({ page }) => {
  await newModel(page);
  await place(page, 'External entity', 'Customer', { x: 160, y: 160 });
  await place(page, 'Process', 'Checkout', { x: 420, y: 160 });
  await connect(page, 'Customer', 'Checkout', 'order');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(/Kept a snapshot|snapshot/i).first()).toBeAttached();
  await place(page, 'Data store', 'Orders', { x: 680, y: 160 });
  await rename(page, 'Checkout', 'Shop');
});

test('a kept version beside the model as it is now: marked, listed, and copied as Markdown', async ({
  page,
}) => {
  await run(page, 'Compare with a version');
  await page.getByRole('dialog', { name: 'Compare' }).getByRole('button', { name: 'Compare' }).click();
  const panel = page.getByRole('region', { name: 'What changed' });

  await expect(panel.getByRole('listitem').filter({ hasText: 'Added element Orders' })).toBeVisible();
  await expect(panel.getByRole('listitem').filter({ hasText: 'Changed element Shop' })).toContainText(
    'Checkout',
  );
  await expect(canvas(page).locator('.mark.added')).toHaveCount(1);
  await expect(panel.getByRole('listitem').filter({ hasText: 'because of Orders' }).first()).toContainText(
    'New',
  );
  await panel.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('It can be pasted into a pull request.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('- Added element **Orders**');
  expect(copied).toContain('- Changed element **Shop**: Name: Checkout → Shop');
  await panel.press('Escape');
  await expect(panel).toBeHidden();
  await expect(canvas(page).locator('.mark')).toHaveCount(0);
});

test('it follows what is edited while it is open', async ({ page }) => {
  await run(page, 'Compare with a version');
  await page.getByRole('dialog', { name: 'Compare' }).getByRole('button', { name: 'Compare' }).click();
  const panel = page.getByRole('region', { name: 'What changed' });
  await expect(panel).toContainText('Added element Orders');
  await select(page, 'Orders');
  await page.keyboard.press('Delete');

  await expect(thing(page, 'Orders')).toBeHidden();
  await expect(panel).not.toContainText('Added element Orders');
});

test('a file that cannot be read says why, and nothing else happens', async ({ page }) => {
  await run(page, 'Compare with a version');
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'broken.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from('drawbridge: 1\nelements: [oops'),
  });

  await expect(dialog.getByRole('alert')).toBeVisible();
});
