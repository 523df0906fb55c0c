import { isRecord } from './summary';

/**
 * The file on the disk in which a model is kept besides, as far as the browser lets pages write files. A handle can be stored;
 * the permission to use it is asked for again in each visit.
 */
export interface KeptFile {
  readonly handle: FileSystemFileHandle;
  /** What was in the file when it was last read or written here. */
  readonly text: string;
}

/** Reads what is stored; null when there is no file that could be asked for. */
export function readKeptFile(stored: unknown): KeptFile | null {
  if (!isRecord(stored)) return null;
  const { handle, text } = stored;
  return isHandle(handle) && typeof text === 'string' ? { handle, text } : null;
}

function isHandle(value: unknown): value is FileSystemFileHandle {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['getFile'] === 'function';
}
