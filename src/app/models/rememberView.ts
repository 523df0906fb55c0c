import type { Editor } from '../../editor/editor';
import type { View } from '../../storage/view';

const AFTER_MS = 500;

/** Keeps where a person looks, a moment after they have stopped moving, and when the page goes away. */
export function rememberView(
  editor: Editor,
  keep: (view: View) => void,
): { readonly stop: () => void; readonly now: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const { diagram, viewports, selection } = editor.session.getState();
    keep({ diagram, viewports, selection });
  };
  const unsubscribe = editor.session.subscribe((state, last) => {
    if (
      state.viewports === last.viewports &&
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
