import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import type { Row } from '../../engine/register';
import { Button, EmptyState } from '../../ui';
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
    // The keys of fields and menus inside come by here once those have not used them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles['panel']}
      aria-label={THREAT_WORDS.region}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        closeThreat(editor);
      }}
    >
      <ThreatHeader row={row ?? null} rows={rows} />
      {row ? (
        // What is half typed belongs to one threat: the next one starts afresh.
        <div className={styles['body']} key={key} inert={readOnly}>
          <Body row={row} />
        </div>
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
    </section>
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
