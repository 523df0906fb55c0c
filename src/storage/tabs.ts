import type { ModelId } from '../model/id';
import type { SaveState, Schedule } from './autosave';
import { readMessage, type Message } from './tab-message';

/**
 * One tab writes a model, the others follow.
 *
 * The contract:
 * - Whoever has the Web Lock of a model writes it; nothing else decides. The browser gives the lock back when a tab
 *   is closed or crashes, which no message can promise. Messages only ask and tell, and may get lost.
 * - A tab that is 'elsewhere' must not write. It waits in line for the lock, so that it can write as soon as the
 *   other tab is gone.
 * - `takeOver` asks the other tab first. That one flushes; if its edits cannot be saved it keeps the model and says
 *   so. It turns read-only *before* it answers, and keeps the lock until it is taken from it: between the two nobody
 *   writes. Do not release the lock instead: the next in line would get it, not the one that asked.
 * - Only when a tab does not answer at all is the lock taken without asking. Its later writes are refused by their
 *   revision (`write.ts`), so even then nothing is overwritten.
 * - Messages carry a revision, never a model: what another tab sends may come from another version of this app, and
 *   models enter through `Documents.load` alone.
 *
 * Without Web Locks (they need a secure page) each tab believes that it is the only one, and the revisions alone
 * protect what is stored.
 */
export interface Hold {
  where(): Where;
  /** "Edit here": resolves when this tab may write, or with the reason why not. */
  takeOver(): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
  /** Tells the followers that a revision was saved. */
  announce(revision: number): void;
  /** Gives the model back: it was closed here. Flush first. */
  release(): void;
}

/** 'here': this tab may write. 'elsewhere': another tab does, this one only reads. */
export type Where = 'here' | 'elsewhere';

export interface HoldCalls {
  /** Saves everything, before the model is handed over. */
  readonly flush: () => Promise<SaveState>;
  /** This tab must not write from now on. 'taken': there was no time to flush. */
  readonly onLost: (how: 'handed over' | 'taken') => void;
  /** This tab, which was 'elsewhere', may write now. Load the model afresh before it does. */
  readonly onGained: () => void;
  /** The other tab has saved a revision: load it and show it. */
  readonly onFollow: (revision: number) => void;
}

export interface Tabs {
  /** Names this tab among the others. */
  readonly tab: string;
  readonly schedule: Schedule;
  /** `navigator.locks`, where there is one. */
  readonly locks?: Locks | undefined;
  /** Opens a way to tell the other tabs something; they hear it, this tab does not. */
  readonly openChannel?: ((name: string, hear: (message: unknown) => void) => Channel) | undefined;
}
export interface Locks {
  request(name: string, options: LockOptions, whileHeld: () => Promise<void>): Promise<void>;
  query?(): Promise<LockManagerSnapshot>;
}
export interface Channel {
  tell(message: unknown): void;
  close(): void;
}

/** How long a page that was just reloaded may take to give its lock back before we call it another tab. */
const SETTLING_MS = 250;
/** How long the other tab may take to flush before the model is taken from it. */
const ANSWER_MS = 5_000;
/** How long a tab keeps the lock for the one that asked for it. */
const COLLECT_MS = 3_000;

