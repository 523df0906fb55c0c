import type { ModelId } from '../model/id';
import { formatOf } from '../model/migrate';
import type { Model } from '../model/model';
import { FORMAT } from '../model/values';
import { openDatabase, type DatabaseOptions } from './database';
import { failureOf, StorageError, type Done, type Failure } from './failure';
import { forgetOldRevisions, purge } from './forget';
import { readKeptFile, type KeptFile } from './kept-file';
import { listIn, watchIn } from './listing';
import { unpacked } from './model-text';
import { snapshotsIn, type Snapshots } from './snapshots';
import type { Door } from './stored';
import { isRecord, readSummary, summaryOf, type Summary, type SummaryBits } from './summary';
import { readView, type View } from './view';
import { write, writeView, type Saved } from './write';

/**
 * The models kept in this browser. Each is one record, written whole together with its summary, so that there is
 * never half a model. Times are passed in.
 *
 * `save`, `rename` and `duplicate` name the revision they start from; one that is no longer the latest is refused.
 * Rename a model that may be open in another tab only while holding it (`tabs.ts`), or that tab can no longer save.
 */
export interface Documents {
  /** Every model that is not deleted, the latest first. Rejects with a `StorageError`. */
  list(): Promise<readonly Summary[]>;
  /** Tells the list, and what is in the bin, now and after each change, in whatever tab it was made. */
  watch(
    listener: (list: readonly Summary[], bin: readonly Summary[]) => void,
    onTrouble?: (why: string) => void,
  ): () => void;
  /** Every model that is deleted and not yet forgotten, the latest first. Rejects with a `StorageError`. */
  listBin(): Promise<readonly Summary[]>;
  /**
   * Told when the browser or another tab is about to close the tables under us, because they are deleted or a newer
   * version takes them over. What is asked for before the listener returns is still written.
   */
  onTaken(listener: () => void): () => void;
  load(id: ModelId): Promise<Loaded>;
  /** What is stored of a model, also of a deleted one, without anything that comes with opening it. */
  peek(id: ModelId): Promise<Loaded>;
  /** `expectedRevision` is the one last loaded or saved; 0 for a model that was never saved. Undoes a deletion. */
  save(model: Model, bits: SummaryBits, expectedRevision: number, at: number): Promise<Saved>;
  saveView(id: ModelId, view: View): Promise<Done>;
  /** The file on the disk in which the model is kept besides, if any; null too when it cannot be read. */
  keptFile(id: ModelId): Promise<KeptFile | null>;
  /** Remembers that file, or with null forgets it. */
  keepFile(id: ModelId, file: KeptFile | null): Promise<Done>;
  /** Hides a model until it is restored or purged. */
  remove(id: ModelId, at: number): Promise<Done>;
  restore(id: ModelId): Promise<Done>;
  /** Forgets for good what was deleted before a time. */
  purgeDeleted(olderThan: number): Promise<Done>;
  /** Forgets one deleted model for good, with its snapshots. One that is not deleted stays. */
  forget(id: ModelId): Promise<Done>;
  duplicate(id: ModelId, newId: ModelId, newName: string, at: number): Promise<Saved>;
  rename(id: ModelId, name: string, at: number): Promise<Saved>;
  /** What is stored of a model, unread: for a download when it cannot be opened. Rejects with a `StorageError`. */
  raw(id: ModelId): Promise<unknown>;
  readonly snapshots: Snapshots;
  close(): void;
}

export type Loaded =
  | { readonly ok: true; readonly model: Model; readonly view: View | null; readonly revision: number }
  | NotLoaded;
export interface NotLoaded {
  readonly ok: false;
  readonly because: 'missing' | 'deleted' | 'damaged' | 'newer' | 'unavailable';
  readonly reason: string;
}

export interface DocumentsOptions extends DatabaseOptions {
  /** The door for what is stored; for tests, which have no older format to show it. */
  readonly read?: Door;
  /** Told of each model that was read, for whatever reason, whether it can be opened; if not, why. */
  readonly onRead?: (id: ModelId, trouble: string | null) => void;
}

