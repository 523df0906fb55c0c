import { useState } from 'react';
import type { ModelId } from '../model/id';
import type { NotLoaded } from '../storage/documents';
import { Button } from '../ui';
import { appWords } from '../words/app';
import { downloadStored } from './files/files';
import { documents } from './models/keeping';
import { HOME } from './browser/route';
import styles from './parts/Sorry.module.css';

/** Says honestly that a model cannot be opened, and what can still be done. */
export function CannotOpen(props: {
  readonly id: ModelId;
  readonly trouble: NotLoaded;
  readonly onRetry: () => void;
}) {
  const { id, trouble, onRetry } = props;
  const { because } = trouble;
  const [refusal, setRefusal] = useState<string | null>(null);
  const tell = (done: { readonly ok: boolean; readonly message?: string }): void =>
    setRefusal(done.ok ? null : (done.message ?? ''));
  const restore = async (): Promise<void> => {
    const done = await documents.restore(id);
    tell(done);
    if (done.ok) onRetry();
  };
  return (
    <main className={styles['page']}>
      <title>{appWords.titleOf(appWords.cannotOpen(because))}</title>
      <div role="alert">
        <h1>{appWords.cannotOpen(because)}</h1>
        <p>{trouble.reason}</p>
        {refusal !== null && <p>{refusal}</p>}
      </div>
      <div className={styles['buttons']}>
        {because === 'deleted' && (
          <Button variant="primary" onPress={() => void restore()}>
            {appWords.restore}
          </Button>
        )}
        {(because === 'damaged' || because === 'newer') && (
          <Button variant="primary" onPress={() => void downloadStored(id).then(tell)}>
            {appWords.downloadStored}
          </Button>
        )}
        {because === 'unavailable' && (
          <Button variant="primary" onPress={onRetry}>
            {appWords.tryAgain}
          </Button>
        )}
        <a href={HOME}>{appWords.backToModels}</a>
      </div>
    </main>
  );
}
