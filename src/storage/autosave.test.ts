import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyModel, type Model } from '../model/model';
import { askBeforeLeaving, autosave, flushWhenHidden, type Autosave, type SaveState } from './autosave';
import { openDocuments } from './documents';
import { FakeClock } from './fakes';
import type { Failure } from './failure';
import type { Saved } from './write';

const BITS = { openCount: 0, highestRisk: null } as const;
const start = emptyModel({ id: 'm', name: 'v0', diagram: 'd' });
const version = (n: number): Model => ({ ...start, name: `v${n}` });

const FULL: Failure = { ok: false, reason: 'quota', message: 'The browser’s storage is full.' };
const NEWER: Failure = { ok: false, reason: 'newer', message: 'This model was changed in another tab.' };

/** A disk that takes a while, and fails when told to. Like the real one it refuses stale revisions. */
class Disk {
  readonly written: { readonly name: string; readonly at: number }[] = [];
  revision = 1;
  takes = 0;
  failure: Failure | null = null;
  under = 0;
  most = 0;

  readonly clock: FakeClock;
  constructor(clock: FakeClock) {
    this.clock = clock;
  }

  readonly save = async (model: Model, _bits: unknown, expected: number): Promise<Saved> => {
    this.most = Math.max(this.most, ++this.under);
    const { failure } = this;
    if (this.takes > 0) await new Promise<void>((resolve) => this.clock.schedule(resolve, this.takes));
    this.under -= 1;
    if (failure) return failure;
    if (expected !== this.revision) return NEWER;
    this.revision += 1;
    this.written.push({ name: model.name, at: this.clock.now() });
    return { ok: true, revision: this.revision };
  };

  get latest(): string | undefined {
    return this.written.at(-1)?.name;
  }
}

let clock: FakeClock;
let disk: Disk;
let saving: Autosave;
let shown: SaveState[];

beforeEach(() => {
  clock = new FakeClock();
  disk = new Disk(clock);
  saving = autosave({ documents: disk, now: clock.now, schedule: clock.schedule });
  shown = [];
  saving.subscribe(() => shown.push(saving.get()));
});

const kinds = (): readonly string[] => shown.map(({ kind }) => kind);

describe('when it writes', () => {
  test('nothing is written before a load has succeeded', async () => {
    saving.changed(version(1), BITS);
    await saving.flush();
    await clock.pass(60_000);

    expect(disk.written).toEqual([]);

    saving.begin(start, 1);
    await clock.pass(60_000);
    expect(disk.written).toEqual([]);
  });

  test('an edit is written within 300 ms', async () => {
    saving.begin(start, 1);

    saving.changed(version(1), BITS);
    await clock.pass(300);

    expect(disk.written).toEqual([{ name: 'v1', at: 300 }]);
  });

  test('many edits become few writes, and none waits for the typing to pause', async () => {
    saving.begin(start, 1);

    for (let n = 1; n <= 40; n++) {
      saving.changed(version(n), BITS);
      await clock.pass(50);
    }
    await clock.pass(500);

    expect(disk.written.length).toBeLessThan(9);
    expect(disk.written[0]).toEqual({ name: 'v6', at: 300 });
    expect(disk.latest).toBe('v40');
  });

  test('one write at a time, each on top of the one before', async () => {
    saving.begin(start, 1);
    disk.takes = 700;

    for (let n = 1; n <= 20; n++) {
      saving.changed(version(n), BITS);
      await clock.pass(100);
    }
    await clock.pass(2_000);

    expect(disk.most).toBe(1);
    expect(disk.latest).toBe('v20');
    expect(saving.get()).toEqual({ kind: 'saved' });
    expect(saving.revision()).toBe(disk.revision);
  });

  test('a flush writes the last edit, also when an older one is just being written', async () => {
    saving.begin(start, 1);
    disk.takes = 100;
    saving.changed(version(1), BITS);
    await clock.pass(350);
    saving.changed(version(2), BITS);

    const flushed = saving.flush();
    await clock.pass(200);

    expect(await flushed).toEqual({ kind: 'saved' });
    expect(disk.latest).toBe('v2');
  });

  test('a flush asks for its write before it returns', () => {
    const save = vi.spyOn(disk, 'save');
    saving = autosave({ documents: disk, now: clock.now, schedule: clock.schedule });
    saving.begin(start, 1);
    saving.changed(version(1), BITS);

    void saving.flush();

    expect(save).toHaveBeenCalledTimes(1);
  });

  test('a clock that jumps delays nothing', async () => {
    let offset = 0;
    saving = autosave({ documents: disk, now: () => clock.now() + offset, schedule: clock.schedule });
    saving.begin(start, 1);
    disk.takes = 100;
    saving.changed(version(1), BITS);
    await clock.pass(300);
    saving.changed(version(2), BITS);

    offset = -3_600_000;
    await clock.pass(500);

    expect(disk.latest).toBe('v2');
  });

  test('nothing more is written after the end', async () => {
    saving.begin(start, 1);
    await saving.flush();
    saving.end();

    saving.changed(version(1), BITS);
    await clock.pass(60_000);

    expect(disk.written).toEqual([]);
    expect(saving.get()).toEqual({ kind: 'saved' });
  });

  test('the model of another document is never written over this one', () => {
    saving.begin(start, 1);

    expect(() => saving.changed({ ...start, id: 'm-other' }, BITS)).toThrow(
      '“m-other” was changed while “m” is open',
    );
  });
});

