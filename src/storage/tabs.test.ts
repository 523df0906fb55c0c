import { beforeEach, describe, expect, test } from 'vitest';
import type { SaveState } from './autosave';
import { fakeChannels, FakeClock, fakeLocks } from './fakes';
import { holdDocument, type Hold, type HoldCalls, type Locks, type Tabs } from './tabs';

/** A browser with tabs that may all open the model 'm'. */
let clock: FakeClock;
let shared: Pick<Tabs, 'locks' | 'openChannel' | 'schedule'>;

beforeEach(() => {
  clock = new FakeClock();
  shared = { schedule: clock.schedule, locks: fakeLocks(), openChannel: fakeChannels() };
});

interface Tab {
  readonly hold: Hold;
  /** What the tab was told, in order. */
  readonly log: string[];
}

async function openTab(tab: string, flush: HoldCalls['flush'] = saved): Promise<Tab> {
  const log: string[] = [];
  const opening = holdDocument(
    'm',
    {
      flush: () => {
        log.push('flush');
        return flush();
      },
      onLost: (how) => log.push(how),
      onGained: () => log.push('gained'),
      onFollow: (revision) => log.push(`follow ${revision}`),
    },
    { ...shared, tab },
  );
  await clock.pass(250);
  return { hold: await opening, log };
}

const saved = (): Promise<SaveState> => Promise.resolve({ kind: 'saved' });
const notSaved = (): Promise<SaveState> =>
  Promise.resolve({ kind: 'not-saved', why: 'The browser’s storage is full.', canRetry: true });
const never = (): Promise<SaveState> => new Promise(() => {});

/** "Edit here", and as much time as it may need. */
async function editHere({ hold }: Tab, ms = 10): Promise<Awaited<ReturnType<Hold['takeOver']>>> {
  const taking = hold.takeOver();
  await clock.pass(ms);
  return taking;
}

const where = (...tabs: readonly Tab[]): readonly string[] => tabs.map(({ hold }) => hold.where());

describe('one tab writes', () => {
  test('the first tab writes, the second one reads', async () => {
    const first = await openTab('1');
    const second = await openTab('2');

    expect(where(first, second)).toEqual(['here', 'elsewhere']);
    expect([...first.log, ...second.log]).toEqual([]);
  });

  test('another model is another matter', async () => {
    await openTab('1');

    const other = holdDocument('m-other', {} as HoldCalls, { ...shared, tab: '2' });
    await clock.pass(250);

    expect((await other).where()).toBe('here');
  });

  test('a tab that was just reloaded waits for its own lock to come free', async () => {
    const before = await openTab('1');
    const opening = holdDocument('m', {} as HoldCalls, { ...shared, tab: '1 again' });
    await clock.pass(100);

    before.hold.release();
    await clock.pass(10);

    expect((await opening).where()).toBe('here');
  });

  test('a busy browser that is slow to give a free lock is not taken for another tab', async () => {
    const { locks } = shared;
    const slow: Locks = {
      request: (...given) =>
        new Promise((resolve, reject) => {
          clock.schedule(() => void locks?.request(...given).then(resolve, reject), 900);
        }),
      query: () => Promise.resolve({ held: [], pending: [] }),
    };
    const opening = holdDocument('m', {} as HoldCalls, { ...shared, locks: slow, tab: '1' });
    await clock.pass(1_000);

    expect((await opening).where()).toBe('here');
  });

  test('the followers hear of each revision that was saved', async () => {
    const first = await openTab('1');
    const second = await openTab('2');

    first.hold.announce(8);
    second.hold.announce(99);
    await clock.pass(10);

    expect(second.log).toEqual(['follow 8']);
    expect(first.log).toEqual([]);
  });

  test('when the first tab is closed, the next in line may write', async () => {
    const first = await openTab('1');
    const second = await openTab('2');
    const third = await openTab('3');

    first.hold.release();
    await clock.pass(10);

    expect(where(first, second, third)).toEqual(['elsewhere', 'here', 'elsewhere']);
    expect(second.log).toEqual(['gained']);
  });

  test('a closed tab leaves the line and hears nothing more', async () => {
    const first = await openTab('1');
    const second = await openTab('2');
    second.hold.release();

    first.hold.announce(8);
    first.hold.release();
    await clock.pass(10_000);

    expect(second.log).toEqual([]);
    expect(where(second)).toEqual(['elsewhere']);
  });
});

