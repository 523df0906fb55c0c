/**
 * Work in small steps, each of which ends at a good moment to rest. A step may tell how far the work is; most have nothing to
 * tell. What comes of it is returned at the end.
 */
export type Steps<SoFar, Result extends object> = Iterator<SoFar | null, Result>;

/**
 * Does work in turns of a few milliseconds, so that the page paints and answers in between. What is small is done after the
 * first turn.
 */
export class Turns<SoFar, Result extends object> {
  private soFar: SoFar | null = null;
  private readonly steps: Steps<SoFar, Result>;

  constructor(steps: Steps<SoFar, Result>) {
    this.steps = steps;
  }

  /** Goes on for one turn; what came of the work at its end, else null. */
  turn(): Result | null {
    const start = performance.now();
    do {
      const next = this.steps.next();
      if (next.done === true) return next.value;
      this.soFar = next.value ?? this.soFar;
    } while (performance.now() - start < TURN);
    return null;
  }

  /** Goes on to the end; null when it was given up before. `watch` is told now and then how far it is. */
  async toEnd(signal: AbortSignal, watch: (soFar: SoFar | null) => void): Promise<Result | null> {
    let told = performance.now();
    for (;;) {
      if (signal.aborted) return null;
      const result = this.turn();
      if (result) return result;
      if (performance.now() - told >= TELL) {
        told = performance.now();
        watch(this.soFar);
      }
      await pause();
    }
  }
}

/** ms. With what the browser does for a frame, below what a person notices; shorter turns would be mostly rests. */
const TURN = 20;

/** ms. How often somebody who watches is told, and how long nobody needs to be told anything. */
export const TELL = 200;

/**
 * Lets the page do all that has come up, what React has put off included: a message waits its turn behind that, while what
 * comes after `scheduler.yield` goes first, so that a long job would keep its own progress from being drawn.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/** Lets the page draw what it has to show by now: for work that cannot rest, once it says that it has begun. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => void pause().then(resolve));
  });
}
