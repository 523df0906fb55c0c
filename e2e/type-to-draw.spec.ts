import { expect, test, type Locator, type Page } from '@playwright/test';
import { canvas, enterCanvas, flow, flowsBetween, heldBack, newModel, thing, undo } from './drive';

/** Lines of text become elements, boundaries and flows: the key L, the palette, or pasting them on the canvas. */

test('a line with an arrow draws the flow and its ends, and one undo takes all of it back', async ({
  page,
}) => {
  await newModel(page);
  await page.keyboard.press('l');

  await page.keyboard.type('Browser -> API in DMZ: card data [https, oauth]');
  await expect(preview(page)).toContainText('New external entity Browser');
  await expect(preview(page)).toContainText('New trust boundary DMZ');
  await expect(preview(page)).toContainText('New process API in DMZ');
  await page.keyboard.press('Enter');
  await expect(preview(page)).toContainText('Drew 2 elements, 1 boundary and 1 flow.');
  await page.keyboard.press('Escape');

  await expect(dialog(page)).toHaveCount(0);
  await expect(flow(page, 'card data')).toHaveAccessibleName(/from Browser to API.*crosses DMZ.*HTTPS/);
  await expect(thing(page, 'API')).toHaveAccessibleName(/in boundary DMZ/);
  await expect(page.getByRole('region', { name: 'Risk register' })).toContainText('Browser');

  await undo(page);
  await expect(canvas(page).getByRole('group')).toHaveCount(0);
});

test('what is there is used by its name, and chips of a known flow are set', async ({ page }) => {
  await newModel(page);
  await draw(page, 'Browser -> API: calls');

  await draw(page, 'browser -> api: calls [http]\nAPI -> Orders DB');

  await expect(thing(page, 'Browser')).toHaveCount(1);
  await expect(flowsBetween(page, 'Browser', 'API')).toHaveCount(1);
  await expect(flow(page, 'calls')).toHaveAccessibleName(/HTTP.*not encrypted/);
  await expect(flowsBetween(page, 'API', 'Orders DB')).toHaveCount(1);
});

test('a mistake is told at its line; the other lines are drawn and it stays to be put right', async ({
  page,
}) => {
  await newModel(page);
  await page.keyboard.press('l');
  await page.keyboard.type('Browser -> API [htps]');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('API -> Queue');

  await expect(preview(page)).toContainText('Did you mean “HTTPS”?');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Enter');

  await expect(flowsBetween(page, 'API', 'Queue')).toHaveCount(1);
  await expect(field(page)).toHaveValue('Browser -> API [htps]');
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 't', 'ControlOrMeta+Enter'])
    await page.keyboard.press(key);
  await expect(dialog(page)).toHaveCount(0);
  await expect(flowsBetween(page, 'Browser', 'API')).toHaveAccessibleName(/HTTPS/);
});

test('names and chips are offered while one types; Tab takes them', async ({ page }) => {
  await newModel(page);
  await draw(page, 'Browser -> Payment gateway in DMZ');
  await page.keyboard.press('l');

  await page.keyboard.type('Shop -> pay');
  await expect(page.getByRole('option', { name: 'Payment gateway' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type(' [mut');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type(']');

  await expect(field(page)).toHaveValue('Shop -> Payment gateway [Mutual TLS]');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(flowsBetween(page, 'Shop', 'Payment gateway')).toHaveCount(1);
});

test('the palette opens it, Escape closes first the offers and then the dialog', async ({ page }) => {
  await newModel(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('type to draw');
  await page.keyboard.press('Enter');
  // Nobody waits for the field to come up before typing on.
  await page.keyboard.type('A (po');

  await expect(page.getByRole('listbox', { name: 'Completions' })).toBeVisible();
  await expect(field(page)).toHaveValue('A (po');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Completions' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await expect(dialog(page)).toHaveCount(0);
  await expect(canvas(page).getByRole('group')).toHaveCount(0);
});

test('whoever types faster than the page can fetch its parts loses no key', async ({ page }) => {
  const arrive = await heldBack(page, /(?:CommandPalette|SketchDialog)/);
  await newModel(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('type to drawn');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Browser -> API');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('API -> Queue');
  await page.keyboard.press('ControlOrMeta+Enter');
  arrive();

  await expect(flowsBetween(page, 'API', 'Queue')).toHaveCount(1);
  await expect(canvas(page).getByRole('group')).toHaveCount(5);
  await expect(dialog(page)).toHaveCount(0);
});

test('Enter draws line after line, each a step of its own', async ({ page }) => {
  await newModel(page);
  await page.keyboard.press('l');
  for (const line of ['Browser -> API', 'API -> Queue', 'Queue -> Worker']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue('');
  }
  await page.keyboard.press('Escape');

  await expect(flowsBetween(page, 'Queue', 'Worker')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(flowsBetween(page, 'Queue', 'Worker')).toHaveCount(0);
  await expect(flowsBetween(page, 'API', 'Queue')).toHaveCount(1);
});

test('what was typed is there again when it was closed without drawing', async ({ page }) => {
  await newModel(page);
  await page.keyboard.press('l');
  await page.keyboard.type('Browser -> ');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);

  await page.keyboard.press('l');
  await expect(field(page)).toHaveValue('Browser -> ');
  await page.keyboard.type('API');
  await page.keyboard.press('Enter');
  await expect(thing(page, 'API')).toHaveCount(1);
  await expect(field(page)).toHaveValue('');
});

test('what was drawn has the keyboard and is selected', async ({ page }) => {
  await newModel(page);
  await draw(page, 'Customer -> Shop');

  await expect(thing(page, 'Customer')).toBeFocused();
  await expect(page.getByText('3 selected').first()).toBeVisible();
});

test('a selection is copied as such lines, and such lines are offered for drawing when they are pasted', async ({
  page,
}) => {
  await newModel(page);
  await draw(page, 'Browser -> API in DMZ: calls [https]');
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();

  // Copied before the code that writes lines has come.
  let letCome = (): void => {};
  const mayCome = new Promise<void>((resolve) => (letCome = resolve));
  await page.route(/\/write-[^/]*\.js$/, async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.reload();
  await expect(thing(page, 'API')).toBeVisible();
  await enterCanvas(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  letCome();

  const copied = 'DMZ (boundary) [Trusted]\nBrowser\nAPI in DMZ\nBrowser -> API: calls [HTTPS]';
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(copied);

  await newModel(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(field(page)).toHaveValue(copied);
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(flow(page, 'calls')).toHaveAccessibleName(/from Browser to API.*crosses DMZ.*HTTPS/);
});

function dialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Type to draw' });
}

function field(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Lines to draw' });
}

function preview(page: Page): Locator {
  return dialog(page).getByRole('region', { name: 'What will be drawn' });
}

/** Types lines and draws them. */
async function draw(page: Page, text: string): Promise<void> {
  await page.keyboard.press('l');
  await field(page).fill(text);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page)).toHaveCount(0);
}
