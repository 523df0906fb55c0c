import type { Model } from '../model/model';
import { changed } from '../model/table';

/**
 * An edit: a function from model to model. It computes the next model and nothing else; whoever runs it
 * records the difference for undo, saving and the engine.
 *
 * `run` returns the very same model when there is nothing to do, and a refusal, in words for the person
 * who asked, when the request is impossible. Ids and time come in as arguments.
 */
export interface Command<Args> {
  readonly name: string;
  /** The step in words, to be read after “Undo”: “move 3 elements”. */
  readonly label: (model: Model, args: Args) => string;
  readonly run: (model: Model, args: Args) => Model | Refusal;
  /** Steps with the same key that follow each other closely become one. Absent: never. */
  readonly joins?: (args: Args) => string;
}

export interface Refusal {
  readonly ok: false;
  readonly reason: string;
}

export function refuse(reason: string): Refusal {
  return { ok: false, reason };
}

export function isRefusal(result: Model | Refusal): result is Refusal {
  return 'ok' in result;
}

/** One table with some records put in or replaced; records that are already the same keep the table as it is. */
export function put<Row extends { readonly id: string }>(
  table: Readonly<Record<string, Row>>,
  ...rows: readonly Row[]
): Readonly<Record<string, Row>> {
  const others = rows.filter((row) => table[row.id] !== row);
  if (others.length === 0) return table;
  return changed(
    table,
    others.map((row) => [row.id, row] as const),
  );
}

/** One table without some records. */
export function without<Row>(
  table: Readonly<Record<string, Row>>,
  keys: Iterable<string>,
): Readonly<Record<string, Row>> {
  const gone = [...keys].filter((key) => key in table);
  if (gone.length === 0) return table;
  return changed(
    table,
    gone.map((key) => [key, undefined] as const),
  );
}

/** A record with fields changed; the same record when every field already has its value. */
export function patched<Row extends object>(row: Row, changes: Partial<NoInfer<Row>>): Row {
  const differs = (Object.keys(changes) as (keyof Row)[]).some((key) => !same(row[key], changes[key]));
  return differs ? { ...row, ...changes } : row;
}

/** Equal values: by identity, or lists and plain records with equal members. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

/** “1 element”, “3 elements”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
