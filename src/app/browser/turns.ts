/**
 * Goes through the pieces of a text in turns of a few milliseconds, so that the page paints and answers in between. What is
 * small is done after the first turn.
 */
export class Turns {
  /** The pieces so far, without empty ones. */
  readonly pieces: string[] = [];
  private readonly left: Iterator<string, unknown>;

  constructor(pieces: Iterable<string>) {
    this.left = pieces[Symbol.iterator]();
  }

  /** Goes on for one turn; true at the end. */
  turn(): boolean {
    const start = performance.now();
    do {
      const next = this.left.next();
      if (next.done === true) return true;
      if (next.value !== '') this.pieces.push(next.value);
    } while (performance.now() - start < TURN);
    return false;
  }

  /** Goes on to the end; false when it was given up before. `watch` is told now and then how many characters there are. */
  async toEnd(signal?: AbortSignal, watch?: (characters: number) => void): Promise<boolean> {
    let told = performance.now();
    for (;;) {
      if (signal?.aborted === true) return false;
      if (this.turn()) return true;
      if (watch && performance.now() - told >= TELL) {
        told = performance.now();
        watch(this.pieces.reduce((sum, piece) => sum + piece.length, 0));
      }
      await pause();
    }
  }
}

/** The whole text, worked out in turns. */
export async function inTurns(pieces: Iterable<string>): Promise<string> {
  const turns = new Turns(pieces);
  await turns.toEnd();
  return turns.pieces.join('');
}

/** ms. With what the browser does for a frame, below what a person notices; shorter turns would be mostly rests. */
const TURN = 20;

/** ms. How often somebody who watches is told. */
const TELL = 200;

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
