import type { Command } from '../../commands/command';
import { thingChanges, type ThingChange } from '../../engine/register/compare';
import { isSame } from '../../engine/sight/same';
import { apply, diff } from '../../model/change';
import type { Model, SingleName, TableName } from '../../model/model';
import { dialogWords } from '../../words/dialogs';

/** Earlier versions of a model: what has changed since, and the way back. */

/**
 * Takes an earlier version back, as a step like any other. Printed numbers given since then stay given. A version is read
 * afresh, so equal records are other objects: those of now stay, and only what is different is judged again.
 */
export const restoreVersion: Command<{ readonly model: Model; readonly when: string }> = {
  name: 'restore version',
  label: (_, { when }) => dialogWords.restoreStep(when),
  run: (now, { model }) =>
    apply(
      now,
      diff(now, model).filter(
        ({ table, before, after }) => !isSame(before, after) && (table !== 'numbers' || before === undefined),
      ),
    ),
};

/** What is different from an earlier version: things by name, everything else by the section it belongs to. */
export interface Since {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Decisions taken, changed or withdrawn. */
  readonly decisions: number;
  /** Sections of the model in which something else is different, in words. */
  readonly also: readonly string[];
}

/** What has come, gone and changed in a model since an earlier version. Where things stand is no difference. */
export function since(then: Model, now: Model): Since {
  const things = thingChanges(then, now);
  const named = (change: ThingChange['change']): readonly string[] =>
    things.filter((thing) => thing.change === change).map(({ name }) => name);
  // Versions are read afresh, so equal records are rarely the same object.
  const others = diff(then, now).filter(({ before, after }) => !isSame(before, after));
  const sections = others.map(({ table, id }) => SECTIONS[table === 'model' ? (id as SingleName) : table]);
  return {
    added: named('added'),
    removed: named('removed'),
    changed: named('changed'),
    decisions: others.filter(({ table }) => table === 'decisions').length,
    also: [...new Set(sections)].filter((section) => section !== null),
  };
}

/** What a section is called; null for one that is told by name or number, or that nobody has to be told of. */
const SECTIONS: Readonly<Record<TableName | SingleName, string | null>> = {
  elements: null,
  flows: null,
  boundaries: null,
  dataClasses: null,
  assumptions: null,
  mitigations: null,
  decisions: null,
  places: null,
  routes: null,
  numbers: null,
  ...dialogWords.sinceSections,
};
