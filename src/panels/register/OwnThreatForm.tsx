import { useState } from 'react';
import { addOwnThreat } from '../../commands/decisions';
import { useDocument, useEditor } from '../../editor/EditorContext';
import {
  IMPACTS,
  LEVEL_NAMES,
  LIKELIHOODS,
  ownKey,
  STRIDE,
  STRIDE_NAMES,
  type Impact,
  type Likelihood,
  type Stride,
} from '../../model/decision';
import { nameOf } from '../../model/model';
import { Button, Select, TextField } from '../../ui';
import { registerWords } from '../../words/register';
import { tabWords } from '../../words/register-tabs';
import styles from './Register.module.css';

const SYSTEM = 'system';

/** Writes down a threat that no rule knows. It starts on what is selected. */
export function OwnThreatForm({ onDone }: { readonly onDone: () => void }) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const [title, setTitle] = useState('');
  const [category, setCategory] = useState<Stride>('T');
  const [on, setOn] = useState<string>(editor.session.getState().selection[0] ?? SYSTEM);
  const [likelihood, setLikelihood] = useState<Likelihood>('medium');
  const [impact, setImpact] = useState<Impact>('medium');

  const add = (): void => {
    const id = editor.newId('threat');
    const outcome = editor.run(addOwnThreat, {
      id,
      title,
      category,
      likelihood,
      impact,
      on: on === SYSTEM ? null : on,
    });
    if (!outcome.ok) return;
    editor.session.setState({ openThreat: ownKey(id) });
    onDone();
  };
  const things = [
    ...Object.keys(model.elements),
    ...Object.keys(model.flows),
    ...Object.keys(model.boundaries),
  ];
  const levels = <T extends Impact>(list: readonly T[]) =>
    list.map((value) => ({ value, label: LEVEL_NAMES[value] }));

  return (
    <form
      className={styles['own']}
      aria-label={registerWords.write}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className={styles['ownSentence']}>
        <TextField
          label={tabWords.ownSentence}
          value={title}
          onCommit={setTitle}
          onChange={setTitle}
          autoFocus
        />
      </div>
      <Select
        label={tabWords.ownCategory}
        value={category}
        onChange={setCategory}
        options={STRIDE.map((value) => ({ value, label: STRIDE_NAMES[value] }))}
      />
      <Select
        label={tabWords.ownOn}
        value={on}
        onChange={setOn}
        options={[
          { value: SYSTEM, label: registerWords.system },
          ...things.map((value) => ({ value, label: nameOf(model, value) })),
        ]}
      />
      <Select
        label={tabWords.ownLikelihood}
        value={likelihood}
        onChange={setLikelihood}
        options={levels(LIKELIHOODS)}
      />
      <Select label={tabWords.ownImpact} value={impact} onChange={setImpact} options={levels(IMPACTS)} />
      <Button variant="primary" type="submit" isDisabled={title.trim() === ''}>
        {tabWords.ownAdd}
      </Button>
      <Button variant="quiet" onPress={onDone}>
        {tabWords.cancel}
      </Button>
    </form>
  );
}
