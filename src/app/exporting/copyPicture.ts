import type { Editor } from '../../editor/editor';
import { rowsOf } from '../../editor/judgement';
import { SVG_WRITER } from '../../formats/svg/svg';
import { PROMPTS } from '../../rules/prompts';
import { dialogWords } from '../../words/dialogs';
import { copyItem } from '../browser/download';
import { rememberedChoices } from './formatOptions';
import { pngOf, solid } from '../browser/png';

/**
 * The diagram on the clipboard, as the picture that Export makes with the options of the last time: as pixels, and its SVG as
 * text for what takes text only.
 */
export async function copyDiagram(editor: Editor): Promise<void> {
  const { model, verdict } = editor.document.store.getState();
  const { diagram } = editor.session.getState();
  const { addressed, setAside } = verdict;
  const report = { model, rows: rowsOf({ model, verdict }), addressed, setAside, prompts: PROMPTS, diagram };
  const { options } = rememberedChoices();
  const svg = SVG_WRITER.write(report, { ...options, theme: solid(options.theme) });
  const pixels = await pngOf([svg]);
  if (!pixels.ok) return editor.toast({ text: pixels.reason, tone: 'error' });
  const copied = await copyItem({
    'image/png': pixels.blob,
    'text/plain': new Blob([svg], { type: 'text/plain' }),
  });
  editor.toast(
    copied
      ? { text: dialogWords.copiedPicture, tone: 'ok' }
      : { text: dialogWords.notCopiedPicture, tone: 'error' },
  );
}
