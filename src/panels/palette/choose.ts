import { putInBoundary } from '../../commands/nesting';
import { showOnDiagram } from '../../commands/diagrams';
import { connect } from '../../commands/flows';
import type { Editor } from '../../editor/editor';
import { goToThing } from '../../editor/goTo';
import { nameOf } from '../../model/model';
import { openThreat } from '../threat/open';
import { canvasWords } from '../../words/canvas';
import type { Entry } from './entries';

/** Does what an entry of the palette stands for. The palette is closed by then. */
export function choose(editor: Editor, entry: Entry): void {
  const { selection, diagram } = editor.session.getState();
  switch (entry.is) {
    case 'thing':
      return goTo(editor, entry.id);
    case 'elsewhere': {
      const at = editor.canvas?.aim() ?? { x: 0, y: 0 };
      editor.run(showOnDiagram, { diagram, ids: [entry.id], at }, [entry.id]);
      return;
    }
    case 'threat':
      if (entry.row.subject !== null) goTo(editor, entry.row.subject);
      openThreat(editor, entry.row);
      editor.session.setState({ registerTab: 'threats' });
      return;
    case 'target':
      return connectTo(editor, entry.id);
    case 'boundary':
      editor.run(putInBoundary, { diagram, ids: selection, boundary: entry.id });
      return;
    case 'action':
      if (entry.action.enabled(editor)) entry.action.run(editor);
  }
}

/** Draws a flow from the selected element to one chosen by its name, and selects it. */
function connectTo(editor: Editor, to: string): void {
  const [from] = editor.session.getState().selection;
  if (from === undefined) return;
  const id = editor.newId('flow');
  if (!editor.run(connect, { id, from, to }, [id]).ok) return;
  const { model, last } = editor.document.store.getState();
  const threats = canvasWords.threats(last?.raised.length ?? 0, last?.cleared.length ?? 0);
  editor.announce(canvasWords.connected(nameOf(model, from), nameOf(model, to)) + threats);
}

/** Goes to a thing, and gives it the keyboard. */
function goTo(editor: Editor, id: string): void {
  goToThing(editor, id);
  requestAnimationFrame(() => editor.canvas?.focus(id));
}
