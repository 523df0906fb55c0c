import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelId } from '../../model/id';
import type { Summary } from '../../storage/summary';
import { appWords } from '../../words/app';
import { damaged, documents } from '../models/keeping';

/** A storage that refused is asked again after a while. */
const ASK_AGAIN_MS = 2_000;
/** How long its first answer may take before something is said. */
const PATIENCE_MS = 900;

/** How long deleted models are kept. */
const BIN_MS = 30 * 24 * 60 * 60 * 1000;

export interface Models {
  /** Null until the storage has answered. */
  readonly list: readonly Summary[] | null;
  /** Deleted models that can be had back. */
  readonly bin: readonly Summary[];
  /**
   * Why a model cannot be opened, for those that somebody has tried to open. Finding it out means to read the whole model,
   * which is too much for a list.
   */
  readonly damaged: ReadonlyMap<ModelId, string>;
  readonly trouble: string | null;
}

/** The models in this browser, kept up to date with every tab. */
export function useModels(): Models {
  const [list, setList] = useState<readonly Summary[] | null>(null);
  const [bin, setBin] = useState<readonly Summary[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askLater = (): void => {
      timer = setTimeout(() => setAttempt(attempt + 1), ASK_AGAIN_MS);
    };
    const silent = setTimeout(() => setTrouble(appWords.storageSilent), PATIENCE_MS);
    const stop = documents.watch(
      (next, deleted) => {
        clearTimeout(silent);
        setList(next);
        setBin(deleted);
        setTrouble(null);
      },
      (why) => {
        clearTimeout(silent);
        setTrouble(why);
        askLater();
      },
    );
    const forget = documents.onTaken(askLater);
    return () => {
      clearTimeout(timer);
      clearTimeout(silent);
      stop();
      forget();
    };
  }, [attempt]);
  // When it fails, they are forgotten another day.
  useEffect(() => void documents.purgeDeleted(Date.now() - BIN_MS), []);
  return { list, bin, damaged: useStore(damaged), trouble };
}
