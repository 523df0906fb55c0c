import { Button, Dialog } from '../ui';
import { appWords } from '../words/app';
import { dialogWords } from '../words/dialogs';
import { downloadModel } from './files/files';
import styles from './files/Imports.module.css';
import type { Leaving } from './useRoute';

/** Asks before edits are lost that no storage has taken. */
export function LeaveDialog({ leaving: { open, why, stay, leave } }: { readonly leaving: Leaving }) {
  const { model } = open.editor.document.store.getState();
  return (
    <Dialog
      title={dialogWords.leaveTitle(model.name)}
      size="md"
      isOpen
      onOpenChange={stay}
      footer={
        <div className={styles['buttons']}>
          <Button variant="danger" onPress={leave}>
            {dialogWords.leave}
          </Button>
          <Button onPress={() => void downloadModel(model)}>{appWords.downloadCopy}</Button>
          <Button variant="primary" onPress={stay} autoFocus>
            {dialogWords.stay}
          </Button>
        </div>
      }
    >
      <p className={styles['clash']}>{dialogWords.leaveText(why)}</p>
    </Dialog>
  );
}
