import { apply, invert, join, type ChangeSet } from '../model/change';
import type { ThingId } from '../model/id';
import type { Model } from '../model/model';

/**
 * What was done, as change sets; undo applies their inverse. Nobody writes a revert.
 * Printed numbers are never reused, so they are left out: undoing an edit keeps the numbers it gave.
 */
export interface Step {
  readonly label: string;
  readonly changes: ChangeSet;
  /** Steps with the same key join when they follow each other closely. */
  readonly joinKey: string;
  /** Time of its last part, ms. */
  readonly at: number;
  /** What was selected before and after. */
  readonly selectedBefore: readonly ThingId[];
  readonly selectedAfter: readonly ThingId[];
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History = { done: [], undone: [] };

/** Steps kept in memory. */
const LIMIT = 300;
/** Typing in one field joins over a longer pause, ms. */
const JOIN_FIELD_WITHIN = 2000;

/** History with one more step; redo is forgotten. */
export function record(history: History, step: Step): History {
  const changes = step.changes.filter((change) => change.table !== 'numbers');
  if (changes.length === 0) return history;
  const last = history.done.at(-1);
  const within = joinWithin(step.joinKey);
  const joins =
    last !== undefined &&
    history.undone.length === 0 &&
    step.joinKey !== '' &&
    step.joinKey === last.joinKey &&
    step.at - last.at <= within;
  const done = joins
    ? [
        ...history.done.slice(0, -1),
        {
          ...step,
          label: step.label,
          changes: join(last.changes, changes),
          selectedBefore: last.selectedBefore,
        },
      ]
    : [...history.done, { ...step, changes }];
  return { done: done.slice(-LIMIT), undone: [] };
}

function joinWithin(joinKey: string): number {
  // A gesture has an id of its own: whoever gives it says what belongs together, however long a key is held.
  return joinKey.startsWith('gesture') ? Infinity : JOIN_FIELD_WITHIN;
}

/** The model before the last step, or null when there is none. */
export function undo(
  model: Model,
  history: History,
): { readonly model: Model; readonly history: History; readonly step: Step } | null {
  const step = history.done.at(-1);
  if (!step) return null;
  return {
    model: apply(model, invert(step.changes)),
    history: { done: history.done.slice(0, -1), undone: [...history.undone, step] },
    step,
  };
}

/** The model after the step that was undone last, or null when there is none. */
export function redo(
  model: Model,
  history: History,
): { readonly model: Model; readonly history: History; readonly step: Step } | null {
  const step = history.undone.at(-1);
  if (!step) return null;
  return {
    model: apply(model, step.changes),
    history: { done: [...history.done, step], undone: history.undone.slice(0, -1) },
    step,
  };
}
