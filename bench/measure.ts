import type { CDPSession, Page } from '@playwright/test';

/** What the browser itself says that something has cost. Times in ms, of the processor, not of the clock on the wall. */
export interface Cost {
  /** JavaScript on the main thread. */
  readonly script: number;
  /** Everything on the main thread: script, style, layout, painting. */
  readonly main: number;
  /** By the clock. */
  readonly wall: number;
}

/** Reads the browser's own counters of one page. */
export class Meter {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Meter> {
    const session = await page.context().newCDPSession(page);
    // Ticks of the thread: what other programs do on the machine meanwhile does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Meter(session);
  }

  async costOf(work: () => Promise<void>): Promise<Cost> {
    const before = await this.#read();
    await work();
    const after = await this.#read();
    return {
      script: after.script - before.script,
      main: after.main - before.main,
      wall: after.wall - before.wall,
    };
  }

  /** Does something as on a processor so many times slower, for what would else be limited by the frames of the screen. */
  async slowed<T>(times: number, work: () => Promise<T>): Promise<T> {
    await this.#session.send('Emulation.setCPUThrottlingRate', { rate: times });
    try {
      return await work();
    } finally {
      await this.#session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    }
  }

  /** Live JavaScript after everything that can be thrown away is gone, bytes. */
  async heap(): Promise<number> {
    // Twice: what a finaliser lets go of is taken the second time.
    for (let i = 0; i < 2; i++) await this.#session.send('HeapProfiler.collectGarbage');
    return this.#metric('JSHeapUsedSize');
  }

  /** Parts of pages that are alive, attached or not. */
  nodes(): Promise<number> {
    return this.#metric('Nodes');
  }

  async #read(): Promise<Cost> {
    const metrics = await this.#metrics();
    return {
      script: (metrics.get('ScriptDuration') ?? 0) * 1000,
      main: (metrics.get('TaskDuration') ?? 0) * 1000,
      wall: performance.now(),
    };
  }

  async #metric(name: string): Promise<number> {
    return (await this.#metrics()).get(name) ?? 0;
  }

  async #metrics(): Promise<ReadonlyMap<string, number>> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Runs something several times and gives the median of each number in what it measured. */
export async function medianOf<K extends string>(
  times: number,
  measure: (round: number) => Promise<Readonly<Record<K, number>>>,
): Promise<Readonly<Record<K, number>>> {
  const rounds: Readonly<Record<K, number>>[] = [];
  for (let round = 0; round < times; round++) rounds.push(await measure(round));
  const keys = Object.keys(rounds[0] ?? {}) as K[];
  return Object.fromEntries(keys.map((key) => [key, median(rounds.map((round) => round[key]))])) as Record<
    K,
    number
  >;
}
