import { expect, test, type Locator, type Page } from '@playwright/test';
import { boxOf, canvas, enterCanvas, openStarter, select, thing, undo } from './drive';

/** The tidy layout: worked out in the background, looked at, then kept or left. */

test.beforeEach(async ({ page }) => {
  await openStarter(page, 'Web API');
});

function bar(page: Page): Locator {
  return page.getByRole('region', { name: 'Tidy layout' });
}

async function bothBoxes(page: Page) {
  return { user: await boxOf(thing(page, 'Browser User')), queue: await boxOf(thing(page, 'Message Queue')) };
}

test('Alt+L offers a layout, Enter keeps it, and it is one step to undo', async ({ page }) => {
  await page.keyboard.press('Alt+l');
  await expect(bar(page)).toContainText(/\d+ things would move/);
  await expect(page.getByRole('status')).toContainText(['Enter keeps it']);
  await page.keyboard.press('Enter');

  await expect(bar(page)).toBeHidden();
  await expect(page.getByRole('button', { name: /^Undo tidy \d+ things/ })).toBeVisible();
  const kept = await bothBoxes(page);
  expect(kept.queue.x).toBeGreaterThan(kept.user.x + kept.user.width);
  await undo(page);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('Escape leaves everything as it was, the view too', async ({ page }) => {
  const before = await bothBoxes(page);
  await page.keyboard.press('Alt+l');
  await expect(bar(page)).toContainText('would move');
  await page.keyboard.press('Escape');

  await expect(bar(page)).toBeHidden();
  await expect.poll(() => bothBoxes(page)).toEqual(before);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await expect(canvas(page)).toBeFocused();
});

test('it can run downwards', async ({ page }) => {
  await page.keyboard.press('Alt+l');
  await expect(bar(page).getByRole('button', { name: 'Keep' })).toBeFocused();
  // Back over “Leave as it was” and the lines to the direction.
  for (let tabs = 0; tabs < 3; tabs++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(bar(page)).toContainText('would move');
  await bar(page).getByRole('button', { name: 'Keep' }).click();
  const { user, queue } = await bothBoxes(page);

  expect(queue.y).toBeGreaterThan(user.y + user.height);
});

test('what is locked does not move: with everything locked there is nothing to offer', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await page.keyboard.press('Alt+l');

  await expect(page.getByText('It is tidy already: nothing would move.').first()).toBeVisible();
  await expect(bar(page)).toBeHidden();
});

test('an edit while it is looked at takes the offer away', async ({ page }) => {
  await select(page, 'Browser User');
  await page.keyboard.press('Alt+l');
  await expect(bar(page)).toContainText('would move');
  await enterCanvas(page);
  await page.keyboard.press('Delete');

  await expect(bar(page)).toBeHidden();
  await expect(thing(page, 'Browser User')).toBeHidden();
});