describe('what it says', () => {
  test('saving from the first edit, saved when the write has succeeded', async () => {
    saving.begin(start, 1);
    disk.takes = 40;

    saving.changed(version(1), BITS);
    expect(saving.get()).toEqual({ kind: 'saving' });
    await clock.pass(339);
    expect(saving.get()).toEqual({ kind: 'saving' });
    await clock.pass(1);

    expect(saving.get()).toEqual({ kind: 'saved' });
    expect(kinds()).toEqual(['saving', 'saved']);
  });

  test('not saved while a newer edit waits', async () => {
    saving.begin(start, 1);
    disk.takes = 40;
    saving.changed(version(1), BITS);
    await clock.pass(320);

    saving.changed(version(2), BITS);
    await clock.pass(30);

    expect(disk.latest).toBe('v1');
    expect(saving.get()).toEqual({ kind: 'saving' });
  });

  test('a full disk is told at once; when there is room again, the latest edit is saved', async () => {
    saving.begin(start, 1);
    disk.failure = FULL;
    saving.changed(version(1), BITS);
    await clock.pass(300);
    expect(saving.get()).toEqual({ kind: 'not-saved', why: FULL.message, canRetry: true });
    saving.changed(version(2), BITS);
    expect(saving.get()).toMatchObject({ kind: 'not-saved' });

    disk.failure = null;
    await clock.pass(1_000);

    expect(disk.latest).toBe('v2');
    expect(saving.get()).toEqual({ kind: 'saved' });
  });

  test('it is tried again after 1, 5, 10 and then every 30 seconds', async () => {
    saving.begin(start, 1);
    disk.failure = FULL;
    const tries: number[] = [];
    const save = (...given: Parameters<Disk['save']>): Promise<Saved> => {
      tries.push(clock.now());
      return disk.save(...given);
    };
    saving = autosave({ documents: { save }, now: clock.now, schedule: clock.schedule });
    saving.begin(start, 1);

    saving.changed(version(1), BITS);
    await clock.pass(80_000);

    expect(tries.map((at, i) => at - (tries[i - 1] ?? 0))).toEqual([
      300, 1_000, 5_000, 10_000, 30_000, 30_000,
    ]);
  });

  test('“Try again” is a flush', async () => {
    saving.begin(start, 1);
    disk.failure = FULL;
    saving.changed(version(1), BITS);
    expect(await saving.flush()).toMatchObject({ kind: 'not-saved', canRetry: true });

    disk.failure = null;

    expect(await saving.flush()).toEqual({ kind: 'saved' });
    expect(disk.latest).toBe('v1');
  });

  test('newer work is never written over, until a load has brought it here', async () => {
    saving.begin(start, 1);
    disk.revision = 7;
    saving.changed(version(1), BITS);
    await clock.pass(300);
    expect(saving.get()).toEqual({ kind: 'not-saved', why: NEWER.message, canRetry: false });

    saving.changed(version(2), BITS);
    await saving.flush();
    await clock.pass(120_000);
    expect(disk.written).toEqual([]);
    expect(saving.get()).toMatchObject({ kind: 'not-saved', canRetry: false });

    saving.begin(version(1), 7);
    saving.changed(version(3), BITS);
    await clock.pass(300);
    expect(disk.latest).toBe('v3');
  });

  test('storage that does not answer is reported within a second of the edit, and so is its late answer', async () => {
    saving.begin(start, 1);
    disk.takes = 25_000;
    saving.changed(version(1), BITS);

    await clock.pass(999);
    expect(saving.get()).toEqual({
      kind: 'not-saved',
      why: 'The browser’s storage does not answer yet.',
      canRetry: false,
    });

    await clock.pass(25_000);
    expect(saving.get()).toEqual({ kind: 'saved' });
  });

  test('what was saved and then taken from the disk is not called saved until it is there again', async () => {
    saving.begin(start, 1);
    saving.changed(version(1), BITS);
    await clock.pass(300);
    expect(saving.get()).toEqual({ kind: 'saved' });

    saving.again(version(1), BITS);
    expect(saving.get()).toEqual({ kind: 'saving' });
    await clock.pass(1);

    expect(disk.written.map(({ name }) => name)).toEqual(['v1', 'v1']);
    expect(saving.get()).toEqual({ kind: 'saved' });
  });

  test('a write that was under way when the disk was taken does not count', async () => {
    saving.begin(start, 1);
    disk.takes = 100;
    saving.changed(version(1), BITS);
    const flushed = saving.flush();

    saving.again(version(1), BITS);
    await clock.pass(100);
    expect(saving.get()).toEqual({ kind: 'saving' });
    await clock.pass(500);

    expect(await flushed).toEqual({ kind: 'saved' });
    expect(disk.written).toHaveLength(2);
  });

  test('ending with edits that could not be written is not called saved', async () => {
    saving.begin(start, 1);
    disk.failure = FULL;
    saving.changed(version(1), BITS);
    await saving.flush();

    saving.end();

    expect(saving.get()).toMatchObject({ kind: 'not-saved', canRetry: false });
  });
});

