import { expect, test, type Page } from '@playwright/test';
import {
  boxOf,
  canvas,
  connect,
  dragFrom,
  flow,
  flowsBetween,
  move,
  newModel,
  place,
  thing,
  undo,
  type Spot,
} from './drive';

/** Lines of flows: bends, labels, styles. */

test.beforeEach(async ({ page }) => {
  await newModel(page);
  await place(page, 'Process', 'Shop', { x: 200, y: 160 });
  await place(page, 'Process', 'Bank', { x: 620, y: 160 });
  await connect(page, 'Shop', 'Bank', 'pay');
});

/** Where a line is at a share of its length, on the page. */
async function pointOn(page: Page, name: string, share: number): Promise<Spot> {
  return flow(page, name)
    .locator('path')
    .first()
    .evaluate((path, at) => {
      if (!(path instanceof SVGPathElement)) throw new Error('not a path');
      const { x, y } = path.getPointAtLength(path.getTotalLength() * at);
      const matrix = path.getScreenCTM();
      if (!matrix) throw new Error('not drawn');
      return { x: matrix.a * x + matrix.e, y: matrix.d * y + matrix.f };
    }, share);
}

function label(page: Page, name: string) {
  return canvas(page).locator('.flow-label').filter({ hasText: name });
}

test('a pull at the line bends it there, and it is one step', async ({ page }) => {
  const at = await pointOn(page, 'pay', 0.25);
  await dragFrom(page, at, { x: at.x, y: at.y + 90 });

  const bent = await pointOn(page, 'pay', 0.3);
  expect(bent.y).toBeGreaterThan(at.y + 30);
  await undo(page);
  expect((await pointOn(page, 'pay', 0.3)).y).toBeLessThan(at.y + 5);
});

test('a bend put back on the line is gone, and “Remove bends” takes all', async ({ page }) => {
  const at = await pointOn(page, 'pay', 0.25);
  await dragFrom(page, at, { x: at.x, y: at.y + 90 });
  await dragFrom(page, { x: at.x, y: at.y + 90 }, { x: at.x, y: at.y + 2 });
  const top = await pointOn(page, 'pay', 0.3);
  expect(Math.abs(top.y - at.y)).toBeLessThan(5);

  await dragFrom(page, at, { x: at.x, y: at.y - 80 });
  const bent = await pointOn(page, 'pay', 0.25);
  await page.mouse.click(bent.x, bent.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Line' }).click();
  await page.getByRole('menuitem', { name: 'Remove bends' }).click();
  await expect.poll(async () => Math.abs((await pointOn(page, 'pay', 0.3)).y - at.y)).toBeLessThan(5);
});

test('bends go along when both ends move together', async ({ page }) => {
  const at = await pointOn(page, 'pay', 0.25);
  await dragFrom(page, at, { x: at.x, y: at.y + 90 });
  const before = await pointOn(page, 'pay', 0.3);
  await page.keyboard.press('ControlOrMeta+a');
  await move(page, 'Bank', { x: 0, y: 80 });

  expect((await pointOn(page, 'pay', 0.3)).y - before.y).toBeCloseTo(80, 0);
});

test('a label slides along its line and stays there', async ({ page }) => {
  const { x, y, width, height } = await boxOf(label(page, 'pay'));
  const middle = { x: x + width / 2, y: y + height / 2 };
  await dragFrom(page, middle, { x: middle.x + 90, y: middle.y });
  const slid = await boxOf(label(page, 'pay'));

  expect(slid.x - x).toBeGreaterThan(60);
  await move(page, 'Bank', { x: 0, y: 96 });
  expect((await boxOf(label(page, 'pay'))).x - x).toBeGreaterThan(40);
});

test('a flow can be curved, straight or right-angled', async ({ page }) => {
  await move(page, 'Bank', { x: 0, y: 160 });
  const path = flow(page, 'pay').locator('path').first();
  const curved = await path.getAttribute('d');
  for (const style of ['Straight', 'Right-angled']) {
    const at = await pointOn(page, 'pay', 0.3);
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Line' }).click();
    await page.getByRole('menuitem', { name: style }).click();
    await expect(path).not.toHaveAttribute('d', curved ?? '');
  }
});

test('a label is never hidden behind a boundary or an element (threat-dragon #1198, #1649)', async ({
  page,
}) => {
  const { x, y, width, height } = await boxOf(label(page, 'pay'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await dragFrom(page, { x: x - 30, y: y - 40 }, { x: x + width + 30, y: y + height + 60 });
  await page.keyboard.press('Escape');
  const top = await page.evaluate(
    ({ left, upper }) =>
      document
        .elementsFromPoint(left, upper)
        .findIndex((one) => one.closest('.flow-labels') !== null || one.classList.contains('flow-label')),
    { left: x + width / 2, upper: y + height / 2 },
  );
  await expect(label(page, 'pay')).toBeVisible();
  expect(top).toBeLessThan(1);
});

test('many flows between the same two all show and can all be chosen', async ({ page }) => {
  for (const name of ['ask', 'answer', 'cancel']) await connect(page, 'Shop', 'Bank', name);

  await expect(flowsBetween(page, 'Shop', 'Bank')).toHaveCount(4);
  for (const name of ['pay', 'ask', 'answer', 'cancel']) {
    const { x, y, width, height } = await boxOf(label(page, name));
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
  }
});

test.describe('typing with an input method', () => {
  test('Enter that ends a composition does not end the name', async ({ page }) => {
    const client = await page.context().newCDPSession(page);
    await page.keyboard.press('Escape');
    await thing(page, 'Bank').click();
    await page.keyboard.press('F2');
    const field = canvas(page).getByRole('textbox');
    await client.send('Input.imeSetComposition', { text: 'ぎんこ', selectionStart: 3, selectionEnd: 3 });
    await expect(field).toHaveValue('ぎんこ');
    // The Enter of the input method, as browsers tell it.
    await client.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await expect(field).toBeVisible();
    await client.send('Input.insertText', { text: '銀行' });
    await expect(field).toHaveValue('銀行');
    await page.keyboard.press('Enter');

    await expect(thing(page, '銀行')).toBeVisible();
  });
});
