import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { parse, stringify } from 'yaml';
import {
  canvas,
  connect,
  drawBoundary,
  enterCanvas,
  isFocused,
  nameField,
  newModel,
  onPage,
  place,
  pressUntil,
  takeTool,
  thing,
  typeName,
  walkTo,
} from './drive';

/**
 * Four ways to one model: the same system drawn with the mouse, with the keys of the canvas, in the outline and by
 * typing. It has each kind of element, a boundary within a boundary, two flows between one pair, a flow to itself and
 * data on the way, and a note. The exported files are the same but for where things stand.
 */

const CUSTOMER = 'Customer';
const SHOP = 'Shop';
const ORDERS = 'Orders';
const CLOUD = 'Cloud';
const VAULT = 'Vault';
const CARDS = 'Card data';
const NOTE = 'Ask about backups';

const WAYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async mouse(page) {
    await drawBoundary(page, CLOUD, { x: 300, y: 60, width: 600, height: 300 });
    await drawBoundary(page, VAULT, { x: 600, y: 110, width: 240, height: 180 });
    await place(page, 'External entity', CUSTOMER, { x: 160, y: 180 });
    await place(page, 'Process', SHOP, { x: 450, y: 180 });
    await place(page, 'Data store', ORDERS, { x: 720, y: 200 });
    await connect(page, CUSTOMER, SHOP, 'orders');
    await page.getByRole('button', { name: 'Add data class' }).click();
    await page.getByRole('menuitem', { name: 'New data class…' }).click();
    await nameData(page);
    await connect(page, SHOP, ORDERS, 'writes');
    await connect(page, SHOP, ORDERS, 'reads');
    await connect(page, SHOP, SHOP, 'retries');
    await takeTool(page, 'Note');
    const { x, y } = await onPage(page, { x: 160, y: 330 });
    await page.mouse.click(x, y);
    await typeName(page, NOTE);
  },

  async 'keys on the canvas'(page) {
    await enterCanvas(page);
    await page.keyboard.press('e');
    await page.keyboard.press('Enter');
    await nameIt(page, CUSTOMER);
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    await nameIt(page, SHOP);
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await nameIt(page, ORDERS);
    // What was placed last is selected.
    await walkTo(page, thing(page, ORDERS));
    await page.keyboard.press('ControlOrMeta+g');
    await nameIt(page, VAULT);
    await walkTo(page, thing(page, SHOP));
    await page.keyboard.press('Space');
    await walkTo(page, thing(page, VAULT));
    await page.keyboard.press('Shift+Space');
    await page.keyboard.press('ControlOrMeta+g');
    await nameIt(page, CLOUD);
    await connectByKeys(page, CUSTOMER, SHOP, 'orders');
    await carryByKeys(page);
    await connectByKeys(page, SHOP, ORDERS, 'writes');
    await connectByKeys(page, SHOP, ORDERS, 'reads');
    await connectByKeys(page, SHOP, SHOP, 'retries');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await nameIt(page, NOTE);
  },

  async outline(page) {
    await page.keyboard.press('o');
    await addLine(page, 'Trust boundary', CLOUD);
    await addLine(page, 'Process', SHOP);
    await addLine(page, 'Trust boundary', VAULT);
    await chooseOnLine(page, VAULT, 'Put into boundary…', CLOUD);
    await addLine(page, 'Data store', ORDERS);
    await addLine(page, 'External entity', CUSTOMER);
    await chooseOnLine(page, CUSTOMER, 'Put into boundary…', 'none');
    await expect(thing(page, CUSTOMER)).not.toHaveAccessibleName(/in boundary/);
    await chooseOnLine(page, CUSTOMER, 'Connect to…', SHOP);
    await renameLine(page, `${CUSTOMER} → ${SHOP}`, 'orders');
    await carryByKeys(page);
    await chooseOnLine(page, SHOP, 'Connect to…', ORDERS);
    await renameLine(page, `${SHOP} → ${ORDERS}`, 'writes');
    await chooseOnLine(page, SHOP, 'Connect to…', ORDERS);
    await renameLine(page, `${SHOP} → ${ORDERS}`, 'reads');
    await chooseOnLine(page, SHOP, 'Connect to…', SHOP);
    await renameLine(page, `${SHOP} → ${SHOP}`, 'retries');
    await addLine(page, 'Note', NOTE);
  },

  async typing(page) {
    await page.keyboard.press('l');
    await page.keyboard.type(`${CUSTOMER} -> ${SHOP} in ${CLOUD}: orders [data: ${CARDS}]`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${SHOP} -> ${ORDERS} (store) in ${CLOUD} / ${VAULT}: writes`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${SHOP} -> ${ORDERS}: reads`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${SHOP} -> ${SHOP}: retries`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`note: ${NOTE}`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(thing(page, ORDERS)).toBeVisible();
  },
};

test('the mouse, the keys, the outline and typing make the same model', async ({ page }) => {
  test.slow();
  const files: Record<string, string> = {};
  for (const [way, draw] of Object.entries(WAYS)) {
    await newModel(page);
    await draw(page);
    await expect(thing(page, SHOP)).toHaveAccessibleName(/in boundary Cloud, 2 flows in, 3 out/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    files[way] = comparable(await exportedYaml(page));
  }

  const [first, ...others] = Object.entries(files);
  for (const [way, file] of others) expect(file, `${way} against ${first![0]}`).toBe(first![1]);
});

/** The file without where things stand, which model it is and which threats were numbered on the way; ids are replaced by the names they stand for. */
function comparable(yaml: string): string {
  const {
    layout,
    numbers,
    id: model,
    name: title,
    ...file
  } = parse(yaml) as Readonly<Record<string, unknown>>;
  expect([layout, numbers, model, title].every((part) => part !== undefined)).toBe(true);
  const lists = [file['elements'], file['flows'], file['boundaries'], file['data_classes']] as Named[][];
  expect(file['notes']).toMatchObject([{ text: NOTE }]);
  const notes = new Map((file['notes'] as Named[]).map(({ id }) => [id, 'the note']));
  const names = new Map(lists.flat().map(({ id, name }) => [id, name]));
  expect([...names.values()].toSorted()).toEqual(
    [CLOUD, VAULT, CARDS, CUSTOMER, ORDERS, SHOP, 'orders', 'reads', 'retries', 'writes'].toSorted(),
  );
  const diagrams = new Map((file['diagrams'] as Named[]).map(({ id }) => [id, 'the diagram']));
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string')
      return names.get(value) ?? diagrams.get(value) ?? notes.get(value) ?? value;
    if (Array.isArray(value))
      return value.map(rename).toSorted((one, other) => (stringify(one) < stringify(other) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rename(inner)]));
  };
  return stringify(rename(file));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Types the name of a new class of data into the field that has opened. */
async function nameData(page: Page): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Name of the data class' })).toBeFocused();
  await page.keyboard.type(CARDS);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Remove ${CARDS}` })).toBeVisible();
}

