import { useEffect, useRef, useState } from 'react';
import { ArrowLeft, X } from 'lucide-react';
import { closeRules, showRules } from '../../editor/actions-rules';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { ruleIn } from '../../rules/catalogue';
import { Button, EmptyState, IconButton, Segmented } from '../../ui';
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
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    // The search field of the list takes the keyboard by itself.
    if (region.current?.contains(document.activeElement) === false)
      region.current.focus({ preventScroll: true });
  }, []);
  if (rules === null) return null;
  const rule = rules.is === 'rule' ? ruleIn(model, rules.id) : undefined;
  return (
    // The keys of fields and menus inside come by here once those have not used them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={region}
      tabIndex={-1}
      className={styles['panel']}
      aria-label={RULES_WORDS.region}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (rules.is === 'rule') showRules(editor, { is: 'list' });
        else {
          closeRules(editor);
          editor.canvas?.focus(editor.session.getState().focus);
        }
      }}
    >
      <header className={styles['head']}>
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
      </header>
      <div className={styles['body']} key={rules.is === 'rule' ? rules.id : rules.is}>
        {rules.is === 'list' ? (
          <RuleList filter={filter} onFilter={setFilter} onSavePack={onSavePack} />
        ) : null}
        {rules.is === 'set aside' ? <SetAsideList /> : null}
        {rules.is === 'rule' ? (
          rule ? (
            <RulePage rule={rule} />
          ) : (
            <EmptyState title={RULES_WORDS.gone}>{RULES_WORDS.goneBody}</EmptyState>
          )
        ) : null}
      </div>
    </section>
  );
}
