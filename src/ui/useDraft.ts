import { useRef, useState, type KeyboardEvent } from 'react';

/**
 * Text that is being typed: kept apart while the field has focus, handed over on blur or Enter, put back by Escape.
 * Nothing is handed over while an input method is composing, or when the text has not changed.
 */
export function useDraft({
  value,
  onCommit,
  commitOn,
}: {
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly commitOn: 'Enter' | 'Mod+Enter';
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const escaped = useRef(false);

  const commit = (): void => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  return {
    text: draft ?? value,
    setText: setDraft,
    onFocus: () => setDraft(value),
    onBlur: () => {
      if (escaped.current) setDraft(null);
      else commit();
      escaped.current = false;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape' && draft !== null && draft !== value) {
        event.stopPropagation();
        escaped.current = true;
        event.currentTarget.blur();
      } else if (event.key === 'Enter' && (commitOn === 'Enter' || event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        if (draft !== null && draft !== value) onCommit(draft);
      }
    },
  };
}
