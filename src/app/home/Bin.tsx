import { useState } from 'react';
import type { Toast } from '../../editor/session';
import type { Summary } from '../../storage/summary';
import { Button, ConfirmDialog, Disclosure } from '../../ui';
import { appWords } from '../../words/app';
import styles from './Bin.module.css';
import { documents } from '../models/keeping';
import { whenWas } from '../browser/when';

/** Deleted models: they can be had back for a while. */
export function Bin(props: {
  readonly bin: readonly Summary[];
  readonly now: number;
  readonly toast: (toast: Omit<Toast, 'id'>) => void;
}) {
  const { bin, now, toast } = props;
  const [leaving, setLeaving] = useState<Summary | null>(null);
  if (bin.length === 0) return null;
  const tell = (result: { readonly ok: boolean; readonly message?: string }): void => {
    if (!result.ok) toast({ text: result.message ?? '', tone: 'error' });
  };
  return (
    <section aria-label={appWords.bin}>
      <Disclosure title={appWords.bin} count={bin.length}>
        <p className={styles['note']}>{appWords.binNote}</p>
        <ul className={styles['list']} aria-label={appWords.bin}>
          {bin.map((summary) => (
            <li key={summary.id} aria-label={summary.name}>
              <b>{summary.name}</b>
              <span>{appWords.deletedWhen(whenWas(summary.deletedAt ?? 0, now))}</span>
              <Button size="sm" onPress={() => void documents.restore(summary.id).then(tell)}>
                {appWords.restoreModel}
              </Button>
              <Button size="sm" variant="danger" onPress={() => setLeaving(summary)}>
                {appWords.deleteForGood}
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
      <ConfirmDialog
        title={appWords.forGoodTitle(leaving?.name ?? '')}
        body={appWords.forGoodText}
        confirm={appWords.deleteForGood}
        danger
        isOpen={leaving !== null}
        onConfirm={() => {
          if (leaving) void documents.forget(leaving.id).then(tell);
          setLeaving(null);
        }}
        onCancel={() => setLeaving(null)}
      />
    </section>
  );
}
