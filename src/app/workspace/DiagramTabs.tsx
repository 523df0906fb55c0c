import { Plus } from 'lucide-react';
import { show } from '../../editor/actions-diagrams';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { diagramsInOrder } from '../../model/model';
import { IconButton } from '../../ui';
import { appWords } from '../../words/app';
import styles from './DiagramTabs.module.css';
import { useAction } from '../parts/useAction';

/** The diagrams of a model side by side, once there is more than one. A double click renames. */
export function DiagramTabs() {
  const editor = useEditor();
  const diagrams = useDocument(({ model }) => model.diagrams);
  const shown = useSession((session) => session.diagram);
  const add = useAction('diagram new');
  if (Object.keys(diagrams).length < 2) return null;
  const inOrder = diagramsInOrder({ ...editor.document.store.getState().model, diagrams });
  return (
    <nav className={styles['tabs']} aria-label={appWords.allDiagrams}>
      <ul>
        {inOrder.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === shown ? 'page' : undefined}
              onClick={() => show(editor, id)}
              onDoubleClick={() => editor.session.setState({ dialog: { is: 'rename diagram', id } })}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      <IconButton
        size="sm"
        label={add.label}
        icon={<Plus size={14} />}
        isDisabled={add.isDisabled}
        onPress={add.run}
      />
    </nav>
  );
}
