import { expect, test, type Page } from '@playwright/test';
import {
  calm,
  elementInView,
  fitAll,
  forget,
  keep,
  middleOf,
  modelOf,
  openAnew,
  painted,
  press,
  ROUNDS,
  seen,
  zoomTo100,
} from './bench';
import { median, medianOf, type Meter } from './measure';

/** What happens beside the canvas at 1,000 elements, with the register and the details open. */

const model = modelOf({ shape: 'zones', elements: 1000 });

async function bigModel(page: Page, zoom: 'zoomed in' | 'all in view' = 'zoomed in'): Promise<Meter> {
  const meter = await openAnew(page, model);
  if (zoom === 'zoomed in') await zoomTo100(page);
  else await fitAll(page);
  return meter;
}

for (const { order, zoom, scenario } of [
  { order: 40, zoom: 'zoomed in', scenario: 'Select one of 1,000, register and details open' },
  { order: 40.5, zoom: 'all in view', scenario: 'The same with all of them in view' },
] as const)
  test(`select one of 1,000, ${zoom}`, async ({ page }) => {
    const meter = await bigModel(page, zoom);
    const first = await elementInView(page, model);
    const beside = Object.keys(model.elements)[Object.keys(model.elements).indexOf(first) + 1]!;
    const cost = await medianOf(ROUNDS * 2, async (round) => {
      const at = await middleOf(page, model, round % 2 ? first : beside);
      await page.mouse.move(at.x, at.y);
      return press(page, meter);
    });
    keep({
      order,
      scenario,
      measured: [
        { what: 'to the next paint, by the clock', value: cost.paint, unit: 'ms', budget: 50 },
        { what: 'script', value: cost.script, unit: 'ms' },
        { what: 'main thread', value: cost.main, unit: 'ms', budget: 50 },
      ],
    });
  });

test('type a name at 1,000', async ({ page }) => {
  const meter = await bigModel(page);
  const at = await middleOf(page, model, await elementInView(page, model));
  await page.mouse.click(at.x, at.y);
  const field = page.getByRole('region', { name: 'Details' }).getByRole('textbox', { name: 'Name' });
  await field.focus();
  await calm(page);
  const keys: number[] = [];
  for (const letter of 'Customer accounts') {
    const { main } = await meter.costOf(async () => {
      await page.keyboard.type(letter);
      await painted(page);
    });
    keys.push(main);
    await calm(page);
  }
  const burst = await meter.costOf(async () => {
    await page.keyboard.type(' and payment service');
    await painted(page);
  });
  const commit = await meter.costOf(async () => {
    await page.keyboard.press('Enter');
    await painted(page);
  });
  await calm(page);
  // On the canvas, where the name stands.
  await page.mouse.dblclick(at.x, at.y);
  await calm(page);
  const inPlace: number[] = [];
  for (const letter of 'Another name') {
    const { main } = await meter.costOf(async () => {
      await page.keyboard.type(letter);
      await painted(page);
    });
    inPlace.push(main);
  }
  keep({
    order: 41,
    scenario: 'Type a name at 1,000, register open',
    measured: [
      { what: 'main thread for each key in the details', value: median(keys), unit: 'ms', budget: 16 },
      { what: 'the same, typed fast', value: burst.main / 20, unit: 'ms' },
      { what: 'main thread for each key on the canvas', value: median(inPlace), unit: 'ms', budget: 16 },
      { what: 'main thread when it is handed over', value: commit.main, unit: 'ms' },
    ],
  });
});

test('change a property at 1,000', async ({ page }) => {
  const meter = await bigModel(page);
  const at = await middleOf(page, model, await elementInView(page, model));
  await page.mouse.click(at.x, at.y);
  const field = page
    .getByRole('region', { name: 'Details' })
    .getByRole('radiogroup')
    .filter({ hasText: 'Yes' })
    .first();
  const count = page.getByRole('region', { name: 'Risk register' }).getByRole('status').first();
  await calm(page);
  const cost = await medianOf(ROUNDS * 2, async (round) => {
    const answer = field.getByText(round % 2 ? 'No' : 'Yes', { exact: true });
    await answer.hover();
    await calm(page);
    await forget(page);
    const spent = await meter.costOf(async () => {
      await page.mouse.down();
      await page.mouse.up();
      await painted(page);
    });
    const shown = await count.innerText();
    await calm(page);
    // What the register says at the next paint is what it says when all has settled.
    expect(await count.innerText()).toBe(shown);
    const { events } = await seen(page);
    return { main: spent.main, script: spent.script, paint: Math.max(0, ...events) };
  });
  keep({
    order: 42,
    scenario: 'Change a property that changes threats, 1,000 elements',
    measured: [
      { what: 'register right, by the clock', value: cost.paint, unit: 'ms', budget: 50 },
      { what: 'script', value: cost.script, unit: 'ms' },
      { what: 'main thread', value: cost.main, unit: 'ms', budget: 50 },
    ],
  });
});

// Looking for roles goes through the whole page, in the page, and would be measured as well.
const canBeDownloaded = (): boolean =>
  [...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')].some(
    (button) => button.textContent.trim() === 'Download' && !button.disabled,
  );

test('export the report of 1,000', async ({ page, browser }) => {
  // The first time nothing is loaded and no code is warm: each round has a page of its own.
  const first = await medianOf(ROUNDS, async () => {
    const context = await browser.newContext();
    const fresh = await context.newPage();
    const ofFresh = await bigModel(fresh);
    const button = await fresh.getByRole('button', { name: 'Export', exact: true }).elementHandle();
    await forget(fresh);
    const spent = await ofFresh.costOf(async () => {
      await button.evaluate((one: HTMLElement) => one.click());
      await fresh.waitForFunction(canBeDownloaded);
      await painted(fresh);
    });
    const { longTasks } = await seen(fresh);
    await context.close();
    return { ...spent, longest: Math.max(0, ...longTasks) };
  });
  const meter = await bigModel(page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const yaml = dialog.getByRole('radio', { name: /^YAML model/ });
  await yaml.check();
  await calm(page);
  const report = dialog.getByRole('radio', { name: /^Markdown report/ });
  const cost = await medianOf(ROUNDS, async () => {
    await yaml.check();
    await calm(page);
    await forget(page);
    const radio = await report.elementHandle();
    const spent = await meter.costOf(async () => {
      await radio.evaluate((input: HTMLElement) => input.click());
      await page.waitForFunction(canBeDownloaded);
      await painted(page);
    });
    await calm(page);
    await expect(report).toBeChecked();
    const { longTasks } = await seen(page);
    return { ...spent, longest: Math.max(0, ...longTasks) };
  });
  keep({
    order: 51,
    scenario: 'Export the report of 1,000 elements',
    measured: [
      { what: 'until it can be downloaded, by the clock', value: cost.wall, unit: 'ms', budget: 500 },
      { what: 'main thread', value: cost.main, unit: 'ms' },
      { what: 'longest task, by the clock', value: cost.longest, unit: 'ms' },
      { what: 'the first time, from the click on Export, by the clock', value: first.wall, unit: 'ms' },
      { what: 'the first time, main thread', value: first.main, unit: 'ms', budget: 500 },
      { what: 'the first time, longest task, by the clock', value: first.longest, unit: 'ms' },
    ],
  });
});
