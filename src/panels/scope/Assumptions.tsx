import { deleteAssumption, editAssumption } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Assumption } from '../../model/scope';
import { Select } from '../../ui';
import { ASSUMPTION_STATES, SCOPE_WORDS } from '../../words/scope';
import { Covers } from '../rules/Covers';
import { RemoveCell, TextCell } from '../shared/cells';
import { byOrder, Records } from './Records';

const STATE_OPTIONS = (Object.keys(ASSUMPTION_STATES) as Assumption['state'][]).map((value) => ({
  value,
  label: ASSUMPTION_STATES[value],
}));

/** What is taken for granted, and whether it was checked. */
export function Assumptions() {
  const editor = useEditor();
  const assumptions = useDocument((document) => document.model.assumptions);
  return (
    <Records
      title={SCOPE_WORDS.assumptions}
      none={SCOPE_WORDS.noAssumptions}
      columns={[
        { name: SCOPE_WORDS.assumption },
        { name: SCOPE_WORDS.covers, width: '40%' },
        { name: SCOPE_WORDS.state, width: '150px' },
      ]}
      rows={Object.values(assumptions)
        .toSorted(byOrder)
        .map((assumption) => (
          <AssumptionRow key={assumption.id} assumption={assumption} />
        ))}
      addLabel={SCOPE_WORDS.newAssumption}
      onAdd={(text) => editor.run(editAssumption, { id: editor.newId('assumption'), changes: { text } })}
    />
  );
}

function AssumptionRow({ assumption }: { readonly assumption: Assumption }) {
  const { id, text, state } = assumption;
  const editor = useEditor();
  const edit = (changes: Partial<Omit<Assumption, 'id'>>): void =>
    void editor.run(editAssumption, { id, changes });
  return (
    <tr>
      <TextCell
        needed
        label={SCOPE_WORDS.assumption}
        value={text}
        onCommit={(next) => edit({ text: next })}
      />
      <td>
        <Covers assumption={assumption} />
      </td>
      <td>
        <Select
          hideLabel
          label={SCOPE_WORDS.state}
          value={state}
          options={STATE_OPTIONS}
          onChange={(next) => edit({ state: next })}
        />
      </td>
      <RemoveCell
        label={SCOPE_WORDS.removeAssumption}
        onRemove={() => void editor.run(deleteAssumption, { id })}
      />
    </tr>
  );
}
