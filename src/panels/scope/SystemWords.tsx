import { editScope, editSettings } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { TRUST_LEVELS, TRUST_NAMES, trustRank } from '../../model/boundary';
import type { Scope } from '../../model/scope';
import { DateField, PanelSection, Select, TextArea, TextField, TrustPips } from '../../ui';
import { SCOPE_WORDS } from '../../words/scope';
import styles from './Scope.module.css';

const TRUST_OPTIONS = TRUST_LEVELS.map((value) => ({
  value,
  label: TRUST_NAMES[value],
  icon: <TrustPips level={trustRank(value)} />,
}));

/** Which system this is, and who wrote about it when. */
export function SystemWords() {
  const editor = useEditor();
  const { version, description, author, date } = useDocument((document) => document.model.scope);
  const { defaultTrust } = useDocument((document) => document.model.settings);
  const edit = (changes: Partial<Scope>): void => void editor.run(editScope, { changes });
  return (
    <PanelSection title={SCOPE_WORDS.system}>
      <div className={styles['system']}>
        <div className={styles['facts']}>
          <TextField
            label={SCOPE_WORDS.version}
            value={version}
            onCommit={(next) => edit({ version: next.trim() })}
          />
          <DateField label={SCOPE_WORDS.date} value={date} onCommit={(next) => edit({ date: next })} />
          <TextField
            label={SCOPE_WORDS.author}
            value={author}
            onCommit={(next) => edit({ author: next.trim() })}
          />
          <Select
            label={SCOPE_WORDS.defaultTrust}
            value={defaultTrust}
            options={TRUST_OPTIONS}
            description={SCOPE_WORDS.defaultTrustHint}
            onChange={(next) => editor.run(editSettings, { changes: { defaultTrust: next } })}
          />
        </div>
        <TextArea
          label={SCOPE_WORDS.description}
          placeholder={SCOPE_WORDS.describe}
          value={description}
          rows={5}
          onCommit={(next) => edit({ description: next.trim() })}
        />
      </div>
    </PanelSection>
  );
}
