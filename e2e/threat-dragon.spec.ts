import { expect, test } from '@playwright/test';
import {
  boxOf,
  canvas,
  connect,
  drawBoundary,
  flow,
  flowsBetween,
  gripOf,
  move,
  newModel,
  place,
  select,
  takeTool,
  thing,
  undo,
} from './drive';

/** What people who draw data-flow diagrams complain of elsewhere, by the numbers of their issues. Each must hold here. */

test.beforeEach(async ({ page }) => {
  await newModel(page);
});

test('threat-dragon-core #4: whatever was done in the diagram can be undone', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 300, y: 160 });
  const before = await boxOf(thing(page, 'Shop'));
  await move(page, 'Shop', { x: 96, y: 48 });
  await select(page, 'Shop');
  await page.keyboard.press('Delete');
  await expect(thing(page, 'Shop')).toHaveCount(0);

  await undo(page);
  await undo(page);
  await expect.poll(() => boxOf(thing(page, 'Shop'))).toEqual(before);
  await undo(page);
  await undo(page);
  await expect(canvas(page).getByRole('group')).toHaveCount(0);
});

test('threat-dragon-core #10: a boundary can be dragged, and what it contains goes along', async ({
  page,
}) => {
  await drawBoundary(page, 'Cloud', { x: 200, y: 80, width: 320, height: 220 });
  await place(page, 'Process', 'Shop', { x: 340, y: 180 });
  const [zone, shop] = [await boxOf(thing(page, 'Cloud')), await boxOf(thing(page, 'Shop'))];

  await move(page, 'Cloud', { x: 80, y: 40 });

  await expect.poll(() => boxOf(thing(page, 'Cloud'))).toMatchObject({ x: zone.x + 80, y: zone.y + 40 });
  await expect.poll(() => boxOf(thing(page, 'Shop'))).toMatchObject({ x: shop.x + 80, y: shop.y + 40 });
});

test('threat-dragon #165: everything can be moved at once', async ({ page }) => {
  await place(page, 'External entity', 'Customer', { x: 200, y: 160 });
  await place(page, 'Process', 'Shop', { x: 440, y: 160 });
  await connect(page, 'Customer', 'Shop', 'orders');
  const before = [await boxOf(thing(page, 'Customer')), await boxOf(thing(page, 'Shop'))];

  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Shift+ArrowDown');

  const after = [await boxOf(thing(page, 'Customer')), await boxOf(thing(page, 'Shop'))];
  expect(after.map(({ y }, i) => y - before[i]!.y)).toEqual([40, 40]);
});

