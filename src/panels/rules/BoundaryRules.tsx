import { useState } from 'react';
import { editBoundary } from '../../commands/boundaries';
import { switchRuleOn } from '../../commands/rules';
import { showRules } from '../../editor/actions-rules';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { boundariesAround } from '../../engine/register/set-aside';
import { titleInGeneral } from '../../engine/judge/title';
import type { Boundary } from '../../model/boundary';
import { ruleIn } from '../../rules/catalogue';
import { Checkbox, Chip, PanelSection, Select, TextField } from '../../ui';
import { RULES_WORDS } from '../../words/rules';
import styles from './Rules.module.css';

/** Whether what is inside a boundary takes part in the analysis, and which rules are off there. */
export function BoundaryRules({ boundary }: { readonly boundary: Boundary }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const found = useDocument((document) => document.verdict.found);
  const { id, outOfScope, outOfScopeReason } = boundary;
  const off = Object.values(model.rulesOff).filter((one) => one.boundary === id);
  const [asked, setAsked] = useState(0);
  // The rules that raise something inside: switching off another would change nothing.
  const inside = [
    ...new Map(
      [...found.threats.values()]
        .filter((threat) => boundariesAround(model, threat.subject).includes(id))
        .map(({ rule }) => [rule.id, titleInGeneral(rule.title, rule.on)]),
    ),
  ]
    .filter(([rule]) => !off.some((one) => one.rule === rule))
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1));
  return (
    <PanelSection title={RULES_WORDS.scopeTitle}>
      <Checkbox
        label={RULES_WORDS.outOfScope}
        description={RULES_WORDS.outOfScopeInside}
        isSelected={outOfScope}
        onChange={(next) => editor.run(editBoundary, { id, changes: { outOfScope: next } })}
      />
      {outOfScope ? (
        <TextField
          label={RULES_WORDS.outOfScopeReason}
          layout="row"
          value={outOfScopeReason}
          onCommit={(next) => editor.run(editBoundary, { id, changes: { outOfScopeReason: next.trim() } })}
        />
      ) : null}
      {off.length === 0 ? null : (
        <>
          <h4 className={styles['unless']}>{RULES_WORDS.rulesOffHere}</h4>
          <div className={styles['chips']}>
            {off.map((one) => (
              <Chip
                key={one.id}
                onRemove={() => editor.run(switchRuleOn, { id: one.id })}
                removeLabel={`${RULES_WORDS.switchOn}: ${one.rule}`}
              >
                <button
                  type="button"
                  className={styles['link']}
                  title={`${ruleIn(model, one.rule)?.title ?? ''}\n${RULES_WORDS.offBecause(one.reason)}`}
                  onClick={() => showRules(editor, { is: 'rule', id: one.rule })}
                >
                  {one.rule}
                </button>
              </Chip>
            ))}
          </div>
        </>
      )}
      {inside.length === 0 ? null : (
        <Select
          // Chosen once, it asks anew.
          key={asked}
          hideLabel
          label={RULES_WORDS.chooseRule}
          placeholder={RULES_WORDS.chooseRule}
          value=""
          options={inside.map(([value, label]) => ({ value, label }))}
          onChange={(rule) => {
            setAsked(asked + 1);
            editor.session.setState({ dialog: { is: 'switch rule off', rule, subject: id } });
          }}
        />
      )}
    </PanelSection>
  );
}
