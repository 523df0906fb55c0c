import { SINGLES, TABLES, type Model, type SingleName, type TableName } from './model';
import { changed, differing, type Table } from './table';

/**
 * Change sets: the common language of undo, saving, other tabs and the engine.
 *
 * A change is one record before and after. Records are compared by identity, so
 * commands must return the old record untouched when nothing about it changed.
 */
export interface Change {
  /** The table, or 'model' for a single record such as the scope. */
  readonly table: TableName | 'model';
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}
export type ChangeSet = readonly Change[];

/** What turns `before` into `after`. */
export function diff(before: Model, after: Model): ChangeSet {
  if (before === after) return [];
  const changes: Change[] = [];
  for (const name of SINGLES) {
    if (before[name] !== after[name])
      changes.push({ table: 'model', id: name, before: before[name], after: after[name] });
  }
  for (const table of TABLES) {
    const from: Table = before[table];
    const to: Table = after[table];
    for (const id of differing(from, to)) changes.push({ table, id, before: from[id], after: to[id] });
  }
  return changes;
}

/** The change set that takes this one back. */
export function invert(changes: ChangeSet): ChangeSet {
  return changes.map(({ table, id, before, after }) => ({ table, id, before: after, after: before }));
}

/** The model with the changes made. Untouched tables and records keep their identity. */
export function apply(model: Model, changes: ChangeSet): Model {
  if (changes.length === 0) return model;
  const singles: Partial<Record<SingleName, unknown>> = {};
  const changesOf = new Map<TableName, [id: string, after: unknown][]>();
  for (const { table, id, after } of changes) {
    if (table === 'model') singles[id as SingleName] = after;
    else if (changesOf.has(table)) changesOf.get(table)!.push([id, after]);
    else changesOf.set(table, [[id, after]]);
  }
  const tables: Partial<Record<TableName, Table>> = {};
  for (const [table, list] of changesOf) tables[table] = changed<unknown>(model[table], list);
  // Every `after` came out of a model of the same shape, so the result is one again.
  return { ...model, ...singles, ...tables } as Model;
}

/** One change set with the effect of both, first one then the other. */
export function join(first: ChangeSet, second: ChangeSet): ChangeSet {
  const joined = new Map<string, Change>();
  for (const change of [...first, ...second]) {
    const key = `${change.table} ${change.id}`;
    const earlier = joined.get(key);
    joined.set(key, earlier ? { ...earlier, after: change.after } : change);
  }
  return [...joined.values()].filter((change) => change.before !== change.after);
}
