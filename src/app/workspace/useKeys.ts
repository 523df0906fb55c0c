import { useLayoutEffect } from 'react';
import { allActions, registerActions } from '../../editor/actions';
import { contextOf, handleKey } from '../../editor/keymap';
import { useImports } from '../files/Imports';
import type { OpenModel } from '../models/openModel';
import { remember, remembered } from '../browser/remembered';
import { shellActions } from './shellActions';

/** Switches of one person, kept in the browser, and what they are before anybody has used them. */
const SWITCHES = {
  letters: { key: 'drawbridge.letters', first: true },
  wheelZooms: { key: 'drawbridge.wheel', first: false },
} as const;
type Switch = keyof typeof SWITCHES;
const NAMES = Object.keys(SWITCHES) as readonly Switch[];

/** Keys that no component has used go to the one list of actions: from the first moment at which anything is to be seen. */
export function useKeys(open: OpenModel): void {
  const { choose, open: openFile } = useImports();
  useLayoutEffect(() => registerActions(shellActions(open, choose, openFile)), [open, choose, openFile]);
  // The switches are one person's, not one model's.
  useLayoutEffect(() => {
    const { session } = open.editor;
    for (const name of NAMES) {
      const { key, first } = SWITCHES[name];
      session.setState({
        [name]: remembered(key, (stored) => (typeof stored === 'boolean' ? stored : first)),
      });
    }
    return session.subscribe((now, before) => {
      for (const name of NAMES) if (now[name] !== before[name]) remember(SWITCHES[name].key, now[name]);
    });
  }, [open]);
  useLayoutEffect(() => {
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
