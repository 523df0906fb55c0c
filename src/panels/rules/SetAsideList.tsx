import { useMemo } from 'react';
import { EyeOff } from 'lucide-react';
import { editBoundary } from '../../commands/boundaries';
import { editThings } from '../../commands/elements';
import { switchRuleOn } from '../../commands/rules';
import { editAssumption } from '../../commands/scope';
import type { Editor } from '../../editor/editor';
import { showRules } from '../../editor/actions-rules';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { goToThing } from '../../editor/goTo';
import { groupsSetAside, type SetAsideGroup } from '../../engine/register/aside-groups';
import type { Cause } from '../../engine/register/set-aside';
import { nameOf } from '../../model/model';
import { Button, CountPill, EmptyState, StrideGlyph } from '../../ui';
import { RULES_WORDS } from '../../words/rules';
import styles from './Rules.module.css';

/** Everything that people set aside, under the reason they gave; each can be taken back. */
export function SetAsideList() {
  const model = useDocument((document) => document.model);
  const setAside = useDocument((document) => document.verdict.setAside);
  const groups = useMemo(() => groupsSetAside(model, setAside), [model, setAside]);
  if (groups.length === 0)
    return (
      <EmptyState icon={<EyeOff size={24} aria-hidden="true" />} title={RULES_WORDS.asideNone}>
        {RULES_WORDS.asideNoneBody}
      </EmptyState>
    );
  return (
    <ul className={styles['groups']} aria-label={RULES_WORDS.setAside}>
      {groups.map((group) => (
        <Group key={keyOf(group.cause)} group={group} />
      ))}
    </ul>
  );
}

function keyOf(cause: Cause): string {
  return cause.is === 'out of scope' ? cause.thing : cause.id;
}

function Group({ group: { cause, title, threats } }: { readonly group: SetAsideGroup }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const readOnly = useDocument((document) => document.readOnly);
  return (
    <li>
      <div className={styles['groupHead']}>
        <h3>
          {title} <CountPill count={threats.length} />
        </h3>
        <Button
          size="sm"
          isDisabled={readOnly}
          aria-label={RULES_WORDS.takeBackOf(title)}
          onPress={() => takeBack(editor, cause)}
        >
          {RULES_WORDS.takeBack}
        </Button>
      </div>
      <p className={cause.reason === '' ? styles['lacking'] : styles['reason']}>
        {cause.reason === '' ? RULES_WORDS.noReason : cause.reason}
      </p>
      <ul className={styles['aside']}>
        {threats.map((threat) => (
          <li key={threat.key}>
            <StrideGlyph category={threat.category} size={16} labelled />
            <button
              type="button"
              className={styles['link']}
              title={RULES_WORDS.aboutRule(threat.rule.id)}
              onClick={() => {
                goToThing(editor, threat.subject);
                showRules(editor, { is: 'rule', id: threat.rule.id });
              }}
            >
              {threat.title}
            </button>
            <span className={styles['muted']}>{nameOf(model, threat.subject)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Ends one cause. The assumption stays written down: it only covers nothing any more. */
function takeBack(editor: Editor, cause: Cause): void {
  const { model } = editor.document.store.getState();
  switch (cause.is) {
    case 'out of scope':
      if (model.boundaries[cause.thing])
        editor.run(editBoundary, { id: cause.thing, changes: { outOfScope: false } });
      else editor.run(editThings, { ids: [cause.thing], changes: { outOfScope: false } });
      return;
    case 'rule off':
      editor.run(switchRuleOn, { id: cause.id });
      return;
    case 'assumption':
      editor.run(editAssumption, { id: cause.id, changes: { covers: { rules: [], things: [] } } });
  }
}
