import { useEffect, type RefObject } from 'react';
import { contextOf } from '../editor/keymap';
import { useEditor } from '../editor/EditorContext';
import { bringWriter, copy, cut, offerSketch, pasteFrom } from './clipboard';
import type { Stage } from './stage';

/** Copy, cut and paste wherever the keys of the canvas act; text fields keep theirs. */
export function useClipboard(stage: RefObject<Stage | null>): void {
  const { session } = useEditor();
  useEffect(() => {
    const look = (): void => {
      if (session.getState().selection.length === 0) return;
      stop();
      void bringWriter();
    };
    const stop = session.subscribe(look);
    look();
    return stop;
  }, [session]);
  useEffect(() => {
    let shift = false;
    const key = (event: KeyboardEvent): void => {
      shift = event.shiftKey;
    };
    const isOurs = (event: ClipboardEvent): Stage | null => {
      const now = stage.current;
      if (!now || event.defaultPrevented || !event.clipboardData) return null;
      const focused = document.activeElement === document.body ? null : document.activeElement;
      const { inCanvas, inText } = contextOf(focused);
      // Words that are marked outside the diagram are what is to be copied.
      const hasText = (document.getSelection()?.toString() ?? '') !== '' && !now.root.contains(focused);
      return inCanvas && !inText && !hasText ? now : null;
    };
    const handle = (does: (now: Stage, data: DataTransfer) => boolean) => (event: ClipboardEvent) => {
      const now = isOurs(event);
      if (now && event.clipboardData && does(now, event.clipboardData)) event.preventDefault();
    };
    const onCopy = handle((now, data) => copy(now, data));
    const onCut = handle((now, data) => cut(now, data));
    const onPaste = handle((now, data) => {
      const at = now.editor.canvas?.aim() ?? { x: 0, y: 0 };
      const isOurs = pasteFrom(now, data, at, shift ? 'in place' : 'here');
      if (!isOurs) void offerSketch(now, data.getData('text/plain'));
      return isOurs;
    });
    document.addEventListener('keydown', key, { capture: true });
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', key, { capture: true });
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [stage]);
}
