import { expect, test, type Locator, type Page } from '@playwright/test';
import { connect, newModel, place, run, select, thing, undo } from './drive';

/** Several diagrams of one model: views of the same elements. */

test.beforeEach(async ({ page }) => {
  await newModel(page);
  await place(page, 'External entity', 'Customer', { x: 160, y: 160 });
  await place(page, 'Process', 'Checkout', { x: 420, y: 160 });
  await place(page, 'Data store', 'Orders', { x: 680, y: 160 });
  await connect(page, 'Customer', 'Checkout', 'order');
  await connect(page, 'Checkout', 'Orders', 'save');
});

function tabs(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Diagrams' });
}

test('looking inside a process makes a diagram with what it talks to, and leads back out', async ({
  page,
}) => {
  await select(page, 'Checkout');
  await page.keyboard.press('i');

  await expect(tabs(page).getByRole('button', { name: 'Checkout' })).toHaveAttribute('aria-current', 'page');
  for (const name of ['Customer', 'Checkout', 'Orders']) await expect(thing(page, name)).toBeVisible();
  await place(page, 'Process', 'Pricing', { x: 420, y: 330 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+i');
  await expect(tabs(page).getByRole('button', { name: 'Main' })).toHaveAttribute('aria-current', 'page');
  await expect(thing(page, 'Pricing')).toBeHidden();
  await expect(thing(page, 'Checkout')).toHaveAccessibleName(/has a diagram of its inside/);
  await page.keyboard.press('i');
  await expect(thing(page, 'Pricing')).toBeVisible();
});

test('each diagram is looked at where it was left, however soon after a step of the view', async ({
  page,
}) => {
  const zoom = page.getByRole('group', { name: 'Zoom' });
  await run(page, 'New diagram');
  await expect(thing(page, 'Orders')).toBeHidden();
  const whole = await zoom.innerText();
  await zoom.getByRole('button', { name: 'Zoom in' }).click();
  const close = await zoom.innerText();
  await tabs(page).getByRole('button', { name: 'Main' }).click();
  await expect(thing(page, 'Orders')).toBeVisible();
  await expect(zoom).not.toHaveText(close);
  await tabs(page).getByRole('button', { name: 'Diagram 2' }).click();
  await expect(thing(page, 'Orders')).toBeHidden();

  expect(close).not.toBe(whole);
  await expect(zoom).toHaveText(close);
});

test('it is one step to undo', async ({ page }) => {
  await select(page, 'Checkout');
  await page.keyboard.press('i');
  await expect(tabs(page)).toBeVisible();
  await undo(page);

  await expect(tabs(page)).toBeHidden();
  await expect(thing(page, 'Checkout')).toBeVisible();
});

test('an element that exists is shown on another diagram, and taken off again; it stays one element', async ({
  page,
}) => {
  await run(page, 'New diagram');
  await expect(thing(page, 'Orders')).toBeHidden();
  await run(page, 'Show an element here');
  await page.getByRole('dialog').getByRole('combobox').fill('orders');
  await page.keyboard.press('Enter');

  await expect(thing(page, 'Orders')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('3 elements');
  await run(page, 'Take off this diagram');
  await expect(thing(page, 'Orders')).toBeHidden();
  await expect(page.getByRole('contentinfo')).toContainText('3 elements');
});

test('diagrams are put in another order, renamed by a double click, and deleted', async ({ page }) => {
  await run(page, 'New diagram');
  await expect(tabs(page).getByRole('listitem')).toHaveText(['Main', 'Diagram 2']);
  await run(page, 'Move diagram forward');
  await expect(tabs(page).getByRole('listitem')).toHaveText(['Diagram 2', 'Main']);
  await tabs(page).getByRole('button', { name: 'Diagram 2' }).dblclick();
  await page.getByRole('dialog').getByRole('textbox').fill('Payments');
  await page.keyboard.press('Enter');
  await expect(tabs(page).getByRole('listitem')).toHaveText(['Payments', 'Main']);
  await run(page, 'Delete diagram');
  await expect(tabs(page)).toBeHidden();
  await expect(thing(page, 'Orders')).toBeVisible();
});
