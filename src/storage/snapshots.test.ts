import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyModel, type Model } from '../model/model';
import { openDocuments, type Documents } from './documents';
import { superfluous, type Snapshot } from './snapshots';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Some noon. */
const NOON = 20_000 * DAY + 12 * HOUR;

const model = (name: string): Model => emptyModel({ id: 'm', name, diagram: 'd' });

describe('in the tables', () => {
  let documents: Documents;
  beforeEach(() => {
    documents = openDocuments({ indexedDB: new IDBFactory(), IDBKeyRange });
  });
  afterEach(() => documents.close());

  test('a snapshot comes back as it was taken', async () => {
    const { takeSnapshot, listSnapshots, loadSnapshot } = documents.snapshots;
    await takeSnapshot('m', model('Before'), 'Before import', NOON);
    await takeSnapshot('m', model('After'), 'Every hour', NOON + 1);
    await takeSnapshot('m-other', model('Other'), 'Other', NOON);

    const list = await listSnapshots('m');

    expect(list).toMatchObject([
      { at: NOON + 1, label: 'Every hour' },
      { at: NOON, label: 'Before import' },
    ]);
    expect(await loadSnapshot(list[1]?.id ?? 0)).toEqual({
      ok: true,
      model: model('Before'),
      at: NOON,
      label: 'Before import',
    });
  });

  test('a snapshot that is gone, and storage that is closed, give a sentence', async () => {
    expect(await documents.snapshots.loadSnapshot(7)).toEqual({
      ok: false,
      reason: 'This snapshot is no longer kept.',
    });

    documents.close();

    expect(await documents.snapshots.takeSnapshot('m', model('x'), '', NOON)).toMatchObject({
      reason: 'closed',
    });
    expect(await documents.snapshots.listSnapshots('m')).toEqual([]);
    expect(await documents.snapshots.loadSnapshot(7)).toMatchObject({ ok: false });
  });

  test('taking one thins the others of that model', async () => {
    const { takeSnapshot, listSnapshots } = documents.snapshots;
    await takeSnapshot('m-other', model('x'), '', NOON - 40 * DAY);
    await takeSnapshot('m', model('x'), '', NOON - 40 * DAY);

    await takeSnapshot('m', model('x'), '', NOON);

    expect(await listSnapshots('m')).toHaveLength(1);
    expect(await listSnapshots('m-other')).toHaveLength(1);
  });
});

describe('thinning', () => {
  const taken = (...times: readonly number[]): readonly Pick<Snapshot, 'id' | 'at'>[] =>
    times.map((at, id) => ({ id, at }));
  const ages = (list: readonly { readonly at: number }[], now: number): readonly number[] =>
    list.map(({ at }) => now - at);
  const kept = (list: readonly { readonly id: number; readonly at: number }[], now: number) => {
    const gone = new Set(superfluous(list, now));
    return list.filter(({ id }) => !gone.has(id));
  };

  test('all of the last hour are kept, up to 20', () => {
    const list = taken(...Array.from({ length: 19 }, (_, i) => NOON - i * MINUTE));

    expect(superfluous(list, NOON)).toEqual([]);
  });

  test('older ones: the last of each hour for a day, the last of each day for 30 days', () => {
    const list = taken(
      NOON - 3 * HOUR + 10 * MINUTE,
      NOON - 3 * HOUR + 50 * MINUTE,
      NOON - 3 * DAY,
      NOON - 3 * DAY + HOUR,
      NOON - 30 * DAY,
    );

    expect(kept(list, NOON).map(({ at }) => at)).toEqual([
      NOON - 3 * HOUR + 50 * MINUTE,
      NOON - 3 * DAY + HOUR,
    ]);
  });

  test('with a snapshot each minute for three days, every hour of the last day and every day is left', () => {
    let list: readonly { readonly id: number; readonly at: number }[] = [];
    for (let minute = 0; minute < 3 * 24 * 60; minute++) {
      const at = NOON + minute * MINUTE;
      list = kept([...list, { id: minute, at }], at);
    }

    const now = NOON + (3 * 24 * 60 - 1) * MINUTE;
    const left = ages(list, now);
    expect(left.filter((age) => age < 20 * MINUTE)).toHaveLength(20);
    expect(left.filter((age) => age < DAY).length).toBeGreaterThan(20 + 22);
    expect(left.filter((age) => age >= DAY).length).toBeGreaterThan(1);
    expect(list.length).toBeLessThan(50);
  });

  test('thinning twice is thinning once, and the latest always stays', () => {
    const times = fc.array(fc.integer({ min: 0, max: 40 * DAY }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(times, (agesBack) => {
        const list = taken(...agesBack.map((age) => NOON - age), NOON);

        const once = kept(list, NOON);

        expect(superfluous(once, NOON)).toEqual([]);
        expect(once).toContainEqual({ id: agesBack.length, at: NOON });
      }),
    );
  });

  test('a clock that was set back does not cost the snapshot just taken', () => {
    const list = taken(...Array.from({ length: 30 }, (_, i) => NOON + 300 * DAY + i), NOON);

    expect(kept(list, NOON)).toContainEqual({ id: 30, at: NOON });
  });
});
