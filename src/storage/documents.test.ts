import { Dexie } from 'dexie';
import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newElement } from '../model/element';
import { emptyModel, type Model } from '../model/model';
import { FORMAT } from '../model/schema';
import { openDatabase, type Database } from './database';
import { openDocuments, type Documents } from './documents';
import { unpacked } from './model-text';
import type { Summary } from './summary';

const NOTHING_OPEN = { openCount: 0, highestRisk: null } as const;

let indexedDB: IDBFactory;
let documents: Documents;
const opened: { close(): void }[] = [];

beforeEach(() => {
  indexedDB = new IDBFactory();
  documents = open();
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

/** Another tab of the same browser. */
function open(): Documents {
  const tab = openDocuments({ indexedDB, IDBKeyRange });
  opened.push(tab);
  return tab;
}

/** The tables themselves, for doing harm. */
function tables(): Database {
  const database = openDatabase({ indexedDB, IDBKeyRange });
  opened.push(database);
  return database;
}

function shop(id = 'm-shop', name = 'Shop'): Model {
  const empty = emptyModel({ id, name, diagram: 'd' });
  return { ...empty, elements: { p: newElement({ id: 'p', kind: 'process', name: 'Checkout' }) } };
}

const names = (list: readonly Summary[]): readonly string[] => list.map(({ name }) => name);

describe('saving and loading', () => {
  test('a saved model comes back as it was, in another tab too', async () => {
    const model = shop();

    const saved = await documents.save(model, { openCount: 3, highestRisk: 'high' }, 0, 100);

    expect(saved).toEqual({ ok: true, revision: 1 });
    expect(await open().load(model.id)).toEqual({ ok: true, model, view: null, revision: 1 });
    const [summary] = await documents.list();
    expect(summary).toMatchObject({
      id: 'm-shop',
      name: 'Shop',
      elements: 1,
      openCount: 3,
      highestRisk: 'high',
    });
    expect(summary).toMatchObject({ createdAt: 100, updatedAt: 100 });
  });

  test('any text comes back as it was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.uuid(), async (text, id) => {
        const model = { ...shop(id), name: text };

        await documents.save(model, NOTHING_OPEN, 0, 0);

        expect(await documents.load(id)).toMatchObject({ model });
      }),
      { numRuns: 25 },
    );
  });

  test('saving again keeps the time of creation, also in a tab that has not loaded the model', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 100);

    await open().save(shop(), NOTHING_OPEN, 1, 200);

    expect(await documents.list()).toMatchObject([{ createdAt: 100, updatedAt: 200 }]);
  });

  test('the latest model is listed first', async () => {
    await documents.save(shop('m-1', 'First'), NOTHING_OPEN, 0, 1);
    await documents.save(shop('m-2', 'Second'), NOTHING_OPEN, 0, 2);
    await documents.save(shop('m-1', 'First'), NOTHING_OPEN, 1, 3);

    expect(names(await documents.list())).toEqual(['First', 'Second']);
  });

  test('a stale revision is refused, and what is stored stays', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    const other = open();
    await other.save({ ...shop(), name: 'Theirs' }, NOTHING_OPEN, 1, 2);

    const saved = await documents.save({ ...shop(), name: 'Mine' }, NOTHING_OPEN, 1, 3);

    expect(saved).toMatchObject({ ok: false, reason: 'newer' });
    expect(await documents.load('m-shop')).toMatchObject({ model: { name: 'Theirs' }, revision: 2 });
    expect(names(await documents.list())).toEqual(['Theirs']);
  });

  test('a model that exists is not created again', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    await documents.save(shop(), NOTHING_OPEN, 1, 2);

    expect(await documents.save(shop(), NOTHING_OPEN, 0, 3)).toMatchObject({ ok: false, reason: 'newer' });
  });

  test('loading forgets the oldest revisions, except the first', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    const { documents: models, revisions } = tables();
    await models.update('m-shop', { revision: 6000 });
    await revisions.bulkPut([2, 999, 1000, 1001, 6000].map((revision) => ({ id: 'm-shop', revision })));

    await documents.load('m-shop');

    expect((await revisions.toArray()).map(({ revision }) => revision)).toEqual([1, 1001, 6000]);
    expect(await documents.save(shop(), NOTHING_OPEN, 0, 1)).toMatchObject({ ok: false, reason: 'newer' });
  });

  test('of two tabs that save at once, one is refused', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    const other = open();
    await other.load('m-shop');

    const both = await Promise.all([
      documents.save({ ...shop(), name: 'Mine' }, NOTHING_OPEN, 1, 2),
      other.save({ ...shop(), name: 'Theirs' }, NOTHING_OPEN, 1, 2),
    ]);

    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = both[0]?.ok ? 'Mine' : 'Theirs';
    expect(await documents.load('m-shop')).toMatchObject({ model: { name: winner }, revision: 2 });
  });

  test('a save asks for everything at once, and for the disk', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    const spy = vi.spyOn(Object.getPrototypeOf(await connection()) as IDBDatabase, 'transaction');

    const saving = documents.save(shop(), NOTHING_OPEN, 1, 2);
    await Promise.resolve();

    expect(spy).toHaveBeenCalledTimes(1);
    expect(spy.mock.calls[0]?.slice(1)).toEqual(['readwrite', { durability: 'strict' }]);
    await saving;
    spy.mockRestore();
  });

  test('a full disk is told as such', async () => {
    const store = Object.getPrototypeOf(
      (await connection()).transaction('views').objectStore('views'),
    ) as IDBObjectStore;
    const put = vi.spyOn(store, 'put').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });

    const saved = await documents.save(shop(), NOTHING_OPEN, 0, 1);

    expect(saved).toMatchObject({ ok: false, reason: 'quota' });
    put.mockRestore();
    expect(await documents.list()).toEqual([]);
    expect(await documents.save(shop(), NOTHING_OPEN, 0, 2)).toEqual({ ok: true, revision: 1 });
  });

  test('closed storage is told as such', async () => {
    documents.close();

    expect(await documents.save(shop(), NOTHING_OPEN, 0, 1)).toMatchObject({ ok: false, reason: 'closed' });
    expect(await documents.load('m-shop')).toMatchObject({ ok: false, because: 'unavailable' });
    await expect(documents.list()).rejects.toThrow('no access to its storage');
  });

  test('a view is kept beside its model', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    const view = { diagram: 'd', viewports: { d: { x: 10, y: -4, zoom: 1.5 } }, selection: ['p'] };

    await documents.saveView('m-shop', view);

    expect(await documents.load('m-shop')).toMatchObject({ view });
  });
});

