import { partsOf } from '../model/id';
import { action, type Action } from './action';
import type { Editor } from './editor';
import type { RulesState } from './session';

/** The rules and what people said about them. Nothing here is a step to undo. */

export const RULES_ACTIONS: readonly Action[] = [
  action('rules', 'Register', {
    keys: ['U'],
    pressed: (editor) => editor.session.getState().rules !== null,
    run: (editor) =>
      editor.session.getState().rules === null ? showRules(editor, { is: 'list' }) : closeRules(editor),
  }),
  action('set aside', 'Register', { run: (editor) => showRules(editor, { is: 'set aside' }) }),
  action('about this rule', 'Register', {
    enabled: (editor) => ruleOfOpenThreat(editor) !== undefined,
    run: (editor) => {
      const id = ruleOfOpenThreat(editor);
      if (id !== undefined) showRules(editor, { is: 'rule', id });
    },
  }),
];

/** Opens the rules in the place of the details; an open threat waits behind them. */
export function showRules(editor: Editor, rules: RulesState): void {
  editor.session.setState(({ panels }) => ({ rules, panels: { ...panels, details: true } }));
}

export function closeRules(editor: Editor): void {
  editor.session.setState({ rules: null });
}

function ruleOfOpenThreat(editor: Editor): string | undefined {
  const { openThreat } = editor.session.getState();
  return openThreat === null ? undefined : partsOf(openThreat)?.rule;
}
