import { useState, type KeyboardEvent } from 'react';
import { switchRuleOff } from '../../commands/rules';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { boundariesAround } from '../../engine/register/set-aside';
import { titleInGeneral } from '../../engine/judge/title';
import type { BoundaryId, ThingId } from '../../model/id';
import type { Model } from '../../model/model';
import { ruleIn } from '../../rules/catalogue';
import { Button, Dialog, Select, TextArea } from '../../ui';
import { RULES_WORDS } from '../../words/rules';
import { whereInWords } from './rules';
import styles from './Rules.module.css';

/** Stands for the whole model among the options. */
const EVERYWHERE = '-';

/** Asks where a rule is switched off, and why. */
export function SwitchOffDialog({
  rule: id,
  subject,
  onClose,
}: {
  readonly rule: string;
  readonly subject?: ThingId | undefined;
  readonly onClose: () => void;
}) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const [where, setWhere] = useState<string>(() => firstPlace(model, subject));
  const [reason, setReason] = useState('');
  const rule = ruleIn(model, id);
  const options = [
    { value: EVERYWHERE, label: RULES_WORDS.everywhere },
    ...placesFor(model, subject).map((boundary) => ({
      value: boundary,
      label: whereInWords(model, boundary),
    })),
  ];
  const submit = (): void => {
    const before = editor.document.store.getState().verdict.setAside.size;
    const outcome = editor.run(switchRuleOff, {
      id: editor.newId('rule off'),
      rule: id,
      boundary: where === EVERYWHERE ? null : where,
      reason,
    });
    if (!outcome.ok) return;
    onClose();
    const count = editor.document.store.getState().verdict.setAside.size - before;
    const undo = { label: RULES_WORDS.undo, run: () => editor.undo() };
    editor.toast({ text: RULES_WORDS.switchedOff(count), tone: 'plain', action: undo });
  };
  return (
    <Dialog
      title={RULES_WORDS.switchTitle}
      size="sm"
      isOpen
      onOpenChange={onClose}
      footer={
        <div className={styles['buttons']}>
          <Button onPress={onClose}>{RULES_WORDS.cancel}</Button>
          <Button variant="primary" isDisabled={reason.trim() === ''} onPress={submit}>
            {RULES_WORDS.doSwitchOff}
          </Button>
        </div>
      }
    >
      {/* What bubbles up says that typing is over. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles['form']} onKeyDown={(event) => submitOn(event, reason, submit)}>
        <p>{rule ? titleInGeneral(rule.title, rule.on) : id}</p>
        <TextArea
          label={RULES_WORDS.reason}
          placeholder={RULES_WORDS.reasonPlaceholder}
          value={reason}
          onChange={setReason}
          onCommit={setReason}
          autoFocus
        />
        <Select label={RULES_WORDS.where} value={where} options={options} onChange={setWhere} />
        <p className={styles['quiet']}>{RULES_WORDS.switchHint}</p>
      </div>
    </Dialog>
  );
}

function submitOn(event: KeyboardEvent, reason: string, submit: () => void): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && reason.trim() !== '') submit();
}

/** The boundaries to choose from: those around the subject, or those given by a boundary itself, else all. */
function placesFor(model: Model, subject: ThingId | undefined): readonly BoundaryId[] {
  if (subject !== undefined && model.boundaries[subject]) return [subject];
  return subject === undefined ? Object.keys(model.boundaries) : boundariesAround(model, subject);
}

/** Asked for from a boundary, the rule goes off there; from elsewhere in the whole model. */
function firstPlace(model: Model, subject: ThingId | undefined): string {
  return subject !== undefined && model.boundaries[subject] ? subject : EVERYWHERE;
}