test('threat-dragon #687: a flow is selected by a click near its line or on its label', async ({ page }) => {
  await place(page, 'External entity', 'Customer', { x: 200, y: 160 });
  await place(page, 'Process', 'Shop', { x: 640, y: 160 });
  await connect(page, 'Customer', 'Shop', 'orders');
  const details = page.getByRole('region', { name: 'Details' });
  const [from, to] = [await boxOf(thing(page, 'Customer')), await boxOf(thing(page, 'Shop'))];
  const y = from.y + from.height / 2;

  for (const miss of [0, 7, -7]) {
    await page.keyboard.press('Escape');
    await page.mouse.click(to.x - 40, y + miss);
    await expect(details.getByRole('heading', { name: 'orders' })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(details.getByRole('heading', { name: 'orders' })).toHaveCount(0);
  const label = await boxOf(page.getByText('orders', { exact: true }).first());
  await page.mouse.click(label.x + label.width / 2, label.y + label.height / 2);
  await expect(details.getByRole('heading', { name: 'orders' })).toBeVisible();
});

test('threat-dragon #154: a flow there and a flow back are two flows, each with threats of its own', async ({
  page,
}) => {
  await place(page, 'External entity', 'Customer', { x: 200, y: 160 });
  await place(page, 'Process', 'Shop', { x: 560, y: 160 });
  await connect(page, 'Customer', 'Shop', 'order');
  await page.keyboard.press('Shift+R');

  await expect(flowsBetween(page, 'Customer', 'Shop')).toHaveCount(1);
  await expect(flowsBetween(page, 'Shop', 'Customer')).toHaveCount(1);
  const there = await flow(page, 'order').locator('path').first().getAttribute('d');
  const back = await flowsBetween(page, 'Shop', 'Customer').locator('path').first().getAttribute('d');
  expect(back).not.toBe(there);
});

test('threat-dragon #666: the properties of a new flow are there at once', async ({ page }) => {
  await place(page, 'External entity', 'Customer', { x: 200, y: 160 });
  await place(page, 'Process', 'Shop', { x: 560, y: 160 });
  await connect(page, 'Customer', 'Shop');

  await expect(page.getByRole('region', { name: 'Details' }).getByText('Protocol').first()).toBeVisible();
});

test('threat-dragon #1198 and #1649: the label of a flow is never hidden by a boundary', async ({ page }) => {
  await place(page, 'External entity', 'Customer', { x: 160, y: 200 });
  await place(page, 'Process', 'Shop', { x: 620, y: 200 });
  await connect(page, 'Customer', 'Shop', 'card data');
  await drawBoundary(page, 'Cloud', { x: 280, y: 100, width: 460, height: 200 });

  const label = page.getByText('card data', { exact: true }).first();
  const { x, y, width, height } = await boxOf(label);
  // Labels let the pointer through to their line, so for the question what lies on top it must see them.
  const isOnTop = await label.evaluate(
    (element, [left, top]) => {
      if (element instanceof HTMLElement) element.style.pointerEvents = 'auto';
      return document.elementFromPoint(left!, top!) === element;
    },
    [x + width / 2, y + height / 2],
  );
  expect(isOnTop).toBe(true);
  await label.evaluate((element) => {
    if (element instanceof HTMLElement) element.style.removeProperty('pointer-events');
  });
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(
    page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'card data' }),
  ).toBeVisible();
});

test('a boundary can be moved after it was drawn over elements, and taken back', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 360, y: 180 });
  await drawBoundary(page, 'Cloud', { x: 240, y: 100, width: 300, height: 180 });
  await expect(thing(page, 'Shop')).toHaveAccessibleName(/in boundary Cloud/);
  const before = await boxOf(thing(page, 'Cloud'));

  await move(page, 'Cloud', { x: -40, y: 24 });
  await undo(page);

  await expect.poll(() => boxOf(thing(page, 'Cloud'))).toEqual(before);
});

test('elements are copied with the flows between them', async ({ page }) => {
  await place(page, 'External entity', 'Customer', { x: 200, y: 160 });
  await place(page, 'Process', 'Shop', { x: 560, y: 160 });
  await connect(page, 'Customer', 'Shop', 'orders');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+v');

  await expect(flow(page, 'orders')).toHaveCount(2);
});

test('nothing is lost when the page goes away without being asked', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 360, y: 180 });
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
  await page.reload();

  await expect(thing(page, 'Shop')).toBeVisible();
});

test('Backspace in a field deletes letters, never the element', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 360, y: 180 });
  await select(page, 'Shop');
  const name = page.getByRole('region', { name: 'Details' }).getByRole('textbox', { name: 'Name' });
  await name.click();
  await page.keyboard.press('End');
  for (let i = 0; i < 6; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type('Store');
  await page.keyboard.press('Enter');

  await expect(thing(page, 'Store')).toHaveCount(1);
});

test('zooming with the wheel keeps what is under the pointer where it is', async ({ page }) => {
  await place(page, 'Process', 'Shop', { x: 360, y: 180 });
  await takeTool(page, 'Select');
  const grip = await gripOf(page, 'Shop');
  await page.mouse.move(grip.x, grip.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');

  await expect
    .poll(async () => {
      const { x, y, width, height } = await boxOf(thing(page, 'Shop'));
      return width > 125 && Math.hypot(x + width / 2 - grip.x, y + height / 2 - grip.y) < 4;
    })
    .toBe(true);
});
