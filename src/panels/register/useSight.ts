import { useLayoutEffect, useState, type RefObject } from 'react';

/** What can be seen of a box of equally high lines, in px: how far it is scrolled, how high it and each line is. */
export interface Sight {
  readonly top: number;
  readonly height: number;
  readonly lineHeight: number;
}

/**
 * Follows how far a box is scrolled, in steps of whole lines, so that scrolling within a line draws nothing again. `line`
 * finds a line to measure; until there is one, sizes are what they usually are.
 */
export function useSight(box: RefObject<HTMLElement | null>, line: string): Sight {
  const [sight, setSight] = useState<Sight>({ top: 0, height: 320, lineHeight: 30 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => {
      const lineHeight = element.querySelector(line)?.getBoundingClientRect().height ?? 30;
      const top = Math.floor(element.scrollTop / lineHeight) * lineHeight;
      const height = element.clientHeight;
      setSight((before) =>
        before.top === top && before.height === height && before.lineHeight === lineHeight
          ? before
          : { top, height, lineHeight },
      );
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [box, line]);
  return sight;
}
