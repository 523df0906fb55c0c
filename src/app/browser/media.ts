import { useSyncExternalStore } from 'react';

/** Where the layout changes; the style sheets name the same widths. */
export const NARROW = '(max-width: 1024px)';
export const ONE_PANEL = '(max-width: 767px)';
export const LOW = '(max-height: 800px)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
