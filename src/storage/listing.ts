import { liveQuery } from 'dexie';
import type { ModelId } from '../model/id';
import type { Database } from './database';
import type { Failure } from './failure';
import { readSummary, type Summary } from './summary';

/** What is kept here, told without opening anything. */
export interface Listed {
  /** Every model that is not deleted, the latest first. */
  readonly kept: readonly Summary[];
  /** Every model that is deleted and not yet forgotten, the latest first. */
  readonly binned: readonly Summary[];
}

export async function listIn({ documents, summaries }: Database): Promise<Listed> {
  const stored = new Map<ModelId, unknown>();
  // A model whose summary was lost is listed all the same.
  for (const id of await documents.toCollection().primaryKeys()) stored.set(id, undefined);
  await summaries.each((record, { primaryKey }) => void stored.set(primaryKey, record));
  const all = [...stored].map(([id, record]) => readSummary(id, record));
  return {
    kept: all.filter(({ deletedAt }) => deletedAt === undefined).toSorted(latest((one) => one.updatedAt)),
    binned: all
      .filter(({ deletedAt }) => deletedAt !== undefined)
      .toSorted(latest((one) => one.deletedAt ?? 0)),
  };
}

const latest =
  (at: (one: Summary) => number) =>
  (a: Summary, b: Summary): number =>
    at(b) - at(a) || (a.id < b.id ? -1 : 1);

/** Tells the list now and after each change, in whatever tab it was made. Gives what stops it. */
export function watchIn(
  database: Database,
  failed: (error: unknown) => Failure,
  listener: (listed: Listed) => void,
  onTrouble: (why: string) => void,
): () => void {
  // Dexie keeps quiet about a closed database, so the query itself never fails.
  const query = () => listIn(database).then((listed) => ({ ok: true as const, listed }), failed);
  const tell = (found: Awaited<ReturnType<typeof query>>): void =>
    found.ok ? listener(found.listed) : onTrouble(found.message);
  let stop = (): void => {};
  let stopped = false;
  // And about one that does not exist at all, so the first time it is asked without it.
  void query().then((found) => {
    if (stopped) return;
    if (!found.ok) return tell(found);
    const watching = liveQuery(query).subscribe(tell);
    stop = () => watching.unsubscribe();
  });
  return () => {
    stopped = true;
    stop();
  };
}
