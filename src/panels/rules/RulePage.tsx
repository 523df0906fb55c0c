import { Fragment, useMemo } from 'react';
import { editRuleOff, switchRuleOn } from '../../commands/rules';
import { useDocument, useEditor, useRows } from '../../editor/EditorContext';
import { explain } from '../../engine/judge/explain';
import type { Rule } from '../../engine/rule';
import { titleInGeneral } from '../../engine/judge/title';
import { printedNumber, STRIDE_NAMES } from '../../model/decision';
import { Button, Chip, kindIcon, PanelSection, RiskChip, StatusMark, StrideGlyph, TextField } from '../../ui';
import { A_SUBJECT, RULES_WORDS } from '../../words/rules';
import { openThreat } from '../threat/open';
import { referencesOf } from '../threat/references';
import '../../rules/advice';
import { ConditionTree } from './ConditionTree';
import { OnSelection } from './OnSelection';
import { packOf, whereInWords } from './rules';
import styles from './Rules.module.css';

/** One rule: what it looks at, what it says of the selection, where it is raised, and where it is switched off. */
export function RulePage({ rule }: { readonly rule: Rule }) {
  const model = useDocument((document) => document.model);
  const pack = packOf(model, rule);
  const when = useMemo(() => explain(rule.when), [rule]);
  const further = useMemo(
    () =>
      (['unless', 'typically', 'untypically'] as const).flatMap((part) => {
        const condition = rule[part];
        return condition ? [{ part, explained: explain(condition) }] : [];
      }),
    [rule],
  );
  return (
    <>
      <div className={styles['sentence']}>
        <div className={styles['line']}>
          <StrideGlyph category={rule.category} size={20} />
          <span className={styles['category']}>{STRIDE_NAMES[rule.category]}</span>
          <Chip>{RULES_WORDS.tier[rule.tier]}</Chip>
        </div>
        <h2>{titleInGeneral(rule.title, rule.on)}</h2>
        <p className={styles['quiet']}>
          <code className={styles['id']}>{rule.id}</code>, {RULES_WORDS.version(rule.version)},{' '}
          {pack ? RULES_WORDS.from(pack.name) : RULES_WORDS.builtIn}. {RULES_WORDS.tierHint[rule.tier]}
        </p>
      </div>
      <OnSelection rule={rule} />
      <PanelSection title={RULES_WORDS.looksAt} action={<About rule={rule} />}>
        <ConditionTree explained={when} />
        {further.map(({ part, explained }) => (
          <Fragment key={part}>
            <h4 className={styles['unless']}>{RULES_WORDS[part]}</h4>
            <ConditionTree explained={explained} />
          </Fragment>
        ))}
      </PanelSection>
      <RaisedOn rule={rule} />
      <Switches rule={rule} />
      {rule.why === '' ? null : (
        <PanelSection title={RULES_WORDS.why}>
          <p>{titleInGeneral(rule.why, rule.on)}</p>
        </PanelSection>
      )}
      <Controls rule={rule} />
      <PanelSection title={RULES_WORDS.rating}>
        <p>{RULES_WORDS.ratingText(rule.likelihood, rule.impact)}</p>
      </PanelSection>
      <References rule={rule} />
    </>
  );
}

function About({ rule }: { readonly rule: Rule }) {
  return (
    <span className={styles['part']}>
      {kindIcon(rule.on, 13)} {RULES_WORDS.about} {A_SUBJECT[rule.on]}
    </span>
  );
}

/** The threats of this rule in the model. */
function RaisedOn({ rule }: { readonly rule: Rule }) {
  const editor = useEditor();
  const rows = useRows().filter((row) => row.threat?.rule.id === rule.id);
  const setAside = useDocument((document) => document.verdict.setAside);
  const aside = [...setAside.values()].filter(({ threat }) => threat.rule.id === rule.id).length;
  return (
    <PanelSection title={RULES_WORDS.raisedOn} count={rows.length > 0 ? rows.length : undefined}>
      {rows.length === 0 ? <p className={styles['quiet']}>{RULES_WORDS.raisedNowhere}</p> : null}
      <ul className={styles['raised']}>
        {rows.map((row) => (
          <li key={row.key}>
            <button type="button" className={styles['threat']} onClick={() => openThreat(editor, row)}>
              <span className={styles['number']}>{printedNumber(row.number)}</span>
              <span className={styles['grow']}>{row.subjectName}</span>
              <RiskChip level={row.risk} />
              <StatusMark status={row.status} />
            </button>
          </li>
        ))}
      </ul>
      {aside > 0 ? <p className={styles['quiet']}>{RULES_WORDS.asideToo(aside)}</p> : null}
    </PanelSection>
  );
}

/** Where the rule is off and why; and the way to switch it off. */
function Switches({ rule }: { readonly rule: Rule }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const readOnly = useDocument((document) => document.readOnly);
  const off = Object.values(model.rulesOff).filter((one) => one.rule === rule.id);
  return (
    <PanelSection title={RULES_WORDS.switches}>
      {off.length === 0 ? <p className={styles['quiet']}>{RULES_WORDS.isOn}</p> : null}
      <ul className={styles['switches']} inert={readOnly}>
        {off.map(({ id, boundary, reason }) => (
          <li key={id}>
            <strong>{whereInWords(model, boundary)}</strong>
            <TextField
              label={RULES_WORDS.reason}
              layout="row"
              value={reason}
              onCommit={(next) => editor.run(editRuleOff, { id, reason: next })}
            />
            <Button size="sm" onPress={() => editor.run(switchRuleOn, { id })}>
              {RULES_WORDS.switchOn}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        isDisabled={readOnly}
        onPress={() => editor.session.setState({ dialog: { is: 'switch rule off', rule: rule.id } })}
      >
        {RULES_WORDS.switchOff}
      </Button>
    </PanelSection>
  );
}

function Controls({ rule }: { readonly rule: Rule }) {
  const kinds = (['prevent', 'detect', 'correct'] as const)
    .map((kind) => ({ kind, texts: rule[kind] ?? [] }))
    .filter(({ texts }) => texts.length > 0);
  if (kinds.length === 0) return null;
  return (
    <PanelSection title={RULES_WORDS.controls}>
      <dl className={styles['controls']}>
        {kinds.map(({ kind, texts }) => (
          <div key={kind}>
            <dt>{RULES_WORDS.control[kind]}</dt>
            {texts.map((text) => (
              <dd key={text}>{titleInGeneral(text, rule.on)}</dd>
            ))}
          </div>
        ))}
      </dl>
    </PanelSection>
  );
}

function References({ rule }: { readonly rule: Rule }) {
  const references = referencesOf(rule);
  if (references.length === 0) return null;
  return (
    <PanelSection title={RULES_WORDS.references}>
      <ul className={styles['references']}>
        {references.map(({ name, address }) => (
          <li key={name}>
            <a href={address} target="_blank" rel="noopener noreferrer" title={RULES_WORDS.newTab}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
