/** What the browser's storage can do to us, in sentences that go on screen. */
export interface Failure {
  readonly ok: false;
  /**
   * 'newer': what is stored is newer than what this tab knows, trying again cannot help. 'quota': no room.
   * 'closed': no access to the storage. 'failed': anything else.
   */
  readonly reason: 'newer' | 'quota' | 'closed' | 'failed';
  readonly message: string;
}

/** An act that writes nothing the caller needs to know. */
export type Done = { readonly ok: true } | Failure;

const CLOSED = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'MissingAPIError',
  'OpenFailedError',
  'SecurityError',
]);

/** Storage that could not be read. The message is a sentence for the person. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

export function changedElsewhere(): Failure {
  return {
    ok: false,
    reason: 'newer',
    message: 'This model was changed in another tab or window after it was opened here.',
  };
}

/** Names the failure. Dexie wraps errors, so the causes count as well. */
export function failureOf(error: unknown): Failure {
  const names = namesOf(error);
  if (names.includes('NewerTables')) {
    return {
      ok: false,
      reason: 'newer',
      message: 'A newer version of Drawbridge has been opened in this browser. Reload the page to use it.',
    };
  }
  if (names.includes('QuotaExceededError')) {
    return {
      ok: false,
      reason: 'quota',
      message: 'The browser’s storage is full. Free some disk space or delete models you no longer need.',
    };
  }
  if (names.some((name) => CLOSED.has(name))) {
    return { ok: false, reason: 'closed', message: 'The browser gives this page no access to its storage.' };
  }
  return {
    ok: false,
    reason: 'failed',
    message: `The browser could not complete a step in its storage (${names.at(-1) ?? 'unknown error'}).`,
  };
}

/** The error's name and those of its causes, outermost first. */
function namesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  let at = error;
  while (typeof at === 'object' && at !== null && names.length < 5) {
    if ('name' in at && typeof at.name === 'string') names.push(at.name);
    at = 'inner' in at ? at.inner : undefined;
  }
  return names;
}
