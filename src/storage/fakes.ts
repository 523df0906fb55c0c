import type { Schedule } from './autosave';
import type { Channel, Locks } from './tabs';

/** Stand-ins for the clock and for what a browser's tabs share. For tests alone: no part of the app imports this. */

/** A clock that moves when told to. */
export class FakeClock {
  #now = 0;
  #waiting: { readonly at: number; readonly run: () => void }[] = [];

  readonly now = (): number => this.#now;

  readonly schedule: Schedule = (run, afterMs) => {
    const entry = { at: this.#now + afterMs, run };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  };

  /** Lets time pass. What is due runs in order, and its promises settle before the next. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#now = next.at;
      next.run();
      await settle();
    }
    this.#now = end;
  }

  #due(end: number) {
    return this.#waiting.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  }
}

/** Everything that is under way without waiting for time has happened. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve));
}

/** The locks that the tabs of one browser share. */
export function fakeLocks(): Locks {
  interface Holder {
    readonly lose: (error: Error) => void;
  }
  const held = new Map<string, Holder>();
  const lines = new Map<string, (() => void)[]>();

  return {
    request: (name, { steal, signal }, whileHeld) =>
      new Promise((resolve, reject) => {
        const line = lines.get(name) ?? [];
        lines.set(name, line);
        const start = (): void => {
          const holder = { lose: reject };
          held.set(name, holder);
          const end = (): void => {
            resolve();
            if (held.get(name) !== holder) return;
            held.delete(name);
            line.shift()?.();
          };
          void whileHeld().then(end, end);
        };
        signal?.addEventListener('abort', () => {
          const at = line.indexOf(start);
          if (at >= 0) line.splice(at, 1);
          reject(new DOMException('The request was called off.', 'AbortError'));
        });
        if (steal) {
          held.get(name)?.lose(new DOMException('The lock was stolen.', 'AbortError'));
          start();
        } else if (held.has(name)) {
          line.push(start);
        } else {
          start();
        }
      }),
  };
}

/** A channel between the tabs of one browser. Messages arrive a turn later, as copies, and never at their sender. */
export function fakeChannels(): (name: string, hear: (message: unknown) => void) => Channel {
  const rooms = new Map<string, Set<(message: unknown) => void>>();
  return (name, hear) => {
    const room = rooms.get(name) ?? new Set();
    rooms.set(name, room.add(hear));
    return {
      tell(message) {
        const copy: unknown = structuredClone(message);
        setTimeout(() => room.forEach((other) => other !== hear && other(copy)));
      },
      close: () => room.delete(hear),
    };
  };
}
