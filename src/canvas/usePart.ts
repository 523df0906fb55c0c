import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Viewport } from '../editor/session';
import { BIG, nextPart, NOTHING_YET, type Part } from './part';

/** Follows the camera with the part of a diagram of `count` things and flows that is in the page. */
export function usePart(view: StoreApi<Viewport>, count: number): Part {
  // How large the canvas is on screen.
  const screen = useStoreApi();
  const [last, setPart] = useState<Part>(() => nextPart(NOTHING_YET, count, NO_CAMERA));
  let part = last;
  // A diagram that becomes big at once, by an import or as the next one shown, must not be in the page whole even for a moment.
  if (part.area === null && count > BIG) {
    const { width, height } = screen.getState();
    part = nextPart(part, count, { ...view.getState(), width, height });
    setPart(part);
  }
  const now = useRef(part);
  useLayoutEffect(() => {
    now.current = part;
  }, [part]);
  useLayoutEffect(() => {
    const look = (): void => {
      const { width, height } = screen.getState();
      const next = nextPart(now.current, count, { ...view.getState(), width, height });
      if (next === now.current) return;
      now.current = next;
      setPart(next);
    };
    look();
    const stops = [view.subscribe(look), screen.subscribe(look)];
    return () => stops.forEach((stop) => stop());
  }, [view, screen, count]);
  return part;
}

const NO_CAMERA = { x: 0, y: 0, zoom: 1, width: 0, height: 0 };
