import { useEffect, useState } from 'react';

/** How much room the browser gives, and whether it may take it back. */
export interface Room {
  /** Bytes; null when the browser does not say. */
  readonly used: number | null;
  readonly most: number | null;
  /** 'kept': until the person deletes it. 'at risk': the browser may clear it when the disk is full. */
  readonly promise: 'kept' | 'at risk' | 'unknown';
}

export async function lookAtRoom(): Promise<Room> {
  // Missing on pages that are not secure.
  const storage = navigator.storage as StorageManager | undefined;
  const [estimate, persisted] = await Promise.all([
    storage?.estimate().catch(() => undefined),
    storage?.persisted().catch(() => undefined),
  ]);
  return {
    used: estimate?.usage ?? null,
    most: estimate?.quota ?? null,
    promise: persisted === undefined ? 'unknown' : persisted ? 'kept' : 'at risk',
  };
}

/** Asks the browser to keep what is stored until the person deletes it. False when it does not promise that. */
export async function askToKeep(): Promise<boolean> {
  const storage = navigator.storage as StorageManager | undefined;
  return (await storage?.persist().catch(() => false)) ?? false;
}

let asked = false;

/** Asks once for each visit, and only when there is something to keep: some browsers show a question. */
export function askToKeepOnce(): void {
  if (asked) return;
  asked = true;
  void lookAtRoom().then(({ promise }) => (promise === 'at risk' ? askToKeep() : undefined));
}

/** The room as it is now; looked at again whenever `changes` is something else. */
export function useRoom(changes: unknown): { readonly room: Room | null; readonly look: () => void } {
  const [room, setRoom] = useState<Room | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let left = false;
    void lookAtRoom().then((found) => {
      if (!left) setRoom(found);
    });
    return () => {
      left = true;
    };
  }, [changes, times]);
  return { room, look: () => setTimes(times + 1) };
}