describe('“Edit here”', () => {
  test('the other tab flushes, then only reads, then this one writes', async () => {
    const order: string[] = [];
    const first = await openTab('1', () => {
      order.push(`flush while ${first.hold.where()}`);
      return saved();
    });
    const second = await openTab('2');

    expect(await editHere(second)).toEqual({ ok: true });

    expect(order).toEqual(['flush while here']);
    expect(first.log).toEqual(['flush', 'handed over']);
    expect(second.log).toEqual(['gained']);
    expect(where(first, second)).toEqual(['elsewhere', 'here']);
  });

  test('and back again, and again', async () => {
    const first = await openTab('1');
    const second = await openTab('2');

    for (let turn = 0; turn < 3; turn++) {
      await editHere(second);
      expect(where(first, second)).toEqual(['elsewhere', 'here']);
      await editHere(first);
      expect(where(first, second)).toEqual(['here', 'elsewhere']);
    }
    await clock.pass(60_000);
    expect(where(first, second)).toEqual(['here', 'elsewhere']);
  });

  test('in the tab that writes already, nothing happens', async () => {
    const first = await openTab('1');
    await openTab('2');

    expect(await editHere(first)).toEqual({ ok: true });

    expect(first.log).toEqual([]);
  });

  test('edits that cannot be saved stay where they are', async () => {
    const first = await openTab('1', notSaved);
    const second = await openTab('2');

    const answer = await editHere(second);

    expect(answer).toEqual({
      ok: false,
      reason: 'The other tab could not save its latest edits. The browser’s storage is full.',
    });
    expect(where(first, second)).toEqual(['here', 'elsewhere']);
    expect(first.log).toEqual(['flush']);
  });

  test('a tab that does not answer loses the model, and is told when it wakes up', async () => {
    const first = await openTab('1', never);
    const second = await openTab('2');

    expect(await editHere(second, 5_010)).toEqual({ ok: true });

    expect(where(first, second)).toEqual(['elsewhere', 'here']);
    expect(first.log).toEqual(['flush', 'taken']);
  });

  test('of two tabs that ask at once, one gets it and the other is told', async () => {
    const first = await openTab('1');
    const second = await openTab('2');
    const third = await openTab('3');

    const answers = Promise.all([second.hold.takeOver(), third.hold.takeOver()]);
    await clock.pass(10);

    expect(await answers).toEqual([
      { ok: true },
      { ok: false, reason: 'Another tab has just taken it over.' },
    ]);
    expect(where(first, second, third)).toEqual(['elsewhere', 'here', 'elsewhere']);
    expect(first.log).toEqual(['flush', 'handed over']);
  });

  test('the next in line does not slip in between', async () => {
    const first = await openTab('1');
    const second = await openTab('2');
    const third = await openTab('3');

    await editHere(third);

    expect(where(first, second, third)).toEqual(['elsewhere', 'elsewhere', 'here']);
    expect(second.log).toEqual([]);
  });

  test('a model that was handed over but never collected goes back in line', async () => {
    const first = await openTab('1');
    const tell = shared.openChannel?.('drawbridge/m', () => {});

    tell?.tell({ say: 'may I', from: 'a tab that is closed right after asking' });
    await clock.pass(10);
    expect(where(first)).toEqual(['elsewhere']);
    await clock.pass(3_000);

    expect(where(first)).toEqual(['here']);
    expect(first.log).toEqual(['flush', 'handed over', 'gained']);
  });

  test('messages that make no sense are not heard', async () => {
    const first = await openTab('1');
    const tell = shared.openChannel?.('drawbridge/m', () => {});

    for (const message of [
      null,
      7,
      'may I',
      {},
      { say: 'may I' },
      { say: 'saved', revision: 'x' },
      { say: 'bye' },
    ]) {
      tell?.tell(message);
    }
    await clock.pass(10_000);

    expect(first.log).toEqual([]);
  });
});

describe('in a browser that lacks something', () => {
  test('without locks each tab is on its own', async () => {
    shared = { ...shared, locks: undefined };
    const first = await openTab('1');
    const second = await openTab('2');

    expect(where(first, second)).toEqual(['here', 'here']);
    expect(await editHere(second)).toEqual({ ok: true });
  });

  test('where locks are forbidden each tab is on its own', async () => {
    const locks: Locks = { request: () => Promise.reject(new DOMException('', 'SecurityError')) };
    shared = { ...shared, locks };

    expect(where(await openTab('1'), await openTab('2'))).toEqual(['here', 'here']);
  });

  test('without messages the lock is taken without asking', async () => {
    shared = { ...shared, openChannel: undefined };
    const first = await openTab('1');
    const second = await openTab('2');

    expect(await editHere(second)).toEqual({ ok: true });

    expect(where(first, second)).toEqual(['elsewhere', 'here']);
    expect(first.log).toEqual(['taken']);
  });
});
