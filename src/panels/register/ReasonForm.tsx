import { useState } from 'react';
import type { DecisionPatch } from '../../commands/decisions';
import type { Outcome } from '../../editor/document';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { needsOf, STATUS_NAMES, type Status } from '../../model/decision';
import { Button, DateField, TextField } from '../../ui';
import { registerWords } from '../../words/register';
import styles from './InlineEditor.module.css';

/** How long an accepted risk stands when nobody says when to look again. */
const REVIEW_DAYS = 90;

/** What a decision needs before it stands: one reason, owner and date for all rows it is about. */
export function ReasonForm({
  status,
  rows,
  onDecide,
}: {
  readonly status: Status;
  readonly rows: readonly Row[];
  readonly onDecide: (changes: DecisionPatch) => Outcome;
}) {
  const editor = useEditor();
  const next = useDocument(({ model }) => model.review.next);
  const same = (field: 'justification' | 'owner' | 'reviewBy'): string => {
    const [first = '', ...others] = new Set(rows.map((row) => row.decision[field]));
    return others.length === 0 ? first : '';
  };
  const [justification, setJustification] = useState(same('justification'));
  const [owner, setOwner] = useState(same('owner'));
  const [reviewBy, setReviewBy] = useState(same('reviewBy') || next || daysAfter(editor.now(), REVIEW_DAYS));
  const [refusal, setRefusal] = useState<string | undefined>();
  const needs = needsOf(status);

  const submit = (): void => {
    const outcome = onDecide({
      status,
      justification: justification.trim(),
      ...(needs.includes('owner') ? { owner: owner.trim() } : {}),
      ...(needs.includes('reviewBy') ? { reviewBy: reviewBy.trim() } : {}),
    });
    setRefusal(outcome.ok ? undefined : outcome.reason);
  };

  return (
    // Enter in a field comes by here once the field has taken the text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles['form']}
      aria-label={registerWords.reasonFor(STATUS_NAMES[status], rows.length)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        if (event.target instanceof HTMLInputElement) submit();
      }}
      onSubmit={(event) => event.preventDefault()}
    >
      <h3>{registerWords.reasonFor(STATUS_NAMES[status], rows.length)}</h3>
      <TextField
        label={registerWords.because}
        value={justification}
        onChange={setJustification}
        onCommit={setJustification}
        error={refusal}
        autoFocus
      />
      {needs.includes('owner') ? (
        <div className={styles['pair']}>
          <TextField label={registerWords.ownerField} value={owner} onChange={setOwner} onCommit={setOwner} />
          <DateField label={registerWords.reviewField} value={reviewBy} onCommit={setReviewBy} />
        </div>
      ) : null}
      <div className={styles['buttons']}>
        <Button variant="primary" onPress={submit}>
          {registerWords.decide(STATUS_NAMES[status])}
        </Button>
      </div>
    </form>
  );
}

function daysAfter(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
}
