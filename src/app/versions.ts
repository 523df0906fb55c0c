import type { Command } from '../commands/command';
import { nameOf, type Model } from '../model/model';
import { appWords } from '../words/app';

/** Earlier versions of a model: what has changed since, and the way back. */

/** Takes an earlier version back, as a step like any other. Printed numbers given since then stay given. */
export const restoreVersion: Command<{ readonly model: Model; readonly when: string }> = {
  name: 'restore version',
  label: (_, { when }) => appWords.restoreStep(when),
  run: (now, { model }) => ({ ...model, id: now.id, numbers: { ...model.numbers, ...now.numbers } }),
};

export interface Since {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Decisions taken, changed or withdrawn. */
  readonly decisions: number;
}

/** What has come, gone and changed among the things of a model since an earlier version, by name. */
export function since(then: Model, now: Model): Since {
  const added: string[] = [];
  const removed: string[] = [];
  const changed: string[] = [];
  for (const table of ['boundaries', 'elements', 'flows', 'notes'] as const) {
    for (const id of new Set([...Object.keys(then[table]), ...Object.keys(now[table])])) {
      const [before, after] = [then[table][id], now[table][id]];
      if (!before) added.push(nameOf(now, id));
      else if (!after) removed.push(nameOf(then, id));
      else if (!same(before, after)) changed.push(nameOf(now, id));
    }
  }
  const threats = new Set([...Object.keys(then.decisions), ...Object.keys(now.decisions)]);
  const decisions = [...threats].filter((key) => !same(then.decisions[key], now.decisions[key])).length;
  return { added, removed, changed, decisions };
}

/** Both have come through the schema, which puts keys in one order. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
