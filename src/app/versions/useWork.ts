import { useEffect, useRef, useState } from 'react';
import { useEditor } from '../../editor/EditorContext';
import { drawn } from '../browser/turns';

/**
 * Long work of a dialog, of which there are several kinds: it begins once the page shows and says that it does, in the words for
 * it. `isWanted` says whether the dialog is still open; work that rests in between asks it afterwards.
 */
export function useWork<Kind extends string>(
  words: Readonly<Record<Kind, string>>,
): {
  readonly doing: Kind | null;
  readonly begin: (kind: Kind, work: (isWanted: () => boolean) => void | Promise<void>) => Promise<void>;
} {
  const editor = useEditor();
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
      editor.announce(words[kind]);
      await drawn();
      if (!isOpen.current) return;
      await work(() => isOpen.current);
      setDoing(null);
    },
  };
}
