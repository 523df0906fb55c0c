import { expect, type Page } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeNative } from '../src/formats/native/native';
import type { Model } from '../src/model/model';
import { Meter } from './measure';
import { makeModel, type Asked } from './models';

/** The user of the measurements, in code; like e2e/drive.ts, but it also looks at the clock. */

export const RESULTS = fileURLToPath(new URL('../.reports/bench/', import.meta.url));

/** One line of the table in docs/performance.md. */
export interface Result {
  /** Lines are sorted by it. */
  readonly order: number;
  readonly scenario: string;
  /** Each number that was measured, with its unit and, where there is one, its budget. */
  readonly measured: readonly Measured[];
}

export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'per s' | 'x' | 'count' | 'kB' | '%' | 'MB';
  /** The most it may be; with `least`, the least. */
  readonly budget?: number;
  readonly least?: true;
}

/** Keeps a line for the report. */
export function keep(result: Result): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${String(result.order).padStart(3, '0')}.json`, JSON.stringify(result));
  for (const { what, value, unit, budget, least } of result.measured) {
    const limit = budget === undefined ? '' : ` (${least ? 'at least' : 'at most'} ${budget})`;
    console.log(`      ${result.scenario}: ${what} ${round(value)} ${unit}${limit}`);
  }
}

export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}

const made = new Map<string, Model>();

export function modelOf(asked: Asked): Model {
  const key = `${asked.shape} ${asked.elements}`;
  const model = made.get(key) ?? makeModel(asked);
  made.set(key, model);
  return model;
}

/** Brings a model in as a person would, by its file, and waits until it is stored. */
export async function store(page: Page, model: Model): Promise<void> {
  await page.goto('./');
  await page.getByLabel('Import file').setInputFiles({
    name: `${model.id}.yaml`,
    mimeType: 'application/yaml',
    buffer: Buffer.from(writeNative(model)),
  });
  await expect(canvas(page)).toBeVisible();
  await calm(page);
}

/** Opens a stored model by its address, with the whole page loaded anew. */
export async function open(page: Page, model: Model): Promise<void> {
  const address = `./#/m/${model.id}`;
  // Loaded anew in the same process of the browser, whose counters go on.
  await page.goto(address);
  await page.reload();
  await expect(canvas(page)).toBeVisible();
  await calm(page);
}

export function canvas(page: Page) {
  return page.getByRole('application', { name: /^Diagram/ });
}

/** Waits until the page has nothing to do: ten frames in a row that came in time, and everything saved. */
export async function calm(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let [good, last] = [0, performance.now()];
        const look = (now: number): void => {
          good = now - last < 60 ? good + 1 : 0;
          last = now;
          if (good >= 10) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

/** The next frame has been painted. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

/** Where on the screen. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Leads the pointer round a small circle, one update after the other. */
export async function circle(page: Page, around: Spot, moves: number): Promise<void> {
  for (let i = 1; i <= moves; i++) {
    const angle = (i / moves) * 2 * Math.PI;
    await page.mouse.move(around.x + 30 * Math.sin(angle), around.y + 30 - 30 * Math.cos(angle));
  }
}

/** Where a point of the model is on the page now. */
export async function toClient(page: Page, at: { x: number; y: number }): Promise<{ x: number; y: number }> {
  return page.evaluate(({ x, y }) => {
    const view = document.querySelector('.react-flow__viewport')!;
    const { left, top } = document.querySelector('.react-flow')!.getBoundingClientRect();
    const { a, e, f } = new DOMMatrix(getComputedStyle(view).transform);
    return { x: left + e + x * a, y: top + f + y * a };
  }, at);
}

/** The middle of an element on the page. */
export function middleOf(page: Page, model: Model, element: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = model.places[`d-1/${element}`]!;
  return toClient(page, { x: x + width / 2, y: y + height / 2 });
}

/** The element of a model that is nearest to the middle of the canvas. */
export async function elementInView(page: Page, model: Model): Promise<string> {
  const box = (await canvas(page).boundingBox())!;
  const target = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const origin = await toClient(page, { x: 0, y: 0 });
  const unit = await toClient(page, { x: 1, y: 0 });
  const zoom = unit.x - origin.x;
  const places = Object.values(model.places).filter(({ thing }) => model.elements[thing]);
  const distance = (place: (typeof places)[number]) =>
    Math.hypot(
      origin.x + (place.x + place.width / 2) * zoom - target.x,
      origin.y + (place.y + place.height / 2) * zoom - target.y,
    );
  return places.toSorted((a, b) => distance(a) - distance(b))[0]!.thing;
}

export async function fitAll(page: Page): Promise<void> {
  await page.keyboard.press('Shift+Digit1');
  await calm(page);
}

export async function zoomTo100(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: /%/ }).click();
  await calm(page);
}

