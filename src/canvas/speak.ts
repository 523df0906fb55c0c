import type { Editor } from '../editor/editor';
import { canvasWords } from '../words/canvas';

/** Says what an edit did, and what it did to the threats. */
export function announceEdit(editor: Editor, sentence: string): void {
  const { last } = editor.document.store.getState();
  editor.announce(sentence + canvasWords.threats(last?.raised.length ?? 0, last?.cleared.length ?? 0));
}
