import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { Button, Notice } from '../../ui';
import { FILE_WORDS } from '../../words/files';
import {
  fileLinks,
  findFile,
  letGoOfFile,
  lookAtFile,
  reconnect,
  saveToFile,
  takeFile,
} from '../files/fileLink';
import { showComparison } from '../versions/showComparison';
import styles from '../files/Imports.module.css';

/**
 * Says that the file of the open model waits for the person's leave, or was changed by somebody else. Looked at whenever the
 * person comes back.
 */
export function FileNotice() {
  const editor = useEditor();
  const id = useDocument(({ model }) => model.id);
  const changed = useStore(fileLinks, (state) => state.changed[id]);
  const waiting = useStore(fileLinks, (state) => state.waiting[id]);
  useEffect(() => {
    void findFile(editor);
    const look = (): void => void lookAtFile(editor);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [editor]);
  if (waiting) return <Waiting name={waiting.handle.name} />;
  if (!changed) return null;
  const { read, name } = changed;
  return (
    <Notice
      tone="warn"
      title={FILE_WORDS.changed(name)}
      action={
        <div className={styles['buttons']}>
          {read.ok && (
            <>
              <Button size="sm" onPress={() => void showFileDifference(editor)}>
                {FILE_WORDS.difference}
              </Button>
              <Button size="sm" onPress={() => void takeFile(editor)}>
                {FILE_WORDS.take}
              </Button>
            </>
          )}
          <Button size="sm" onPress={() => void saveToFile(editor, true)}>
            {FILE_WORDS.writeOver}
          </Button>
        </div>
      }
    >
      {read.ok ? FILE_WORDS.changedText : FILE_WORDS.unreadable(read.reason)}
    </Notice>
  );
}

function Waiting({ name }: { readonly name: string }) {
  const editor = useEditor();
  return (
    <Notice
      tone="info"
      title={FILE_WORDS.waiting(name)}
      action={
        <div className={styles['buttons']}>
          <Button size="sm" onPress={() => void reconnect(editor)}>
            {FILE_WORDS.reconnect(name)}
          </Button>
          <Button size="sm" onPress={() => void letGoOfFile(editor.document.store.getState().model.id)}>
            {FILE_WORDS.letGo}
          </Button>
        </div>
      }
    >
      {FILE_WORDS.waitingText}
    </Notice>
  );
}

/** Shows what the file has otherwise than the model here. */
async function showFileDifference(editor: Editor): Promise<void> {
  const { model } = editor.document.store.getState();
  const found = fileLinks.getState().changed[model.id];
  if (!found?.read.ok) return;
  const { stateOf } = await import('../../editor/comparison');
  showComparison(editor, {
    from: FILE_WORDS.mine,
    before: stateOf(model),
    to: { name: found.name, after: stateOf(found.read.model) },
  });
}
