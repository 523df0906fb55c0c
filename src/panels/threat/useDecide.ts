import { decide, type Deciding, type DecisionPatch } from '../../commands/decisions';
import type { Outcome } from '../../editor/document';
import type { Editor } from '../../editor/editor';
import { useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { nameOf, type Model } from '../../model/model';
import { signature } from './signature';

/** Writes down what a person says about threats, with the facts as they are now; one step, whatever their number. */
export function decideOn(editor: Editor, rows: readonly Row[], changes: DecisionPatch): Outcome {
  const { model } = editor.document.store.getState();
  const by = signature();
  return editor.run(decide, {
    threats: rows.map((row) => judgedAs(model, row)),
    changes,
    at: editor.now(),
    ...(by === '' ? {} : { by }),
  });
}

function judgedAs(model: Model, row: Row): Deciding['threats'][number] {
  const facts = factsOf(model, row);
  return {
    key: row.key,
    seen: row.threat?.fingerprint ?? row.decision.seen,
    about: {
      title: row.title,
      category: row.category,
      subject: row.subjectName,
      ...(facts.length > 0 ? { facts } : {}),
    },
  };
}

/** The facts that raise a threat, each as a sentence without its full stop. */
export function factsOf(model: Model, { threat }: Row): readonly string[] {
  return (threat?.because ?? []).map(({ about, text }) => `${nameOf(model, about)}: ${text}`);
}

/** `decideOn` for the open threat. */
export function useDecide(row: Row): (changes: DecisionPatch) => Outcome {
  const editor = useEditor();
  return (changes) => decideOn(editor, [row], changes);
}
