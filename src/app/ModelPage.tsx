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
  if (opening === 'asking' || opening === 'reading') return <Waiting hasAnswered={opening === 'reading'} />;
  if (!opening.ok) return <CannotOpen id={id} trouble={opening} onRetry={() => setAttempt(attempt + 1)} />;
  return <Bench open={opening.open} to={to} />;
}

/** How long an answer of the storage may take before something is said. */
const PATIENCE_MS = 700;

/** A big model holds the page up while it is judged: what is shown then comes by an animation, which goes on all the same. */
function Waiting({ hasAnswered }: { readonly hasAnswered: boolean }) {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const isSilent = isLate && !hasAnswered;
  return (
    <main className={styles['page']} aria-busy="true">
      <div role="status">
        {isSilent ? <p>{appWords.storageSilent}</p> : <p className={styles['soon']}>{appWords.opening}</p>}
      </div>
      {isSilent && <a href={HOME}>{appWords.backToModels}</a>}
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

/** A stored model that is being opened: first the storage is asked for it, then it is read and judged. */
function useOpening(id: ModelId, attempt: number): Opening | 'asking' | 'reading' {
  const [opening, setOpening] = useState<Opening | 'asking' | 'reading'>('asking');
  useEffect(() => {
    let left = false;
    const take = (next: Opening | 'reading'): void => {
      if (!left) setOpening(next);
    };
    const opened = openModel(id, () => take('reading'));
    void opened.then(take);
    return () => {
      left = true;
      void opened.then((result) => (result.ok ? result.open.close() : undefined));
    };
  }, [id, attempt]);
  return opening;
}
