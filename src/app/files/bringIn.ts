import type { Command } from '../../commands/command';
import { judgeAll, type Judged } from '../../editor/judgement';
import { readAny } from '../../formats/readers';
import { looksLikePack } from '../../formats/native/looks-like-pack';
import { readRulePack } from '../../formats/native/rule-pack';
import type { ModelId } from '../../model/id';
import type { Model } from '../../model/model';
import type { RulePack } from '../../model/pack';
import { appWords } from '../../words/app';
import { dialogWords } from '../../words/dialogs';
import { newId } from '../browser/ids';
import { pause } from '../browser/turns';
import { documents, whileClosed } from '../models/keeping';
import { storeJudged, storeModel } from '../models/openModel';
import { openNow } from '../models/openNow';
import { readApart, type Reading } from './reading';
import { keepUnstored } from '../models/unstored';

/** From a file, a drop or pasted text to a stored model. What is in it decides how it is read, never its name. */

export { takeRules } from './takeRules';

/** What was brought, read but not yet stored. */
export type Read =
  | { readonly ok: true; readonly model: Model; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly place?: string };

/** A model, or rules for the one that is open. */
export type Brought =
  Read | { readonly ok: true; readonly pack: RulePack; readonly warnings: readonly string[] };

const MOST_BYTES = 50 * 1024 * 1024;

/** Null when it was given up. */
export async function readFile(file: File, reading: Reading): Promise<Brought | null> {
  if (file.size > MOST_BYTES) return { ok: false, reason: appWords.tooLarge };
  try {
    return await readBrought(await file.text(), reading);
  } catch {
    return { ok: false, reason: appWords.unreadable };
  }
}

/** Null when it was given up. */
export async function readBrought(text: string, reading: Reading): Promise<Brought | null> {
  return looksLikePack(text) ? readRulePack(text) : readApart(text, reading);
}

export function readText(text: string): Read {
  return readAny(text, newId);
}

/** The name of the model in this browser that has this id already, or null when the id is free. */
export async function takenBy(id: ModelId): Promise<string | null> {
  // Storage that cannot be asked has nothing that could be replaced.
  const list = await documents.list().catch(() => []);
  return list.find((summary) => summary.id === id)?.name ?? null;
}

export type Stored =
  { readonly ok: true; readonly id: ModelId } | { readonly ok: false; readonly message: string };

/**
 * Stores a model under its own id, which is free or was that of a deleted model; null when it was given up before anything
 * was written. `onWriting` is told when that is no longer possible.
 */
export async function storeAsItIs(
  model: Model,
  { signal, onWriting }: { readonly signal: AbortSignal; readonly onWriting: () => void },
): Promise<Stored | null> {
  const there = await documents.load(model.id);
  const judged = judgeAll(model);
  // Judging cannot rest: whoever wanted to stop it meanwhile is heard now.
  await pause();
  if (signal.aborted) return null;
  onWriting();
  if (there.ok || there.because !== 'deleted') return storeNew(judged);
  await documents.restore(model.id);
  return storeOver(model);
}

export function storeAsAnother(model: Model): Promise<Stored> {
  return storeNew(judgeAll({ ...model, id: newId('model') }));
}

/** A model that no storage takes now can be opened and worked on, and is stored as soon as it can be. */
async function storeNew(judged: Judged): Promise<Stored> {
  const { model } = judged;
  const saved = await storeJudged(judged);
  if (!saved.ok && saved.reason === 'newer') return { ok: false, message: saved.message };
  if (!saved.ok) keepUnstored(model);
  return { ok: true, id: model.id };
}

/** Puts a model in the place of the one with its id. Open here it is an edit like any other; else a snapshot stays. */
export async function storeOver(model: Model, source = ''): Promise<Stored> {
  const open = openNow();
  if (open?.editor.document.store.getState().model.id === model.id) {
    const outcome = open.editor.run(takeImported, { model, source });
    return outcome.ok ? { ok: true, id: model.id } : { ok: false, message: outcome.reason };
  }
  return whileClosed(model.id, async () => {
    const there = await documents.load(model.id);
    if (!there.ok) return storeAsAnother(model);
    const about = { kind: 'automatic', label: dialogWords.beforeImport } as const;
    await documents.snapshots.takeSnapshot(model.id, there.model, about, Date.now());
    const saved = await storeModel(model, there.revision);
    return saved.ok ? { ok: true, id: model.id } : saved;
  });
}

const takeImported: Command<{ readonly model: Model; readonly source: string }> = {
  name: 'take imported model',
  label: (_, { source }) => dialogWords.importStep(source),
  run: (_, { model }) => model,
};
