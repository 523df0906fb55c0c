import { decide, type DecisionPatch } from '../../commands/decisions';
import type { Outcome } from '../../editor/document';
import type { Editor } from '../../editor/editor';
import { useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register';

/** Writes down what a person says about a threat, with the facts as they are now. */
export function decideOn(editor: Editor, row: Row, changes: DecisionPatch): Outcome {
  return editor.run(decide, {
    threats: [
      {
        key: row.key,
        seen: row.threat?.fingerprint ?? row.decision.seen,
        about: { title: row.title, category: row.category, subject: row.subjectName },
      },
    ],
    changes,
    at: editor.now(),
  });
}

/** `decideOn` for the open threat. */
export function useDecide(row: Row): (changes: DecisionPatch) => void {
  const editor = useEditor();
  return (changes) => void decideOn(editor, row, changes);
}
