import type { Comparing } from '../../editor/comparison';
import type { Editor } from '../../editor/editor';

/** Shows what differs, in the place of the details and on the canvas. */
export function showComparison(editor: Editor, comparison: Comparing): void {
  editor.session.setState(({ panels }) => ({
    comparison,
    openThreat: null,
    rules: null,
    panels: { ...panels, details: true },
  }));
}
