import { Dexie, type Table } from 'dexie';
import type { ModelId } from '../model/id';

/**
 * The tables in the browser's IndexedDB. What is read from them is `unknown` until it has gone through a door
 * (`stored.ts`, `summary.ts`, `view.ts`): another version of this app, or a fault, may have written it.
 *
 * Two version numbers that never mix: `TABLES_VERSION` says which tables and indexes there are, `model.format` says
 * how a model looks inside. A change inside a model never touches this file.
 */

export const TABLES_VERSION = 4;

/** Only what is queried is an index. */
const FIRST_INDEXES = {
  documents: 'id',
  summaries: 'id, deletedAt',
  views: 'id',
  snapshots: '++id, [modelId+at+label]',
  // One row for each revision ever written; see `write.ts`.
  revisions: '[id+revision]',
};

/** Version 2 tells snapshots that a person named, and that stay, from those that are thinned. */
const SECOND_INDEXES = {
  // What is listed rides in the index, so that listing snapshots does not load their models.
  snapshots: '++id, [modelId+at+kind+label]',
};

/** Version 3 keeps the file on the disk in which a model is kept besides. */
const THIRD_TABLES = { files: 'id' };

/** Version 4 keeps the models of documents as text. Those of before are read as they are. */
const FOURTH_TABLES = {};

export interface DocumentRecord {
  readonly id: ModelId;
  /** A text; see `model-text.ts`. */
  readonly model: unknown;
  readonly savedAt: number;
  readonly revision: number;
}

export interface SnapshotRecord {
  readonly id?: number;
  readonly modelId: ModelId;
  readonly at: number;
  kind: SnapshotKind;
  readonly label: string;
  readonly model: unknown;
}

/** 'named': stays until a person deletes it. 'automatic': let go of with time. */
export type SnapshotKind = 'named' | 'automatic';

interface RevisionRecord {
  readonly id: ModelId;
  readonly revision: number;
}

export interface Database extends Dexie {
  readonly documents: Table<DocumentRecord, ModelId>;
  readonly summaries: Table<unknown, ModelId>;
  readonly views: Table<unknown, ModelId>;
  readonly snapshots: Table<SnapshotRecord, number>;
  readonly files: Table<unknown, ModelId>;
  readonly revisions: Table<RevisionRecord, [ModelId, number]>;
}

export interface DatabaseOptions {
  readonly name?: string;
  /** For tests; the browser's own when left out. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

/** Opens on first use. */
export function openDatabase({ name = 'drawbridge', ...dependencies }: DatabaseOptions = {}): Database {
  const database = new Dexie(name, {
    ...dependencies,
    // "Saved" on screen means on the disk, not in a buffer that a power cut empties.
    chromeTransactionDurability: 'strict',
    // Dexie's cache shows writes before they have succeeded.
    cache: 'disabled',
  });
  database.version(1).stores(FIRST_INDEXES);
  database
    .version(2)
    .stores(SECOND_INDEXES)
    .upgrade((upgrade) =>
      upgrade
        .table<SnapshotRecord>('snapshots')
        .toCollection()
        .modify((snapshot) => {
          snapshot.kind = 'automatic';
        }),
    );
  database.version(3).stores(THIRD_TABLES);
  database.version(4).stores(FOURTH_TABLES);
  database.on('ready', () => refuseNewerTables(database.backendDB()), true);
  // Dexie makes a property for each table named above.
  return database as Database;
}

/** Dexie opens tables of a later version as if they were ours; writing there could harm what a newer app has stored. */
export function refuseNewerTables({ version }: IDBDatabase): void {
  // Dexie counts in tenths.
  const found = Math.floor(version / 10);
  if (found > TABLES_VERSION) throw new NewerTables();
}

/** A later version of this app has been at work in this browser. */
export class NewerTables extends Error {
  override readonly name = 'NewerTables';
}
