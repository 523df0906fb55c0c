import { Trash2 } from 'lucide-react';
import { deleteAssumption, editAssumption } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Assumption } from '../../model/scope';
import { IconButton, PanelSection, Select, TextField } from '../../ui';
import { ASSUMPTION_STATES, SCOPE_WORDS } from '../../words/scope';
import { Covers } from '../rules/Covers';
import { AddLine } from '../shared/AddLine';
import { Table } from './Table';
import styles from './Scope.module.css';

const STATE_OPTIONS = (Object.keys(ASSUMPTION_STATES) as Assumption['state'][]).map((value) => ({
  value,
  label: ASSUMPTION_STATES[value],
}));

/** What is taken for granted, and whether it was checked. */
export function Assumptions() {
  const editor = useEditor();
  const assumptions = useDocument((document) => document.model.assumptions);
  const inOrder = Object.values(assumptions).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return (
    <PanelSection title={SCOPE_WORDS.assumptions} count={inOrder.length > 0 ? inOrder.length : undefined}>
      {inOrder.length === 0 ? (
        <p className={styles['quiet']}>{SCOPE_WORDS.noAssumptions}</p>
      ) : (
        <Table
          label={SCOPE_WORDS.assumptions}
          columns={[
            { name: SCOPE_WORDS.assumption },
            { name: SCOPE_WORDS.covers, width: '40%' },
            { name: SCOPE_WORDS.state, width: '150px' },
          ]}
        >
          {inOrder.map((assumption) => (
            <AssumptionRow key={assumption.id} assumption={assumption} />
          ))}
        </Table>
      )}
      <div className={styles['add']}>
        <AddLine
          label={SCOPE_WORDS.newAssumption}
          button={SCOPE_WORDS.add}
          onAdd={(text) => editor.run(editAssumption, { id: editor.newId('assumption'), changes: { text } })}
        />
      </div>
    </PanelSection>
  );
}

function AssumptionRow({ assumption }: { readonly assumption: Assumption }) {
  const { id, text, state } = assumption;
  const editor = useEditor();
  const edit = (changes: Partial<Omit<Assumption, 'id'>>): void =>
    void editor.run(editAssumption, { id, changes });
  return (
    <tr>
      <td>
        <TextField
          quiet
          hideLabel
          label={SCOPE_WORDS.assumption}
          value={text}
          onCommit={(next) => next.trim() !== '' && edit({ text: next.trim() })}
        />
      </td>
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
      <td>
        <IconButton
          size="sm"
          label={SCOPE_WORDS.removeAssumption}
          icon={<Trash2 size={14} />}
          onPress={() => editor.run(deleteAssumption, { id })}
        />
      </td>
    </tr>
  );
}
