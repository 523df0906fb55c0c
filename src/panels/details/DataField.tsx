import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { editThings } from '../../commands/elements';
import { addDataClassTo } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { CLASS_NAMES, type DataClass } from '../../model/dataclass';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import { Chip, MenuButton, TextField, type MenuItem } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';
import styles from './Details.module.css';

/** The classes of data that an element handles or holds, or that a flow carries. A new one is made by its name. */
export function DataField({ thing, label }: { readonly thing: Element | Flow; readonly label: string }) {
  const editor = useEditor();
  const classes = useDocument(({ model }) => model.dataClasses);
  const [naming, setNaming] = useState(false);
  const id = useId();
  const chosen = thing.data.map((data) => classes[data]).filter((found) => found !== undefined);
  const set = (data: readonly string[]): void => {
    editor.run(editThings, { ids: [thing.id], changes: { data } });
  };
  const create = (typed: string): void => {
    setNaming(false);
    const name = typed.trim();
    const known = Object.values(classes).find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (name === '' || (known && thing.data.includes(known.id))) return;
    if (known) set([...thing.data, known.id]);
    else editor.run(addDataClassTo, { id: editor.newId('data'), name, things: [thing.id] });
  };
  const items: readonly MenuItem[] = [
    ...inOrder(Object.values(classes))
      .filter((one) => !thing.data.includes(one.id))
      .map((one) => ({
        id: one.id,
        label: `${one.name} (${CLASS_NAMES[one.level]})`,
        onAction: () => set([...thing.data, one.id]),
      })),
    {
      id: 'new',
      label: DETAILS_WORDS.newData,
      icon: <Plus size={15} />,
      onAction: () => setNaming(true),
    },
    {
      id: 'manage',
      label: DETAILS_WORDS.manageData,
      onAction: () => editor.session.setState({ dialog: { is: 'data classes' } }),
    },
  ];
  return (
    <div className={styles['row']}>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      <div className={styles['wrap']} role="group" aria-labelledby={id}>
        {chosen.map((one) => (
          <Chip
            key={one.id}
            removeLabel={DETAILS_WORDS.removeData(one.name)}
            onRemove={() => set(thing.data.filter((data) => data !== one.id))}
          >
            {one.name}
          </Chip>
        ))}
        {naming ? null : (
          <MenuButton label={DETAILS_WORDS.addData} icon={<Plus size={16} />} size="sm" items={items} />
        )}
      </div>
      {naming ? (
        <div className={styles['below']} onBlur={() => setNaming(false)}>
          <TextField
            label={DETAILS_WORDS.addDataField}
            hideLabel
            autoFocus
            placeholder={DETAILS_WORDS.addDataField}
            value=""
            onCommit={create}
          />
        </div>
      ) : null}
    </div>
  );
}

function inOrder(classes: readonly DataClass[]): readonly DataClass[] {
  return classes.toSorted((a, b) => a.name.localeCompare(b.name));
}
