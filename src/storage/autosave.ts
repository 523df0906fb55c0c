import type { Model } from '../model/model';
import type { Documents } from './documents';
import { failureOf, type Failure } from './failure';
import type { SummaryBits } from './summary';

/**
 * Keeps the open model on the disk, and knows at any moment whether it is there.
 *
 * The contract:
 * - 'saved' means that the latest model is on the disk. From the first edit until its write has succeeded the state
 *   is something else. Never set it in advance, not even for a moment: people close the page on that word.
 * - Nothing is written before `begin`, which is called after a load has succeeded. A write before that would put the
 *   empty model of a page that is still opening over the real one. Edits told before `begin` are not kept for later.
 * - An edit is written at most 300 ms after it was made, however many follow; when a write is under way, right after
 *   it. One write at a time: each names the revision that the one before it made.
 * - A failed write loses nothing. The latest model stays here and is tried again after 1, 5, 10 and then every 30
 *   seconds, unless what is stored has become newer than what we started from: then writing again would destroy
 *   somebody's work, and only `begin` with the newer revision ends that state.
 * - `flush` asks for its write before it returns. A page that is going away gets no later turn, so there must be no
 *   `await` between it and `documents.save`.
 */
export interface Autosave {
  /** From here on the edits of this model are saved. Forgets whatever was not saved of the one before. */
  begin(model: Model, revision: number): void;
  /** The model was edited. */
  changed(model: Model, bits: SummaryBits): void;
  /** What was saved may be gone from the disk: the model is written once more, whatever was said of it before. */
  again(model: Model, bits: SummaryBits): void;
  /** Writes what is not written yet, now. Resolves when everything is on the disk or a write has failed. */
  readonly flush: () => Promise<SaveState>;
  /** Stops saving until the next `begin`: the model was closed, or another tab writes it. Flush first. */
  end(): void;
  readonly get: () => SaveState;
  /** The revision on the disk, as far as this tab knows. */
  revision(): number;
  readonly subscribe: (listener: () => void) => () => void;
}

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | {
      readonly kind: 'not-saved';
      /** A sentence for the person. */
      readonly why: string;
      /** It is tried again by itself, and at once by `flush`. */
      readonly canRetry: boolean;
    };

export interface AutosaveSurroundings {
  readonly documents: Pick<Documents, 'save'>;
  readonly now: () => number;
  /** Runs something later; gives what calls it off. */
  readonly schedule: Schedule;
  /** Told after each write that succeeded. */
  readonly onSaved?: (revision: number) => void;
}

export type Schedule = (run: () => void, afterMs: number) => () => void;

const WRITE_AFTER_MS = 300;
const RETRY_AFTER_MS = [1_000, 5_000, 10_000, 30_000] as const;
const LONGEST_RETRY_MS = 30_000;
/** A write that takes longer is reported, though it may still succeed: within a second of the edit. */
const PATIENCE_MS = 600;

const SAVED: SaveState = { kind: 'saved' };
const SAVING: SaveState = { kind: 'saving' };

/** The model that is being saved. A new one for each `begin`, so that late answers to old writes change nothing. */
interface Work {
  readonly id: string;
  revision: number;
  unsaved: Edited | null;
  /** When the oldest edit was made that no write has taken along. */
  since: number;
  writing: { readonly what: Edited; readonly done: Promise<void> } | null;
  failures: number;
  /** Writing again would destroy newer work. */
  refused: boolean;
}

interface Edited {
  readonly model: Model;
  readonly bits: SummaryBits;
}

