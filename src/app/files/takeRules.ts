import { takePack } from '../../commands/rules';
import { showRules } from '../../editor/actions-rules';
import { PACK_LIMITS } from '../../engine/judge/pack';
import type { ModelId } from '../../model/id';
import type { RulePack } from '../../model/pack';
import { dialogWords } from '../../words/dialogs';
import { RULES_WORDS } from '../../words/rules';
import { openNow } from '../models/openNow';

/** Takes a pack of rules into the open model and shows it; says what to do while none is open. */
export function takeRules(
  pack: RulePack,
): { readonly ok: true; readonly id: ModelId } | { readonly ok: false; readonly reason: string } {
  const open = openNow();
  if (!open) return { ok: false, reason: dialogWords.packNeedsModel };
  const { editor } = open;
  const { model } = editor.document.store.getState();
  if (!model.rulePacks[pack.id] && Object.keys(model.rulePacks).length >= PACK_LIMITS.packs)
    return { ok: false, reason: dialogWords.tooManyPacks(PACK_LIMITS.packs) };
  const outcome = editor.run(takePack, { pack });
  if (!outcome.ok) return outcome;
  showRules(editor, { is: 'list' });
  const undo = { label: RULES_WORDS.undo, run: () => editor.undo() };
  editor.toast({ text: RULES_WORDS.packAdded(pack.name, pack.rules.length), tone: 'ok', action: undo });
  return { ok: true, id: model.id };
}
