import { Plus, ShieldCheck, TriangleAlert } from 'lucide-react';
import { addMitigation, linkMitigation } from '../../commands/decisions';
import type { Outcome } from '../../editor/document';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { inPlace, CONTROL_NAMES, type ControlType } from '../../model/mitigation';
import { Button, Chip, PanelSection, Select } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { AddLine } from '../shared/AddLine';
import { MitigationItem } from './MitigationItem';
import { suggestionsFor } from './suggestions';
import styles from './Threat.module.css';

/** What is done about a threat, and what could be. */
export function RowMitigations({ row }: { readonly row: Row }) {
  const editor = useEditor();
  const { mitigations, key } = row;
  const prevents = mitigations.some((one) => one.control === 'preventive' && inPlace(one));
  const add = (title: string, control: ControlType = 'preventive'): Outcome =>
    editor.run(addMitigation, { id: editor.newId('mitigation'), title, control, threats: [key] });
  return (
    <PanelSection
      title={THREAT_WORDS.mitigations}
      count={mitigations.length > 0 ? mitigations.length : undefined}
      action={
        prevents ? (
          <span className={styles['prevents']}>
            <ShieldCheck size={14} aria-hidden="true" />
            {THREAT_WORDS.hasPreventive}
          </span>
        ) : row.lacksPreventive ? (
          <span title={THREAT_WORDS.lacksPreventiveBody}>
            <Chip tone="warn" icon={<TriangleAlert size={12} aria-hidden="true" />}>
              {THREAT_WORDS.lacksPreventive}
            </Chip>
          </span>
        ) : null
      }
    >
      {mitigations.length === 0 ? (
        <p className={styles['quiet']}>{THREAT_WORDS.noMitigations}</p>
      ) : (
        <ul>
          {mitigations.map((mitigation) => (
            <MitigationItem key={mitigation.id} mitigation={mitigation} threat={key} />
          ))}
        </ul>
      )}
      <div className={styles['addMitigation']}>
        <AddLine label={THREAT_WORDS.newMitigation} button={THREAT_WORDS.addMitigation} onAdd={add} />
      </div>
      <Others row={row} />
      <Suggestions row={row} onAdd={add} />
    </PanelSection>
  );
}

/** Mitigations that serve other threats and could serve this one. */
function Others({ row }: { readonly row: Row }) {
  const editor = useEditor();
  const all = useDocument((document) => document.model.mitigations);
  const others = Object.values(all).filter((one) => !one.threats.includes(row.key));
  if (others.length === 0) return null;
  return (
    <Select
      label={THREAT_WORDS.link}
      hideLabel
      placeholder={THREAT_WORDS.link}
      value=""
      options={others.map(({ id, title, control }) => ({
        value: id,
        label: title,
        description: CONTROL_NAMES[control],
      }))}
      onChange={(id) => editor.run(linkMitigation, { id, threat: row.key, linked: true })}
    />
  );
}

function Suggestions({
  row,
  onAdd,
}: {
  readonly row: Row;
  readonly onAdd: (title: string, control: ControlType) => Outcome;
}) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const suggestions = suggestionsFor(model, row);
  if (suggestions.length === 0) return null;
  return (
    <>
      <h4 className={styles['suggestedTitle']}>{THREAT_WORDS.suggested}</h4>
      <ul>
        {suggestions.map(({ text, control, existing }) => (
          <li key={text} className={styles['suggestion']}>
            <span>{text}</span>
            <Chip>{CONTROL_NAMES[control]}</Chip>
            <Button
              size="sm"
              variant="quiet"
              icon={<Plus size={14} />}
              aria-label={THREAT_WORDS.addSuggestion(text)}
              onPress={() =>
                existing
                  ? editor.run(linkMitigation, { id: existing, threat: row.key, linked: true })
                  : onAdd(text, control)
              }
            >
              {THREAT_WORDS.add}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
