import { addDataClass, deleteDataClass, editDataClass } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { CLASS_LEVELS, CLASS_NAMES, type DataClass } from '../../model/dataclass';
import { nameOf } from '../../model/model';
import { Select } from '../../ui';
import { LEVEL_HINTS, SCOPE_WORDS } from '../../words/scope';
import { KindChips } from './KindChips';
import { RemoveCell, TextCell } from '../shared/cells';
import { Records } from './Records';
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
    <Records
      title={SCOPE_WORDS.data}
      none={SCOPE_WORDS.noData}
      columns={[
        { name: SCOPE_WORDS.name, width: '20%' },
        { name: SCOPE_WORDS.level, width: '140px' },
        { name: SCOPE_WORDS.kinds },
        { name: SCOPE_WORDS.where, width: '24%' },
      ]}
      rows={inOrder.map((one) => (
        <ClassRow key={one.id} one={one} />
      ))}
      addLabel={SCOPE_WORDS.newData}
      onAdd={(name) => editor.run(addDataClass, { id: editor.newId('data'), name })}
    />
  );
}

function ClassRow({ one: { id, name, level, kinds } }: { readonly one: DataClass }) {
  const editor = useEditor();
  const edit = (changes: Partial<Omit<DataClass, 'id'>>): void =>
    void editor.run(editDataClass, { id, changes });
  return (
    <tr>
      <TextCell needed label={SCOPE_WORDS.name} value={name} onCommit={(next) => edit({ name: next })} />
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
      <RemoveCell
        label={SCOPE_WORDS.removeData(name)}
        onRemove={() => void editor.run(deleteDataClass, { id })}
      />
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
