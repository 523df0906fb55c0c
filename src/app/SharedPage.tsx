import { useEffect, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { createEditor } from '../editor/editor';
import { EditorProvider } from '../editor/EditorContext';
import type { Model } from '../model/model';
import { autosave } from '../storage/autosave';
import { Button, Notice } from '../ui';
import { SHARE_WORDS } from '../words/share';
import { appWords } from '../words/app';
import { newId } from './browser/ids';
import { useImports } from './files/Imports';
import { documents, schedule } from './models/keeping';
import { unpackText } from './exporting/linkText';
import type { OpenModel } from './models/openNow';
import { HOME } from './browser/route';
import styles from './parts/Sorry.module.css';
import { Workspace } from './workspace/Workspace';

type Arrived =
  | { readonly ok: true; readonly text: string; readonly open: OpenModel }
  | { readonly ok: false; readonly reason: string; readonly place?: string };

/** A model that came with a link: to be read, and kept only when the person says so. */
export function SharedPage({ packed }: { readonly packed: string }) {
  const [arrived, setArrived] = useState<Arrived | null>(null);
  useEffect(() => {
    let left = false;
    void arrive(packed).then((result) => {
      if (!left) setArrived(result);
    });
    return () => {
      left = true;
    };
  }, [packed]);
  if (!arrived) return <main className={styles['page']} aria-busy="true" />;
  if (!arrived.ok) return <Unreadable reason={arrived.reason} place={arrived.place} />;
  return (
    <EditorProvider editor={arrived.open.editor}>
      <Workspace open={arrived.open} to={null} notice={<Offer text={arrived.text} />} />
    </EditorProvider>
  );
}

function Offer({ text }: { readonly text: string }) {
  const { takeText } = useImports();
  return (
    <Notice
      tone="info"
      title={SHARE_WORDS.cameWithLink}
      action={
        <Button size="sm" variant="primary" onPress={() => takeText(text, SHARE_WORDS.link)}>
          {SHARE_WORDS.keep}
        </Button>
      }
    >
      {SHARE_WORDS.notKept}
    </Notice>
  );
}

function Unreadable({ reason, place }: { readonly reason: string; readonly place?: string | undefined }) {
  return (
    <main className={styles['page']}>
      <title>{appWords.titleOf(SHARE_WORDS.unreadable)}</title>
      <div role="alert">
        <h1>{SHARE_WORDS.unreadable}</h1>
        <p>
          {place !== undefined && <b>{place}: </b>}
          {reason}
        </p>
      </div>
      <a href={HOME}>{appWords.backToModels}</a>
    </main>
  );
}

/** Through the same door as every file. */
async function arrive(packed: string): Promise<Arrived> {
  const text = await unpackText(packed);
  if (text === null) return { ok: false, reason: SHARE_WORDS.broken };
  const { readText } = await import('./files/bringIn');
  const read = readText(text);
  return read.ok ? { ok: true, text, open: readOnly(read.model) } : read;
}

/** On the workbench, and nowhere else: nothing of it is stored, and it cannot be edited. */
function readOnly(model: Model): OpenModel {
  const editor = createEditor(model, { newId, clock: Date.now });
  editor.document.setReadOnly(true);
  return {
    editor,
    // Never begun, so that it never writes.
    save: autosave({ documents, now: Date.now, schedule }),
    where: createStore(() => ({ where: 'elsewhere' as const })),
    editHere: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
