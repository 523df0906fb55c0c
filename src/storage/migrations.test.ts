import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { violations } from '../model/integrity';
import { formatOf } from '../model/migrate';
import type { Model } from '../model/model';
import { FORMAT } from '../model/schema';
import { openDatabase, TABLES_VERSION } from './database';
import { openDocuments } from './documents';
import { dumpOf, restore, type Dump } from './dump.test.kit';
import { readStored } from './stored';

/**
 * What was ever stored is opened for ever. `fixtures/` has a database for each version of the tables and a model for
 * each format, as that version wrote them. They are never changed; a new version adds its own: `UPDATE_GOLDEN=1 npx vitest
 * run src/storage` dumps what the app writes at that time, unless it is there already.
 */

const path = (name: string): URL => new URL(`fixtures/${name}`, import.meta.url);
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, i) => i + 1);
const readJson = (name: string): unknown => JSON.parse(readFileSync(path(name), 'utf8'));

test.each(upTo(FORMAT))('there is a model of format %i, and it opens', (format) => {
  expect(existsSync(path(`format-${format}.json`)), `src/storage/fixtures/format-${format}.json`).toBe(true);
  const stored = readJson(`format-${format}.json`);
  expect(formatOf(stored)).toBe(format);

  const read = readStored(stored);

  expect(read).toMatchObject({ ok: true, model: { format: FORMAT, name: 'Data store' } });
  if (!read.ok) return;
  expect(violations(read.model)).toEqual([]);
  expect(Object.keys(read.model.elements).length).toBeGreaterThan(2);
  expect(Object.keys(read.model.places).length).toBeGreaterThan(2);
});

test.each(upTo(TABLES_VERSION))(
  'there is a database of version %i, and everything in it opens',
  async (version) => {
    const name = `database-${version}.json`;
    if (process.env['UPDATE_GOLDEN'] && version === TABLES_VERSION && !existsSync(path(name))) {
      const dump = await dumpOf(readJson('format-1.json') as Model);
      writeFileSync(path(name), `${JSON.stringify(dump)}\n`);
    }
    expect(existsSync(path(name)), `src/storage/fixtures/${name}`).toBe(true);
    const dump = readJson(name) as Dump;
    expect(dump.version).toBe(version);
    const indexedDB = new IDBFactory();
    await restore(dump, indexedDB);

    const documents = openDocuments({ indexedDB, IDBKeyRange });

    expect(await documents.list()).toMatchObject([{ id: 'm-format1', name: 'Data store', openCount: 5 }]);
    expect(await documents.listBin()).toMatchObject([{ id: 'm-deleted', name: 'Deleted one' }]);
    const loaded = await documents.load('m-format1');
    expect(loaded).toMatchObject({ ok: true, revision: 1, view: { viewports: {} } });
    const snapshots = await documents.snapshots.listSnapshots('m-format1');
    expect(snapshots[0]).toMatchObject({ kind: 'automatic', label: 'Before an import' });
    // Those that a person named came with version 2.
    expect(snapshots.slice(1).map(({ kind, label }) => [kind, label])).toEqual(
      version === 1 ? [] : [['named', 'Release 1']],
    );
    expect(await documents.snapshots.loadSnapshot(snapshots[0]?.id ?? 0)).toMatchObject({ ok: true });
    expect(
      loaded.ok && (await documents.save(loaded.model, { openCount: 0, highestRisk: null }, 1, 2)),
    ).toEqual({ ok: true, revision: 2 });
    await documents.forget('m-deleted');
    expect(await documents.listBin()).toEqual([]);
    documents.close();
  },
);

test('a model of an older format is kept as it was, once, before it is lifted', async () => {
  const indexedDB = new IDBFactory();
  const tables = openDatabase({ indexedDB, IDBKeyRange });
  const now = readJson('format-1.json') as Model;
  const old = { ...now, format: 0, name: 'As it was' };
  await tables.documents.put({ id: now.id, model: old, savedAt: 77, revision: 4 });
  const lift = (stored: unknown) =>
    readStored(formatOf(stored) === 0 ? { ...(stored as Model), format: FORMAT, name: 'Lifted' } : stored);
  const documents = openDocuments({ indexedDB, IDBKeyRange, read: lift });

  expect(await documents.load(now.id)).toMatchObject({ ok: true, model: { name: 'Lifted' } });
  await documents.load(now.id);

  const snapshots = await documents.snapshots.listSnapshots(now.id);
  expect(snapshots).toMatchObject([{ kind: 'named', at: 77 }]);
  expect(await tables.snapshots.get(snapshots[0]?.id ?? 0)).toMatchObject({ model: old });
  documents.close();
  tables.close();
});
