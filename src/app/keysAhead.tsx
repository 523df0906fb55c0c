import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { later } from '../ui';

/** For something that people type into as soon as they have opened it. */
export interface TypedAhead {
  /** What was typed while it was being fetched. */
  readonly typed: string;
}

/**
 * Like `later`, for what takes the keyboard when it opens: keys that come before its code does are kept for it, and no
 * shortcut takes them meanwhile.
 */
export function laterWithKeys<All extends TypedAhead>(
  load: () => Promise<(props: All) => ReactNode>,
): ComponentType<Omit<All, 'typed'>> {
  type WithKeys = All & { readonly onKeys: (add: string) => void };
  const Part = later<WithKeys>(load, ({ onKeys }) => <Meanwhile onKeys={onKeys} />);
  return function TakesKeys(props: Omit<All, 'typed'>) {
    const [typed, setTyped] = useState('');
    const onKeys = (add: string): void => setTyped((before) => before + add);
    return <Part {...({ ...props, typed, onKeys } as unknown as WithKeys)} />;
  };
}

function Meanwhile({ onKeys }: { readonly onKeys: (add: string) => void }) {
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      event.stopPropagation();
      event.preventDefault();
      if (event.key.length === 1) onKeys(event.key);
    };
    window.addEventListener('keydown', take, { capture: true });
    return () => window.removeEventListener('keydown', take, { capture: true });
  });
  return null;
}
