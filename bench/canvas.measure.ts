import { expect, test, type Page } from '@playwright/test';
import { barePage, movesOn } from './bare';
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
  seen,
  store,
  MOVES,
  ROUNDS,
  zoomTo100,
} from './bench';
import { Meter, medianOf } from './measure';
import { bodiesDrawn, listenToReact } from './bodies';
import type { Model } from '../src/model/model';

/** What a hand on the canvas feels: dragging, panning, zooming. */

/** On a processor so many times slower neither page keeps up with the screen, so that what they need tells them apart. */
const SLOWER = 4;

/** A number of drags at the same spot, as they are, and the updates a second on a slower processor. */
async function dragOften(meter: Meter, drag: () => ReturnType<typeof dragAt>) {
  const cost = await medianOf(ROUNDS, drag);
  const slow = await meter.slowed(SLOWER, () => medianOf(ROUNDS, drag));
  return { ...cost, slow: slow.rate };
}

/** The same hand on the bare page with as many things, in the same browser. */
async function bare(page: Page, model: Model) {
  const other = await page.context().newPage();
  await other.setViewportSize({ width: 816, height: 520 });
  await other.setContent(barePage(model));
  const meter = await Meter.on(other);
  const shape = other.locator('g').nth(Math.floor(Object.keys(model.elements).length / 2));
  const cost = await dragOften(meter, async () => {
    const box = (await shape.boundingBox())!;
    const before = await movesOn(other);
    const cost = await dragAt(other, meter, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    // Whoever measures a page on which nothing moves compares with nothing.
    expect((await movesOn(other)) - before).toBeGreaterThan(MOVES / 2);
    return cost;
  });
  await other.close();
  return cost;
}

for (const { order, elements, zoom, budget } of [
  { order: 20, elements: 200, zoom: 'all in view', budget: 3 },
  { order: 21, elements: 1000, zoom: 'all in view', budget: 5 },
  { order: 22, elements: 1000, zoom: 'zoomed in', budget: 3 },
] as const) {
  test(`drag one of ${elements}, ${zoom}`, async ({ page }) => {
    const model = modelOf({ shape: 'zones', elements });
    await listenToReact(page);
    const meter = await openAnew(page, model);
    await fitAll(page);
    if (zoom === 'zoomed in') await zoomTo100(page);
    const element = await elementInView(page, model);

    const cost = await dragOften(meter, async () => {
      const at = await middleOf(page, model, element);
      const round = await dragAt(page, meter, at);
      await page.keyboard.press('ControlOrMeta+z');
      await calm(page);
      return round;
    });
    const { name } = model.elements[element]!;
    const at = await middleOf(page, model, element);
    const bodies = await bodiesDrawn(page, async () => void (await dragAt(page, meter, at)));
    const yardstick = await bare(page, model);

    keep({
      order,
      scenario: `Drag one of ${elements}, ${zoom}`,
      measured: [
        { what: 'script for each update', value: cost.script, unit: 'ms', budget },
        { what: 'main thread for each update', value: cost.main, unit: 'ms' },
        { what: 'updates', value: cost.rate, unit: 'per s' },
        {
          what: `updates on a processor ${SLOWER} times slower, against the bare page`,
          value: cost.slow / yardstick.slow,
          unit: 'x',
          ...(zoom === 'all in view' && elements === 1000 ? { budget: 1.5, least: true } : {}),
        },
        { what: 'main thread, against the bare page', value: cost.main / yardstick.main, unit: 'x' },
        {
          what: 'bodies of other elements drawn again',
          value: bodies.filter((each) => each !== name).length,
          unit: 'count',
          budget: 0,
        },
      ],
    });
  });
}

test('the count of bodies drawn again counts', async ({ page }) => {
  const model = modelOf({ shape: 'zones', elements: 20 });
  await listenToReact(page);
  await store(page, model);
  const element = await elementInView(page, model);
  const at = await middleOf(page, model, element);
  const bodies = await bodiesDrawn(page, async () => {
    await page.mouse.dblclick(at.x, at.y);
    await page.keyboard.type('Another');
    await page.keyboard.press('Enter');
    await calm(page);
  });
  expect(bodies).toContain('Another');
});

test('drag all 1,000', async ({ page }) => {
  const model = modelOf({ shape: 'zones', elements: 1000 });
  const meter = await openAnew(page, model);
  await fitAll(page);
  const element = await elementInView(page, model);
  let drop = 0;
  const cost = await medianOf(ROUNDS, async () => {
    await canvas(page).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await calm(page);
    const round = await dragAt(page, meter, await middleOf(page, model, element));
    const dropped = await meter.costOf(() => calm(page));
    drop = Math.max(drop, dropped.main);
    await page.keyboard.press('ControlOrMeta+z');
    await calm(page);
    return round;
  });
  keep({
    order: 23,
    scenario: 'Drag all 1,000',
    measured: [
      { what: 'script for each update', value: cost.script, unit: 'ms', budget: 8 },
      { what: 'main thread for each update', value: cost.main, unit: 'ms' },
      { what: 'updates', value: cost.rate, unit: 'per s' },
    ],
  });
});

for (const { order, zoom } of [
  { order: 30, zoom: 'all in view' },
  { order: 31, zoom: 'zoomed in' },
] as const) {
  test(`pan and zoom 1,000, ${zoom}`, async ({ page }) => {
    const model = modelOf({ shape: 'zones', elements: 1000 });
    const meter = await openAnew(page, model);
    await fitAll(page);
    if (zoom === 'zoomed in') await zoomTo100(page);
    const at = await middleOf(page, model, await elementInView(page, model));
    await page.mouse.move(at.x, at.y);

    const pan = await medianOf(ROUNDS, async (round) => {
      const cost = await meter.costOf(async () => {
        // Half of it is what the view moves by: in all nearly two screens, and there is always something new.
        for (let i = 0; i < MOVES; i++) await page.mouse.wheel(round % 2 ? -96 : 96, i % 2 ? 10 : -10);
      });
      await calm(page);
      return { script: cost.script / MOVES, main: cost.main / MOVES, rate: (MOVES / cost.wall) * 1000 };
    });
    await forget(page);
    const zooming = await medianOf(ROUNDS, async () => {
      await page.keyboard.down('Control');
      const cost = await meter.costOf(async () => {
        for (let i = 0; i < MOVES; i++) await page.mouse.wheel(0, i < MOVES / 2 ? -8 : 8);
      });
      await page.keyboard.up('Control');
      await calm(page);
      return { script: cost.script / MOVES, main: cost.main / MOVES, rate: (MOVES / cost.wall) * 1000 };
    });
    const { longTasks } = await seen(page);
    keep({
      order,
      scenario: `Pan and zoom 1,000, ${zoom}`,
      measured: [
        { what: 'panning, script for each frame', value: pan.script, unit: 'ms', budget: 3 },
        { what: 'panning, main thread for each frame', value: pan.main, unit: 'ms' },
        { what: 'panning, frames', value: pan.rate, unit: 'per s' },
        { what: 'zooming, script for each frame', value: zooming.script, unit: 'ms', budget: 3 },
        { what: 'zooming, main thread for each frame', value: zooming.main, unit: 'ms' },
        {
          what: 'tasks above 50 ms by the clock',
          value: longTasks.length,
          unit: 'count',
          ...(zoom === 'zoomed in' ? { budget: 0 } : {}),
        },
      ],
    });
  });
}
