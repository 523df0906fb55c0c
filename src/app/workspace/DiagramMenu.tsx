import { Check, ChevronDown } from 'lucide-react';
import { show } from '../../editor/actions-diagrams';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { diagramsInOrder } from '../../model/model';
import { MenuButton, type MenuItem } from '../../ui';
import { appWords } from '../../words/app';
import styles from './AppBar.module.css';
import { useAction } from '../parts/useAction';

const ACTS = ['diagram new', 'diagram rename', 'diagram earlier', 'diagram later', 'diagram delete'] as const;

/** Which diagram is shown, and the others. */
export function DiagramMenu() {
  const editor = useEditor();
  const diagrams = useDocument(({ model }) => model.diagrams);
  const shown = useSession((session) => session.diagram);
  const acts = [
    useAction(ACTS[0]),
    useAction(ACTS[1]),
    useAction(ACTS[2]),
    useAction(ACTS[3]),
    useAction(ACTS[4]),
  ];
  const name = diagrams[shown]?.name ?? '';
  const inOrder = diagramsInOrder({ ...editor.document.store.getState().model, diagrams });
  const items: readonly MenuItem[] = [
    ...inOrder.map((diagram) => ({
      id: diagram.id,
      label: diagram.name,
      icon: diagram.id === shown ? <Check size={16} /> : undefined,
      onAction: () => show(editor, diagram.id),
    })),
    { id: 'line', separator: true },
    ...acts.map(({ label, isDisabled, run }, index) => ({
      id: ACTS[index] ?? label,
      label,
      isDisabled,
      onAction: run,
    })),
  ];
  return (
    <MenuButton label={appWords.diagrams(name)} items={items}>
      <span className={styles['diagram']}>{name}</span>
      <ChevronDown size={14} aria-hidden />
    </MenuButton>
  );
}
