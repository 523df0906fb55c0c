import { actionById, labelOf } from '../../editor/actions';
import { useDocument, useEditor } from '../../editor/EditorContext';

/** An action as a button shows it: rendered again when the document changes. */
export function useAction(id: string) {
  const editor = useEditor();
  useDocument((document) => document.history);
  useDocument((document) => document.readOnly);
  const action = actionById(id);
  if (!action) throw new Error(`useAction: there is no action “${id}”.`);
  return {
    label: labelOf(action, editor),
    shortcut: action.keys?.[0],
    isDisabled: !action.enabled(editor),
    run: () => action.run(editor),
  };
}
