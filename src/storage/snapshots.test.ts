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

const automatic = (label: string) => ({ kind: 'automatic', label }) as const;
const model = (name: string): Model => emptyModel({ id: 'm', name, diagram: 'd' });

describe('in the tables', () => {
  let documents: Documents;
  beforeEach(() => {
    documents = openDocuments({ indexedDB: new IDBFactory(), IDBKeyRange });
  });
  afterEach(() => documents.close());

  test('a snapshot comes back as it was taken', async () => {
    const { takeSnapshot, listSnapshots, loadSnapshot } = documents.snapshots;
    await takeSnapshot('m', model('Before'), automatic('Before import'), NOON);
    await takeSnapshot('m', model('After'), automatic('Every hour'), NOON + 1);
    await takeSnapshot('m-other', model('Other'), automatic('Other'), NOON);

    const list = await listSnapshots('m');

    expect(list).toMatchObject([
      { at: NOON + 1, label: 'Every hour' },
      { at: NOON, label: 'Before import' },
    ]);
    expect(await loadSnapshot(list[1]?.id ?? 0)).toEqual({
      ok: true,
      model: model('Before'),
      at: NOON,
      kind: 'automatic',
      label: 'Before import',
    });
  });

  test('a snapshot that is gone, and storage that is closed, give a sentence', async () => {
    expect(await documents.snapshots.loadSnapshot(7)).toEqual({
      ok: false,
      reason: 'This snapshot is no longer kept.',
    });

    documents.close();

    expect(await documents.snapshots.takeSnapshot('m', model('x'), automatic(''), NOON)).toMatchObject({
      reason: 'closed',
    });
    expect(await documents.snapshots.listSnapshots('m')).toEqual([]);
    expect(await documents.snapshots.loadSnapshot(7)).toMatchObject({ ok: false });
  });

  test('taking one thins the others of that model', async () => {
    const { takeSnapshot, listSnapshots } = documents.snapshots;
    await takeSnapshot('m-other', model('x'), automatic(''), NOON - 40 * DAY);
    await takeSnapshot('m', model('x'), automatic(''), NOON - 40 * DAY);

    await takeSnapshot('m', model('x'), automatic(''), NOON);

    expect(await listSnapshots('m')).toHaveLength(1);
    expect(await listSnapshots('m-other')).toHaveLength(1);
  });
});

describe('named ones', () => {
  let documents: Documents;
  beforeEach(() => {
    documents = openDocuments({ indexedDB: new IDBFactory(), IDBKeyRange });
  });
  afterEach(() => documents.close());

  test('stay however old they are, and do not count for the others', async () => {
    const { takeSnapshot, listSnapshots } = documents.snapshots;
    await takeSnapshot('m', model('v1'), { kind: 'named', label: 'Release 1' }, NOON - 400 * DAY);
    await takeSnapshot('m', model('v2'), { kind: 'named', label: 'Release 2' }, NOON - 399 * DAY);

    await takeSnapshot('m', model('v3'), automatic('Every hour'), NOON);

    expect((await listSnapshots('m')).map(({ label }) => label)).toEqual([
      'Every hour',
      'Release 2',
      'Release 1',
    ]);
  });

  test('an automatic one becomes one by its name, and goes when it is deleted', async () => {
    const { takeSnapshot, listSnapshots, nameSnapshot, removeSnapshot } = documents.snapshots;
    await takeSnapshot('m', model('v1'), automatic('Before import'), NOON - 60 * DAY);
    const [first] = await listSnapshots('m');

    await nameSnapshot(first?.id ?? 0, 'As the auditors saw it');
    await takeSnapshot('m', model('v2'), automatic('Every hour'), NOON);
    expect((await listSnapshots('m'))[1]).toMatchObject({ kind: 'named', label: 'As the auditors saw it' });

    await removeSnapshot(first?.id ?? 0);
    expect(await listSnapshots('m')).toHaveLength(1);
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
