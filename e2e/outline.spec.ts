import { expect, test, type Locator, type Page } from '@playwright/test';
import { flowsBetween, isFocused, newModel, pressUntil, thing } from './drive';

/** The outline is the diagram as a tree: everything that can be drawn can be made and changed in it, by keys alone. */

test('elements are added, named, connected, nested and given properties without leaving for the canvas', async ({
  page,
}) => {
  await newModel(page);
  await openOutline(page);
  await add(page, 'External entity', 'Customer');
  await add(page, 'Process', 'Shop');
  await add(page, 'Trust boundary', 'Cloud');

  await goTo(page, 'Shop');
  await choose(page, 'Put into boundary…');
  await answer(page, 'cloud');
  await expect(thing(page, 'Shop')).toHaveAccessibleName(/in boundary Cloud/);

  await goTo(page, 'Customer');
  await choose(page, 'Connect to…');
  await answer(page, 'shop');
  await expect(flowsBetween(page, 'Customer', 'Shop')).toHaveAccessibleName(/crosses Cloud/);

  await goTo(page, 'Customer');
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('region', { name: 'Details' }).locator(':focus')).toBeVisible();
});

/** Types into the palette what it asks for, once it has the keyboard. */
async function answer(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('a line is renamed, deleted and taken back', async ({ page }) => {
  await newModel(page);
  await openOutline(page);
  await add(page, 'Process', 'Shop');

  await page.keyboard.press('F2');
  await page.keyboard.type('Store front');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Store front')).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(thing(page, 'Store front')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(line(page, 'Store front')).toBeVisible();
});

test('elements and flows change their order, by keys and by the menu', async ({ page }) => {
  await newModel(page);
  await openOutline(page);
  for (const name of ['One', 'Two', 'Three']) await add(page, 'Process', name);
  const names = async () =>
    (await tree(page).getByRole('treeitem').allInnerTexts()).map((text) => text.split('\n')[0]!.trim());
  await expect.poll(() => names()).toEqual(['One', 'Two', 'Three']);

  await goTo(page, 'Three');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(names).toEqual(['One', 'Three', 'Two']);
  await expect(line(page, 'Three')).toBeFocused();

  await choose(page, 'Move up');
  await expect.poll(names).toEqual(['Three', 'One', 'Two']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(names).toEqual(['One', 'Three', 'Two']);
});

async function openOutline(page: Page): Promise<void> {
  await page.keyboard.press('o');
  await expect(page.getByRole('region', { name: 'Outline' })).toBeVisible();
}

function tree(page: Page): Locator {
  return page.getByRole('tree', { name: 'Outline' });
}

function line(page: Page, name: string): Locator {
  return tree(page).getByRole('treeitem', { name: new RegExp(`^${name}\\b`) });
}

/** Adds by the menu at the head of the outline, reached and worked by keys, and names what was added. */
async function add(page: Page, kind: string, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Add to the diagram' });
  for (let i = 0; i < 7 && !(await inOutline(page)); i++) await page.keyboard.press('F6');
  for (let i = 0; i < 6 && !(await isFocused(button)); i++) await page.keyboard.press('Shift+Tab');
  await pressUntil(page, 'Tab', button);
  await page.keyboard.press('Enter');
  await pick(page, kind);
  const field = page.getByRole('textbox', { name: /^New name of/ });
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(line(page, name)).toBeFocused();
}

function inOutline(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.matches('[data-part="outline"] *') === true);
}

/** Walks to a line from the top of the tree. */
async function goTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 7 && !(await inOutline(page)); i++) await page.keyboard.press('F6');
  for (let i = 0; i < 6 && !(await onLine(page)); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await pressUntil(page, 'ArrowDown', line(page, name));
}

function onLine(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.getAttribute('role') === 'treeitem');
}

/** Opens the menu of the line and chooses from it. */
async function choose(page: Page, item: string): Promise<void> {
  await page.keyboard.press('Shift+F10');
  await pick(page, item);
}

/** Goes down an open menu to an item and takes it. */
async function pick(page: Page, name: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).first();
  await expect(item).toBeVisible();
  await pressUntil(page, 'ArrowDown', item);
  await page.keyboard.press('Enter');
}
