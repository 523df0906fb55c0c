import { useMemo, useState } from 'react';
import { Grid3x3 } from 'lucide-react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { createCoverage, type Cell } from '../../engine/register/coverage';
import type { Row } from '../../engine/register/register';
import type { Stride } from '../../model/decision';
import type { SubjectId } from '../../model/id';
import { unfiltered } from '../../model/register-view';
import { EmptyState } from '../../ui';
import { registerWords } from '../../words/register';
import { tabWords } from '../../words/register-tabs';
import { Dashboard } from '../dashboard/Dashboard';
import { CoverageGrid } from './CoverageGrid';
import { LookPanel, type LookingAt } from './LookPanel';
import styles from './Coverage.module.css';

/**
 * Did we look everywhere, and is it good enough? The dashboard, and elements and crossing flows by the six categories. A cell
 * in which something was raised leads to its threats; one where nothing was asks whether somebody has looked.
 */
export function CoverageTab({ rows }: { readonly rows: readonly Row[] }) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const verdict = useDocument((state) => state.verdict);
  const [coverageOf] = useState(createCoverage);
  const coverage = useMemo(() => coverageOf(model, verdict, rows), [coverageOf, model, verdict, rows]);
  const [looking, setLooking] = useState<LookingAt | null>(null);

  const open = (cell: Cell, subject: SubjectId, category: Stride, anchor: Element): void => {
    if (cell.rows.length === 0) {
      setLooking({ subject, category, anchor });
      return;
    }
    const { filter } = editor.session.getState();
    editor.select([subject]);
    editor.session.setState({
      registerTab: 'threats',
      filter: { ...unfiltered(filter), categories: [category], followSelection: true },
    });
  };

  if (coverage.lines.length === 0) {
    return (
      <EmptyState icon={<Grid3x3 size={24} aria-hidden="true" />} title={registerWords.coverage}>
        {tabWords.coverageEmpty}
      </EmptyState>
    );
  }
  const line = looking && coverage.lines.find(({ subject }) => subject === looking.subject);
  return (
    <div className={styles['both']}>
      <div className={styles['columns']}>
        <Dashboard rows={rows} coverage={coverage} />
        <CoverageGrid coverage={coverage} onOpen={open} />
      </div>
      {looking && line ? (
        <LookPanel
          key={`${looking.subject} ${looking.category}`}
          at={looking}
          line={line}
          onClose={() => setLooking(null)}
        />
      ) : null}
    </div>
  );
}
