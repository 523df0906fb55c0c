import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Model } from '../model/model';
import { openDocuments } from './documents';
import type { Done } from './failure';

/** For tests: a whole database as data, to be kept for the day when its version is an old one. */
export interface Dump {
  readonly version: number;
  readonly stores: Readonly<Record<string, Store>>;
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}
interface Store {
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[];
}

const AT = 1_790_000_000_000;
const BITS = { openCount: 5, highestRisk: 'high' } as const;

/** What the app writes today, as it does it: two models, one of them deleted, a view, and a version of each kind. */
export async function dumpOf(model: Model): Promise<Dump> {
  const indexedDB = new IDBFactory();
  const documents = openDocuments({ indexedDB, IDBKeyRange });
  const { snapshots } = documents;
  const steps: readonly (() => Promise<Done>)[] = [
    () => documents.save(model, BITS, 0, AT),
    () => documents.save({ ...model, id: 'm-deleted', name: 'Deleted one' }, BITS, 0, AT),
    () => documents.remove('m-deleted', AT + 1_000),
    () =>
      documents.saveView(model.id, {
        diagram: 'd-main',
        viewports: { 'd-main': { x: 12, y: 34, zoom: 0.8 } },
        selection: ['s-appdb'],
      }),
    () => snapshots.takeSnapshot(model.id, model, { kind: 'automatic', label: 'Before an import' }, AT),
    () => snapshots.takeSnapshot(model.id, model, { kind: 'named', label: 'Release 1' }, AT - 1_000),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) throw new Error(done.message);
  }
  documents.close();
  const database = await answer(indexedDB.open('drawbridge'));
  const stores: Record<string, Store> = {};
  const tables: Record<string, readonly unknown[]> = {};
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    const { keyPath, autoIncrement } = store;
    const indexes = [...store.indexNames].map((index) => ({
      name: index,
      keyPath: store.index(index).keyPath,
    }));
    stores[name] = { keyPath, autoIncrement, indexes };
    tables[name] = await answer(store.getAll());
  }
  const { version } = database;
  database.close();
  // Dexie counts in tenths.
  return { version: version / 10, stores, tables };
}

/** The tables as they were, made by the calls of IndexedDB itself. */
export async function restore({ version, stores, tables }: Dump, indexedDB: IDBFactory): Promise<void> {
  const opening = indexedDB.open('drawbridge', version * 10);
  opening.addEventListener('upgradeneeded', () => {
    for (const [name, { keyPath, autoIncrement, indexes }] of Object.entries(stores)) {
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const index of indexes) store.createIndex(index.name, index.keyPath);
    }
  });
  const database = await answer(opening);
  const writing = database.transaction(Object.keys(tables), 'readwrite');
  for (const [name, rows] of Object.entries(tables))
    for (const row of rows) writing.objectStore(name).put(row);
  await new Promise((resolve) => writing.addEventListener('complete', resolve));
  database.close();
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('The database did not answer.')),
    );
  });
}
