import { expect, test } from '@playwright/test';
import {
  calm,
  canvas,
  elementInView,
  forget,
  keep,
  middleOf,
  modelOf,
  open,
  openAnew,
  ROUNDS,
  seen,
  store,
  watch,
  zoomTo100,
} from './bench';
import { Meter, medianOf } from './measure';
import { sizes } from '../scripts/size.mjs';

/** Loading, opening, keeping and leaving. */

test('size of the scripts', () => {
  const { home, editor } = sizes();
  keep({
    order: 1,
    scenario: 'First load',
    measured: [
      {
        what: 'JavaScript before the models page can be used, gzip',
        value: home / 1000,
        unit: 'kB',
        budget: 180,
      },
      { what: 'JavaScript of an open editor, in all, gzip', value: editor / 1000, unit: 'kB', budget: 300 },
    ],
  });
});

test('open a starter', async ({ page }) => {
  await watch(page);
  const meter = await Meter.on(page);
  const cost = await medianOf(ROUNDS, async () => {
    await page.goto('about:blank');
    await page.goto('./');
    const starter = page.getByRole('button', { name: /^Web application/ }).last();
    await expect(starter).toBeVisible();
    await calm(page);
    await forget(page);
    const { main } = await meter.costOf(async () => {
      await starter.click();
      await expect(canvas(page)).toBeVisible();
      await calm(page);
    });
    const { usable } = await seen(page);
    return { usable, main };
  });
  keep({
    order: 2,
    scenario: 'Open a starter',
    measured: [
      { what: 'can be used, by the clock', value: cost.usable, unit: 'ms', budget: 1000 },
      { what: 'main thread', value: cost.main, unit: 'ms' },
    ],
  });
});

for (const { order, elements, paint, usable } of [
  { order: 3, elements: 1000, paint: 1500, usable: 2500 },
  { order: 60, elements: 5000, paint: undefined, usable: 5000 },
] as const) {
  test(`open ${elements} elements`, async ({ page }) => {
    const model = modelOf({ shape: 'zones', elements });
    await watch(page);
    await store(page, model);
    // By the clock alone: the browser begins its counters anew for each document, so they cannot span a load.
    const cost = await medianOf(ROUNDS, async () => {
      await open(page, model);
      const { diagram, usable } = await seen(page);
      return { diagram, usable };
    });
    keep({
      order,
      scenario: `Open ${elements} elements and ${elements * 1.5} flows with their register`,
      measured: [
        {
          what: 'first paint of the diagram, by the clock',
          value: cost.diagram,
          unit: 'ms',
          ...(paint ? { budget: paint } : {}),
        },
        { what: 'all can be used, by the clock', value: cost.usable, unit: 'ms', budget: usable },
      ],
    });
  });
}

for (const { order, elements, budget } of [
  { order: 50, elements: 1000, budget: 16 },
  { order: 61, elements: 5000, budget: undefined },
] as const) {
  test(`move one of ${elements} and save`, async ({ page }) => {
    const model = modelOf({ shape: 'zones', elements });
    const meter = await openAnew(page, model);
    await zoomTo100(page);
    const element = await elementInView(page, model);
    const state = page.getByRole('status').filter({ hasText: /^(Saved|Saving|Not saved)/ });
    const cost = await medianOf(ROUNDS, async () => {
      const at = await middleOf(page, model, element);
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x + 40, at.y);
      const dragged = await meter.costOf(async () => {
        for (let i = 0; i < 20; i++) await page.mouse.move(at.x + 8 * (i % 5), at.y + 8);
      });
      await page.mouse.up();
      await forget(page);
      await expect(state).toHaveText(/^Saved/);
      await calm(page);
      const { timers } = await seen(page);
      await page.keyboard.press('ControlOrMeta+z');
      await calm(page);
      // The write is what runs at most 300 ms after an edit.
      const saving = timers.filter(({ after }) => after > 200 && after <= 300).map(({ took }) => took);
      return { saving: Math.max(0, ...saving), script: dragged.script / 20 };
    });
    keep({
      order,
      scenario: `Save ${elements} elements and ${elements * 1.5} flows`,
      measured: [
        {
          what: 'main thread at each save, by the clock',
          value: cost.saving,
          unit: 'ms',
          ...(budget ? { budget } : {}),
        },
        ...(elements === 5000
          ? [
              {
                what: 'script for each update of a drag, zoomed in',
                value: cost.script,
                unit: 'ms' as const,
                budget: 5,
              },
            ]
          : []),
      ],
    });
  });
}

test('open and close twenty models', async ({ page }) => {
  await page.goto('./');
  const meter = await Meter.on(page);
  const andBack = async (): Promise<void> => {
    await expect(canvas(page)).toBeVisible();
    await calm(page);
    await page.getByRole('link', { name: 'Models' }).click();
    await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
    await calm(page);
  };
  for (const name of ['Web application', 'Web API', 'CI/CD pipeline', 'Data store']) {
    await page
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .last()
      .click();
    await andBack();
  }
  // The same ones again and again: every new model would be one card more on the models page.
  const cards = page.getByRole('main').locator('a[href*="#/m/"]');
  const visit = async (i: number): Promise<void> => {
    await cards.nth(i % 4).click();
    await andBack();
  };
  // Whatever is kept for good is kept after the first round.
  for (let i = 0; i < 4; i++) await visit(i);
  const before = { heap: await meter.heap(), nodes: await meter.nodes() };
  for (let i = 0; i < 20; i++) await visit(i);
  const after = { heap: await meter.heap(), nodes: await meter.nodes() };
  keep({
    order: 70,
    scenario: 'Open and close 20 models',
    measured: [
      { what: 'memory before', value: before.heap / 1e6, unit: 'MB' },
      { what: 'memory more than before', value: (after.heap / before.heap - 1) * 100, unit: '%', budget: 20 },
      {
        what: 'parts of the page more than before',
        value: (after.nodes / before.nodes - 1) * 100,
        unit: '%',
      },
    ],
  });
});