/** Takes hold of a model, or follows the tab that has it. */
export async function holdDocument(id: ModelId, calls: HoldCalls, tabs: Tabs): Promise<Hold> {
  const { tab, schedule, locks } = tabs;
  const name = `drawbridge/${id}`;
  if (!locks) return ALONE;

  let where: Where = 'elsewhere';
  let released = false;
  let handing = false;
  let started = false;
  /** Gives the lock back, or leaves the line. */
  let letGo: () => void = () => {};
  let answer: ((message: Message) => void) | null = null;

  const channel = tabs.openChannel?.(name, (heard) => {
    const message = readMessage(heard);
    if (message && !released) hear(message);
  });
  const tell = (message: Message): void => channel?.tell(message);

  const gained = (): void => {
    where = 'here';
    tell({ say: 'mine', from: tab });
    if (started) calls.onGained();
  };

  /** Waits in line, or takes the lock from whoever has it. Resolves when this tab has it. */
  const request = (how: 'wait' | 'take'): Promise<boolean> =>
    new Promise((resolve) => {
      const line = new AbortController();
      let held = false;
      let giveBack = (): void => line.abort();
      const mine = (): void => giveBack();
      letGo = mine;
      const whileHeld = (): Promise<void> =>
        new Promise((end) => {
          held = true;
          giveBack = end;
          if (released) return end();
          gained();
          resolve(true);
        });
      const ended = (error?: unknown): void => {
        // A page that may not use locks is on its own.
        if (how === 'wait' && !held && !line.signal.aborted && error !== undefined) gained();
        resolve(where === 'here');
        // Given back by ourselves, taken by another tab, or called off while waiting: only the second is news.
        if (!held || released || letGo !== mine) return;
        if (where === 'here') {
          where = 'elsewhere';
          calls.onLost('taken');
        }
        handing = false;
        void request('wait');
      };
      locks
        .request(name, how === 'take' ? { steal: true } : { signal: line.signal }, whileHeld)
        .then(() => ended(), ended);
    });

  const handOver = async (to: string): Promise<void> => {
    handing = true;
    const state = await calls.flush();
    // Lost or released during the flush.
    if (where !== 'here' || released) return;
    if (state.kind !== 'saved') {
      handing = false;
      const why = state.kind === 'not-saved' ? state.why : '';
      return tell({
        say: 'not now',
        to,
        why: `The other tab could not save its latest edits. ${why}`.trim(),
      });
    }
    where = 'elsewhere';
    calls.onLost('handed over');
    tell({ say: 'yours', to });
    const keeping = letGo;
    schedule(() => {
      if (letGo === keeping) keeping();
    }, COLLECT_MS);
  };

  const hear = (message: Message): void => {
    switch (message.say) {
      case 'may I':
        if (where === 'here' && !handing) void handOver(message.from);
        return;
      case 'saved':
        if (where === 'elsewhere') calls.onFollow(message.revision);
        return;
      case 'yours':
      case 'not now':
        if (message.to === tab) answer?.(message);
        return;
      case 'mine':
        answer?.(message);
        return;
    }
  };

  /** What the other tab says to our question; undefined when it says nothing. */
  const ask = (): Promise<Message | undefined> =>
    new Promise((resolve) => {
      const callOff = schedule(() => resolve(undefined), channel ? ANSWER_MS : 0);
      answer = (message) => {
        callOff();
        resolve(message);
      };
      tell({ say: 'may I', from: tab });
    });

  const hold: Hold = {
    where: () => where,
    async takeOver() {
      if (where === 'here') return { ok: true };
      const said = await ask();
      answer = null;
      // Gained in the meantime, because the other tab was closed.
      if (hold.where() === 'here') return { ok: true };
      if (said?.say === 'not now') return { ok: false, reason: said.why };
      if (said?.say === 'mine') return { ok: false, reason: 'Another tab has just taken it over.' };
      letGo();
      return (await request('take'))
        ? { ok: true }
        : { ok: false, reason: 'Another tab has just taken it over.' };
    },
    announce(revision) {
      if (where === 'here') tell({ say: 'saved', revision });
    },
    release() {
      released = true;
      where = 'elsewhere';
      letGo();
      channel?.close();
    },
  };

  const gaining = request('wait');
  // A busy browser may take its time to give a lock that nobody has.
  do await Promise.race([gaining, new Promise((resolve) => schedule(() => resolve(false), SETTLING_MS))]);
  while (hold.where() === 'elsewhere' && !(await isHeld(locks, name)));
  started = true;
  return hold;
}

async function isHeld(locks: Locks, name: string): Promise<boolean> {
  const all = await locks.query?.().catch(() => undefined);
  return all?.held === undefined || all.held.some((lock) => lock.name === name);
}

const ALONE: Hold = {
  where: () => 'here',
  takeOver: () => Promise.resolve({ ok: true }),
  announce: () => {},
  release: () => {},
};

/** The tabs of this browser. */
export function browserTabs(schedule: Schedule): Tabs {
  return {
    tab: Math.random().toString(36).slice(2),
    schedule,
    locks: navigator.locks,
    openChannel: typeof BroadcastChannel === 'undefined' ? undefined : openBroadcastChannel,
  };
}

function openBroadcastChannel(name: string, hear: (message: unknown) => void): Channel {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => hear(data));
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}
