import { Check, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { addDataClass, deleteDataClass, editDataClass } from '../commands/scope';
import { useDocument, useEditor } from '../editor/EditorContext';
import { CLASS_LEVELS, CLASS_NAMES, type DataClass, type DataKind } from '../model/dataclass';
import { Button, Dialog, IconButton, MenuButton, Select, TextField } from '../ui';
import { appWords } from '../words/app';
import styles from './DataClasses.module.css';

const LEVELS = CLASS_LEVELS.map((value) => ({ value, label: CLASS_NAMES[value] }));

const KINDS = Object.keys(appWords.dataKinds) as readonly DataKind[];

/** The classes of data that the model knows: what they are called and how sensitive they are. */
export function DataClasses({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const classes = useDocument(({ model }) => model.dataClasses);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string | undefined>();
  const add = (): void => {
    const outcome = editor.run(addDataClass, { id: editor.newId('data'), name: name.trim() });
    setRefusal(outcome.ok ? undefined : outcome.reason);
    if (outcome.ok) setName('');
  };
  return (
    <Dialog title={appWords.dataClasses} size="lg" isOpen onOpenChange={onClose}>
      <div className={styles['body']}>
        {Object.values(classes)
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((one) => (
            <ClassRow key={one.id} one={one} />
          ))}
        {/* The field takes Enter for itself; what bubbles up says that typing is over. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <form
          className={styles['add']}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
          }}
          onSubmit={(event) => event.preventDefault()}
        >
          <TextField
            label={appWords.newDataClass}
            value={name}
            onChange={setName}
            onCommit={setName}
            error={refusal}
            autoFocus
          />
          <Button icon={<Plus size={15} />} isDisabled={name.trim() === ''} onPress={add}>
            {appWords.add}
          </Button>
        </form>
      </div>
    </Dialog>
  );
}

function ClassRow({ one: { id, name, level, kinds, description } }: { readonly one: DataClass }) {
  const editor = useEditor();
  const edit = (changes: Partial<Omit<DataClass, 'id'>>): void =>
    void editor.run(editDataClass, { id, changes });
  return (
    <div className={styles['row']} role="group" aria-label={name}>
      <TextField
        label={appWords.name}
        hideLabel
        value={name}
        onCommit={(next) => edit({ name: next.trim() })}
      />
      <Select
        label={appWords.level}
        hideLabel
        value={level}
        options={LEVELS}
        onChange={(next) => edit({ level: next })}
      />
      <MenuButton
        label={appWords.kindsOf(kinds)}
        variant="secondary"
        items={KINDS.map((kind) => ({
          id: kind,
          label: appWords.dataKinds[kind],
          icon: kinds.includes(kind) ? <Check size={16} /> : undefined,
          onAction: () =>
            edit({ kinds: KINDS.filter((other) => kinds.includes(other) !== (other === kind)) }),
        }))}
      >
        <span className={styles['kinds']}>{appWords.kindsOf(kinds)}</span>
      </MenuButton>
      <TextField
        label={appWords.description}
        hideLabel
        placeholder={appWords.description}
        value={description}
        onCommit={(next) => edit({ description: next })}
      />
      <IconButton
        label={appWords.deleteDataClass(name)}
        icon={<Trash2 size={16} />}
        onPress={() => editor.run(deleteDataClass, { id })}
      />
    </div>
  );
}
