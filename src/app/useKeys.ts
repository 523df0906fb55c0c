import { useEffect } from 'react';
import { allActions, registerActions } from '../editor/actions';
import { contextOf, handleKey } from '../editor/keymap';
import { useImports } from './Imports';
import type { OpenModel } from './openModel';
import { remember, remembered } from './remembered';
import { shellActions } from './shellActions';

const LETTERS = 'drawbridge.letters';

/** Keys that no component has used go to the one list of actions. */
export function useKeys(open: OpenModel): void {
  const { choose, open: openFile } = useImports();
  useEffect(() => registerActions(shellActions(open, choose, openFile)), [open, choose, openFile]);
  // The switch is one person's, not one model's.
  useEffect(() => {
    const { session } = open.editor;
    session.setState({ letters: remembered(LETTERS, (stored) => stored !== false) });
    return session.subscribe(({ letters }, before) => {
      if (letters !== before.letters) remember(LETTERS, letters);
    });
  }, [open]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { letters } = open.editor.session.getState();
      const focused = document.activeElement === document.body ? null : document.activeElement;
      if (handleKey(open.editor, event, { ...contextOf(focused), letters }, allActions()))
        event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open]);
}
