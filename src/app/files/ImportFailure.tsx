import { X } from 'lucide-react';
import { Button, IconButton, Notice } from '../../ui';
import { appWords } from '../../words/app';
import { useImports } from './Imports';
import styles from './Imports.module.css';

/** Why the last import did not work: what, where, what to do, and that nothing was harmed. */
export function ImportFailure({ calm }: { readonly calm: string }) {
  const { failure, dismissFailure } = useImports();
  if (!failure) return null;
  return (
    <Notice
      tone="error"
      title={appWords.notImported(failure.source)}
      action={
        <IconButton label={appWords.dismiss} size="sm" icon={<X size={16} />} onPress={dismissFailure} />
      }
    >
      <p>
        {failure.place !== undefined && <span className={styles['place']}>{failure.place}: </span>}
        {failure.reason}
      </p>
      <p className={styles['calm']}>{calm}</p>
    </Notice>
  );
}

/** What is being read, how far it is, and the way to stop it. */
export function ImportProgress() {
  const { reading, stopReading } = useImports();
  if (!reading) return null;
  const title = appWords.reading(reading.source);
  return (
    <Notice
      tone="info"
      title={title}
      action={
        <Button size="sm" onPress={stopReading}>
          {appWords.stopReading}
        </Button>
      }
    >
      <progress className={styles['progress']} aria-label={title} value={reading.share} />
    </Notice>
  );
}

/** What the last import could not take over as it was. */
export function ImportNotes({ id }: { readonly id: string }) {
  const { notes, dismissNotes } = useImports();
  if (notes?.id !== id) return null;
  return (
    <Notice
      tone="info"
      title={appWords.importedWith(notes.name, notes.warnings.length)}
      action={<IconButton label={appWords.dismiss} size="sm" icon={<X size={16} />} onPress={dismissNotes} />}
    >
      <ul className={styles['warnings']}>
        {notes.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  );
}
