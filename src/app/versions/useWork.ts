import { useEffect, useRef, useState } from 'react';
import { drawn } from '../browser/turns';

/**
 * Long work of a dialog, of which there are several kinds: it begins once the page shows that it does. `isWanted` says whether
 * the dialog is still open; work that rests in between asks it afterwards.
 */
export function useWork<Kind extends string>(): {
  readonly doing: Kind | null;
  readonly begin: (kind: Kind, work: (isWanted: () => boolean) => void | Promise<void>) => Promise<void>;
} {
  const [doing, setDoing] = useState<Kind | null>(null);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return {
    doing,
    async begin(kind, work) {
      setDoing(kind);
      await drawn();
      if (!isOpen.current) return;
      await work(() => isOpen.current);
      setDoing(null);
    },
  };
}