/**
 * Watches from the first line of the page on: when the diagram was first painted, when everything could be used, which
 * timers took long, and which tasks took longer than 50 ms.
 */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Seen = { diagram: 0, usable: 0, timers: [], longTasks: [], events: [], since: 0 };
    (window as unknown as { bench: Seen }).bench = seen;
    const looked = { quick: 0, last: 0 };
    const look = (now: number): void => {
      const diagram = document.querySelector('.react-flow__node, .react-flow .overview[data-drawn]');
      if (diagram && !seen.diagram) seen.diagram = now - seen.since;
      const rows = document.querySelector(
        '[aria-label="Risk register"] [role="row"] [role="rowheader"], [aria-label="Risk register"] tbody tr, [aria-label="Risk register"] [role="rowgroup"] [role="row"]',
      );
      looked.quick = diagram && rows && now - looked.last < 50 ? looked.quick + 1 : 0;
      looked.last = now;
      // In a big page a look takes 2 ms: who has seen it all looks no longer, or would be measured with what follows.
      if (looked.quick < 3) requestAnimationFrame(look);
      else seen.usable = now - seen.since;
    };
    requestAnimationFrame(look);
    const plain = window.setTimeout.bind(window);
    const timed = (run: (...given: unknown[]) => void, ms?: number, ...rest: unknown[]): number =>
      plain(() => {
        const start = performance.now();
        run(...rest);
        const took = performance.now() - start;
        if (took > 1) seen.timers.push({ after: ms ?? 0, took });
      }, ms);
    window.setTimeout = timed as typeof window.setTimeout;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longTasks.push(entry.duration);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.events.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
}

export interface Seen {
  diagram: number;
  usable: number;
  since: number;
  readonly timers: { after: number; took: number }[];
  readonly longTasks: number[];
  readonly events: number[];
}

export function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { bench: Seen }).bench);
}

/** Forgets what was seen so far. */
export function forget(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { bench } = window as unknown as { bench: Seen };
    bench.diagram = bench.usable = 0;
    bench.since = performance.now();
    bench.timers.length = bench.longTasks.length = bench.events.length = 0;
  });
}

export function readBaseline(): Readonly<Record<string, number>> {
  const path = fileURLToPath(new URL('baseline.json', import.meta.url));
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>;
  } catch {
    return {};
  }
}

/** Rounds of which the median counts, and updates in each. */
export const ROUNDS = 5;
export const MOVES = 40;

/** Presses and lets go where the pointer is: what it costs until it is painted, and how long that takes by the clock. */
export async function press(
  page: Page,
  meter: Meter,
): Promise<{ readonly script: number; readonly main: number; readonly paint: number }> {
  await calm(page);
  await forget(page);
  const { script, main } = await meter.costOf(async () => {
    await page.mouse.down();
    await page.mouse.up();
    await painted(page);
  });
  await calm(page);
  const { events } = await seen(page);
  return { script, main, paint: Math.max(0, ...events) };
}

/** Takes hold at a spot, measures each update while it is held, and lets go where it began. */
export async function dragAt(page: Page, meter: Meter, at: Spot) {
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 8, at.y);
  await page.mouse.move(at.x, at.y);
  const cost = await meter.costOf(() => circle(page, at, MOVES));
  await page.mouse.up();
  return { script: cost.script / MOVES, main: cost.main / MOVES, rate: (MOVES / cost.wall) * 1000 };
}

/** How a measurement begins: watched from its first line on, the model stored, then opened as from cold. */
export async function openAnew(page: Page, model: Model): Promise<Meter> {
  await watch(page);
  await store(page, model);
  await open(page, model);
  return Meter.on(page);
}
