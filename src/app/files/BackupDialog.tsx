import { useState } from 'react';
import { Button, Dialog } from '../../ui';
import { appWords } from '../../words/app';
import type { Backup, Restored } from './backup';
import styles from './Imports.module.css';
import { momentOf } from '../browser/when';

/** What is in a backup, and after restoring it, what came of it. Nothing that is here is replaced. */
export function BackupDialog(props: {
  readonly source: string;
  readonly backup: Backup;
  readonly restore: (backup: Backup) => Promise<Restored>;
  readonly onClose: () => void;
}) {
  const { source, backup, restore, onClose } = props;
  const [state, setState] = useState<'asking' | 'working' | Restored>('asking');
  const models = backup.models.filter(({ deletedAt }) => deletedAt === null).length;
  const versions = backup.models.reduce((sum, model) => sum + model.versions.length, 0);
  const isDone = typeof state === 'object';
  const problems = isDone ? state.problems : backup.problems;
  return (
    <Dialog
      title={appWords.backupTitle(source)}
      size="sm"
      isOpen
      onOpenChange={onClose}
      footer={
        <div className={styles['buttons']}>
          <Button onPress={onClose}>{isDone ? appWords.close : appWords.cancel}</Button>
          {!isDone && (
            <Button
              variant="primary"
              isDisabled={state === 'working'}
              autoFocus
              onPress={() => {
                setState('working');
                void restore(backup).then(setState);
              }}
            >
              {appWords.restoreBackup}
            </Button>
          )}
        </div>
      }
    >
      <div className={styles['clash']} role="status">
        {isDone ? (
          <p>{appWords.backupRestored(state.restored, state.same)}</p>
        ) : (
          <>
            <p>
              {backup.at !== null && `${appWords.backupOf(momentOf(backup.at))} `}
              {appWords.backupHolds(models, backup.models.length - models, versions)}
            </p>
            <p>{appWords.backupCalm}</p>
          </>
        )}
        {problems.length > 0 && (
          <ul className={styles['warnings']}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
