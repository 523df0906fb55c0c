import type { Model } from '../model/model';
import { isRefusal, type Command, type Refusal } from './command';

/** Several edits that a person means as one: one step to undo, and all of them or none. */
export const together: Command<{
  readonly label: string;
  readonly parts: readonly Part[];
  /** Edits with the same `held` id, one straight after the other, are one step: a modifier is held down all the while. */
  readonly held?: string;
}> = {
  name: 'together',
  label: (_, { label }) => label,
  joins: ({ held }) => (held === undefined ? '' : `gesture ${held}`),
  run: (model, { parts }) => {
    let next = model;
    for (const part of parts) {
      const result = part(next);
      if (isRefusal(result)) return result;
      next = result;
    }
    return next;
  },
};

export type Part = (model: Model) => Model | Refusal;

/** A command with its arguments, to be run as a part. */
export function part<Args>(command: Command<Args>, args: Args): Part {
  return (model) => command.run(model, args);
}
