import { useState } from 'react';
import { coverByAssumption } from '../../commands/rules';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { ThingId } from '../../model/id';
import { nameOf } from '../../model/model';
import type { Assumption } from '../../model/scope';
import { Button, Dialog, RadioList, Select, TextArea } from '../../ui';
import { RULES_WORDS } from '../../words/rules';
import styles from './Rules.module.css';

type What = 'this' | 'rule' | 'thing';

/** Stands for an assumption that is not written yet. */
const NEW = '+';

/** Asks which assumption covers a threat, or takes a new one, and how far it goes. */
export function CoverDialog({
  rule,
  subject,
  onClose,
}: {
  readonly rule: string;
  readonly subject: ThingId;
  readonly onClose: () => void;
}) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const [what, setWhat] = useState<What>('this');
  const [chosen, setChosen] = useState<string>(NEW);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const inOrder = Object.values(model.assumptions)
    .filter(({ state }) => state !== 'wrong')
    .toSorted((a, b) => a.order - b.order);
  const fits = (assumption: Assumption): boolean => goesWith(assumption, what);
  const usable = inOrder.filter(fits);
  const picked = usable.some(({ id }) => id === chosen) ? chosen : NEW;
  const submit = (): void => {
    const before = editor.document.store.getState().verdict.setAside.size;
    const outcome = editor.run(coverByAssumption, {
      assumption: picked === NEW ? editor.newId('assumption') : picked,
      ...(picked === NEW ? { text } : {}),
      rules: what === 'thing' ? [] : [rule],
      things: what === 'rule' ? [] : [subject],
    });
    if (!outcome.ok) return setRefused(outcome.reason);
    onClose();
    const count = editor.document.store.getState().verdict.setAside.size - before;
    const undo = { label: RULES_WORDS.undo, run: () => editor.undo() };
    editor.toast({ text: RULES_WORDS.covered(count), tone: 'plain', action: undo });
  };
  const name = nameOf(model, subject);
  return (
    <Dialog
      title={RULES_WORDS.coverTitle}
      size="sm"
      isOpen
      onOpenChange={onClose}
      footer={
        <div className={styles['buttons']}>
          <Button onPress={onClose}>{RULES_WORDS.cancel}</Button>
          <Button variant="primary" isDisabled={picked === NEW && text.trim() === ''} onPress={submit}>
            {RULES_WORDS.doCover}
          </Button>
        </div>
      }
    >
      <div className={styles['form']}>
        {usable.length === 0 ? null : (
          <Select
            label={RULES_WORDS.assumption}
            value={picked}
            options={[
              { value: NEW, label: RULES_WORDS.newAssumption },
              ...usable.map((assumption) => ({ value: assumption.id, label: assumption.text })),
            ]}
            onChange={setChosen}
          />
        )}
        {picked === NEW ? (
          <TextArea
            label={RULES_WORDS.assumptionText}
            placeholder={RULES_WORDS.assumptionPlaceholder}
            value={text}
            onChange={setText}
            onCommit={setText}
            error={refused}
            autoFocus
          />
        ) : null}
        <RadioList<What>
          label={RULES_WORDS.coverWhat}
          value={what}
          groups={[
            {
              title: '',
              options: [
                { value: 'this', label: RULES_WORDS.coverThis(name) },
                { value: 'rule', label: RULES_WORDS.coverRule },
                { value: 'thing', label: RULES_WORDS.coverThing(name) },
              ],
            },
          ]}
          onChange={setWhat}
        />
        <p className={styles['quiet']}>{RULES_WORDS.coverHint}</p>
      </div>
    </Dialog>
  );
}

/** One that covers nothing yet can cover anything; another only more of the same kind. */
function goesWith({ covers }: Assumption, what: What): boolean {
  if (!covers || covers.rules.length + covers.things.length === 0) return true;
  return (
    (covers.rules.length === 0) === (what === 'thing') && (covers.things.length === 0) === (what === 'rule')
  );
}
