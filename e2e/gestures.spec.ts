import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { boxOf, canvas, dragFrom, openStarter, type Spot } from './drive';

/**
 * A person who does anything at all: seeded gestures with mouse and keys, then undo until there is nothing left to undo.
 * The exported file must be the one from before, byte for byte.
 */

// Another seed for the long one: DRAWBRIDGE_SEED.
for (const seed of [7, Number(process.env['DRAWBRIDGE_SEED'] ?? 2024)]) {
  test(`random gestures and undo back to the start give the first bytes again (seed ${seed})${seed === 7 ? '' : ' @long'}`, async ({
    page,
  }) => {
    test.slow();
    await openStarter(page, 'Data store');
    const before = await exported(page);
    const random = randomFrom(seed);
    const area = await boxOf(canvas(page));

    for (let n = 0; n < 35; n++) await gesture(page, random, area);
    await settle(page);
    const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
    let steps = 0;
    while (await undo.isEnabled()) {
      await undo.click();
      steps += 1;
      expect(steps).toBeLessThan(200);
    }

    expect(steps).toBeGreaterThan(8);
    expect(withoutNumbers(await exported(page))).toBe(withoutNumbers(before));
  });
}

type Random = (below: number) => number;

/** Numbers that look like chance and are the same for each seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const KEYS = [
  'Delete',
  'ControlOrMeta+d',
  'ControlOrMeta+g',
  'ArrowRight',
  'Shift+ArrowDown',
  'Alt+Shift+ArrowRight',
  'ControlOrMeta+ArrowDown',
  'r',
  'Shift+R',
  'ControlOrMeta+Alt+2',
  'ControlOrMeta+Shift+L',
  'ControlOrMeta+z',
  'ControlOrMeta+Shift+z',
  'Escape',
  'ControlOrMeta+Shift+G',
] as const;
const TOOLS = ['e', 'p', 's', 'b', 'n'] as const;

/** One thing that a hand does: a drag, a click, a new element, a key, a name. */
async function gesture(
  page: Page,
  random: Random,
  { x, y, width, height }: Spot & { width: number; height: number },
) {
  const spot = (): Spot => ({ x: x + 90 + random(width - 140), y: y + 40 + random(height - 110) });
  switch (random(6)) {
    case 0:
    case 1:
      await settle(page);
      return dragFrom(page, spot(), spot());
    case 2: {
      await settle(page);
      const { x: left, y: top } = spot();
      return page.mouse.click(left, top);
    }
    case 3: {
      await settle(page);
      await page.keyboard.press(TOOLS[random(TOOLS.length)]!);
      const { x: left, y: top } = spot();
      await page.mouse.click(left, top);
      await page.keyboard.type(`Thing ${random(99)}`);
      return page.keyboard.press('Enter');
    }
    case 4: {
      await settle(page);
      const things = canvas(page).getByRole('group');
      const { x: left, y: top } = spot();
      if ((await things.count()) > 0) await page.mouse.click(left, top);
      await page.keyboard.press('F2');
      if (await canvas(page).getByRole('textbox').count()) await page.keyboard.type(`Name ${random(99)}`);
      return page.keyboard.press('Enter');
    }
    default:
      return page.keyboard.press(KEYS[random(KEYS.length)]!);
  }
}

/** Leaves whatever is open or half done. */
async function settle(page: Page): Promise<void> {
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Printed numbers are for ever: they are the one thing that undo leaves. */
function withoutNumbers(yaml: string): string {
  return yaml.replace(/^numbers:\n(?:  .*\n)*/m, '');
}

async function exported(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'YAML model' }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return text;
}
