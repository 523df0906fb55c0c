import { useEffect } from 'react';
import { allActions, registerActions } from '../editor/actions';
import { contextOf, handleKey } from '../editor/keymap';
import { useImports } from './Imports';
import type { OpenModel } from './openModel';
import { shellActions } from './shellActions';

/** Keys that no component has used go to the one list of actions. */
export function useKeys(open: OpenModel): void {
  const { choose } = useImports();
  useEffect(() => registerActions(shellActions(open, choose)), [open, choose]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const focused = document.activeElement === document.body ? null : document.activeElement;
      if (handleKey(open.editor, event, contextOf(focused), allActions())) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open]);
}
