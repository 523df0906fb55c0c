import { createStore } from 'zustand/vanilla';
import type { ModelId } from '../../model/id';
import type { Schedule } from '../../storage/autosave';
import { openDocuments } from '../../storage/documents';
import { holdDocument, browserTabs } from '../../storage/tabs';
import { appWords } from '../../words/app';

/** Where this page keeps its models. */

/** Why a model cannot be opened, for those of which that has been found out since the page was loaded. */
export const damaged = createStore<ReadonlyMap<ModelId, string>>(() => new Map());

export const documents = openDocuments({
  onRead(id, trouble) {
    const known = damaged.getState();
    if ((known.get(id) ?? null) === trouble) return;
    const others = [...known].filter(([other]) => other !== id);
    damaged.setState(new Map(trouble === null ? others : [...others, [id, trouble]]), true);
  },
});

export const schedule: Schedule = (run, afterMs) => {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
};

export const tabs = browserTabs(schedule);

/** Does something to a stored model that no tab has open, or says why not. */
export async function whileClosed<T extends { readonly ok: boolean }>(
  id: string,
  work: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly message: string }> {
  const calls = {
    flush: () => Promise.resolve({ kind: 'saved' as const }),
    onLost() {},
    onGained() {},
    onFollow() {},
  };
  const hold = await holdDocument(id, calls, tabs);
  try {
    if (hold.where() === 'elsewhere') return { ok: false, message: appWords.openElsewhere };
    return await work();
  } finally {
    hold.release();
  }
}
