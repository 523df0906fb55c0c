import { Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import { TOOLS } from '../../editor/actions-tools';
import { actionById, labelOf, perform } from '../../editor/actions';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { IconButton, kindIcon, MenuButton } from '../../ui';
import { OUTLINE_WORDS } from '../../words/details';
import { branchesOf } from './branches';
import { OutlineTree } from './OutlineTree';
import styles from './Outline.module.css';

/** The same graph as a tree: the diagram for those who do not see it, and for those who like lists. */
export function Outline() {
  const editor = useEditor();
  const elements = useDocument(({ model }) => model.elements);
  const flows = useDocument(({ model }) => model.flows);
  const boundaries = useDocument(({ model }) => model.boundaries);
  const places = useDocument(({ model }) => model.places);
  const diagram = useSession((session) => session.diagram);
  const branches = useMemo(
    () =>
      branchesOf({ ...editor.document.store.getState().model, elements, flows, boundaries, places }, diagram),
    [editor, elements, flows, boundaries, places, diagram],
  );
  return (
    <section className={styles['panel']} aria-label={OUTLINE_WORDS.title}>
      <header className={styles['head']}>
        <h2>{OUTLINE_WORDS.title}</h2>
        <AddMenu />
        <IconButton
          size="sm"
          label={OUTLINE_WORDS.close}
          icon={<X size={16} />}
          onPress={() => void perform(editor, 'panel outline')}
        />
      </header>
      {branches.length === 0 ? (
        <p className={styles['empty']}>{OUTLINE_WORDS.empty}</p>
      ) : (
        <OutlineTree branches={branches} />
      )}
    </section>
  );
}

/** Adds a thing beside the selected one, in the same boundary, and asks for its name. */
function AddMenu() {
  const editor = useEditor();
  const readOnly = useDocument((document) => document.readOnly);
  const items = TOOLS.flatMap((tool) => {
    if (tool === 'select' || tool === 'hand' || tool === 'flow' || tool === 'note') return [];
    const action = actionById(`tool.${tool}`);
    if (!action) return [];
    return [
      {
        id: tool,
        label: labelOf(action, editor),
        icon: kindIcon(tool, 15),
        isDisabled: readOnly,
        onAction: () => editor.canvas?.placeWithKeyboard(tool),
      },
    ];
  });
  return <MenuButton label={OUTLINE_WORDS.add} icon={<Plus size={16} />} size="sm" items={items} />;
}
