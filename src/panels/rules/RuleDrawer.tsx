import { useState } from 'react';
import { ArrowLeft, X } from 'lucide-react';
import { closeRules, showRules } from '../../editor/actions-rules';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { ruleIn } from '../../rules/catalogue';
import { Button, EmptyState, IconButton, Segmented, SidePanel } from '../../ui';
import { RULES_WORDS } from '../../words/rules';
import { NO_FILTER } from './rules';
import type { PacksProps } from './Packs';
import { RuleList } from './RuleList';
import { RulePage } from './RulePage';
import { SetAsideList } from './SetAsideList';
import styles from './Rules.module.css';

/** The rules, beside the drawing: every rule in words, why it holds on what is selected, and what people set aside. */
export function RuleDrawer({ onSavePack }: PacksProps) {
  const editor = useEditor();
  const rules = useSession((session) => session.rules);
  const model = useDocument((document) => document.model);
  const aside = useDocument((document) => document.verdict.setAside.size);
  // What was searched for is still there after reading one rule.
  const [filter, setFilter] = useState(NO_FILTER);
  if (rules === null) return null;
  const rule = rules.is === 'rule' ? ruleIn(model, rules.id) : undefined;
  return (
    <SidePanel
      label={RULES_WORDS.region}
      takesKeyboardFor="the rules"
      shows={rules.is === 'rule' ? rules.id : rules.is}
      onEscape={() => {
        if (rules.is === 'rule') return showRules(editor, { is: 'list' });
        closeRules(editor);
        editor.canvas?.focus(editor.session.getState().focus);
      }}
      head={
        <>
          {rules.is === 'rule' ? (
            <Button
              size="sm"
              variant="quiet"
              icon={<ArrowLeft size={14} />}
              onPress={() => showRules(editor, { is: 'list' })}
            >
              {RULES_WORDS.back}
            </Button>
          ) : (
            <Segmented
              label={RULES_WORDS.views}
              hideLabel
              value={rules.is}
              options={[
                { value: 'list', label: RULES_WORDS.list },
                {
                  value: 'set aside',
                  label: aside > 0 ? `${RULES_WORDS.setAside} (${aside})` : RULES_WORDS.setAside,
                },
              ]}
              onChange={(is) => showRules(editor, { is: is === 'list' ? 'list' : 'set aside' })}
            />
          )}
          <span className={styles['grow']} />
          <IconButton
            size="sm"
            label={RULES_WORDS.close}
            icon={<X size={16} />}
            onPress={() => closeRules(editor)}
          />
        </>
      }
    >
      {rules.is === 'list' ? <RuleList filter={filter} onFilter={setFilter} onSavePack={onSavePack} /> : null}
      {rules.is === 'set aside' ? <SetAsideList /> : null}
      {rules.is === 'rule' ? (
        rule ? (
          <RulePage rule={rule} />
        ) : (
          <EmptyState title={RULES_WORDS.gone}>{RULES_WORDS.goneBody}</EmptyState>
        )
      ) : null}
    </SidePanel>
  );
}
