import type { Editor } from '../editor/editor';
import type { View } from '../storage/view';

const AFTER_MS = 500;

/** Keeps where a person looks, a moment after they have stopped moving, and when the page goes away. */
export function rememberView(
  editor: Editor,
  before: View | null,
  keep: (view: View) => void,
): { readonly stop: () => void; readonly now: () => void } {
  let viewports = before?.viewports ?? {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const { diagram, viewport, selection } = editor.session.getState();
    viewports = { ...viewports, [diagram]: viewport };
    keep({ diagram, viewports, selection });
  };
  const unsubscribe = editor.session.subscribe((state, last) => {
    if (
      state.viewport === last.viewport &&
      state.diagram === last.diagram &&
      state.selection === last.selection
    )
      return;
    timer ??= setTimeout(now, AFTER_MS);
  });
  const onHide = (): void => now();
  document.addEventListener('visibilitychange', onHide);

  return {
    now,
    stop() {
      now();
      unsubscribe();
      document.removeEventListener('visibilitychange', onHide);
    },
  };
}
