import { Dexie, RangeSet } from 'dexie';
import type { ModelId } from '../model/id';
import type { Model } from '../model/model';
import { refuseNewerTables, type Database, type DocumentRecord } from './database';
import { textOf } from './model-text';
import { changedElsewhere, failureOf, type Done, type Failure } from './failure';
import type { Summary } from './summary';
import type { View } from './view';

export type Saved = { readonly ok: true; readonly revision: number } | Failure;

/**
 * Writes a model and its summary, all or nothing, and only on top of the revision that was expected.
 *
 * Everything is asked for in one go and committed at once; nothing is read first, nothing is awaited. A page that is
 * closed or reloaded gets no further turn, so whatever has not been asked for by then is lost. Measured in Chromium
 * with a page that saves on leaving: reading before writing, 0 of 48 edits reached the disk; writing without `commit`,
 * 8 of 48; as it is here, 839 of 840.
 *
 * So the revision cannot be compared. Instead a row is added that must not exist yet: when another tab has written
 * this revision, the addition fails and takes the whole transaction with it. That is also why this does not go
 * through Dexie's tables: Dexie keeps a failed request from aborting its transaction and aborts it later by itself,
 * which is no longer possible after `commit`, and the rest would be written.
 */
export async function write(
  database: Database,
  model: Model,
  summary: Summary,
  expected: number,
): Promise<Saved> {
  const revision = expected + 1;
  const record: DocumentRecord = { id: model.id, model: textOf(model), savedAt: summary.updatedAt, revision };
  try {
    const connection = database.backendDB();
    refuseNewerTables(connection);
    const tables = ['revisions', 'documents', 'summaries'];
    const transaction = connection.transaction(tables, 'readwrite', { durability: 'strict' });
    try {
      transaction.objectStore('revisions').add({ id: model.id, revision });
      transaction.objectStore('documents').put(record);
      transaction.objectStore('summaries').put(summary);
      transaction.commit();
    } catch (error) {
      transaction.abort();
      return failureOf(error);
    }
    const error = await end(transaction);
    // Nothing else that is written here has to be new.
    if (error) return error.name === 'ConstraintError' ? changedElsewhere() : failureOf(error);
    tellWatchers(database, model);
    return { ok: true, revision };
  } catch (error) {
    return failureOf(error);
  }
}

/** Writes where a person looks; like a model, also from a page that is just going away. */
export async function writeView(database: Database, id: ModelId, view: View): Promise<Done> {
  try {
    const transaction = database.backendDB().transaction('views', 'readwrite', { durability: 'relaxed' });
    transaction.objectStore('views').put({ ...view, id });
    transaction.commit();
    const error = await end(transaction);
    return error ? failureOf(error) : { ok: true };
  } catch (error) {
    return failureOf(error);
  }
}

/** Null when everything was written; otherwise nothing was. */
function end(transaction: IDBTransaction): Promise<DOMException | null> {
  return new Promise((resolve) => {
    transaction.addEventListener('complete', () => resolve(null));
    transaction.addEventListener('abort', () =>
      resolve(transaction.error ?? new DOMException('', 'AbortError')),
    );
  });
}

/** What Dexie would do by itself: whoever watches these tables asks again, in every tab. */
function tellWatchers({ name }: Database, { id }: Model): void {
  Dexie.on.storagemutated.fire({
    [`idb://${name}/documents/`]: new RangeSet(id),
    [`idb://${name}/summaries/`]: new RangeSet(id),
  });
}
