import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEditor } from '../../editor/EditorContext';
import { settledIn, type Coverage } from '../../engine/register/coverage';
import type { Dashboard } from '../../engine/register/dashboard';
import type { Row } from '../../engine/register/register';
import type { ThreatKey } from '../../model/id';
import { PanelSection } from '../../ui';
import { DASHBOARD_WORDS } from '../../words/dashboard';
import { openThreat } from '../threat/open';
import styles from './Dashboard.module.css';

const GAPS = ['openGrave', 'mitigatedWithout', 'incomplete', 'changed', 'reviewDue'] as const;

/** The one answer to “did we do a good enough job?”: a share, and what is missing, each with a way there. */
export function GoodEnough({
  numbers: { gaps },
  rows,
  coverage,
}: {
  readonly numbers: Dashboard;
  readonly rows: readonly Row[];
  readonly coverage: Coverage;
}) {
  const editor = useEditor();
  const { settled, all } = settledIn(coverage);
  const lists = GAPS.filter((gap) => gaps[gap].length > 0);
  const open = (key: ThreatKey | undefined): void => {
    const row = rows.find((one) => one.key === key);
    if (row) openThreat(editor, row);
  };
  const unseen = coverage.totals.none;
  const isGood = lists.length === 0 && unseen === 0 && gaps.actionsWithoutOwner === 0;
  return (
    <PanelSection title={DASHBOARD_WORDS.goodEnough} action={DASHBOARD_WORDS.settled(settled, all)}>
      <p className={styles['share']}>
        <strong>{DASHBOARD_WORDS.share(settled, all)}</strong>
        <span className={styles['bar']} aria-hidden="true">
          <span style={{ width: `${(settled / Math.max(1, all)) * 100}%` }} />
        </span>
      </p>
      {isGood ? (
        <p className={styles['good']}>
          <CircleCheck size={14} aria-hidden="true" /> {DASHBOARD_WORDS.isEnough}
        </p>
      ) : (
        <>
          <p>{DASHBOARD_WORDS.notEnough}</p>
          <ul className={styles['gaps']}>
            {lists.map((gap) => (
              <li key={gap}>
                <CircleAlert size={14} aria-hidden="true" />
                <button type="button" onClick={() => open(gaps[gap][0])}>
                  {DASHBOARD_WORDS.gaps[gap](gaps[gap].length)}
                </button>
              </li>
            ))}
            {unseen > 0 ? (
              <li>
                <CircleAlert size={14} aria-hidden="true" />
                <button type="button" onClick={goToUnseen}>
                  {DASHBOARD_WORDS.unseen(unseen)}
                </button>
              </li>
            ) : null}
            {gaps.actionsWithoutOwner > 0 ? (
              <li>
                <CircleAlert size={14} aria-hidden="true" />{' '}
                {DASHBOARD_WORDS.noOwner(gaps.actionsWithoutOwner)}
              </li>
            ) : null}
          </ul>
        </>
      )}
    </PanelSection>
  );
}

/** Gives the keyboard to the first cell of the coverage at which nobody has looked. */
function goToUnseen(): void {
  document.querySelector<HTMLElement>('[data-cell="none"]')?.focus();
}
