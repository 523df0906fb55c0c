import type { Editor } from '../../editor/editor';
import type { Row } from '../../engine/register/register';
import { tabWords } from '../../words/register-tabs';
import { THREAT_WORDS } from '../../words/threat';
import { threatAsMarkdown } from './markdown';
import { threatAsTicket } from './ticket';

/** Puts threats on the clipboard, as Markdown or as the text of a ticket, and says whether the browser let it. */
export async function copyThreats(
  editor: Editor,
  rows: readonly Row[],
  as: 'markdown' | 'ticket',
): Promise<void> {
  const { model } = editor.document.store.getState();
  const write = as === 'markdown' ? threatAsMarkdown : threatAsTicket;
  try {
    await navigator.clipboard.writeText(rows.map((row) => write(model, row)).join('\n'));
    editor.toast({ text: tabWords.copied(rows.length), tone: 'ok' });
  } catch {
    editor.toast({ text: THREAT_WORDS.notCopied, tone: 'error' });
  }
}
