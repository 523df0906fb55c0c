import { useMemo } from 'react';
import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import { standing } from '../../engine/judge/explain';
import type { Rule } from '../../engine/rule';
import { viewOf } from '../../engine/sight/view';
import type { SubjectId, ThreatKey } from '../../model/id';
import { nameOf } from '../../model/model';
import { partsOf } from '../../model/id';
import { subjectOf } from '../../model/property';
import { Button, PanelSection } from '../../ui';
import { A_SUBJECT, RULES_WORDS } from '../../words/rules';
import { openThreat } from '../threat/open';
import { ConditionTree } from './ConditionTree';
import styles from './Rules.module.css';

/** Why the rule is raised on what is selected, or why not: which part of its condition is false or not known. */
export function OnSelection({ rule }: { readonly rule: Rule }) {
  const model = useDocument((document) => document.model);
  const selection = useSession((session) => session.selection);
  const open = useSession((session) => session.openThreat);
  const [only, ...more] = selection;
  const selected = more.length === 0 && only !== undefined ? only : undefined;
  const raisedOn = open === null ? undefined : partsOf(open);
  // A threat that was asked about is about its own subject, whatever is selected.
  const id = selected ?? (raisedOn?.rule === rule.id ? raisedOn.subject : undefined);
  const thing = id === undefined ? undefined : (model.elements[id] ?? model.flows[id]);
  if (!thing)
    return (
      <PanelSection>
        <p className={styles['quiet']}>{RULES_WORDS.selectOne}</p>
      </PanelSection>
    );
  const name = nameOf(model, thing.id);
  return (
    <PanelSection title={RULES_WORDS.here(name)}>
      {subjectOf(thing) === rule.on ? (
        <Standing rule={rule} subject={thing.id} />
      ) : (
        <p className={styles['quiet']}>{RULES_WORDS.otherKind(A_SUBJECT[rule.on], name)}</p>
      )}
    </PanelSection>
  );
}

function Standing({ rule, subject }: { readonly rule: Rule; readonly subject: SubjectId }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const verdict = useDocument((document) => document.verdict);
  const rows = useRows();
  const { when, unless, typically, untypically, result } = useMemo(
    () => standing(rule, { view: viewOf(model), subject }),
    [rule, model, subject],
  );
  const key: ThreatKey = `${rule.id}@${subject}`;
  const row = rows.find((one) => one.key === key && one.threat !== null);
  const shown =
    result !== 'holds' && result !== 'typical'
      ? result
      : verdict.setAside.has(key)
        ? 'set aside'
        : result === 'typical'
          ? 'typical'
          : row
            ? 'raised'
            : 'hidden';
  return (
    <>
      <p className={styles['result']}>{RULES_WORDS.result[shown]}</p>
      <ConditionTree explained={when} />
      {unless && result !== 'no' ? (
        <>
          <h4 className={styles['unless']}>{RULES_WORDS.unless}</h4>
          <ConditionTree explained={unless} />
        </>
      ) : null}
      {typically && (result === 'typical' || result === 'unknown') ? (
        <>
          <h4 className={styles['unless']}>{RULES_WORDS.typically}</h4>
          <ConditionTree explained={typically} />
          {untypically ? (
            <>
              <h4 className={styles['unless']}>{RULES_WORDS.untypically}</h4>
              <ConditionTree explained={untypically} />
            </>
          ) : null}
        </>
      ) : null}
      {row ? (
        <Button size="sm" onPress={() => openThreat(editor, row)}>
          {RULES_WORDS.openThreat}
        </Button>
      ) : null}
    </>
  );
}