describe('storage that is taken away', () => {
  const deleteDatabase = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('drawbridge');
      deleting.addEventListener('success', () => resolve());
      deleting.addEventListener('error', () => reject(new Error('The database could not be deleted.')));
    });

  test('is told at once, and the next save makes it anew', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    const told = vi.fn<() => void>();
    documents.onTaken(told);

    await deleteDatabase();
    expect(told).toHaveBeenCalledTimes(1);
    expect(await documents.load('m-shop')).toMatchObject({ ok: false, because: 'missing' });

    expect(await documents.save(shop(), NOTHING_OPEN, 1, 2)).toEqual({ ok: true, revision: 2 });
    expect(await open().load('m-shop')).toMatchObject({ ok: true, model: shop(), revision: 2 });
  });

  test('what is asked for while it is taken over by a newer version is still written', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    let saving: ReturnType<Documents['save']> | undefined;
    documents.onTaken(() => {
      saving ??= documents.save({ ...shop(), name: 'Last words' }, NOTHING_OPEN, 1, 2);
    });

    const upgraded = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('drawbridge', 990);
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('The database could not be opened.')));
    });

    expect(await saving).toEqual({ ok: true, revision: 2 });
    const stored = await new Promise((resolve) => {
      const reading = upgraded.transaction('documents').objectStore('documents').get('m-shop');
      reading.addEventListener('success', () => resolve(reading.result));
    });
    upgraded.close();
    expect(unpacked(stored)).toMatchObject({ model: { name: 'Last words' } });
    expect(await documents.save(shop(), NOTHING_OPEN, 2, 3)).toMatchObject({ ok: false, reason: 'newer' });
  });

  test('nobody is told when it is closed by ourselves', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    const told = vi.fn<() => void>();
    documents.onTaken(told);

    documents.close();

    expect(told).not.toHaveBeenCalled();
  });

  test('an opening that failed is tried again by the next question', async () => {
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Not in this window.', 'SecurityError');
    });
    expect(await documents.save(shop(), NOTHING_OPEN, 0, 1)).toMatchObject({ ok: false, reason: 'closed' });
    expect(await documents.load('m-shop')).toMatchObject({ ok: false, because: 'unavailable' });

    opening.mockRestore();

    expect(await documents.save(shop(), NOTHING_OPEN, 0, 2)).toEqual({ ok: true, revision: 1 });
  });
});

