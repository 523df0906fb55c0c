import { useEffect } from 'react';
import { goToThing } from '../../editor/goTo';
import type { Editor } from '../../editor/editor';
import { rowsOf } from '../../editor/judgement';
import { thing } from '../../model/model';
import { openThreat } from '../../panels/threat/open';
import { appWords } from '../../words/app';
import type { Target } from '../browser/route';

/** Goes where the address leads, when the model opens and whenever the address changes. */
export function useLink(editor: Editor, to: Target | null): void {
  useEffect(() => {
    if (to && !follow(editor, to)) editor.toast({ text: appWords.linkLeadsNowhere, tone: 'error' });
  }, [editor, to]);
}

/** False when the model has no such thing, threat or step. */
function follow(editor: Editor, to: Target): boolean {
  const state = editor.document.store.getState();
  switch (to.is) {
    case 'thing': {
      if (!thing(state.model, to.id)) return false;
      goToThing(editor, to.id);
      // What is known about it, not a threat that was open before.
      editor.session.setState({ openThreat: null, rules: null });
      return true;
    }
    case 'threat': {
      const row = rowsOf(state).find(({ number }) => number === to.number);
      if (!row) return false;
      openThreat(editor, row);
      editor.session.setState({ registerTab: 'threats' });
      return true;
    }
    case 'step': {
      const [first, ...more] = Object.values(state.model.flows).filter(({ step }) => step === to.number);
      if (!first) return false;
      goToThing(editor, first.id);
      editor.select([first.id, ...more.map(({ id }) => id)]);
      return true;
    }
  }
}
