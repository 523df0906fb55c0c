import { appWords } from '../../words/app';
import type { Backup, ReadBackup, Restored } from './backup';
import { download } from '../browser/download';
import { newId } from '../browser/ids';
import { documents } from '../models/keeping';
import { openNow } from '../models/openNow';

/** Backups as files of this browser. What packs them is loaded when it is first needed. */

/** Puts everything into a file, or says why not. What is being edited is written first; if it cannot be, it goes in all the same. */
export async function backUp(): Promise<Done> {
  const now = new Date();
  try {
    const open = openNow();
    const state = await open?.save.flush();
    const unsaved = state?.kind === 'not-saved' ? open?.editor.document.store.getState().model : null;
    const { makeBackup } = await import('./backup');
    const bytes = await makeBackup(documents, now.getTime(), unsaved);
    const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
    download(appWords.backupFile(now.toISOString().slice(0, 10)), file);
    return { ok: true };
  } catch (error) {
    return { ok: false, message: appWords.noBackup(reasonOf(error)) };
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Done = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Every zip begins so, and no text does. */
function looksLikeZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04;
}

const MOST_BYTES = 200 * 1024 * 1024;

/** Reads a file that is a zip; null for every other file. */
export async function readBackupFile(file: File): Promise<ReadBackup | null> {
  try {
    const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    if (!looksLikeZip(start)) return null;
    const { readBackup } = await import('./backup');
    if (file.size > MOST_BYTES) return { ok: false, reason: appWords.tooLarge };
    return readBackup(new Uint8Array(await file.arrayBuffer()), newId);
  } catch {
    return { ok: false, reason: appWords.unreadable };
  }
}

export async function restoreFromBackup(backup: Backup): Promise<Restored> {
  try {
    const [{ restoreBackup }, { storeModel }] = await Promise.all([
      import('./backup'),
      import('../models/openModel'),
    ]);
    return await restoreBackup(backup, {
      documents,
      newId,
      store: (model) => storeModel(model),
      nameBeside: appWords.backupBeside,
    });
  } catch (error) {
    return { restored: 0, same: 0, problems: [reasonOf(error)] };
  }
}
