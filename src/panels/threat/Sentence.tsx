import { useMemo } from 'react';
import { ArrowRight } from 'lucide-react';
import { addOwnThreat, editOwnThreat } from '../../commands/decisions';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import type { OwnThreat } from '../../model/decision';
import { nameOf } from '../../model/model';
import { inPlace } from '../../model/mitigation';
import { Chip, RiskChip, Select, StatusMark, TextArea, TextField } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { sentenceOf } from '../../engine/register/sentence';
import type { Threat } from '../../engine/threat';
import '../../rules/advice';
import { Changed } from './Changed';
import { isRated } from './estimates';
import { Linked } from './Linked';
import { thingsOf } from './open';
import styles from './Threat.module.css';

/** Stands for no thing in particular. */
const SYSTEM = ' system';

/** The threat in one sentence, and how it stands. */
export function Sentence({ row }: { readonly row: Row }) {
  const model = useDocument((document) => document.model);
  const controls = row.mitigations.filter(inPlace).length;
  return (
    <div className={styles['sentence']}>
      {row.own ? (
        <OwnWords own={row.own} />
      ) : (
        <p className={styles['title']}>
          <Linked text={row.title} things={thingsOf(model, row)} />
        </p>
      )}
      <div className={styles['standing']}>
        {isRated(row) ? <RiskChip level={row.risk} /> : null}
        {row.residual === null ? null : (
          <>
            <ArrowRight size={14} aria-hidden="true" />
            <span className="visually-hidden">{THREAT_WORDS.residual}</span>
            <RiskChip level={row.residual} residual />
            {controls > 0 ? <span className={styles['muted']}>{THREAT_WORDS.after(controls)}</span> : null}
          </>
        )}
        {isRated(row) ? <span className={styles['rule']} /> : null}
        <StatusMark status={row.status} />
        {row.state === 'decided' ? null : <Chip tone={row.state}>{THREAT_WORDS.states[row.state]}</Chip>}
      </div>
      {row.threat ? <Told threat={row.threat} /> : null}
      <Changed row={row} />
    </div>
  );
}

/** Who can do what, why, and what is lost then. */
function Told({ threat }: { readonly threat: Threat }) {
  const model = useDocument((document) => document.model);
  const told = useMemo(() => sentenceOf(model, threat), [model, threat]);
  return (
    <div className={styles['told']}>
      <p className={styles['prose']}>
        <Linked text={told.text} things={told.about} />
      </p>
      <p className={styles['muted']}>{THREAT_WORDS.breaks(told.breaks)}</p>
    </div>
  );
}

function OwnWords({ own }: { readonly own: OwnThreat }) {
  const { id, title, description, on } = own;
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const things = [
    ...Object.keys(model.elements),
    ...Object.keys(model.flows),
    ...Object.keys(model.boundaries),
  ].map((value) => ({ value, label: nameOf(model, value) }));
  const copyTo = (target: string): void => {
    const copy = editor.newId('threat');
    const outcome = editor.run(addOwnThreat, { ...own, id: copy, on: target });
    if (outcome.ok) editor.toast({ text: THREAT_WORDS.copiedTo(nameOf(model, target)), tone: 'ok' });
  };
  return (
    <div className={styles['stack']}>
      <TextField
        label={THREAT_WORDS.region}
        value={title}
        onCommit={(next) =>
          next.trim() !== '' && editor.run(editOwnThreat, { id, changes: { title: next.trim() } })
        }
      />
      <TextArea
        label={THREAT_WORDS.description}
        placeholder={THREAT_WORDS.describe}
        value={description}
        onCommit={(next) => editor.run(editOwnThreat, { id, changes: { description: next } })}
      />
      <div className={styles['pair']}>
        <Select
          label={THREAT_WORDS.ownOn}
          value={on ?? SYSTEM}
          options={[{ value: SYSTEM, label: THREAT_WORDS.wholeSystem }, ...things]}
          onChange={(next) =>
            editor.run(editOwnThreat, { id, changes: { on: next === SYSTEM ? null : next } })
          }
        />
        <Select
          label={THREAT_WORDS.copyTo}
          placeholder={THREAT_WORDS.chooseThing}
          value=""
          options={things.filter(({ value }) => value !== on)}
          onChange={copyTo}
        />
      </div>
      {on !== null && model.boundaries[on] ? (
        <p className={styles['quiet']}>{THREAT_WORDS.inherited}</p>
      ) : null}
    </div>
  );
}
