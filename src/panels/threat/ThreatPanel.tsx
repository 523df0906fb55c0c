import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { Button, EmptyState, SidePanel } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { isRated } from './estimates';
import { DecisionForm } from './DecisionForm';
import { Evidence } from './Evidence';
import { History } from './History';
import { closeThreat } from './open';
import { Ratings } from './Ratings';
import { Reasons } from './Reasons';
import { RowMitigations } from './RowMitigations';
import { Sentence } from './Sentence';
import { ThreatHeader } from './ThreatHeader';
import { WhyItMatters } from './WhyItMatters';
import styles from './Threat.module.css';

/** Everything about the open threat: why it is raised, how grave it is, and what is done about it. */
export function ThreatPanel() {
  const editor = useEditor();
  const key = useSession((session) => session.openThreat);
  const readOnly = useDocument((document) => document.readOnly);
  const rows = useRows();
  if (key === null) return null;
  const row = rows.find((row) => row.key === key);
  return (
    <SidePanel
      label={THREAT_WORDS.region}
      // What is half typed belongs to one threat: the next one starts afresh.
      shows={key}
      readOnly={readOnly && row !== undefined}
      onEscape={() => closeThreat(editor)}
      head={<ThreatHeader row={row ?? null} rows={rows} />}
    >
      {row ? (
        <Body row={row} />
      ) : (
        <EmptyState
          title={THREAT_WORDS.gone}
          action={
            <div className={styles['buttons']}>
              <Button onPress={() => editor.undo()}>{THREAT_WORDS.undo}</Button>
              <Button onPress={() => closeThreat(editor)}>{THREAT_WORDS.close}</Button>
            </div>
          }
        >
          {THREAT_WORDS.goneBody}
        </EmptyState>
      )}
    </SidePanel>
  );
}

function Body({ row }: { readonly row: Row }) {
  return (
    <>
      <Sentence row={row} />
      <Reasons row={row} />
      <WhyItMatters row={row} />
      <Evidence row={row} />
      {isRated(row) ? <Ratings row={row} /> : null}
      <RowMitigations row={row} />
      <DecisionForm row={row} />
      <History row={row} />
    </>
  );
}
