import { expect, test, type Page } from '@playwright/test';
import {
  boxOf,
  canvas,
  connect,
  dragFrom,
  drawBoundary,
  flow,
  gripOf,
  move,
  nameField,
  newModel,
  openCount,
  place,
  redo,
  registerRows,
  rename,
  select,
  thing,
  undo,
} from './drive';

/** What a step to undo is, line by line. */

test.beforeEach(async ({ page }) => {
  await newModel(page);
});

const undoButton = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Undo/ });
const redoButton = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Redo/ });

test('1. a finished intention is one step: a drag, a resize, a paste, an alignment', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  await place(page, 'Process', 'Mailer', { x: 520, y: 260 });
  const start = await boxOf(thing(page, 'Shop'));

  await move(page, 'Shop', { x: 120, y: 64 });
  await undo(page);
  await expect.poll(() => boxOf(thing(page, 'Shop'))).toEqual(start);

  await select(page, 'Shop', 'Mailer');
  await page.keyboard.press('Alt+w');
  expect((await boxOf(thing(page, 'Mailer'))).y).toBe(start.y);
  await page.keyboard.press('ControlOrMeta+z');
  expect((await boxOf(thing(page, 'Mailer'))).y).not.toBe(start.y);

  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(canvas(page).getByRole('group', { name: /^Process/ })).toHaveCount(4);
  await undo(page);
  await expect(canvas(page).getByRole('group', { name: /^Process/ })).toHaveCount(2);
});

test('1. Esc on the way leaves no step and no trace', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  const start = await boxOf(thing(page, 'Shop'));
  const label = await undoButton(page).getAttribute('aria-label');

  const grip = await gripOf(page, 'Shop');
  await dragFrom(page, grip, { x: grip.x + 100, y: grip.y + 80 }, () => page.keyboard.press('Escape'));

  await expect.poll(() => boxOf(thing(page, 'Shop'))).toEqual(start);
  await expect(undoButton(page)).toHaveAttribute('aria-label', label ?? '');
});

test('2. while a field has the keyboard, undo is the text’s own; what is typed becomes one step', async ({
  page,
}) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  await select(page, 'Shop');
  const name = page.getByRole('region', { name: 'Details' }).getByRole('textbox', { name: 'Name' });
  await name.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' front');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(name).not.toHaveValue('Shop front');
  await expect(thing(page, 'Shop')).toHaveCount(1);

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Store front');
  await page.keyboard.press('Enter');
  await expect(thing(page, 'Store front')).toHaveCount(1);
  await undo(page);
  await expect(thing(page, 'Shop')).toHaveCount(1);
});

test('3. a held arrow is one step', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  const start = await boxOf(thing(page, 'Shop'));
  for (let i = 0; i < 6; i++) await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  await expect.poll(async () => (await boxOf(thing(page, 'Shop'))).x).toBe(start.x + 48);

  await undo(page);
  await expect.poll(() => boxOf(thing(page, 'Shop'))).toEqual(start);
});

test('4. undo selects what was selected and brings it into view', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  await move(page, 'Shop', { x: 48, y: 0 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  for (let i = 0; i < 4; i++) await page.keyboard.press('PageDown');
  await expect(thing(page, 'Shop')).not.toBeInViewport();

  await undo(page);

  await expect(thing(page, 'Shop')).toBeInViewport();
  await expect(
    page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Shop' }),
  ).toBeVisible();
});

test('5. selecting, zooming and opening panels are no steps and leave redo as it is', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  await move(page, 'Shop', { x: 48, y: 0 });
  await undo(page);
  const label = await redoButton(page).getAttribute('aria-label');

  await select(page, 'Shop');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('g');
  await page.keyboard.press('PageDown');

  await expect(redoButton(page)).toHaveAttribute('aria-label', label ?? '');
  await redo(page);
  await expect(redoButton(page)).toBeDisabled();
});

test('6. a decision is an edit like any other; threats are not in history', async ({ page }) => {
  await place(page, 'External entity', 'Customer', { x: 200, y: 160 });
  await place(page, 'Process', 'Shop', { x: 480, y: 160 });
  await connect(page, 'Customer', 'Shop', 'orders');
  await select(page, 'Shop');
  await page.keyboard.press('t');
  const row = registerRows(page).first();
  await expect(row).toBeFocused();
  await page.keyboard.press('d');
  await expect(row).toContainText('Deferred');

  await undo(page);
  await expect(row).toContainText('Open');
  await expect(undoButton(page)).toHaveAttribute('aria-label', /^Undo rename/);
});

test('7. an edit that changes nothing makes no step', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  const label = await undoButton(page).getAttribute('aria-label');

  await page.keyboard.press('F2');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(undoButton(page)).toHaveAttribute('aria-label', label ?? '');
});

test('8. undoing a delete brings back flows, places, labels and decisions', async ({ page }) => {
  await drawBoundary(page, 'Cloud', { x: 380, y: 60, width: 300, height: 240 });
  await place(page, 'External entity', 'Customer', { x: 200, y: 160 });
  await place(page, 'Process', 'Shop', { x: 520, y: 160 });
  await connect(page, 'Customer', 'Shop', 'orders');
  const [box, open] = [await boxOf(thing(page, 'Shop')), await openCount(page)];

  await select(page, 'Shop');
  await page.keyboard.press('Delete');
  await expect(flow(page, 'orders')).toHaveCount(0);
  await undo(page);

  await expect(flow(page, 'orders')).toHaveAccessibleName(/crosses Cloud/);
  await expect.poll(() => boxOf(thing(page, 'Shop'))).toEqual(box);
  await expect.poll(() => openCount(page)).toBe(open);
});

test('9. undo is whole at once, and what is saved follows', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  await place(page, 'Process', 'Mailer', { x: 520, y: 160 });
  for (let i = 0; i < 4; i++) await page.keyboard.press('ControlOrMeta+z');
  await expect(canvas(page).getByRole('group')).toHaveCount(0);
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();

  await page.reload();
  await expect(canvas(page)).toBeVisible();
  await expect(canvas(page).getByRole('group')).toHaveCount(0);
});

test('10. menus and tooltips name the step', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  await rename(page, 'Shop', 'Store');
  await expect(page.getByRole('button', { name: 'Undo rename Shop to Store' })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Undo move Store' })).toBeEnabled();

  await undo(page);
  await expect(page.getByRole('button', { name: 'Redo move Store' })).toBeEnabled();
});