export function autosave({ documents, now, schedule, onSaved }: AutosaveSurroundings): Autosave {
  let work: Work | null = null;
  let state: SaveState = SAVED;
  let callOff: (() => void) | null = null;
  const listeners = new Set<() => void>();

  const show = (next: SaveState): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const wait = (ms: number): void => {
    callOff?.();
    callOff = schedule(() => {
      callOff = null;
      if (work) void write(work);
    }, ms);
  };
  const stopWaiting = (): void => {
    callOff?.();
    callOff = null;
  };

  /** Writes the latest model. `documents.save` is called before this returns. */
  const write = (mine: Work): Promise<void> => {
    if (mine.writing) return mine.writing.done;
    const what = mine.unsaved;
    if (!what || mine.refused) return Promise.resolve();
    stopWaiting();
    const answered = schedule(() => {
      if (mine === work)
        show({ kind: 'not-saved', why: 'The browser’s storage does not answer yet.', canRetry: false });
    }, PATIENCE_MS);
    const done = documents
      .save(what.model, what.bits, mine.revision, now())
      .catch(failureOf)
      .then((result) => {
        answered();
        mine.writing = null;
        if (mine !== work) return;
        if (result.ok) succeeded(mine, what, result.revision);
        else failed(mine, result);
      });
    mine.writing = { what, done };
    return done;
  };

  const succeeded = (mine: Work, what: Edited, revision: number): void => {
    mine.revision = revision;
    mine.failures = 0;
    if (mine.unsaved === what) {
      mine.unsaved = null;
      show(SAVED);
    } else {
      show(SAVING);
      // The clock of a computer may jump, the promise of 300 ms may not.
      wait(Math.min(Math.max(mine.since + WRITE_AFTER_MS - now(), 0), WRITE_AFTER_MS));
    }
    onSaved?.(revision);
  };

  const failed = (mine: Work, { reason, message }: Failure): void => {
    mine.refused = reason === 'newer';
    if (!mine.refused) wait(RETRY_AFTER_MS[mine.failures] ?? LONGEST_RETRY_MS);
    mine.failures += 1;
    show({ kind: 'not-saved', why: message, canRetry: !mine.refused });
  };

  return {
    begin(model, revision) {
      stopWaiting();
      work = { id: model.id, revision, unsaved: null, since: 0, writing: null, failures: 0, refused: false };
      show(SAVED);
    },
    changed(model, bits) {
      if (!work) return;
      if (model.id !== work.id)
        throw new Error(`autosave: “${model.id}” was changed while “${work.id}” is open.`);
      if (!work.unsaved || work.unsaved === work.writing?.what) work.since = now();
      work.unsaved = { model, bits };
      if (state.kind === 'not-saved') return;
      show(SAVING);
      if (!callOff && !work.writing) wait(WRITE_AFTER_MS);
    },
    again(model, bits) {
      if (!work || work.refused) return;
      // A write under way is of another object, so it will not pass for this one.
      work.unsaved = { model, bits };
      work.since = now();
      show(SAVING);
      if (!work.writing) wait(0);
    },
    async flush() {
      const mine = work;
      if (!mine) return state;
      // The write under way may be of an older model: another one follows it, unless it fails.
      const isMore = (): boolean => mine === work && mine.unsaved !== null && mine.failures === 0;
      do await write(mine);
      while (isMore());
      return state;
    },
    end() {
      stopWaiting();
      const lost = work?.unsaved;
      work = null;
      show(
        lost
          ? { kind: 'not-saved', why: 'Saving has stopped before the latest edits.', canRetry: false }
          : SAVED,
      );
    },
    get: () => state,
    revision: () => work?.revision ?? 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Flushes when the page is hidden or left. Gives what stops it.
 * `visibilitychange` is the last event that phones send, `pagehide` the last one of a reload, and `beforeunload` comes
 * a little earlier than both.
 */
export function flushWhenHidden({ flush }: Pick<Autosave, 'flush'>, target: Document): () => void {
  const leaving = (): void => void flush();
  const changing = (): void => {
    if (target.visibilityState === 'hidden') leaving();
  };
  const page = target.defaultView;
  target.addEventListener('visibilitychange', changing);
  page?.addEventListener('pagehide', leaving);
  page?.addEventListener('beforeunload', leaving);
  return () => {
    target.removeEventListener('visibilitychange', changing);
    page?.removeEventListener('pagehide', leaving);
    page?.removeEventListener('beforeunload', leaving);
  };
}

/** Lets the browser ask "Leave site?" while the latest edits cannot be saved. Gives what stops it. */
export function askBeforeLeaving({ get }: Pick<Autosave, 'get'>, target: Document): () => void {
  const leaving = (event: Event): void => {
    if (get().kind === 'not-saved') event.preventDefault();
  };
  target.defaultView?.addEventListener('beforeunload', leaving);
  return () => target.defaultView?.removeEventListener('beforeunload', leaving);
}
