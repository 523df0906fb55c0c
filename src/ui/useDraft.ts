import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';

export interface DraftOptions {
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly commitOn: 'Enter' | 'Mod+Enter';
  /** What is wrong with a text, in words. Such a text is not handed over, it stays in the field. */
  readonly problemWith?: ((text: string) => string | null) | undefined;
}

/**
 * Text that is being typed: kept apart from the first key on, handed over on blur or Enter, put back by Escape. Until
 * then the field follows its value. Nothing is handed over while an input method is composing, or when the text has
 * not changed; what is typed when the field is taken off the page is handed over then, for no blur would come.
 */
export function useDraft({ value, onCommit, commitOn, problemWith }: DraftOptions) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  // The same text once more, for the moment of unmounting, when what was set a moment ago has not been rendered.
  const pending = useRef<string | null>(null);

  // A text that was refused stays only as long as the field is about the same value.
  const isLive = draft !== null && (isFocused || draft.over === value);

  const forget = (): void => {
    pending.current = null;
    setDraft(null);
    setProblem(null);
  };
  const commit = (): void => {
    const text = pending.current;
    if (text === null) return;
    const wrong = text === value ? null : (problemWith?.(text) ?? null);
    if (wrong !== null) {
      setProblem(wrong);
      return;
    }
    forget();
    if (text !== value) onCommit(text);
  };
  const commitWhatIsLeft = useEffectEvent(() => {
    if (isLive && problem === null) commit();
  });
  useEffect(() => () => commitWhatIsLeft(), []);

  return {
    text: isLive ? draft.text : value,
    problem: isLive ? problem : null,
    forget,
    setText: (text: string): void => {
      pending.current = text;
      setDraft({ text, over: value });
      if (problem !== null) setProblem(problemWith?.(text) ?? null);
    },
    onFocus: (): void => {
      if (!isLive) forget();
      setFocused(true);
    },
    onBlur: (): void => {
      setFocused(false);
      commit();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape' && isLive && draft.text !== value) {
        event.stopPropagation();
        forget();
      } else if (event.key === 'Enter' && (commitOn === 'Enter' || event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        commit();
      }
    },
  };
}
