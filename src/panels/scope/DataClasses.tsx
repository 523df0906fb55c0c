import { Trash2 } from 'lucide-react';
import { addDataClass, deleteDataClass, editDataClass } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { CLASS_LEVELS, CLASS_NAMES, type DataClass } from '../../model/dataclass';
import { nameOf } from '../../model/model';
import { IconButton, PanelSection, Select, TextField } from '../../ui';
import { LEVEL_HINTS, SCOPE_WORDS } from '../../words/scope';
import { AddLine } from '../shared/AddLine';
import { KindChips } from './KindChips';
import { Table } from './Table';
import styles from './Scope.module.css';

const LEVEL_OPTIONS = CLASS_LEVELS.map((value) => ({
  value,
  label: CLASS_NAMES[value],
  description: LEVEL_HINTS[value],
}));

/** The classes of data that the system holds or moves. */
export function DataClasses() {
  const editor = useEditor();
  const classes = useDocument((document) => document.model.dataClasses);
  const inOrder = Object.values(classes).toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1),
  );
  return (
    <PanelSection title={SCOPE_WORDS.data} count={inOrder.length > 0 ? inOrder.length : undefined}>
      {inOrder.length === 0 ? (
        <p className={styles['quiet']}>{SCOPE_WORDS.noData}</p>
      ) : (
        <Table
          label={SCOPE_WORDS.data}
          columns={[
            { name: SCOPE_WORDS.name, width: '20%' },
            { name: SCOPE_WORDS.level, width: '140px' },
            { name: SCOPE_WORDS.kinds },
            { name: SCOPE_WORDS.where, width: '24%' },
          ]}
        >
          {inOrder.map((one) => (
            <ClassRow key={one.id} one={one} />
          ))}
        </Table>
      )}
      <div className={styles['add']}>
        <AddLine
          label={SCOPE_WORDS.newData}
          button={SCOPE_WORDS.add}
          onAdd={(name) => editor.run(addDataClass, { id: editor.newId('data'), name })}
        />
      </div>
    </PanelSection>
  );
}

function ClassRow({ one: { id, name, level, kinds } }: { readonly one: DataClass }) {
  const editor = useEditor();
  const edit = (changes: Partial<Omit<DataClass, 'id'>>): void =>
    void editor.run(editDataClass, { id, changes });
  return (
    <tr>
      <td>
        <TextField
          quiet
          hideLabel
          label={SCOPE_WORDS.name}
          value={name}
          onCommit={(next) => next.trim() !== '' && edit({ name: next.trim() })}
        />
      </td>
      <td>
        <Select
          hideLabel
          label={SCOPE_WORDS.levelOf(name)}
          value={level}
          options={LEVEL_OPTIONS}
          onChange={(next) => edit({ level: next })}
        />
      </td>
      <td>
        <KindChips
          label={SCOPE_WORDS.kindsOf(name)}
          chosen={kinds}
          onChange={(next) => edit({ kinds: next })}
        />
      </td>
      <td className={styles['between']}>
        <Where id={id} />
      </td>
      <td>
        <IconButton
          size="sm"
          label={SCOPE_WORDS.removeData(name)}
          icon={<Trash2 size={14} />}
          onPress={() => editor.run(deleteDataClass, { id })}
        />
      </td>
    </tr>
  );
}

/** The elements that hold a class of data and the flows that carry it. */
function Where({ id }: { readonly id: DataClass['id'] }) {
  const model = useDocument((document) => document.model);
  const things = [...Object.values(model.elements), ...Object.values(model.flows)].filter((thing) =>
    thing.data.includes(id),
  );
  return things.length === 0
    ? SCOPE_WORDS.nowhere
    : things.map((thing) => nameOf(model, thing.id)).join(', ');
}