/** The schema comes when the first model is opened; the models page lists without it. */
const readLater: Door = async (stored) => (await import('./stored')).readStored(stored);

export function openDocuments({
  read = readLater,
  onRead = () => {},
  ...options
}: DocumentsOptions = {}): Documents {
  const database = openDatabase(options);
  const snapshots = snapshotsIn(database, read);
  const { documents, summaries, views, files } = database;
  // Known from reading, so that a save need not read first: see `write.ts`.
  const createdAt = new Map<ModelId, number>();
  const taken = new Set<() => void>();
  let closing = false;
  let connected = false;

  database.on('ready', () => void (connected = true), true);
  database.on('close', () => {
    const wasConnected = connected;
    connected = false;
    if (wasConnected && !closing) for (const listener of taken) listener();
  });

  /** To Dexie a failed opening is final. The browser may have changed its mind, so the next question asks it again. */
  const failed = (error: unknown): Failure => {
    const failure = failureOf(error);
    if (!closing && (failure.reason === 'closed' || !database.isOpen())) reset();
    return failure;
  };
  const reset = (): void => {
    closing = true;
    database.close({ disableAutoOpen: false });
    closing = false;
  };

  const summary = async (id: ModelId): Promise<Summary> => {
    const found = readSummary(id, await summaries.get(id));
    createdAt.set(id, found.createdAt);
    return found;
  };

  const open = async (id: ModelId, record: unknown, view: View | null): Promise<Loaded> => {
    const loaded = await opened(id, record, view, read);
    onRead(id, loaded.ok ? null : loaded.reason);
    return loaded;
  };

  const load = async (id: ModelId): Promise<Loaded> => {
    const [packed, about, view] = await database.transaction('r', documents, summaries, views, () =>
      Promise.all([documents.get(id) as Promise<unknown>, summary(id), views.get(id)]),
    );
    if (packed === undefined) return MISSING;
    if (about.deletedAt !== undefined) {
      return {
        ok: false,
        because: 'deleted',
        reason: `“${about.name}” was deleted. It can still be restored.`,
      };
    }
    const record = unpacked(packed);
    const loaded = await open(id, record, readView(view));
    // Housekeeping: when it fails, the model still opens.
    if (loaded.ok) await done(forgetOldRevisions(database, id, loaded.revision));
    if (loaded.ok) await keepOlderFormat(id, record);
    return loaded;
  };

  /** What an older version wrote stays as it was, beside what it becomes with the first edit. */
  const keepOlderFormat = async (id: ModelId, record: unknown): Promise<void> => {
    const { model, savedAt } = isRecord(record) ? record : {};
    const format = formatOf(model) ?? FORMAT;
    if (format >= FORMAT) return;
    const label = `Before the step from format ${format} to ${FORMAT}`;
    const there = await snapshots.listSnapshots(id);
    if (there.some((snapshot) => snapshot.label === label)) return;
    await snapshots.takeSnapshot(id, model, { kind: 'named', label }, Number(savedAt) || 0);
  };

  /** The model under another name or id, written as a new revision. */
  const rewrite = async (id: ModelId, change: Rewrite, at: number): Promise<Saved> => {
    const loaded = await load(id);
    if (!loaded.ok) return { ok: false, reason: 'failed', message: loaded.reason };
    const about = await summary(id);
    const model = { ...loaded.model, ...change };
    const isNew = model.id !== id;
    const times = { createdAt: isNew ? at : about.createdAt, updatedAt: at };
    const saved = await write(database, model, summaryOf(model, about, times), isNew ? 0 : loaded.revision);
    if (saved.ok) createdAt.set(model.id, times.createdAt);
    if (saved.ok && isNew && loaded.view) await views.put({ ...loaded.view, id: model.id });
    return saved;
  };

  return {
    list: () =>
      listIn(database)
        .then(({ kept }) => kept)
        .catch(tellPlainly),
    listBin: () =>
      listIn(database)
        .then(({ binned }) => binned)
        .catch(tellPlainly),
    onTaken(listener) {
      taken.add(listener);
      return () => taken.delete(listener);
    },
    watch: (listener, onTrouble = () => {}) =>
      watchIn(database, failed, ({ kept, binned }) => listener(kept, binned), onTrouble),
    peek: async (id) =>
      await documents.get(id).then(
        (record: unknown): Loaded | Promise<Loaded> =>
          record === undefined ? MISSING : open(id, unpacked(record), null),
        (error: unknown): Loaded => ({ ok: false, because: 'unavailable', reason: failed(error).message }),
      ),
    load: (id) =>
      load(id).catch((error: unknown) => ({
        ok: false,
        because: 'unavailable',
        reason: failed(error).message,
      })),
    async save(model, bits, expectedRevision, at) {
      try {
        // Otherwise nothing is awaited: the write must leave before the page does.
        if (!database.isOpen() || !createdAt.has(model.id)) await summary(model.id);
      } catch (error) {
        return failed(error);
      }
      const created = createdAt.get(model.id) || at;
      createdAt.set(model.id, created);
      const times = { createdAt: created, updatedAt: at };
      const saved = await write(database, model, summaryOf(model, bits, times), expectedRevision);
      // The connection may be dead without anybody having said so.
      if (!saved.ok && saved.reason === 'closed' && !closing) reset();
      return saved;
    },
    saveView: (id, view) =>
      database.isOpen() ? writeView(database, id, view) : done(views.put({ ...view, id })),
    keptFile: (id) => files.get(id).then(readKeptFile, () => null),
    keepFile: (id, file) => done(file ? files.put({ ...file, id }) : files.delete(id)),
    remove: (id, at) =>
      done(
        database.transaction('rw', summaries, async () =>
          summaries.put({ ...(await summary(id)), deletedAt: at }),
        ),
      ),
    restore: (id) =>
      done(
        database.transaction('rw', summaries, async () => {
          const { deletedAt: _, ...kept } = await summary(id);
          return summaries.put(kept);
        }),
      ),
    purgeDeleted: (olderThan) =>
      done(
        summaries
          .where('deletedAt')
          .below(olderThan)
          .primaryKeys()
          .then((ids) => purge(database, ids)),
      ),
    async forget(id) {
      try {
        if ((await summary(id)).deletedAt === undefined) return { ok: true };
        await purge(database, [id]);
        return { ok: true };
      } catch (error) {
        return failureOf(error);
      }
    },
    duplicate: (id, newId, newName, at) => rewrite(id, { id: newId, name: newName }, at).catch(failureOf),
    rename: (id, name, at) => rewrite(id, { name }, at).catch(failureOf),
    raw: async (id) => {
      const record = unpacked(await documents.get(id).catch(tellPlainly));
      return isRecord(record) && 'model' in record ? record['model'] : record;
    },
    snapshots,
    close() {
      closing = true;
      database.close();
    },
  };
}

const MISSING: NotLoaded = {
  ok: false,
  because: 'missing',
  reason: 'There is no such model in this browser.',
};

type Rewrite = { readonly name: string; readonly id?: ModelId };

async function opened(id: ModelId, record: unknown, view: View | null, door: Door): Promise<Loaded> {
  const { model, revision } = isRecord(record) ? record : {};
  const read = await door(model);
  if (!read.ok) return read;
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 1) {
    return {
      ok: false,
      because: 'damaged',
      reason: 'What is stored of this model has no readable revision. You can download it as it is.',
    };
  }
  return { ok: true, model: read.model.id === id ? read.model : { ...read.model, id }, view, revision };
}

async function done(work: PromiseLike<unknown>): Promise<Done> {
  try {
    await work;
    return { ok: true };
  } catch (error) {
    return failureOf(error);
  }
}

function tellPlainly(error: unknown): never {
  throw new StorageError(failureOf(error).message, { cause: error });
}
