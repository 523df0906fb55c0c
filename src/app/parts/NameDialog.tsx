import { useState, type FormEvent } from 'react';
import { Button, Dialog, TextField } from '../../ui';
import { appWords } from '../../words/app';
import styles from '../files/Imports.module.css';

/** Asks for one name. */
export function NameDialog(props: {
  readonly title: string;
  readonly name: string;
  readonly error?: string | undefined;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { title, name, error, onName, onClose } = props;
  const [typed, setTyped] = useState(name);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    onName(typed.trim());
  };
  return (
    <Dialog
      title={title}
      size="sm"
      isOpen
      onOpenChange={onClose}
      footer={
        <div className={styles['buttons']}>
          <Button onPress={onClose}>{appWords.cancel}</Button>
          <Button variant="primary" isDisabled={typed.trim() === ''} onPress={() => submit()}>
            {appWords.rename}
          </Button>
        </div>
      }
    >
      {/* The field takes Enter for itself; what bubbles up says that typing is over. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        className={styles['clash']}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) submit();
        }}
      >
        <TextField
          label={appWords.name}
          value={typed}
          onChange={setTyped}
          onCommit={setTyped}
          error={error}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
