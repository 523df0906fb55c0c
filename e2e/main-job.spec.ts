import { expect, test } from '@playwright/test';
import { connect, drawBoundary, flow, newModel, place, register, registerRows, thing } from './drive';

/** The whole job, by mouse: draw a system, watch the register fill, decide, lose the page, find everything again. */

const ELEMENTS = [
  { kind: 'External entity', name: 'Customer', at: { x: 140, y: 230 } },
  { kind: 'Process', name: 'Web shop', at: { x: 420, y: 230 } },
  { kind: 'Process', name: 'Orders', at: { x: 660, y: 150 } },
  { kind: 'Data store', name: 'Order database', at: { x: 870, y: 150 } },
  { kind: 'External entity', name: 'Bank', at: { x: 660, y: 420 } },
] as const;

const FLOWS = [
  { name: 'Checkout', from: 'Customer', to: 'Web shop' },
  { name: 'Order', from: 'Web shop', to: 'Orders' },
  { name: 'Rows', from: 'Orders', to: 'Order database' },
  { name: 'Payment', from: 'Web shop', to: 'Bank' },
] as const;

test('a model of five elements in nested boundaries is drawn, triaged, lost and found', async ({ page }) => {
  // Twenty gestures, each as a hand would make it.
  test.slow();
  await newModel(page);
  await page.getByRole('textbox', { name: 'Model title' }).fill('Web shop');
  await page.keyboard.press('Enter');

  await drawBoundary(page, 'Company', { x: 300, y: 60, width: 690, height: 270 });
  await drawBoundary(page, 'Back office', { x: 560, y: 90, width: 410, height: 200 });
  for (const { kind, name, at } of ELEMENTS) await place(page, kind, name, at);
  for (const { name, from, to } of FLOWS) await connect(page, from, to, name);

  await expect(thing(page, 'Back office')).toHaveAccessibleName(/in boundary Company/);
  await expect(thing(page, 'Orders')).toHaveAccessibleName(/in boundary Back office/);
  await expect(flow(page, 'Order')).toHaveAccessibleName(/crosses Back office/);
  await expect(register(page).getByRole('status').first()).toContainText(/[1-9]\d* open/);

  const first = registerRows(page).first();
  await first.focus();
  await page.keyboard.press('d');
  await expect(first).toContainText('Deferred');
  const rows = await registerRows(page).allInnerTexts();
  expect(rows.length).toBeGreaterThan(3);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();

  // As abruptly as a page can go: no goodbye from the app.
  const address = page.url();
  const context = page.context();
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(address);

  await expect(again.getByRole('textbox', { name: 'Model title' })).toHaveValue('Web shop');
  for (const { name } of ELEMENTS) await expect(thing(again, name)).toBeVisible();
  for (const { name } of FLOWS) await expect(flow(again, name)).toHaveCount(1);
  await expect(thing(again, 'Orders')).toHaveAccessibleName(/in boundary Back office/);
  await expect.poll(() => registerRows(again).allInnerTexts()).toEqual(rows);
});
