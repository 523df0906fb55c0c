import { Unlink } from 'lucide-react';
import { editMitigation, linkMitigation } from '../../commands/decisions';
import { useEditor } from '../../editor/EditorContext';
import type { ThreatKey } from '../../model/id';
import type { Mitigation } from '../../model/mitigation';
import { IconButton, Select, TextField } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { CONTROL_OPTIONS, MITIGATION_STATUS_OPTIONS } from '../shared/mitigationOptions';
import styles from './Threat.module.css';

/** One mitigation of the open threat, edited in place. */
export function MitigationItem({
  mitigation: { id, title, control, status, owner, ticket },
  threat,
}: {
  readonly mitigation: Mitigation;
  readonly threat: ThreatKey;
}) {
  const editor = useEditor();
  const edit = (changes: Partial<Omit<Mitigation, 'id' | 'extra'>>): void =>
    void editor.run(editMitigation, { id, changes });
  return (
    <li className={styles['mitigation']} aria-label={title}>
      <div className={styles['mitigationTitle']}>
        <TextField
          label={THREAT_WORDS.title}
          hideLabel
          value={title}
          onCommit={(next) => next.trim() !== '' && edit({ title: next.trim() })}
        />
        <IconButton
          size="sm"
          label={THREAT_WORDS.unlink(title)}
          icon={<Unlink size={14} />}
          onPress={() => editor.run(linkMitigation, { id, threat, linked: false })}
        />
      </div>
      <div className={styles['four']}>
        <Select
          label={THREAT_WORDS.control}
          hideLabel
          value={control}
          options={CONTROL_OPTIONS}
          onChange={(next) => edit({ control: next })}
        />
        <Select
          label={THREAT_WORDS.status}
          hideLabel
          value={status}
          options={MITIGATION_STATUS_OPTIONS}
          onChange={(next) => edit({ status: next })}
        />
        <TextField
          label={THREAT_WORDS.mitigationOwner}
          hideLabel
          placeholder={THREAT_WORDS.owner}
          value={owner}
          onCommit={(next) => edit({ owner: next.trim() })}
        />
        <TextField
          label={THREAT_WORDS.mitigationTicket}
          hideLabel
          placeholder={THREAT_WORDS.ticket}
          value={ticket}
          onCommit={(next) => edit({ ticket: next.trim() })}
        />
      </div>
    </li>
  );
}
