import { ShieldCheck } from 'lucide-react';
import { deleteMitigation, editMitigation } from '../../commands/decisions';
import { useDocument, useEditor, useRows } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { printedNumber } from '../../model/decision';
import type { Mitigation } from '../../model/mitigation';
import { DateField, EmptyState, Select } from '../../ui';
import { MITIGATION_WORDS } from '../../words/threat';
import { RemoveCell, TextCell } from '../shared/cells';
import { CONTROL_OPTIONS, MITIGATION_STATUS_OPTIONS } from '../shared/mitigationOptions';
import { openThreat } from '../threat/open';
import styles from './MitigationsTab.module.css';

const COLUMNS = MITIGATION_WORDS.columns;

/** Every mitigation of the model, edited in place, with the threats that it serves. */
export function MitigationsTab() {
  const mitigations = useDocument((document) => document.model.mitigations);
  const readOnly = useDocument((document) => document.readOnly);
  const rows = useRows();
  const inOrder = Object.values(mitigations).toSorted(
    (a, b) => a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1),
  );
  if (inOrder.length === 0)
    return (
      <EmptyState icon={<ShieldCheck size={20} aria-hidden="true" />} title={MITIGATION_WORDS.none}>
        {MITIGATION_WORDS.noneBody}
      </EmptyState>
    );
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label={MITIGATION_WORDS.table}>
        <thead>
          <tr>
            {Object.entries(COLUMNS).map(([column, name]) => (
              <th key={column} scope="col" className={styles[column]}>
                {column === 'actions' ? <span className="visually-hidden">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody inert={readOnly}>
          {inOrder.map((mitigation) => (
            <MitigationRow
              key={mitigation.id}
              mitigation={mitigation}
              serves={rows.filter((row) => mitigation.threats.includes(row.key))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MitigationRow({
  mitigation: { id, title, control, status, owner, due, ticket },
  serves,
}: {
  readonly mitigation: Mitigation;
  readonly serves: readonly Row[];
}) {
  const editor = useEditor();
  const edit = (changes: Partial<Omit<Mitigation, 'id' | 'extra'>>): void =>
    void editor.run(editMitigation, { id, changes });
  const label = (column: keyof typeof COLUMNS): string => MITIGATION_WORDS.of(COLUMNS[column], title);
  return (
    <tr>
      <TextCell needed label={COLUMNS.title} value={title} onCommit={(next) => edit({ title: next })} />
      <td>
        <Select
          hideLabel
          label={label('control')}
          value={control}
          options={CONTROL_OPTIONS}
          onChange={(next) => edit({ control: next })}
        />
      </td>
      <td>
        <Select
          hideLabel
          label={label('status')}
          value={status}
          options={MITIGATION_STATUS_OPTIONS}
          onChange={(next) => edit({ status: next })}
        />
      </td>
      <TextCell label={label('owner')} value={owner} onCommit={(next) => edit({ owner: next })} />
      <td>
        <DateField
          quiet
          hideLabel
          label={label('due')}
          placeholder="–"
          value={due}
          onCommit={(next) => edit({ due: next })}
        />
      </td>
      <TextCell label={label('ticket')} value={ticket} onCommit={(next) => edit({ ticket: next })} />
      <td>
        <Serves rows={serves} />
      </td>
      <RemoveCell
        label={MITIGATION_WORDS.remove(title)}
        onRemove={() => void editor.run(deleteMitigation, { id })}
      />
    </tr>
  );
}

function Serves({ rows }: { readonly rows: readonly Row[] }) {
  const editor = useEditor();
  if (rows.length === 0) return <span className={styles['none']}>{MITIGATION_WORDS.servesNone}</span>;
  return (
    <ul className={styles['serves']} aria-label={MITIGATION_WORDS.serves(rows.length)}>
      {rows.map((row) => (
        <li key={row.key}>
          <button
            type="button"
            className={styles['link']}
            title={row.title}
            onClick={() => openThreat(editor, row)}
          >
            {printedNumber(row.number)}
          </button>
        </li>
      ))}
    </ul>
  );
}
