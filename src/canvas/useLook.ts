import { useEffect, useLayoutEffect, type RefObject } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useEditor } from '../editor/EditorContext';
import type { SessionState, Viewport } from '../editor/session';
import { fit } from './camera';
import type { Stage } from './stage';
import { setBand } from './useCamera';

/** So long the camera must stand still for the session to be told where, ms. */
const AT_REST = 150;

/** Where a diagram was looked at last; nothing for one that has not been looked at. */
export function viewportOf({ diagram, viewports }: SessionState): Viewport | undefined {
  return viewports[diagram];
}

/** A diagram that has not been looked at yet is shown whole; one that has, as it was left. */
export function useFirstLook(stage: RefObject<Stage | null>, diagram: string): void {
  const { session } = useEditor();
  useEffect(() => {
    const now = stage.current;
    if (!now) return undefined;
    const left = viewportOf(session.getState());
    const frame = requestAnimationFrame(() => {
      if (left) void now.flow.setViewport(left);
      else fit(now, 'all', 'jump');
      setBand(now.root, left?.zoom ?? now.view.getState().zoom);
    });
    return () => cancelAnimationFrame(frame);
  }, [stage, diagram, session]);
}

/**
 * Tells the session where each diagram is looked at: when the camera rests, and at once when one leaves the diagram or the page,
 * so that a step just before leaving is kept and never taken for a look at the next diagram. (React Flow tells of the end of a
 * move 150 ms late, whoever it belongs to by then.)
 */
export function useLastLook(view: StoreApi<Viewport>, diagram: string): void {
  const { session } = useEditor();
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      const at = view.getState();
      session.setState(({ viewports }) => ({ viewports: { ...viewports, [diagram]: at } }));
    };
    const unsubscribe = view.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(keep, AT_REST);
    });
    return () => {
      unsubscribe();
      keep();
    };
  }, [session, view, diagram]);
}
