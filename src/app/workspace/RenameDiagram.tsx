import { useState } from 'react';
import { renameDiagram } from '../../commands/diagrams';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { DiagramId } from '../../model/id';
import { dialogWords } from '../../words/dialogs';
import { NameDialog } from '../parts/NameDialog';

/** Asks for another name for a diagram. */
export function RenameDiagram({ id, onClose }: { readonly id: DiagramId; readonly onClose: () => void }) {
  const editor = useEditor();
  const name = useDocument(({ model }) => model.diagrams[id]?.name ?? '');
  const [refusal, setRefusal] = useState<string | undefined>();
  return (
    <NameDialog
      title={dialogWords.renameDiagram}
      name={name}
      error={refusal}
      onName={(next) => {
        const outcome = editor.run(renameDiagram, { id, name: next });
        if (outcome.ok) onClose();
        else setRefusal(outcome.reason);
      }}
      onClose={onClose}
    />
  );
}
