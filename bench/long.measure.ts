import { test } from '@playwright/test';
import { calm, canvas, fitAll, forget, keep, modelOf, openAnew, painted, ROUNDS, seen } from './bench';
import { medianOf } from './measure';

/** Work that takes seconds, and may: it says how far it is, and can be stopped. The page answers meanwhile. */

test('tidy 1,000', async ({ page }) => {
  const meter = await openAnew(page, modelOf({ shape: 'zones', elements: 1000 }));
  await fitAll(page);
  const isOffered = (): boolean =>
    [...document.querySelectorAll('button')].some((button) => button.textContent.trim() === 'Keep');
  const cost = await medianOf(ROUNDS, async () => {
    await canvas(page).focus();
    await forget(page);
    const spent = await meter.costOf(async () => {
      await page.keyboard.press('Alt+l');
      await page.waitForFunction(isOffered);
      await painted(page);
    });
    const { longTasks } = await seen(page);
    await page.keyboard.press('Escape');
    await calm(page);
    return { ...spent, longest: Math.max(0, ...longTasks) };
  });
  keep({
    order: 53,
    scenario: 'Tidy 1,000 elements and 1,500 flows',
    measured: [
      { what: 'until the layout is offered, by the clock', value: cost.wall, unit: 'ms' },
      { what: 'main thread', value: cost.main, unit: 'ms' },
      { what: 'longest task, by the clock', value: cost.longest, unit: 'ms' },
    ],
  });
});
