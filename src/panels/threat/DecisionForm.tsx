import { useState } from 'react';
import { useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import {
  lacking,
  NEED_NAMES,
  needsOf,
  STATUS_NAMES,
  STATUSES,
  type Need,
  type Status,
} from '../../model/decision';
import { DateField, Notice, PanelSection, Segmented, TextArea, TextField } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { useDecide } from './useDecide';
import styles from './Threat.module.css';

const STATUS_OPTIONS = STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }));

/**
 * What people decide about a threat, why, and who sees to it. A status that needs a reason, an owner or a date is
 * taken once they are given; until then it stands here as chosen, and the register shows the old one.
 */
export function DecisionForm({ row }: { readonly row: Row }) {
  const editor = useEditor();
  const decide = useDecide(row);
  const [wanted, setWanted] = useState<Status | null>(null);
  const { decision } = row;
  const status = wanted ?? decision.status;
  const missing = lacking({ ...decision, status });

  const choose = (next: Status): void => {
    const misses = lacking({ ...decision, status: next });
    if (misses.length > 0) {
      setWanted(next);
      editor.announce(
        THREAT_WORDS.needs(
          STATUS_NAMES[next],
          misses.map((need) => NEED_NAMES[need]),
        ),
      );
      return;
    }
    setWanted(null);
    decide({ status: next });
  };
  const give = (need: Need, text: string): void => {
    const changes = { [need]: text };
    const isWhole = lacking({ ...decision, ...changes, status }).length === 0;
    if (decide(wanted !== null && isWhole ? { ...changes, status } : changes).ok && isWhole) setWanted(null);
  };
  const isMissing = (need: Need): string | undefined =>
    missing.includes(need) ? THREAT_WORDS.needed(STATUS_NAMES[status]) : undefined;

  return (
    <PanelSection title={THREAT_WORDS.decision}>
      <div className={styles['stack']}>
        <div className={styles['status']}>
          <Segmented
            label={THREAT_WORDS.decisionStatus}
            hideLabel
            value={status}
            options={STATUS_OPTIONS}
            onChange={choose}
          />
        </div>
        {missing.length > 0 ? (
          <Notice
            tone="info"
            title={THREAT_WORDS.needs(
              STATUS_NAMES[status],
              missing.map((need) => NEED_NAMES[need]),
            )}
          >
            {wanted === null ? null : THREAT_WORDS.notYet(STATUS_NAMES[decision.status])}
          </Notice>
        ) : null}
        {status === 'mitigated' && row.lacksPreventive ? (
          <Notice tone="warn" title={THREAT_WORDS.lacksPreventive}>
            {THREAT_WORDS.lacksPreventiveBody}
          </Notice>
        ) : null}
        <TextArea
          label={THREAT_WORDS.justification}
          value={decision.justification}
          rows={2}
          description={
            needsOf(status).includes('justification') && missing.length === 0
              ? THREAT_WORDS.sayWhy
              : undefined
          }
          error={isMissing('justification')}
          onCommit={(next) => give('justification', next.trim())}
        />
        <div className={styles['three']}>
          <TextField
            label={THREAT_WORDS.owner}
            value={decision.owner}
            error={isMissing('owner')}
            onCommit={(next) => give('owner', next.trim())}
          />
          <TextField
            label={THREAT_WORDS.ticket}
            value={decision.ticket}
            onCommit={(next) => decide({ ticket: next.trim() })}
          />
          <DateField
            label={THREAT_WORDS.reviewDate}
            value={decision.reviewBy}
            description={isMissing('reviewBy')}
            onCommit={(next) => give('reviewBy', next)}
          />
        </div>
      </div>
    </PanelSection>
  );
}
