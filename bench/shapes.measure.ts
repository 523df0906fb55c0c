import { expect, test, type Page } from '@playwright/test';
import {
  calm,
  canvas,
  dragAt,
  elementInView,
  fitAll,
  forget,
  keep,
  middleOf,
  modelOf,
  openAnew,
  MOVES,
  press,
  ROUNDS,
  seen,
  zoomTo100,
  type Spot,
} from './bench';
import { medianOf } from './measure';

/** Diagrams that are not drawn as most are: the same budgets hold for them. */

for (const { order, shape, elements, grabs, what } of [
  { order: 80, shape: 'hub', elements: 1000, grabs: 'e-hub', what: 'One hub with 500 flows among 1,000' },
  {
    order: 81,
    shape: 'nested',
    elements: 576,
    grabs: undefined,
    what: 'Twelve levels of boundaries, 576 elements',
  },
  { order: 82, shape: 'parallel', elements: 200, grabs: 'e-1', what: '200 flows between two elements' },
] as const) {
  test(`${shape}: open, drag, select, pan`, async ({ page }) => {
    const model = modelOf({ shape, elements });
    const meter = await openAnew(page, model);
    const { usable } = await seen(page);
    await fitAll(page);
    const element = grabs ?? (await elementInView(page, model));
    if (shape !== 'parallel') {
      await zoomTo100(page);
      await bringToMiddle(page, await middleOf(page, model, element));
    }
    const at = await middleOf(page, model, element);

    const select = await medianOf(ROUNDS, async () => {
      await page.keyboard.press('Escape');
      await page.mouse.move(at.x, at.y);
      return press(page, meter);
    });
    await forget(page);
    const drag = await medianOf(ROUNDS, async () => {
      const cost = await dragAt(page, meter, at);
      await page.keyboard.press('ControlOrMeta+z');
      await calm(page);
      return cost;
    });
    const pan = await medianOf(ROUNDS, async (round) => {
      const cost = await meter.costOf(async () => {
        for (let i = 0; i < MOVES; i++) await page.mouse.wheel(round % 2 ? -96 : 96, i % 2 ? 10 : -10);
      });
      await calm(page);
      return cost;
    });

    keep({
      order,
      scenario: what,
      measured: [
        { what: 'opened and can be used, by the clock', value: usable, unit: 'ms', budget: 2500 },
        { what: 'selecting, to the next paint, by the clock', value: select.paint, unit: 'ms', budget: 50 },
        { what: 'selecting, main thread', value: select.main, unit: 'ms', budget: 50 },
        { what: 'dragging, script for each update', value: drag.script, unit: 'ms', budget: 5 },
        { what: 'panning, script for each frame', value: pan.script / MOVES, unit: 'ms', budget: 3 },
      ],
    });
  });
}

/** Pans until a spot is in the middle of the canvas. */
async function bringToMiddle(page: Page, spot: Spot): Promise<void> {
  const box = (await canvas(page).boundingBox())!;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  // The view moves by half of what the wheel says.
  await page.mouse.wheel(2 * (spot.x - middle.x), 2 * (spot.y - middle.y));
  await calm(page);
}

test('scroll and filter the register of 1,000', async ({ page }) => {
  const model = modelOf({ shape: 'zones', elements: 1000 });
  await openAnew(page, model);
  const register = page.getByRole('region', { name: 'Risk register' });
  const table = register.getByRole('table', { name: 'Risk register' });
  // Without groups nothing is folded away.
  await register.getByRole('button', { name: /^Group/ }).click();
  await page.getByRole('menuitem', { name: 'None', exact: true }).click();
  await register.getByRole('button', { name: /^Show \d+ more$/ }).click();
  await table.hover();
  await calm(page);
  await forget(page);
  const counts: number[] = [];
  for (let i = 0; i < 30; i++) {
    await page.mouse.wheel(0, 1_500);
    counts.push(await table.locator('tr').count());
  }
  const rows = Number(await table.getAttribute('aria-rowcount'));
  const scrolled = Math.max(0, ...(await seen(page)).longTasks);
  await forget(page);
  await register.getByRole('searchbox', { name: 'Filter threats' }).pressSequentially('element 42');
  await calm(page);
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeLessThan(rows);
  const filtered = Math.max(0, ...(await seen(page)).longTasks);
  keep({
    order: 43,
    scenario: 'Scroll and filter the register of 1,000 elements',
    measured: [
      { what: 'rows there are to see', value: rows, unit: 'count', budget: 5000, least: true },
      { what: 'rows in the page at most', value: Math.max(...counts), unit: 'count', budget: 60 },
      { what: 'longest task while it is scrolled, by the clock', value: scrolled, unit: 'ms', budget: 100 },
      {
        what: 'longest task while a filter is typed, by the clock',
        value: filtered,
        unit: 'ms',
        budget: 100,
      },
    ],
  });
});
