import { strToU8, unzipSync, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { firstLayout } from '../../formats/native/first-layout';
import { newElement } from '../../model/element';
import { emptyModel, type Model } from '../../model/model';
import { openDatabase } from '../../storage/database';
import { openDocuments, type Documents } from '../../storage/documents';
import { makeBackup, readBackup, restoreBackup, type Backup } from './backup';

const BITS = { openCount: 0, highestRisk: null } as const;
let made = 0;
const newId = (): string => `m-fresh${++made}`;

function shop(id: string, name: string): Model {
  return firstLayout({
    ...emptyModel({ id, name, diagram: 'd' }),
    elements: { p: newElement({ id: 'p', kind: 'process', name: 'Checkout' }) },
  });
}

function browser(indexedDB = new IDBFactory()): Documents {
  return openDocuments({ indexedDB, IDBKeyRange });
}

/** A browser with two models, one of them deleted, and two versions of the first. */
async function usedBrowser(indexedDB = new IDBFactory()): Promise<Documents> {
  const documents = browser(indexedDB);
  await documents.save(shop('m-1', 'Shop'), BITS, 0, 100);
  await documents.save(shop('m-2', 'Old shop'), BITS, 0, 100);
  await documents.remove('m-2', 200);
  const { takeSnapshot } = documents.snapshots;
  await takeSnapshot('m-1', shop('m-1', 'Shop, first'), { kind: 'named', label: 'Release 1' }, 50);
  await takeSnapshot('m-1', shop('m-1', 'Shop, later'), { kind: 'automatic', label: 'While editing' }, 60);
  return documents;
}

const restoreInto = (documents: Documents, backup: Backup) =>
  restoreBackup(backup, {
    documents,
    newId,
    store: (model) => documents.save(model, BITS, 0, 1),
    nameBeside: (name) => `${name} (from the backup)`,
  });

function read(bytes: Uint8Array): Backup {
  const result = readBackup(bytes, newId);
  if (!result.ok) throw new Error(result.reason);
  return result.backup;
}

test('everything in one browser comes back in another: models, versions, and the bin', async () => {
  const there = await usedBrowser();
  const here = browser();

  const backup = read(await makeBackup(there, 300));
  expect(backup.at).toBe(300);
  expect(await restoreInto(here, backup)).toEqual({ restored: 2, same: 0, problems: [] });

  expect((await here.list()).map(({ name }) => name)).toEqual(['Shop']);
  expect(await here.listBin()).toMatchObject([{ name: 'Old shop', deletedAt: 200 }]);
  expect(await here.load('m-1')).toMatchObject({ model: shop('m-1', 'Shop') });
  const versions = await here.snapshots.listSnapshots('m-1');
  expect(versions).toMatchObject([
    { kind: 'automatic', label: 'While editing', at: 60 },
    { kind: 'named', label: 'Release 1', at: 50 },
  ]);
  expect(await here.snapshots.loadSnapshot(versions[1]?.id ?? 0)).toMatchObject({
    model: shop('m-1', 'Shop, first'),
  });
});

test('what is here stays: the same is left alone, what differs comes beside it', async () => {
  const documents = await usedBrowser();
  const backup = read(await makeBackup(documents, 300));
  expect(await restoreInto(documents, backup)).toMatchObject({ restored: 0, same: 2 });

  await documents.save(shop('m-1', 'Bazaar'), BITS, 1, 400);
  expect(await restoreInto(documents, backup)).toMatchObject({ restored: 1, same: 1 });

  expect((await documents.list()).map(({ name }) => name).toSorted()).toEqual([
    'Bazaar',
    'Shop (from the backup)',
  ]);
});

test('a model that has been deleted since comes back out of the bin', async () => {
  const documents = await usedBrowser();
  const backup = read(await makeBackup(documents, 300));
  await documents.remove('m-1', 400);

  expect(await restoreInto(documents, backup)).toMatchObject({ restored: 1, same: 1 });

  expect((await documents.list()).map(({ name }) => name)).toEqual(['Shop']);
});

test('what cannot be opened is in the file as it lies there', async () => {
  const indexedDB = new IDBFactory();
  const documents = await usedBrowser(indexedDB);
  const tables = openDatabase({ indexedDB, IDBKeyRange });
  await tables.documents.put({ id: 'm-9', model: { rubble: true }, savedAt: 1, revision: 1 });

  const files = unzipSync(await makeBackup(documents, 300));

  expect(JSON.parse(new TextDecoder().decode(files['unreadable/m-9.json']))).toEqual({ rubble: true });
  expect(Object.keys(files).filter((name) => name.startsWith('models/'))).toEqual(['models/m-1-shop.yaml']);
  tables.close();
});

test('a zip of YAML models made by hand is a backup too; one bad file does not spoil the others', () => {
  const zip = zipSync({
    'a/shop.yaml': strToU8('schema: 1\nid: m-shop\nname: "Shop"\n'),
    'bad.yaml': strToU8('schema: 1\nelements: 7\n'),
    'readme.txt': strToU8('Hello'),
  });

  const backup = read(zip);

  expect(backup.models.map(({ model }) => model.name)).toEqual(['Shop']);
  expect(backup.problems).toEqual([expect.stringMatching(/^bad\.yaml: Line 2, elements/)]);
});

test('whatever the bytes are, reading ends with an answer', async () => {
  const good = await makeBackup(await usedBrowser(), 300);
  const harmed = fc
    .tuple(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length))
    .map(([at, value, length]) => {
      const bytes = good.slice(0, length);
      if (at < length) bytes[at] = value;
      return bytes;
    });

  fc.assert(
    fc.property(fc.oneof(harmed, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const result = readBackup(bytes, newId);

      expect(result.ok || /\S.*\.$/.test(result.reason)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('an index that lies about the files, or names what every object has, does no harm', () => {
  const index = { models: [{ file: '__proto__' }, { file: 'toString' }, { file: 'gone.yaml' }, 7, null] };
  const zip = zipSync({ 'backup.json': strToU8(JSON.stringify(index)) });

  expect(readBackup(zip, newId)).toEqual({
    ok: false,
    reason: 'There is no model of Drawbridge in this zip file.',
  });
});

test('brought in twice, a model that differs from the one here is put beside it once', async () => {
  const there = await usedBrowser();
  const backup = read(await makeBackup(there, 300));
  await there.save(shop('m-1', 'Shop, since then'), BITS, 1, 400);

  expect(await restoreInto(there, backup)).toMatchObject({ restored: 1, problems: [] });
  expect(await restoreInto(there, backup)).toMatchObject({ restored: 0, same: 2 });

  expect((await there.list()).map(({ name }) => name).toSorted()).toEqual([
    'Shop (from the backup)',
    'Shop, since then',
  ]);
});

test('what the storage has not taken goes in as it is in memory, known there or not', async () => {
  const there = await usedBrowser();

  const edited = read(await makeBackup(there, 300, shop('m-1', 'Shop, edited')));
  const begun = read(await makeBackup(there, 300, shop('m-9', 'Just begun')));

  const names = ({ models }: Backup): readonly string[] => models.map(({ model }) => model.name).toSorted();
  expect(names(edited)).toEqual(['Old shop', 'Shop, edited']);
  expect(names(begun)).toEqual(['Just begun', 'Old shop', 'Shop']);
});
