import { expect, test } from '@playwright/test';
import {
  boxOf,
  canvas,
  connect,
  drawBoundary,
  flow,
  flowsBetween,
  gripOf,
  newModel,
  place,
  select,
  thing,
  typeName,
  undo,
} from './drive';

/** Whatever can be dragged can also be pressed, one button at a time, and said in numbers (WCAG 2.5.7). */

test('things are moved, put into a boundary and resized by single presses, and lines are bent', async ({
  page,
}) => {
  await newModel(page);
  await drawBoundary(page, 'Cloud', { x: 420, y: 80, width: 320, height: 240 });
  await place(page, 'Process', 'Shop', { x: 200, y: 180 });
  await place(page, 'Data store', 'Orders', { x: 580, y: 200 });
  await connect(page, 'Shop', 'Orders', 'writes');
  const details = page.getByRole('region', { name: 'Details' });
  const press = async (name: string, times = 1): Promise<void> => {
    for (let i = 0; i < times; i++) await details.getByRole('button', { name, exact: true }).click();
  };

  await select(page, 'Shop');
  const { x, y } = await gripOf(page, 'Shop');
  await page.mouse.click(x, y, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Move and size/ }).click();
  await expect(details.getByRole('textbox', { name: 'Left' })).toBeFocused();
  const before = await boxOf(thing(page, 'Shop'));
  await press('Increase Left', 2);
  await press('Increase Height', 3);
  const after = await boxOf(thing(page, 'Shop'));
  expect([after.x - before.x, after.height - before.height]).toEqual([16, 24]);

  // Into the boundary and out again, as a drag would.
  const field = details.getByRole('textbox', { name: 'Left' });
  const left = Number(await field.inputValue());
  await field.fill(String(left + 34));
  await page.keyboard.press('Enter');
  await expect(thing(page, 'Shop')).toHaveAccessibleName(/in boundary Cloud/);
  await undo(page);
  await expect(thing(page, 'Shop')).not.toHaveAccessibleName(/in boundary Cloud/);

  await flow(page, 'writes').click({ force: true });
  await press('Add a bend');
  const bend = details.getByRole('textbox', { name: 'Bend 1, top' });
  const height = Number(await bend.inputValue());
  await press('Decrease Bend 1, top', 4);
  // The first press goes to the next line of the grid.
  await expect(bend).toHaveValue(String(Math.ceil(height) - 4));
  // Four presses are one step.
  await undo(page);
  await expect(bend).toHaveValue(String(height));
  const label = details.getByRole('textbox', { name: 'Label along the line, %' });
  await press('Decrease Label along the line, %', 3);
  await expect(label).toHaveValue('35');
  await press('Put the label back');
  await expect(label).toHaveValue('50');
  await press('Remove bends');
  await expect(bend).toHaveCount(0);

  // Into the flow, by menu and click, instead of dropping it there.
  await flow(page, 'writes').click({ force: true, button: 'right' });
  await page.getByRole('menuitem', { name: /^Split with/ }).click();
  await page.getByRole('option', { name: 'Process', exact: true }).click();
  await typeName(page, 'Cache');
  await expect(flowsBetween(page, 'Shop', 'Cache')).toHaveCount(1);
  await expect(flowsBetween(page, 'Cache', 'Orders')).toHaveCount(1);
  await undo(page);
  await undo(page);
  await expect(flowsBetween(page, 'Shop', 'Orders')).toHaveAccessibleName(/writes/);
});

test('after a button has been pressed, the keys still act on what is selected', async ({ page }) => {
  await newModel(page);
  await place(page, 'Process', 'Shop', { x: 200, y: 180 });
  await place(page, 'Process', 'Mail', { x: 400, y: 180 });
  const details = page.getByRole('region', { name: 'Details' });

  // The bar at the top: the keyboard goes on with what undoing has selected.
  await select(page, 'Shop');
  await page.keyboard.press('Delete');
  await undo(page);
  const { x } = await boxOf(thing(page, 'Shop'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await boxOf(thing(page, 'Shop'))).x).toBe(x + 8);
  await page.keyboard.press('Delete');
  await expect(thing(page, 'Shop')).toHaveCount(0);

  // A fold in the details, and an empty part of them.
  await select(page, 'Mail');
  await details.getByRole('button', { name: 'Place and size' }).click();
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(canvas(page).getByRole('group', { name: /^Process: Mail/ })).toHaveCount(2);
  await details.getByRole('heading').first().click();
  await page.keyboard.press('Delete');
  await expect(canvas(page).getByRole('group', { name: /^Process: Mail/ })).toHaveCount(1);

  // The button of a menu lets the keys through that it does not use.
  await page.getByRole('button', { name: /^Diagram/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(canvas(page).getByRole('group', { name: /^Process: Mail/ })).toHaveCount(2);
  await page.keyboard.press('F6');
  await expect(canvas(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+z');

  // A text field keeps its keys.
  await select(page, 'Mail');
  await details.getByRole('textbox', { name: 'Name' }).click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(thing(page, 'Mail')).toHaveCount(1);
});