describe('what cannot be read', () => {
  test('a damaged model gives a sentence, can be had as it is, and the list still shows', async () => {
    await documents.save(shop('m-1', 'Good'), NOTHING_OPEN, 0, 1);
    await documents.save(shop('m-2', 'Bad'), NOTHING_OPEN, 0, 2);
    const wreck = { format: 1, id: 'm-2', name: 'Bad', elements: { p: { id: 'p', name: 7 } } };
    await tables().documents.put({ id: 'm-2', model: wreck, savedAt: 2, revision: 1 });

    const loaded = await documents.load('m-2');

    expect(loaded).toMatchObject({ ok: false, because: 'damaged' });
    expect(loaded.ok ? '' : loaded.reason).toContain('damaged at “elements.p.');
    expect(await documents.raw('m-2')).toEqual(wreck);
    expect(names(await documents.list())).toEqual(['Bad', 'Good']);
    expect(await documents.load('m-1')).toMatchObject({ ok: true });
  });

  test('whatever is in the tables, listing and loading end with an answer', async () => {
    const harm = tables();
    await fc.assert(
      fc.asyncProperty(fc.object({ withDate: true }), fc.object(), fc.uuid(), async (a, b, id) => {
        await harm.documents.put({ ...a, id } as never);
        await harm.summaries.put({ ...b, id });
        await harm.views.put({ ...b, id });

        expect(await documents.load(id)).toMatchObject({ ok: false });
        expect(
          (await documents.list()).some((summary) => summary.id === id || summary.deletedAt !== undefined),
        ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('a model whose summary was lost is listed all the same', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    await tables().summaries.delete('m-shop');

    expect(await documents.list()).toMatchObject([{ id: 'm-shop' }]);
    expect(await documents.load('m-shop')).toMatchObject({ ok: true });
  });

  test('a model with broken references is mended on the way in', async () => {
    const broken = { ...shop(), elements: { p: { ...shop().elements['p'], boundary: 'b-gone' } } };
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    await tables().documents.update('m-shop', { model: broken });

    expect(await documents.load('m-shop')).toMatchObject({
      ok: true,
      model: { elements: { p: { boundary: null } } },
    });
  });

  test('a model of a newer format is left alone', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    await tables().documents.update('m-shop', { model: { ...shop(), format: FORMAT + 1 } });

    expect(await documents.load('m-shop')).toMatchObject({ ok: false, because: 'newer' });
    expect(await documents.rename('m-shop', 'Other', 2)).toMatchObject({ ok: false });
  });

  test('tables of a newer version are left alone', async () => {
    await new Promise((resolve) => indexedDB.open('drawbridge', 990).addEventListener('success', resolve));

    expect(await documents.save(shop(), NOTHING_OPEN, 0, 1)).toMatchObject({ ok: false, reason: 'newer' });
    await expect(documents.list()).rejects.toThrow('newer version of Drawbridge');
  });
});

describe('deleting, copying, renaming', () => {
  test('a deleted model is gone from the list until it is restored', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);

    await documents.remove('m-shop', 50);
    expect(await documents.list()).toEqual([]);
    expect(await documents.load('m-shop')).toMatchObject({ ok: false, because: 'deleted' });

    await documents.restore('m-shop');
    expect(names(await documents.list())).toEqual(['Shop']);
    expect(await documents.load('m-shop')).toMatchObject({ ok: true, model: shop() });
  });

  test('an edit in a tab that still has it open brings a deleted model back', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);
    await open().remove('m-shop', 50);

    await documents.save(shop(), NOTHING_OPEN, 1, 60);

    expect(names(await documents.list())).toEqual(['Shop']);
  });

  test('purging forgets what was deleted long ago, and nothing else', async () => {
    const ids = ['m-kept', 'm-late', 'm-old'];
    for (const id of ids) {
      await documents.save(shop(id), NOTHING_OPEN, 0, 1);
      await documents.saveView(id, { diagram: 'd', viewports: {} });
      await documents.snapshots.takeSnapshot(id, shop(id), { kind: 'automatic', label: 'Before' }, 1);
    }
    await documents.remove('m-old', 10);
    await documents.remove('m-late', 20);

    await documents.purgeDeleted(20);

    const { documents: models, views, snapshots, summaries, revisions } = tables();
    const left = ['m-kept', 'm-late'];
    expect(await models.toCollection().primaryKeys()).toEqual(left);
    expect(await views.toCollection().primaryKeys()).toEqual(left);
    expect(await summaries.toCollection().primaryKeys()).toEqual(left);
    expect((await snapshots.toArray()).map(({ modelId }) => modelId)).toEqual(left);
    expect((await revisions.toArray()).map(({ id }) => id)).toEqual(left);
  });

  test('what is deleted lies in the bin until it is restored or forgotten for good', async () => {
    await documents.save(shop('m-1', 'One'), NOTHING_OPEN, 0, 1);
    await documents.save(shop('m-2', 'Two'), NOTHING_OPEN, 0, 1);
    await documents.remove('m-1', 50);
    await documents.remove('m-2', 60);
    expect(names(await documents.listBin())).toEqual(['Two', 'One']);

    await documents.restore('m-2');
    await documents.forget('m-1');
    await documents.forget('m-2');

    expect(await documents.listBin()).toEqual([]);
    expect(names(await documents.list())).toEqual(['Two']);
    expect(await documents.load('m-1')).toMatchObject({ ok: false, because: 'missing' });
  });

  test('a copy has its own id, name and history', async () => {
    await documents.save(shop(), { openCount: 4, highestRisk: 'low' }, 0, 1);
    await documents.saveView('m-shop', { diagram: 'd', viewports: { d: { x: 1, y: 2, zoom: 1 } } });

    const copied = await documents.duplicate('m-shop', 'm-copy', 'Shop (copy)', 9);

    expect(copied).toEqual({ ok: true, revision: 1 });
    expect(await documents.load('m-copy')).toEqual({
      ok: true,
      model: { ...shop(), id: 'm-copy', name: 'Shop (copy)' },
      view: { diagram: 'd', viewports: { d: { x: 1, y: 2, zoom: 1 } } },
      revision: 1,
    });
    const listed = await documents.list();
    expect(listed[0]).toMatchObject({ id: 'm-copy', createdAt: 9, openCount: 4, highestRisk: 'low' });
    expect(listed[1]).toMatchObject({ id: 'm-shop', createdAt: 1 });
  });

  test('a copy never replaces a model', async () => {
    await documents.save(shop('m-1', 'One'), NOTHING_OPEN, 0, 1);
    await documents.save(shop('m-2', 'Two'), NOTHING_OPEN, 0, 1);

    expect(await documents.duplicate('m-1', 'm-2', 'Copy', 2)).toMatchObject({ ok: false });
    expect(await documents.load('m-2')).toMatchObject({ model: { name: 'Two' } });
  });

  test('a new name is written inside the model too', async () => {
    await documents.save(shop(), NOTHING_OPEN, 0, 1);

    expect(await documents.rename('m-shop', 'Bazaar', 2)).toEqual({ ok: true, revision: 2 });

    expect(await documents.load('m-shop')).toMatchObject({ model: { name: 'Bazaar' }, revision: 2 });
    expect(await documents.list()).toMatchObject([{ name: 'Bazaar', createdAt: 1, updatedAt: 2 }]);
  });
});

test('whoever watches the list hears of each change', async () => {
  // Dexie watches only where there is a database of the browser's own.
  Dexie.dependencies.indexedDB = indexedDB;
  const heard: (readonly string[])[] = [];
  const stop = documents.watch((list) => void heard.push(names(list)));

  await vi.waitFor(() => expect(heard.at(-1)).toEqual([]));
  await documents.save(shop(), NOTHING_OPEN, 0, 1);
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(['Shop']));
  await documents.remove('m-shop', 2);
  await vi.waitFor(() => expect(heard.at(-1)).toEqual([]));

  stop();
});

/** A connection beside those of the app, for reaching what the fake database is made of. */
async function connection(): Promise<IDBDatabase> {
  const database = tables();
  await database.open();
  return database.backendDB();
}
