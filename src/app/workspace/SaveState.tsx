import { useSyncExternalStore } from 'react';
import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { Button } from '../../ui';
import { appWords } from '../../words/app';
import { downloadModel } from '../files/files';
import type { OpenModel } from '../models/openModel';
import styles from './SaveState.module.css';

/** Whether the latest edits are on the disk: the truth, and a way out when it is bad. */
export function SaveState({ open: { save } }: { readonly open: OpenModel }) {
  const editor = useEditor();
  const state = useSyncExternalStore(save.subscribe, save.get);
  const readOnly = useDocument((document) => document.readOnly);
  if (readOnly) return null;
  return (
    <div className={styles['save']}>
      <div role="status" className={styles['state']} data-state={state.kind}>
        {state.kind === 'saved' && (
          <>
            <Check size={14} aria-hidden />
            {appWords.saved}
          </>
        )}
        {state.kind === 'saving' && (
          <>
            <CircleDashed size={14} aria-hidden />
            {appWords.saving}
          </>
        )}
        {state.kind === 'not-saved' && (
          <>
            <TriangleAlert size={14} aria-hidden />
            <b>{appWords.notSaved}</b> <span className={styles['why']}>{state.why}</span>
          </>
        )}
      </div>
      {state.kind === 'not-saved' && (
        <>
          {state.canRetry && (
            <Button size="sm" onPress={() => void save.flush()}>
              {appWords.tryAgain}
            </Button>
          )}
          <Button
            size="sm"
            variant="danger"
            onPress={() => void downloadModel(editor.document.store.getState().model)}
          >
            {appWords.downloadCopy}
          </Button>
        </>
      )}
    </div>
  );
}
