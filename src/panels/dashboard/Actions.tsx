import { useState } from 'react';
import { useEditor } from '../../editor/EditorContext';
import type { ActionItem } from '../../engine/register/dashboard';
import { LEVEL_NAMES, printedNumber } from '../../model/decision';
import { Button, Chip, PanelSection, RiskBars } from '../../ui';
import { DASHBOARD_WORDS } from '../../words/dashboard';
import { openThreat } from '../threat/open';
import styles from './Dashboard.module.css';

/** Action items shown before “more”. */
const FIRST = 8;

/** What is to be done, the gravest first, each with who and until when. */
export function Actions({
  actions,
  today,
}: {
  readonly actions: readonly ActionItem[];
  readonly today: string;
}) {
  const editor = useEditor();
  const [all, setAll] = useState(false);
  const shown = all ? actions : actions.slice(0, FIRST);
  return (
    <PanelSection title={DASHBOARD_WORDS.actions} count={actions.length} action={DASHBOARD_WORDS.worstFirst}>
      {actions.length === 0 ? <p className={styles['quiet']}>{DASHBOARD_WORDS.nothingToDo}</p> : null}
      <ol className={styles['actions']}>
        {shown.map((action) => (
          <li key={action.id}>
            <RiskBars level={action.risk} />
            <span className="visually-hidden">{LEVEL_NAMES[action.risk]}</span>
            <span className={styles['what']}>
              <button type="button" onClick={() => action.rows[0] && openThreat(editor, action.rows[0])}>
                {action.mitigation ? action.title : DASHBOARD_WORDS.decideOn(action.title)}
              </button>
              <span className={styles['quiet']}>
                {DASHBOARD_WORDS.serves(action.rows.map((row) => printedNumber(row.number)))}
              </span>
            </span>
            <span>{action.owner || <Chip tone="warn">{DASHBOARD_WORDS.nobody}</Chip>}</span>
            <span>
              {action.due !== '' && action.due < today ? (
                <Chip tone="error">{DASHBOARD_WORDS.overdue(action.due)}</Chip>
              ) : (
                action.due || <span className={styles['quiet']}>{DASHBOARD_WORDS.noDate}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {shown.length < actions.length ? (
        <Button size="sm" variant="quiet" onPress={() => setAll(true)}>
          {DASHBOARD_WORDS.more(actions.length - shown.length)}
        </Button>
      ) : null}
    </PanelSection>
  );
}