/** Says in the details, by keys alone, what the selected flow carries. */
async function carryByKeys(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Add data class' });
  await into(page, 'details');
  await pressUntil(page, 'Tab', button);
  await page.keyboard.press('Enter');
  await pressUntil(page, 'ArrowDown', page.getByRole('menuitem', { name: 'New data class…' }));
  await page.keyboard.press('Enter');
  await nameData(page);
}

async function exportedYaml(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'YAML model' }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  await page.keyboard.press('Escape');
  return text;
}

async function nameIt(page: Page, name: string): Promise<void> {
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toHaveCount(0);
}

/** F at the source, Enter at the target, Enter for the name. */
async function connectByKeys(page: Page, from: string, to: string, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await walkTo(page, thing(page, from));
  await page.keyboard.press('Space');
  await page.keyboard.press('f');
  await walkTo(page, thing(page, to));
  await page.keyboard.press('Enter');
  await walkTo(page, canvas(page).getByRole('group', { name: `Data flow: unnamed from ${from} to ${to}` }));
  await page.keyboard.press('F2');
  await nameIt(page, name);
}

function line(page: Page, name: string): Locator {
  return page
    .getByRole('tree', { name: 'Outline' })
    .getByRole('treeitem', { name: new RegExp(`^(\\d+ )?${name}\\b`) });
}

async function inOutline(page: Page): Promise<void> {
  await into(page, 'outline');
}

/** F6 to a part of the page. */
async function into(page: Page, part: 'outline' | 'details'): Promise<void> {
  const isThere = () =>
    page.evaluate(
      (wanted) => document.activeElement?.closest('[data-part]')?.getAttribute('data-part') === wanted,
      part,
    );
  for (let presses = 0; presses < 8 && !(await isThere()); presses++) await page.keyboard.press('F6');
}

async function addLine(page: Page, kind: string, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Add to the diagram' });
  await inOutline(page);
  for (let i = 0; i < 4 && !(await isFocused(button)); i++) await page.keyboard.press('Shift+Tab');
  await pressUntil(page, 'Tab', button);
  await page.keyboard.press('Enter');
  await pressUntil(page, 'ArrowDown', page.getByRole('menuitem', { name: kind }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^New name of/ })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(line(page, name)).toBeFocused();
}

async function toLine(page: Page, name: string): Promise<void> {
  await inOutline(page);
  for (let i = 0; i < 6 && !(await page.evaluate(() => document.activeElement?.role === 'treeitem')); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await pressUntil(page, 'ArrowDown', line(page, name));
}

async function chooseOnLine(page: Page, name: string, item: string, typed: string): Promise<void> {
  await toLine(page, name);
  await page.keyboard.press('Shift+F10');
  await pressUntil(page, 'ArrowDown', page.getByRole('menuitem', { name: new RegExp(`^${item}`) }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toHaveCount(0);
  // The dialog gives the keyboard back, which nobody is quick enough to be ahead of.
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false);
}

async function renameLine(page: Page, before: string, name: string): Promise<void> {
  const [from, to] = before.split(' → ');
  await toLine(page, from!);
  await page.keyboard.press('ArrowDown');
  const flow = page.getByRole('treeitem', { name: new RegExp(`^(\\d+ )?to ${to}\\b`) });
  await pressUntil(page, 'ArrowDown', flow);
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: /^New name of/ })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}
