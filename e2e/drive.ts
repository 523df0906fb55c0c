import { expect, type Locator, type Page } from '@playwright/test';

/**
 * The user in code: draws, connects, undoes, reads the register. Everything goes through roles and names, as a
 * screen reader meets them, so these functions also say which names must stay.
 */

export type Kind = 'External entity' | 'Process' | 'Data store' | 'Trust boundary';

/** Px from the top left corner of the canvas. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}
export interface Area extends Spot {
  readonly width: number;
  readonly height: number;
}

/** A fresh model, open and empty. */
export async function newModel(page: Page): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: 'New model' }).click();
  await expect(canvas(page)).toBeVisible();
}

/** An example model, open. */
export async function openStarter(page: Page, name: string): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name, exact: true }).click();
  await expect(canvas(page)).toBeVisible();
  await expect.poll(() => openCount(page)).toBeGreaterThan(0);
}

export function canvas(page: Page): Locator {
  return page.getByRole('application', { name: /^Diagram/ });
}

/** An element or boundary on the canvas. */
export function thing(page: Page, name: string): Locator {
  return page.getByRole('group', {
    name: new RegExp(`^(External entity|Process|Data store|Trust boundary): ${literal(name)}(,|$)`),
  });
}

/** Gives the keyboard to the canvas, as F6 does from anywhere. */
export async function enterCanvas(page: Page): Promise<void> {
  for (let presses = 0; presses < 7; presses++) {
    if (await canvas(page).evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press('F6');
  }
  throw new Error('F6 does not lead to the canvas.');
}

/** Walks to a thing on the canvas by Home and Tab, in reading order. */
export async function walkTo(page: Page, what: Locator): Promise<void> {
  await expect(what).toHaveCount(1);
  await enterCanvas(page);
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 80; steps++) {
    if (await what.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(what)}.`);
}

/** Presses a key until something has the keyboard. */
export async function pressUntil(page: Page, key: string, what: Locator): Promise<void> {
  for (let presses = 0; presses < 40 && !(await isFocused(what)); presses++) await page.keyboard.press(key);
  await expect(what).toBeFocused();
}

export async function isFocused(what: Locator): Promise<boolean> {
  return (await what.count()) === 1 && (await what.evaluate((one) => one === document.activeElement));
}

/** A flow on the canvas, by its name. */
export function flow(page: Page, name: string): Locator {
  return page.getByRole('group', { name: new RegExp(`^Data flow: ${literal(name)} from `) });
}

/** All flows from one element to another. */
export function flowsBetween(page: Page, from: string, to: string): Locator {
  return page.getByRole('group', {
    name: new RegExp(`^Data flow: .* from ${literal(from)} to ${literal(to)}(,|$)`),
  });
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

export async function takeTool(page: Page, name: string): Promise<void> {
  await page
    .getByRole('toolbar', { name: 'Drawing tools' })
    .getByRole('button', { name, exact: true })
    .click();
}

/** The field in which a name is typed on the canvas. */
export function nameField(page: Page): Locator {
  return canvas(page).getByRole('textbox');
}

/** Types a name into the open field. */
export async function typeName(page: Page, name: string): Promise<void> {
  await nameField(page).fill(name);
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toBeHidden();
}

/** Places an element with its middle at a spot: tool, click, name. */
export async function place(page: Page, kind: Kind, name: string, at: Spot): Promise<void> {
  await takeTool(page, kind);
  const { x, y } = await onPage(page, at);
  await page.mouse.click(x, y);
  await typeName(page, name);
  await expect(thing(page, name)).toBeVisible();
}

/** Draws a trust boundary from corner to corner. */
export async function drawBoundary(page: Page, name: string, area: Area): Promise<void> {
  await takeTool(page, 'Trust boundary');
  await dragFrom(
    page,
    await onPage(page, area),
    await onPage(page, { x: area.x + area.width, y: area.y + area.height }),
  );
  await typeName(page, name);
}

/** Draws a flow by dragging from the edge of one element onto another. */
export async function connect(page: Page, from: string, to: string, name?: string): Promise<void> {
  const start = await boxOf(thing(page, from));
  const end = await boxOf(thing(page, to));
  // From the side that faces the other element, away from badges; onto its body, away from its middle.
  const isBeside = Math.abs(middle(end).x - middle(start).x) >= Math.abs(middle(end).y - middle(start).y);
  const edge = isBeside
    ? { x: middle(end).x >= middle(start).x ? start.x + start.width : start.x, y: middle(start).y }
    : { x: middle(start).x, y: middle(end).y >= middle(start).y ? start.y + start.height : start.y };
  await dragFrom(page, edge, { x: end.x + end.width * 0.4, y: end.y + end.height * 0.6 });
  if (name !== undefined) {
    await page.keyboard.press('Enter');
    await typeName(page, name);
    await expect(flow(page, name)).toBeVisible();
  }
}

/** Selects things: the first by a click, more by Shift and click. */
export async function select(page: Page, ...names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const { x, y, height } = await boxOf(thing(page, name));
    const isBoundary =
      (await thing(page, name).getAttribute('aria-label'))?.startsWith('Trust boundary') === true;
    // A boundary is taken by its left side, everything else by its body.
    const at = isBoundary ? { x, y: y + height * 0.6 } : { x: x + 24, y: y + height / 2 };
    if (index > 0) await page.keyboard.down('Shift');
    await page.mouse.click(at.x, at.y);
    if (index > 0) await page.keyboard.up('Shift');
  }
}

/** Drags a thing by some px. */
export async function move(page: Page, name: string, by: Spot): Promise<void> {
  const grip = await gripOf(page, name);
  await dragFrom(page, grip, { x: grip.x + by.x, y: grip.y + by.y });
}

/** Where a thing is taken hold of, on the page. */
export async function gripOf(page: Page, name: string): Promise<Spot> {
  const { x, y, width, height } = await boxOf(thing(page, name));
  const isBoundary =
    (await thing(page, name).getAttribute('aria-label'))?.startsWith('Trust boundary') === true;
  return isBoundary ? { x: x + 24, y: y - 2 } : { x: x + width / 2, y: y + height / 2 };
}

/** Renames on the canvas, with the keyboard. */
export async function rename(page: Page, from: string, to: string): Promise<void> {
  await select(page, from);
  await page.keyboard.press('F2');
  await typeName(page, to);
  await expect(thing(page, to)).toBeVisible();
}

/** Runs an action by its name, from the palette. */
export async function run(page: Page, action: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill(action);
  await page.keyboard.press('Enter');
}

export async function undo(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click();
}

export async function redo(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: /^Redo/ }).click();
}

/** Presses at one point of the page and lets go at another, moving in between as a hand would. */
export async function dragFrom(
  page: Page,
  from: Spot,
  to: Spot,
  whileHeld?: () => Promise<void>,
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await whileHeld?.();
  await page.mouse.up();
}

/** A spot of the canvas as a point of the page. */
export async function onPage(page: Page, at: Spot): Promise<Spot> {
  const { x, y } = await boxOf(canvas(page));
  return { x: x + at.x, y: y + at.y };
}

export async function boxOf(locator: Locator): Promise<Area> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not on screen.`);
  return box;
}

function middle({ x, y, width, height }: Area): Spot {
  return { x: x + width / 2, y: y + height / 2 };
}

export function register(page: Page): Locator {
  return page.getByRole('region', { name: 'Risk register' });
}

/** The rows of the register that are threats, as they are shown. */
export function registerRows(page: Page): Locator {
  return register(page)
    .getByRole('row')
    .filter({ hasText: /T-\d{3}/ });
}

/** The open count that the register shows. */
export async function openCount(page: Page): Promise<number> {
  const text = await register(page).getByRole('status').first().innerText();
  return Number(/\d+/.exec(text)?.[0] ?? 0);
}

/** Lets parts of the page wait on their way until they are called for. Gives what calls for them. */
export async function heldBack(page: Page, parts: RegExp): Promise<() => void> {
  let letGo = (): void => {};
  const released = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(parts, async (route) => {
    await released;
    await route.continue();
  });
  return letGo;
}
