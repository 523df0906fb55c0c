import { useEffect, useState } from 'react';
import { EditorProvider } from '../editor/EditorContext';
import type { ModelId } from '../model/id';
import { later } from '../ui';
import { appWords } from '../words/app';
import { openModel, type OpenModel, type Opening } from './models/openModel';
import { HOME, type Target } from './browser/route';
import styles from './parts/Sorry.module.css';
import { Workspace } from './workspace/Workspace';

const CannotOpen = later(() => import('./CannotOpen').then((m) => m.CannotOpen));

/** The page of one model: opened while the page is on screen, saved and let go of when it is left. */
export function ModelPage({ id, to }: { readonly id: ModelId; readonly to: Target | null }) {
  const [attempt, setAttempt] = useState(0);
  const opening = useOpening(id, attempt);
  if (!opening) return <Waiting />;
  if (!opening.ok) return <CannotOpen id={id} trouble={opening} onRetry={() => setAttempt(attempt + 1)} />;
  return <Bench open={opening.open} to={to} />;
}

/** How long an answer of the storage may take before something is said. */
const PATIENCE_MS = 700;

function Waiting() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles['page']} aria-busy="true">
      <div role="status">{isLate && <p>{appWords.storageSilent}</p>}</div>
      {isLate && <a href={HOME}>{appWords.backToModels}</a>}
    </main>
  );
}

function Bench({ open, to }: { readonly open: OpenModel; readonly to: Target | null }) {
  return (
    <EditorProvider editor={open.editor}>
      <Workspace open={open} to={to} />
    </EditorProvider>
  );
}

function useOpening(id: ModelId, attempt: number): Opening | null {
  const [opening, setOpening] = useState<Opening | null>(null);
  useEffect(() => {
    let left = false;
    const opened = openModel(id);
    void opened.then((result) => {
      if (!left) setOpening(result);
    });
    return () => {
      left = true;
      void opened.then((result) => (result.ok ? result.open.close() : undefined));
    };
  }, [id, attempt]);
  return opening;
}
