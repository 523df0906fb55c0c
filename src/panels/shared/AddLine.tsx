import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Outcome } from '../../editor/document';
import { Button, TextField } from '../../ui';
import styles from './AddLine.module.css';

/** A field and a button that add something by its name; Enter adds, and the field is ready for the next. */
export function AddLine({
  label,
  button,
  placeholder,
  onAdd,
}: {
  readonly label: string;
  readonly button: string;
  readonly placeholder?: string | undefined;
  readonly onAdd: (text: string) => Outcome;
}) {
  const [text, setText] = useState('');
  const [added, setAdded] = useState(0);
  const [refusal, setRefusal] = useState<string | undefined>();
  const add = (): void => {
    if (text.trim() === '') return;
    const outcome = onAdd(text.trim());
    setRefusal(outcome.ok ? undefined : outcome.reason);
    if (!outcome.ok) return;
    setText('');
    setAdded(added + 1);
  };
  return (
    // Enter in the field comes by here once the field has taken the text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles['add']}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        if (event.target instanceof HTMLInputElement) add();
      }}
      onSubmit={(event) => event.preventDefault()}
    >
      <TextField
        key={added}
        label={label}
        hideLabel
        placeholder={placeholder ?? label}
        value={text}
        onChange={setText}
        onCommit={setText}
        error={refusal}
        autoFocus={added > 0}
      />
      <Button icon={<Plus size={14} />} isDisabled={text.trim() === ''} onPress={add}>
        {button}
      </Button>
    </form>
  );
}
