import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { perform } from '../../editor/actions';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { Tool } from '../../editor/session';
import type { ThingId } from '../../model/id';
import { IconButton, MenuButton } from '../../ui';
import { OUTLINE_WORDS } from '../../words/details';
import { branchesOf } from './branches';
import { addItems } from './edit';
import { OutlineTree } from './OutlineTree';
import styles from './Outline.module.css';

/** The same graph as a tree: the diagram for those who do not see it, and for those who like lists. */
export function Outline() {
  const editor = useEditor();
  const elements = useDocument(({ model }) => model.elements);
  const flows = useDocument(({ model }) => model.flows);
  const boundaries = useDocument(({ model }) => model.boundaries);
  const notes = useDocument(({ model }) => model.notes);
  const places = useDocument(({ model }) => model.places);
  const diagram = useSession((session) => session.diagram);
  const branches = useMemo(
    () =>
      branchesOf(
        { ...editor.document.store.getState().model, elements, flows, boundaries, notes, places },
        diagram,
      ),
    [editor, elements, flows, boundaries, notes, places, diagram],
  );
  // What is added here is named here: the keyboard does not leave for the canvas.
  const [adding, setAdding] = useState<ThingId | null>(null);
  const add = (tool: Tool): void => {
    const [selected = null] = editor.session.getState().selection;
    editor.session.setState({ focus: selected });
    const id = editor.canvas?.placeWithKeyboard(tool, 'leave it') ?? null;
    setAdding(id);
  };
  return (
    <section className={styles['panel']} aria-label={OUTLINE_WORDS.title}>
      <header className={styles['head']}>
        <h2>{OUTLINE_WORDS.title}</h2>
        <AddMenu onAdd={add} />
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
        <OutlineTree branches={branches} adding={adding} onAdd={add} onNamed={() => setAdding(null)} />
      )}
    </section>
  );
}

/** Adds a thing beside the selected one, in the same boundary. */
function AddMenu({ onAdd }: { readonly onAdd: (tool: Tool) => void }) {
  const editor = useEditor();
  useDocument((document) => document.readOnly);
  return (
    <MenuButton
      label={OUTLINE_WORDS.add}
      icon={<Plus size={16} />}
      size="sm"
      items={addItems(editor, onAdd)}
    />
  );
}
