import { X } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
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

/** What is being brought in, how far it is, and the way to stop it: by its button, or by Escape from anywhere. */
export function ImportProgress() {
  const { reading, stopReading } = useImports();
  const source = reading?.source;
  const stopByKey = useEffectEvent(stopReading);
  useEffect(() => {
    if (source === undefined) return undefined;
    const before = document.activeElement;
    const keyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector(OVERLAYS)) return;
      event.preventDefault();
      event.stopPropagation();
      stopByKey();
    };
    window.addEventListener('keydown', keyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', keyDown, { capture: true });
      // The button takes the keyboard with it.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [source]);
  return reading && <ReadingNotice {...reading} onStop={stopReading} />;
}

/** These have a use for Escape themselves. */
const OVERLAYS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** How far the reading of a file is, with a button that stops it. */
export function ReadingNotice(props: {
  readonly source: string;
  readonly share: number;
  readonly onStop: () => void;
}) {
  const title = appWords.reading(props.source);
  return (
    <Notice
      tone="info"
      title={title}
      action={
        <Button size="sm" onPress={props.onStop}>
          {appWords.stopReading}
        </Button>
      }
    >
      <progress className={styles['progress']} aria-label={title} value={props.share} />
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
