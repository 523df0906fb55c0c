import { expect, test } from '@playwright/test';
import { boxOf, canvas, dragFrom, gripOf, newModel, place, openStarter, thing } from './drive';

/** Snapping to what is near, and the small map. */

test.describe('snapping', () => {
  test.beforeEach(async ({ page }) => {
    await newModel(page);
    await place(page, 'Process', 'One', { x: 300, y: 120 });
    await place(page, 'Process', 'Two', { x: 300, y: 300 });
    // Off the grid: dragged with Mod held, which is free of everything.
    const grip = await gripOf(page, 'One');
    await dragFrom(page, grip, { x: grip.x + 101, y: grip.y + 3 }, async () => {
      await page.keyboard.down('Control');
      await page.mouse.move(grip.x + 101, grip.y + 3);
    });
    await page.keyboard.up('Control');
  });

  test('what comes near the edge of another thing snaps to it, with a line that says so', async ({
    page,
  }) => {
    const one = await boxOf(thing(page, 'One'));
    const grip = await gripOf(page, 'Two');
    await dragFrom(page, grip, { x: grip.x + 104, y: grip.y + 40 }, async () => {
      await expect(canvas(page).locator('.guides')).not.toHaveCount(0);
    });
    const two = await boxOf(thing(page, 'Two'));

    expect(two.x).toBeCloseTo(one.x, 1);
    await expect(canvas(page).locator('.guides')).toHaveCount(0);
  });

  test('turned off, it lands where it was let go', async ({ page }) => {
    await page.keyboard.press("Control+'");
    const before = await boxOf(thing(page, 'Two'));
    const grip = await gripOf(page, 'Two');
    await dragFrom(page, grip, { x: grip.x + 104, y: grip.y + 41 });
    const two = await boxOf(thing(page, 'Two'));

    expect({ x: two.x - before.x, y: two.y - before.y }).toEqual({ x: 104, y: 41 });
  });
});

test('M shows the minimap, and a press there moves the view', async ({ page }) => {
  await openStarter(page, 'Web API');
  await page.keyboard.press('m');
  const map = page.getByRole('img', { name: /^Minimap/ });
  await expect(map).toBeVisible();
  const before = await boxOf(thing(page, 'Browser User'));
  const { width, height } = await boxOf(map);
  await map.click({ position: { x: width * 0.2, y: height * 0.5 } });

  await expect.poll(async () => (await boxOf(thing(page, 'Browser User'))).x - before.x).toBeGreaterThan(50);
  await page.keyboard.press('m');
  await expect(map).toBeHidden();
});
