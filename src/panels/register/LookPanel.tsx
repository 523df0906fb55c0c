import { useState } from 'react';
import { forgetLook, lookAt } from '../../commands/looks';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { CoverageLine } from '../../engine/register/coverage';
import { STRIDE, STRIDE_NAMES, type Stride } from '../../model/decision';
import type { SubjectId } from '../../model/id';
import { promptsOf } from '../../rules/prompts';
import { AnchoredPanel, Button, Checkbox, TextField } from '../../ui';
import { registerWords } from '../../words/register';
import { tabWords } from '../../words/register-tabs';
import { momentInWords } from '../shared/moment';
import { signature } from '../threat/signature';
import styles from './Coverage.module.css';

export interface LookingAt {
  readonly subject: SubjectId;
  readonly category: Stride;
  /** The cell on the page. */
  readonly anchor: Element;
}

/** A cell in which nothing was raised: what to ask there, and the way to say that somebody has looked and found nothing. */
export function LookPanel({
  at: { subject, category, anchor },
  line,
  onClose,
}: {
  readonly at: LookingAt;
  readonly line: CoverageLine;
  readonly onClose: () => void;
}) {
  const editor = useEditor();
  const readOnly = useDocument((document) => document.readOnly);
  const { look, addressed } = line.cells[category];
  const others = STRIDE.filter((one) => one !== category && line.cells[one].state === 'none');
  const [note, setNote] = useState(look?.note ?? '');
  const [withOthers, setWithOthers] = useState(false);
  const title = tabWords.lookTitle(line.name, STRIDE_NAMES[category]);

  const save = (): void => {
    const categories = withOthers ? [category, ...others] : [category];
    const by = signature();
    const outcome = editor.run(lookAt, {
      on: subject,
      looks: categories.map((one) => ({ id: editor.newId('look'), category: one })),
      at: editor.now(),
      ...(by === '' ? {} : { by }),
      note,
    });
    if (!outcome.ok) return;
    editor.announce(tabWords.lookedAt(categories.length));
    onClose();
  };

  return (
    <AnchoredPanel label={title} anchor={anchor} onClose={onClose}>
      {/* Enter in the field comes by here once the field has taken the text. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        className={styles['look']}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          if (event.target instanceof HTMLInputElement && event.target.type === 'text') save();
        }}
      >
        <h3>{title}</h3>
        <p className={styles['quiet']}>
          {look
            ? tabWords.lookedBy(momentInWords(look.at), look.by)
            : addressed.length > 0
              ? tabWords.addressedBy(addressed.map(({ by }) => by))
              : tabWords.nothingRaised}
        </p>
        <ul className={styles['prompts']} aria-label={tabWords.toAsk}>
          {promptsOf(category).map(({ id, question, evidence }) => (
            <li key={id}>
              {question} <span className={styles['quiet']}>{evidence}</span>
            </li>
          ))}
        </ul>
        {readOnly ? null : (
          <>
            <TextField
              label={tabWords.lookNote}
              placeholder={tabWords.optional}
              value={note}
              onChange={setNote}
              onCommit={setNote}
              autoFocus
            />
            {others.length > 0 ? (
              <Checkbox
                label={tabWords.alsoOthers(line.name, others.length)}
                isSelected={withOthers}
                onChange={setWithOthers}
              />
            ) : null}
            <div className={styles['buttons']}>
              {look ? (
                <Button
                  onPress={() => {
                    if (editor.run(forgetLook, { id: look.id }).ok) onClose();
                  }}
                >
                  {tabWords.lookAgain}
                </Button>
              ) : null}
              <Button variant="primary" onPress={save}>
                {look ? registerWords.save : tabWords.nothingFound}
              </Button>
            </div>
          </>
        )}
      </form>
    </AnchoredPanel>
  );
}
