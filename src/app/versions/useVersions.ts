import { useCallback, useEffect, useState } from 'react';
import type { ModelId } from '../../model/id';
import type { LoadedSnapshot, Snapshot } from '../../storage/snapshots';
import { documents } from '../models/keeping';

/** The kept versions of a model. */
export function useVersions(id: ModelId): {
  /** Latest first; null until the storage has answered. */
  readonly list: readonly Snapshot[] | null;
  readonly look: () => void;
} {
  const [list, setList] = useState<readonly Snapshot[] | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let left = false;
    void documents.snapshots.listSnapshots(id).then((found) => {
      if (!left) setList(found);
    });
    return () => {
      left = true;
    };
  }, [id, times]);
  return { list, look: useCallback(() => setTimes((before) => before + 1), []) };
}

/** One version, read. Null while none is chosen or it is still being read. */
export function useVersion(snapshot: number | null): LoadedSnapshot | null {
  const [found, setFound] = useState<{ readonly of: number; readonly version: LoadedSnapshot } | null>(null);
  useEffect(() => {
    let left = false;
    if (snapshot !== null)
      void documents.snapshots.loadSnapshot(snapshot).then((version) => {
        if (!left) setFound({ of: snapshot, version });
      });
    return () => {
      left = true;
    };
  }, [snapshot]);
  return found !== null && found.of === snapshot ? found.version : null;
}
