import { useState, type Dispatch, type SetStateAction } from 'react';
import type { DecisionPatch } from '../../commands/decisions';
import type { Outcome } from '../../editor/document';
import { useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { STATUS_NAMES, STATUSES } from '../../model/decision';
import { AnchoredPanel, Button, ContextMenu, StatusGlyph, TextField, later } from '../../ui';
import { registerWords } from '../../words/register';
import { decideOn } from '../threat/useDecide';
import { announce, decideOrAsk, type Editing } from './decideOrAsk';
import { ReasonForm } from './ReasonForm';
import { keyOfStatus } from './triage';
import styles from './InlineEditor.module.css';

const RatingMatrix = later(() => import('../threat/RatingMatrix').then((m) => m.RatingMatrix));

export function InlineEditor({
  editing,
  onEdit,
}: {
  readonly editing: Editing;
  /** Goes on with another editor, or with none. */
  readonly onEdit: Dispatch<SetStateAction<Editing | null>>;
}) {
  const editor = useEditor();
  const { what, rows, anchor } = editing;
  // A list closes after what was chosen from it has opened its own form: that stays.
  const close = (): void => onEdit((now) => (now === editing ? null : now));
  const save = (changes: DecisionPatch): Outcome => {
    const outcome = decideOn(editor, rows, changes);
    if (outcome.ok) close();
    if (outcome.ok && changes.status) announce(editor, rows, changes.status);
    return outcome;
  };
  switch (what) {
    case 'status': {
      const box = anchor.getBoundingClientRect();
      return (
        <ContextMenu
          label={registerWords.setStatus}
          position={{ x: box.left, y: box.bottom }}
          onClose={close}
          items={STATUSES.map((status) => ({
            id: status,
            label: STATUS_NAMES[status],
            icon: <StatusGlyph status={status} />,
            shortcut: keyOfStatus(status),
            onAction: () => onEdit(decideOrAsk(editor, rows, status, anchor)),
          }))}
        />
      );
    }
    case 'reason':
      return (
        <AnchoredPanel
          label={registerWords.reasonFor(STATUS_NAMES[editing.status ?? 'accepted'], rows.length)}
          anchor={anchor}
          onClose={close}
        >
          <ReasonForm status={editing.status ?? 'accepted'} rows={rows} onDecide={save} />
        </AnchoredPanel>
      );
    case 'owner':
      return (
        <AnchoredPanel label={registerWords.setOwner} anchor={anchor} onClose={close}>
          <OwnerForm rows={rows} onSave={(owner) => save({ owner })} />
        </AnchoredPanel>
      );
    case 'risk':
      return (
        <AnchoredPanel label={registerWords.setRating} anchor={anchor} onClose={close}>
          <div className={styles['rating']}>
            <RatingMatrix
              title={registerWords.ratingOf(rows.length)}
              hint=""
              chosen={rows.length === 1 ? (rows[0] ?? null) : null}
              onChoose={({ likelihood, impact }) => save({ likelihood, impact })}
            />
          </div>
        </AnchoredPanel>
      );
  }
}

function OwnerForm({
  rows,
  onSave,
}: {
  readonly rows: readonly Row[];
  readonly onSave: (owner: string) => void;
}) {
  const [owner, setOwner] = useState(rows[0]?.decision.owner ?? '');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles['form']}
      onKeyDown={(event) => {
        if (
          event.key === 'Enter' &&
          !event.nativeEvent.isComposing &&
          event.target instanceof HTMLInputElement
        )
          onSave(owner.trim());
      }}
      onSubmit={(event) => event.preventDefault()}
    >
      <TextField
        label={registerWords.ownerField}
        value={owner}
        onChange={setOwner}
        onCommit={setOwner}
        autoFocus
      />
      <div className={styles['buttons']}>
        <Button variant="primary" onPress={() => onSave(owner.trim())}>
          {registerWords.save}
        </Button>
      </div>
    </form>
  );
}
