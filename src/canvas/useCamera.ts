import { useStoreApi } from '@xyflow/react';
import { useMemo, useState, type RefObject } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Viewport } from '../editor/session';
import type { Stage } from './stage';

/** So long the camera must stand still for React Flow to be told where, ms. */
const AT_REST = 140;

/**
 * Gives what React Flow is to call at each step of its camera. React Flow would put each step into its store, and every thing in
 * the page would ask whether it concerns it: 2 ms a frame, for something that moves one part of the page. So the step goes into
 * the page here, and into React Flow's store when the camera rests. Whoever has to know sooner reads `view`.
 */
export function useCamera(
  root: RefObject<HTMLElement | null>,
  view: StoreApi<Viewport>,
): (to: Viewport) => void {
  const flow = useStoreApi();
  const [follow] = useState(() => {
    let timer = 0;
    return (to: Viewport): void => {
      const page = root.current?.querySelector<HTMLElement>('.react-flow__viewport');
      // The same text as React Flow writes, which finds nothing to do then.
      if (page) page.style.transform = `translate(${to.x}px,${to.y}px) scale(${to.zoom})`;
      setBand(root.current, to.zoom);
      view.setState(to, true);
      clearTimeout(timer);
      timer = window.setTimeout(() => flow.setState({ transform: [to.x, to.y, to.zoom] }), AT_REST);
    };
  });
  return follow;
}

/** What moves React Flow's camera: all that the canvas needs of what React Flow offers to be steered by. */
export function useFlow(): Stage['flow'] {
  const flow = useStoreApi();
  return useMemo(() => ({ setViewport: async (to) => flow.getState().panZoom?.setViewport(to) }), [flow]);
}

/** Three steps of detail: labels and badges go below 40 %, names below 20 %. The style sheet does it; React is not asked. */
export function setBand(root: HTMLElement | null, zoom: number): void {
  const band = zoom >= 0.4 ? 'near' : zoom >= 0.2 ? 'middle' : 'far';
  if (root && root.dataset['band'] !== band) root.dataset['band'] = band;
}
