import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
const KEY = 'drawbridge.theme';
const listeners = new Set<() => void>();
let current: Theme = remembered();
show(current);

function remembered(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    // Storage can be switched off; the theme then lasts as long as the page.
    return 'system';
  }
}

export function setTheme(theme: Theme): void {
  current = theme;
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // See above.
  }
  for (const listener of listeners) listener();
}

/** On the page at once and not in an effect, so that the first paint has the right colours. */
function show(theme: Theme): void {
  if (typeof document === 'undefined') return;
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The colour theme, remembered by this browser. An explicit choice beats that of the system. */
export function useTheme(): { readonly theme: Theme; readonly setTheme: (theme: Theme) => void } {
  const theme = useSyncExternalStore(subscribe, () => current);
  return { theme, setTheme };
}
