import { comparisonOf } from '../../editor/comparison';
import type { Editor } from '../../editor/editor';
import { writeComparison } from '../../formats/markdown/compare';
import { COMPARE_WORDS } from '../../words/compare';
import { copyText } from '../browser/download';

/** Copies the comparison that is open, as a section for a pull request. */
export async function copyComparison(editor: Editor): Promise<void> {
  const { comparison } = editor.session.getState();
  if (!comparison) return;
  const { model, verdict } = editor.document.store.getState();
  const text = writeComparison(comparisonOf(comparison, { model, verdict }), {
    title: COMPARE_WORDS.title(comparison.from, comparison.to?.name ?? COMPARE_WORDS.now),
    flavour: 'github',
  });
  const copied = await copyText(text);
  editor.toast({
    text: copied ? COMPARE_WORDS.copied : COMPARE_WORDS.notCopied,
    tone: copied ? 'ok' : 'error',
  });
}
