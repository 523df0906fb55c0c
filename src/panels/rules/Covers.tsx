import { Plus } from 'lucide-react';
import { coverByAssumption, uncover } from '../../commands/rules';
import { showRules } from '../../editor/actions-rules';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Model } from '../../model/model';
import { nameOf } from '../../model/model';
import type { Assumption } from '../../model/scope';
import { Chip, MenuButton } from '../../ui';
import { RULES_WORDS } from '../../words/rules';
import styles from './Rules.module.css';

/** What an assumption covers: rules and things, each to be taken away, and how much is set aside for it. */
export function Covers({ assumption }: { readonly assumption: Assumption }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const setAside = useDocument((document) => document.verdict.setAside);
  const { id, text, state, covers } = assumption;
  const rules = covers?.rules ?? [];
  const things = covers?.things ?? [];
  const count = [...setAside.values()].filter(({ causes }) =>
    causes.some((cause) => cause.is === 'assumption' && cause.id === id),
  ).length;
  const coversSomething = rules.length + things.length > 0;
  return (
    <div className={styles['covers']}>
      {rules.map((rule) => (
        <Chip
          key={rule}
          onRemove={() => editor.run(uncover, { assumption: id, rule })}
          removeLabel={RULES_WORDS.uncover(rule)}
        >
          <button
            type="button"
            className={styles['link']}
            onClick={() => showRules(editor, { is: 'rule', id: rule })}
          >
            {rule}
          </button>
        </Chip>
      ))}
      {coversSomething && rules.length === 0 ? <span>{RULES_WORDS.anyRule}</span> : null}
      {things.map((thing) => (
        <Chip
          key={thing}
          onRemove={() => editor.run(uncover, { assumption: id, thing })}
          removeLabel={RULES_WORDS.uncover(nameOf(model, thing) || thing)}
        >
          {nameOf(model, thing) || thing}
        </Chip>
      ))}
      {coversSomething && things.length === 0 ? <span>{RULES_WORDS.anything}</span> : null}
      {coversSomething && rules.length > 0 && things.length === 0 ? null : (
        <MenuButton
          size="sm"
          label={RULES_WORDS.coverMenu(text)}
          icon={<Plus size={14} />}
          items={thingsToCover(model, things).map((thing) => ({
            id: thing,
            label: nameOf(model, thing),
            onAction: () =>
              void editor.run(coverByAssumption, {
                assumption: id,
                // Further things narrow or widen within what it covers already.
                rules,
                things: [thing],
              }),
          }))}
        />
      )}
      {coversSomething ? (
        <button
          type="button"
          className={styles['link']}
          onClick={() => showRules(editor, { is: 'set aside' })}
        >
          {state === 'wrong' ? RULES_WORDS.setsAside(0) : RULES_WORDS.setsAside(count)}
        </button>
      ) : null}
    </div>
  );
}

function thingsToCover(model: Model, covered: readonly string[]): readonly string[] {
  return [...Object.values(model.boundaries), ...Object.values(model.elements), ...Object.values(model.flows)]
    .map((thing) => thing.id)
    .filter((id) => !covered.includes(id));
}
