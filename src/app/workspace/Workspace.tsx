import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { StatusBar } from '../../panels/statusbar/StatusBar';
import { Button, later, Notice } from '../../ui';
import { appWords } from '../../words/app';
import { AppBar } from './AppBar';
import { Dialogs } from './Dialogs';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { ImportFailure, ImportNotes, ImportProgress } from '../files/ImportFailure';
import imports from '../files/Imports.module.css';
import { useKeysAhead } from './keysAhead';
import { UpdateNotice } from '../offline/UpdateNotice';
import type { OpenModel } from '../models/openModel';
import { Panels } from './Panels';
import type { Target } from '../browser/route';
import { SkipLinks } from './SkipLinks';
import { Toasts } from '../parts/Toasts';
import { useDropAndPaste } from '../files/useDropAndPaste';
import { useKeys } from './useKeys';
import { useLink } from './useLink';
import styles from './Workspace.module.css';

const FileNotice = later(() => import('./FileNotice').then((m) => m.FileNotice));

/** An open model: the diagram in the middle, what is known about it around. `notice` says why it cannot be edited. */
export function Workspace({
  open,
  to,
  notice,
}: {
  readonly open: OpenModel;
  readonly to: Target | null;
  readonly notice?: ReactNode;
}) {
  const name = useDocument(({ model }) => model.name);
  const { isOver } = useDropAndPaste({ pastedText: 'ignore' });
  useKeysAhead(open.editor);
  useKeys(open);
  useLink(open.editor, to);
  return (
    <div className={styles['workspace']}>
      <title>{appWords.titleOf(name)}</title>
      <SkipLinks />
      <AppBar open={open} />
      <div className={styles['notices']}>
        {notice ?? <OtherTab open={open} />}
        <UpdateNotice />
        <FileNotice />
        <ImportProgress />
        <ImportFailure calm={appWords.unchanged} />
        <ImportNotes id={open.editor.document.store.getState().model.id} />
      </div>
      <ErrorBoundary>
        <Panels />
        <ErrorBoundary part="status">
          <StatusBar />
        </ErrorBoundary>
        <ErrorBoundary part="dialog">
          <Dialogs />
        </ErrorBoundary>
      </ErrorBoundary>
      <SessionToasts />
      {isOver && <div className={imports['veil']}>{appWords.letGo}</div>}
    </div>
  );
}

function OtherTab({ open }: { readonly open: OpenModel }) {
  const where = useStore(open.where, (tab) => tab.where);
  if (where === 'here') return null;
  return (
    <Notice
      tone="info"
      title={appWords.inAnotherTab}
      action={
        <Button size="sm" onPress={() => void open.editHere()}>
          {appWords.editHere}
        </Button>
      }
    />
  );
}

function SessionToasts() {
  const editor = useEditor();
  const toasts = useSession((session) => session.toasts);
  return <Toasts toasts={toasts} onDismiss={(id) => editor.dismiss(id)} />;
}
