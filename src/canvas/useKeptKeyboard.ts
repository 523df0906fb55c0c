import { useEffect, type RefObject } from 'react';
import { focusPart, partOf, sessionOf, type Stage } from './stage';

/**
 * A thing that goes, undone or deleted elsewhere, takes the keyboard with it, and the browser leaves it with nobody. Here it
 * goes to what is at hand then, else to the canvas itself, before the next key is pressed.
 */
export function useKeptKeyboard(stage: RefObject<Stage | null>): void {
  useEffect(() => {
    const now = stage.current;
    if (!now) return undefined;
    const { root } = now;
    let isHere = false;
    const follow = ({ target }: Event): void => {
      isHere = target instanceof Node && root.contains(target);
    };
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !root.contains(target)) isHere = false;
    };
    const watcher = new MutationObserver(() => {
      if (!isHere || document.activeElement !== document.body) return;
      const { focus } = sessionOf(now);
      const part = focus === null ? null : partOf(now, focus);
      (part ?? root).focus({ preventScroll: true });
      // What comes back with the same step may be drawn a moment later.
      if (focus !== null && !part) focusPart(now, focus);
    });
    watcher.observe(root, { childList: true, subtree: true });
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', leave, { capture: true });
    return () => {
      watcher.disconnect();
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', leave, { capture: true });
    };
  }, [stage]);
}
