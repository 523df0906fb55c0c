import type { Row } from '../../engine/register';
import { STATUS_NAMES, STATUSES } from '../../model/decision';
import { DateField, Notice, PanelSection, Segmented, StatusGlyph, TextArea, TextField } from '../../ui';
import { NEEDS_REASON, THREAT_WORDS } from '../../words/threat';
import { useDecide } from './useDecide';
import styles from './Threat.module.css';

const STATUS_OPTIONS = STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }));

/** What people decide about a threat, why, and who sees to it. */
export function DecisionForm({ row }: { readonly row: Row }) {
  const decide = useDecide(row);
  const { status, justification, owner, ticket, reviewBy } = row.decision;
  return (
    <>
      <PanelSection title={THREAT_WORDS.decision}>
        <div className={styles['stack']}>
          <div className={styles['status']}>
            <Segmented
              label={THREAT_WORDS.decisionStatus}
              hideLabel
              value={status}
              options={STATUS_OPTIONS}
              onChange={(next) => decide({ status: next })}
            />
          </div>
          {status === 'mitigated' && row.lacksPreventive ? (
            <Notice tone="warn" title={THREAT_WORDS.lacksPreventive}>
              {THREAT_WORDS.lacksPreventiveBody}
            </Notice>
          ) : null}
          <TextArea
            label={THREAT_WORDS.justification}
            value={justification}
            rows={2}
            description={NEEDS_REASON.includes(status) ? THREAT_WORDS.sayWhy : undefined}
            onCommit={(next) => decide({ justification: next.trim() })}
          />
          <div className={styles['three']}>
            <TextField
              label={THREAT_WORDS.owner}
              value={owner}
              onCommit={(next) => decide({ owner: next.trim() })}
            />
            <TextField
              label={THREAT_WORDS.ticket}
              value={ticket}
              onCommit={(next) => decide({ ticket: next.trim() })}
            />
            <DateField
              label={THREAT_WORDS.reviewDate}
              value={reviewBy}
              onCommit={(next) => decide({ reviewBy: next })}
            />
          </div>
        </div>
      </PanelSection>
      <History row={row} />
    </>
  );
}

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** What was decided when, the latest first. */
function History({ row }: { readonly row: Row }) {
  const { history } = row.decision;
  if (history.length === 0) return null;
  return (
    <PanelSection title={THREAT_WORDS.history}>
      <ul className={styles['history']}>
        {history.toReversed().map(({ at, by, status, because }, index) => (
          <li key={`${at} ${history.length - index}`}>
            <time dateTime={at}>{inWords(at)}</time>
            <StatusGlyph status={status} />
            <span>
              {THREAT_WORDS.because(STATUS_NAMES[status], by)}
              {because === '' ? null : <span className={styles['muted']}>{`: ${because}`}</span>}
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

/** A time that cannot be read is shown as it was written. */
function inWords(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : WHEN.format(time);
}
