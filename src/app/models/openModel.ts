import { createStore } from 'zustand/vanilla';
import { highestOpen, isOpen } from '../../engine/register/rows';
import { createEditor } from '../../editor/editor';
import { judgeAll, rowsOf, type Judged } from '../../editor/judgement';
import type { ModelId } from '../../model/id';
import type { Model } from '../../model/model';
import { askBeforeLeaving, autosave, flushWhenHidden } from '../../storage/autosave';
import type { Loaded, NotLoaded } from '../../storage/documents';
import type { SummaryBits } from '../../storage/summary';
import { holdDocument, type Hold } from '../../storage/tabs';
import type { Saved } from '../../storage/write';
import { appWords } from '../../words/app';
import { newId } from '../browser/ids';
import { documents, schedule, tabs } from './keeping';
import { keepSnapshots } from './keepSnapshots';
import { openNow, setOpenNow, type OpenModel } from './openNow';
import { rememberView } from './rememberView';
import { askToKeepOnce } from '../browser/room';
import { keepUnstored, nowStored, unstored } from './unstored';

export type { OpenModel } from './openNow';

export type Opening = { readonly ok: true; readonly open: OpenModel } | NotLoaded;

/**
 * Opens a stored model. The order matters: the lock before the load, so that nobody writes between the two; saving
 * begins after the load and only in the tab that has the lock. `onAnswer` is told when the storage has answered.
 */
export async function openModel(id: ModelId, onAnswer = (): void => {}): Promise<Opening> {
  // The calls may come as soon as the hold is asked for, before there is an editor.
  const events: { lost(how: 'handed over' | 'taken'): void; gained(): void; follow(): void } = {
    lost() {},
    gained() {},
    follow() {},
  };
  const save = autosave({
    documents,
    now: Date.now,
    schedule,
    onSaved: (revision) => hold.announce(revision),
  });
  const hold: Hold = await holdDocument(
    id,
    {
      flush: () => save.flush(),
      onLost: (how) => events.lost(how),
      onGained: () => events.gained(),
      onFollow: () => events.follow(),
    },
    tabs,
  );
  save.subscribe(() => {
    if (save.get().kind !== 'saved' || hold.where() !== 'here') return;
    nowStored(id);
    askToKeepOnce();
  });
  const before = hold.where();
  // Gained while loading: the other tab may have saved once more before it let go.
  let loaded = await load(id);
  if (before !== hold.where()) loaded = await load(id);
  onAnswer();
  if (!loaded.ok) {
    hold.release();
    return loaded;
  }

  const { model, view, revision } = loaded;
  const editor = createEditor(model, {
    newId,
    clock: Date.now,
    ...(view ? { view: { diagram: view.diagram, viewports: view.viewports } } : {}),
  });
  if (view?.selection) editor.select(view.selection);
  const where = createStore(() => ({ where: hold.where() }));
  const { store } = editor.document;

  const write = (from: number): void => {
    save.begin(store.getState().model, from);
    editor.document.setReadOnly(false);
    where.setState({ where: 'here' });
    if (!unstored(id)) return;
    save.changed(store.getState().model, bitsOf(store.getState()));
    void save.flush();
  };
  const read = (): void => {
    save.end();
    editor.document.setReadOnly(true);
    where.setState({ where: 'elsewhere' });
  };
  const reload = async (then: (from: number) => void): Promise<void> => {
    const again = await load(id);
    if (!again.ok) return editor.announce(again.reason, 'urgent');
    editor.document.replace(again.model);
    then(again.revision);
  };
  events.lost = (how) => {
    read();
    if (how === 'taken') editor.toast({ text: appWords.penTaken, tone: 'error' });
  };
  events.gained = () => void reload(write);
  events.follow = () => void reload(() => {});
  if (hold.where() === 'here') write(revision);
  else read();

  const forgetEdits = store.subscribe((now, before) => {
    if (now.model === before.model || now.last?.origin === 'outside') return;
    save.changed(now.model, bitsOf(now));
  });
  const forgetSnapshots = store.subscribe(
    keepSnapshots({
      now: Date.now,
      latest: documents.snapshots.listSnapshots(id).then(([last]) => last?.at ?? 0),
      take(model, label) {
        void documents.snapshots.takeSnapshot(id, model, { kind: 'automatic', label }, Date.now());
      },
    }),
  );
  const viewing = rememberView(editor, (next) => void documents.saveView(id, next));

  const again = (): void => {
    // Asked for before the tables go, in case they are only handed to a newer version.
    void save.flush();
    if (!store.getState().readOnly) save.again(store.getState().model, bitsOf(store.getState()));
  };
  const forgetPage = [
    flushWhenHidden(save, document),
    askBeforeLeaving(save, document),
    documents.onTaken(again),
  ];

  const open: OpenModel = {
    editor,
    save,
    where,
    async editHere() {
      const taken = await hold.takeOver();
      if (!taken.ok) editor.toast({ text: taken.reason, tone: 'error' });
    },
    async close() {
      if (openNow() === open) setOpenNow(null);
      viewing.stop();
      const state = await save.flush();
      if (state.kind !== 'saved' && unstored(id)) keepUnstored(store.getState().model);
      forgetEdits();
      forgetSnapshots();
      for (const forget of forgetPage) forget();
      save.end();
      hold.release();
    },
  };
  setOpenNow(open);
  return { ok: true, open };
}

/** From the disk, or from this tab's memory when no storage has taken it yet. */
async function load(id: ModelId): Promise<Loaded> {
  const model = unstored(id);
  return model ? { ok: true, model, view: null, revision: 0 } : documents.load(id);
}

/** What only the engine knows about a model, for its card. */
function bitsOf(judged: Judged): SummaryBits {
  const rows = rowsOf(judged);
  return { openCount: rows.filter(isOpen).length, highestRisk: highestOpen(rows) };
}

/** Stores a model that was not open, with every threat numbered. `over`: the revision it replaces, 0 for a new one. */
export function storeModel(model: Model, over = 0): Promise<Saved> {
  return storeJudged(judgeAll(model), over);
}

/** The same for a model that was judged before. */
export function storeJudged(judged: Judged, over = 0): Promise<Saved> {
  return documents.save(judged.model, bitsOf(judged), over, Date.now());
}
