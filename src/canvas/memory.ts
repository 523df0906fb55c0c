/**
 * Remembers what was made from what, so that what has not changed stays the same object. React Flow skips what is identical, and the
 * memoised bodies skip the rest. One memory is asked for all there is, then forgets what was not asked for.
 */
export interface Memory {
  /** The result made from the same inputs before, or a new one. Inputs are compared by identity. */
  readonly remember: <T>(key: string, inputs: readonly unknown[], make: () => T) => T;
  /** Not asked for this time, but it will be. */
  readonly keep: (key: string) => void;
  /** Forgets what was not asked for since the last time. */
  readonly forgetUnseen: () => void;
}

interface Made {
  inputs: readonly unknown[];
  result: unknown;
  /** The last round in which it was asked for. */
  seen: number;
}

export function createMemory(): Memory {
  const made = new Map<string, Made>();
  let round = 0;
  let seen = 0;
  const see = (one: Made): void => {
    if (one.seen === round) return;
    one.seen = round;
    seen += 1;
  };
  return {
    remember<T>(key: string, inputs: readonly unknown[], make: () => T): T {
      const last = made.get(key);
      if (!last) {
        const result = make();
        made.set(key, { inputs, result, seen: round });
        seen += 1;
        return result;
      }
      see(last);
      if (!areSame(last.inputs, inputs)) {
        last.result = make();
        last.inputs = inputs;
      }
      return last.result as T;
    },
    keep(key) {
      const last = made.get(key);
      if (last) see(last);
    },
    forgetUnseen() {
      if (seen < made.size) for (const [key, one] of made) if (one.seen !== round) made.delete(key);
      round += 1;
      seen = 0;
    },
  };
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (!Object.is(some[i], others[i])) return false;
  return true;
}
