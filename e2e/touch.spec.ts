import { expect, test, type CDPSession, type Page } from '@playwright/test';
import {
  boxOf,
  canvas,
  drawBoundary,
  flowsBetween,
  nameField,
  newModel,
  place,
  takeTool,
  thing,
  type Spot,
} from './drive';

/** Fingers and pens, as the browser reports them. */

test.use({ hasTouch: true });

let fingers: CDPSession;

test.beforeEach(async ({ page }) => {
  fingers = await page.context().newCDPSession(page);
  await newModel(page);
  await place(page, 'Process', 'Checkout', { x: 420, y: 160 });
});

async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Spot[]): Promise<void> {
  await fingers.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: points.map(({ x, y }, id) => ({ x, y, id })),
  });
}

/** One finger from one point of the page to another. */
async function swipe(from: Spot, to: Spot): Promise<void> {
  await touch('touchStart', [from]);
  for (let step = 1; step <= 6; step++)
    await touch('touchMove', [
      { x: from.x + ((to.x - from.x) * step) / 6, y: from.y + ((to.y - from.y) * step) / 6 },
    ]);
  await touch('touchEnd', []);
}

async function middleOf(page: Page, name: string): Promise<Spot> {
  const { x, y, width, height } = await boxOf(thing(page, name));
  return { x: x + width / 2, y: y + height / 2 };
}

test('a finger on a thing drags it', async ({ page }) => {
  const start = await middleOf(page, 'Checkout');
  await swipe(start, { x: start.x + 80, y: start.y + 40 });

  await expect.poll(() => middleOf(page, 'Checkout')).toEqual({ x: start.x + 80, y: start.y + 40 });
  await expect(page.getByRole('button', { name: /^Undo move/ })).toBeVisible();
});

test('a finger on the canvas moves the view, also inside a boundary', async ({ page }) => {
  await drawBoundary(page, 'Shop', { x: 300, y: 60, width: 420, height: 240 });
  await page.keyboard.press('Escape');
  const start = await middleOf(page, 'Checkout');
  const empty = { x: start.x + 150, y: start.y + 60 };
  await swipe(empty, { x: empty.x - 60, y: empty.y + 30 });

  await expect.poll(async () => (await middleOf(page, 'Checkout')).x).toBeLessThan(start.x - 40);
  await expect(page.getByRole('button', { name: /^Undo move/ })).toBeHidden();
});

test('a tap selects, two taps rename, and from what is selected a finger draws flows and sizes, without aiming well', async ({
  page,
}) => {
  await place(page, 'Data store', 'Orders', { x: 720, y: 160 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const start = await middleOf(page, 'Checkout');
  await page.touchscreen.tap(start.x, start.y);
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('Checkout');

  const { x, y, width, height } = await boxOf(thing(page, 'Checkout'));
  await swipe({ x: x + width + 24, y: start.y + 8 }, await middleOf(page, 'Orders'));
  await expect(flowsBetween(page, 'Checkout', 'Orders')).toHaveCount(1);

  await page.touchscreen.tap(start.x, start.y);
  await expect(thing(page, 'Checkout')).toBeFocused();
  await swipe({ x: x + width + 10, y: y + height + 10 }, { x: x + width + 50, y: y + height + 34 });
  await expect(page.getByRole('button', { name: 'Undo resize Checkout' })).toBeVisible();

  const end = await middleOf(page, 'Orders');
  // Two taps that a busy machine takes for two are tried again.
  await expect(async () => {
    await page.touchscreen.tap(end.x, end.y);
    await page.touchscreen.tap(end.x, end.y);
    await expect(nameField(page)).toHaveValue('Orders', { timeout: 2_000 });
  }).toPass();
});

test('two fingers zoom', async ({ page }) => {
  const { width } = await boxOf(thing(page, 'Checkout'));
  const at = await middleOf(page, 'Checkout');
  const pair = (apart: number): readonly Spot[] => [
    { x: at.x - apart, y: at.y + 120 },
    { x: at.x + apart, y: at.y + 120 },
  ];
  await touch('touchStart', pair(40));
  for (const apart of [50, 60, 70, 80]) await touch('touchMove', pair(apart));
  await touch('touchEnd', []);

  await expect.poll(async () => (await boxOf(thing(page, 'Checkout'))).width).toBeGreaterThan(width * 1.5);
});

test('a second finger during a drag gives the drag up', async ({ page }) => {
  const start = await middleOf(page, 'Checkout');
  await touch('touchStart', [start]);
  await touch('touchMove', [{ x: start.x + 40, y: start.y + 40 }]);
  await touch('touchStart', [
    { x: start.x + 40, y: start.y + 40 },
    { x: start.x + 200, y: start.y + 40 },
  ]);
  await touch('touchEnd', []);

  await expect(page.getByRole('button', { name: /^Undo move/ })).toBeHidden();
});

test('a long press opens the menu of what is under it', async ({ page }) => {
  const start = await middleOf(page, 'Checkout');
  await touch('touchStart', [start]);

  await expect(page.getByRole('menuitem', { name: /^Rename/ })).toBeVisible();
  await touch('touchEnd', []);
  await expect(page.getByRole('menuitem', { name: /^Rename/ })).toBeVisible();
});

test('tools are large enough for a finger, and a tap places what they draw', async ({ page }) => {
  const tools = page.getByRole('toolbar', { name: 'Drawing tools' }).getByRole('button');
  for (const tool of await tools.all()) {
    const { width, height } = await boxOf(tool);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }

  await takeTool(page, 'Data store');
  const { x, y } = await boxOf(canvas(page));
  await page.touchscreen.tap(x + 600, y + 300);

  await expect(thing(page, 'Data store 1')).toBeVisible();
});
