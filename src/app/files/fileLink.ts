import { createStore } from 'zustand/vanilla';
import type { Editor } from '../../editor/editor';
import type { ModelId } from '../../model/id';
import type { Model } from '../../model/model';
import type { KeptFile } from '../../storage/kept-file';
import { FILE_WORDS } from '../../words/files';
import { canLink, pickers } from '../browser/filePickers';
import { downloadModel } from './files';
import { documents } from '../models/keeping';

/**
 * The file on the disk that a model is kept in, beside this browser: opened from there, saved there, watched for changes
 * by others. Only where the browser lets a page write files; elsewhere it downloads. The link outlives the page; whether the
 * page may use it is then for the person to say once more.
 */
export type Link = KeptFile;

/** What somebody else has put into the file since. */
export interface Changed {
  readonly name: string;
  readonly text: string;
  readonly read:
    { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly reason: string };
}

export const fileLinks = createStore(() => ({
  links: {} as Readonly<Record<ModelId, Link>>,
  changed: {} as Readonly<Record<ModelId, Changed>>,
  /** Linked in an earlier visit, and not to be touched before the browser has asked the person. */
  waiting: {} as Readonly<Record<ModelId, Link>>,
}));

/** Of Chromium too. A browser without them asks nobody. */
interface Permissions {
  queryPermission?: (about: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (about: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
}
const permissions = (handle: FileSystemFileHandle): Permissions => handle as Permissions;
const TO_WORK_IN = { mode: 'readwrite' } as const;
/** Another program that writes the file makes it unreadable for a moment; it is tried again after these waits, in ms. */
const READ_AGAIN_MS = [50, 200, 500];
const TYPES = [
  { description: FILE_WORDS.kindOfFile, accept: { 'application/yaml': ['.yaml', '.yml'] } },
] as const;

/** A file that the person chooses to work in; null when none was chosen. */
export async function chooseToOpen(): Promise<FileSystemFileHandle | null> {
  const [handle] =
    (await pickers()
      .showOpenFilePicker?.({ types: TYPES })
      .catch(() => [])) ?? [];
  return handle ?? null;
}

export function linkFile(id: ModelId, link: Link): void {
  connect(id, link);
  // When it cannot be kept, the link lasts for as long as the page.
  void documents.keepFile(id, link);
}

function connect(id: ModelId, link: Link): void {
  fileLinks.setState(({ links, changed, waiting }) => ({
    links: { ...links, [id]: link },
    changed: without(changed, id),
    waiting: without(waiting, id),
  }));
}

/** Finds the file of an earlier visit again. Where the browser wants to ask first, it waits for `reconnect`. */
export async function findFile(editor: Editor): Promise<void> {
  const { id } = editor.document.store.getState().model;
  if (fileLinks.getState().links[id] || !canLink()) return;
  const link = await documents.keptFile(id);
  if (!link || fileLinks.getState().links[id]) return;
  const allowed = await permissions(link.handle)
    .queryPermission?.(TO_WORK_IN)
    .catch(() => 'prompt' as const);
  if (allowed !== undefined && allowed !== 'granted')
    return fileLinks.setState(({ waiting }) => ({ waiting: { ...waiting, [id]: link } }));
  connect(id, link);
  await lookAtFile(editor);
}

/** Upon a click: the browser asks, and the file is the model's again. True when it is. */
export async function reconnect(editor: Editor): Promise<boolean> {
  const { id } = editor.document.store.getState().model;
  const link = fileLinks.getState().waiting[id];
  if (!link) return false;
  const allowed = await permissions(link.handle)
    .requestPermission?.(TO_WORK_IN)
    .catch(() => 'denied' as const);
  if (allowed === 'granted') {
    connect(id, link);
    await lookAtFile(editor);
    return true;
  }
  editor.toast({ text: FILE_WORDS.refused(link.handle.name), tone: 'error' });
  return false;
}

/**
 * The model is kept in this browser alone from now on. The file stays as it is. Shown once it is forgotten on the disk too, so
 * that whoever leaves then does not meet it again.
 */
export async function letGoOfFile(id: ModelId): Promise<void> {
  await documents.keepFile(id, null);
  fileLinks.setState(({ links, changed, waiting }) => ({
    links: without(links, id),
    changed: without(changed, id),
    waiting: without(waiting, id),
  }));
}

/** Writes the model to its file. The first time the person chooses one; where pages cannot write files, it is downloaded. */
export async function saveToFile(editor: Editor, over = false): Promise<void> {
  const { model } = editor.document.store.getState();
  if (!canLink()) return downloadModel(model);
  if (fileLinks.getState().waiting[model.id] && !(await reconnect(editor))) return;
  const known = fileLinks.getState().links[model.id];
  if (known && !over) {
    if (!(await lookAtFile(editor))) return editor.announce(FILE_WORDS.busy(known.handle.name), 'urgent');
    const changed = fileLinks.getState().changed[model.id];
    if (changed) return editor.announce(FILE_WORDS.first(changed.name), 'urgent');
  }
  const handle = known?.handle ?? (await chooseToSave(model));
  if (!handle) return;
  try {
    const { writeNative } = await import('../../formats/native/native');
    const text = writeNative(model);
    const file = await handle.createWritable();
    await file.write(text);
    await file.close();
    linkFile(model.id, { handle, text });
    editor.toast({ text: FILE_WORDS.saved(handle.name), tone: 'ok' });
  } catch (error) {
    editor.toast({ text: FILE_WORDS.notSaved(handle.name, reasonOf(error)), tone: 'error' });
  }
}

async function chooseToSave(model: Model): Promise<FileSystemFileHandle | null> {
  const { fileName } = await import('../../formats/file-name');
  const suggestedName = fileName(model, { extension: 'yaml' });
  return (
    (await pickers()
      .showSaveFilePicker?.({ types: TYPES, suggestedName })
      .catch(() => null)) ?? null
  );
}

/**
 * Looks whether somebody else has changed the file of the open model. Does nothing when it has none. False: the file is
 * there and could not be read, so that nobody knows what is in it now.
 */
export async function lookAtFile(editor: Editor): Promise<boolean> {
  const { id } = editor.document.store.getState().model;
  const link = fileLinks.getState().links[id];
  if (!link) return true;
  const text = await contentOf(link);
  if (text === null) return false;
  if (fileLinks.getState().links[id] !== link) return true;
  if (text === link.text) {
    fileLinks.setState(({ changed }) => ({ changed: without(changed, id) }));
    return true;
  }
  if (fileLinks.getState().changed[id]?.text === text) return true;
  const { readText } = await import('./bringIn');
  const read = readText(text);
  const found: Changed = {
    name: link.handle.name,
    text,
    read: read.ok
      ? { ok: true, model: { ...read.model, id } }
      : { ok: false, reason: [read.place, read.reason].filter(Boolean).join(': ') },
  };
  fileLinks.setState(({ changed }) => ({ changed: { ...changed, [id]: found } }));
  return true;
}

/** What is in the file now; what was in it before when it is gone, for nothing of anybody's is there; null when it cannot be read. */
async function contentOf(link: Link): Promise<string | null> {
  for (const wait of READ_AGAIN_MS) {
    try {
      return await (await link.handle.getFile()).text();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return link.text;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return null;
}

/** Takes what is in the file, as one step. */
export async function takeFile(editor: Editor): Promise<void> {
  const { id } = editor.document.store.getState().model;
  const { links, changed } = fileLinks.getState();
  const found = changed[id];
  const link = links[id];
  if (!link || !found?.read.ok) return;
  const { storeOver } = await import('./bringIn');
  const stored = await storeOver(found.read.model, found.name);
  if (stored.ok) linkFile(id, { ...link, text: found.text });
  else editor.toast({ text: stored.message, tone: 'error' });
}

function without<T>(table: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  const { [id]: _gone, ...rest } = table;
  return rest;
}

function reasonOf(error: unknown): string {
  return error instanceof DOMException && error.name === 'NotFoundError'
    ? FILE_WORDS.gone
    : error instanceof Error
      ? error.message
      : String(error);
}