test('whatever happens in whatever order, “saved” means that the latest edit is on the disk', async () => {
  const event = fc.oneof(
    fc.constant('edit' as const),
    fc.constant('flush' as const),
    fc.constant('disk fails' as const),
    fc.constant('disk works' as const),
    fc.nat(1_500),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 25 }),
      fc.constantFrom(0, 30, 400),
      async (events, takes) => {
        const time = new FakeClock();
        const store = new Disk(time);
        store.takes = takes;
        const one = autosave({ documents: store, now: time.now, schedule: time.schedule });
        one.begin(start, 1);
        let edits = 0;
        const check = (): void => {
          expect(one.get().kind !== 'saved' || edits === 0 || store.latest === `v${edits}`).toBe(true);
        };
        one.subscribe(check);

        for (const step of events) {
          if (step === 'edit') one.changed(version(++edits), BITS);
          else if (step === 'flush') void one.flush();
          else if (step === 'disk fails') store.failure = FULL;
          else if (step === 'disk works') store.failure = null;
          else await time.pass(step);
          check();
        }
        store.failure = null;
        await time.pass(takes);
        const flushed = one.flush();
        await time.pass(3_000);

        expect(await flushed).toEqual({ kind: 'saved' });
        expect(edits === 0 || store.latest === `v${edits}`).toBe(true);
        expect(store.most).toBeLessThan(2);
      },
    ),
    { numRuns: 40 },
  );
});

test('with the real tables: what was flushed is what the next tab loads', async () => {
  const indexedDB = new IDBFactory();
  const documents = openDocuments({ indexedDB, IDBKeyRange });
  await documents.save(start, BITS, 0, 1);
  saving = autosave({ documents, now: clock.now, schedule: clock.schedule });
  saving.begin(start, 1);

  for (let n = 1; n <= 5; n++) {
    saving.changed(version(n), BITS);
    if (n % 2 === 0) await saving.flush();
  }
  await saving.flush();

  const next = openDocuments({ indexedDB, IDBKeyRange });
  expect(await next.load('m')).toMatchObject({ model: { name: 'v5' }, revision: saving.revision() });
  documents.close();
  next.close();
});

describe('a page that goes away', () => {
  /** As much of a page as is listened to. */
  class Page extends EventTarget {
    visibilityState = 'visible';
    readonly defaultView = new EventTarget();
  }
  const open = (): { readonly page: Page; readonly target: Document } => {
    const page = new Page();
    return { page, target: page as unknown as Document };
  };

  test.each(['pagehide', 'beforeunload'])('is flushed on %s', async (name) => {
    const { page, target } = open();
    saving.begin(start, 1);
    flushWhenHidden(saving, target);
    saving.changed(version(1), BITS);

    page.defaultView.dispatchEvent(new Event(name));
    await clock.pass(0);

    expect(disk.latest).toBe('v1');
  });

  test('is flushed when it is hidden, not when it is shown, and not after stopping', () => {
    const { page, target } = open();
    const flush = vi.fn<Autosave['flush']>();
    const stop = flushWhenHidden({ flush }, target);

    page.dispatchEvent(new Event('visibilitychange'));
    expect(flush).not.toHaveBeenCalled();
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(flush).toHaveBeenCalledTimes(1);
    stop();
    page.defaultView.dispatchEvent(new Event('pagehide'));
    expect(flush).toHaveBeenCalledTimes(1);
  });

  test('the browser asks before leaving only while the latest edits cannot be saved', async () => {
    const { page, target } = open();
    const asks = (): boolean =>
      !page.defaultView.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    askBeforeLeaving(saving, target);
    saving.begin(start, 1);
    saving.changed(version(1), BITS);
    expect(asks()).toBe(false);

    disk.failure = FULL;
    await saving.flush();

    expect(asks()).toBe(true);
  });
});
