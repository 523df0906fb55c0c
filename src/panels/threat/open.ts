import type { Editor } from '../../editor/editor';
import { bringIntoView } from '../../editor/goTo';
import type { Row } from '../../engine/register/register';
import type { ThingId } from '../../model/id';
import type { Model } from '../../model/model';

/** Where the keyboard was before a threat was opened. */
const cameFrom = new WeakMap<Editor, Element>();

/** Opens a threat in the details column and lights up what it is about. */
export function openThreat(editor: Editor, row: Row): void {
  const { model } = editor.document.store.getState();
  if (editor.session.getState().openThreat === null && document.activeElement)
    cameFrom.set(editor, document.activeElement);
  editor.session.setState(({ panels }) => ({
    openThreat: row.key,
    rules: null,
    spotlight: thingsOf(model, row),
    panels: { ...panels, details: true },
  }));
  // The details column is wider now, so the canvas has less room: once that is drawn, the subject comes into view.
  const { subject } = row;
  if (subject !== null) bringIntoView(editor, subject);
}

/** Closes the open threat; the keyboard goes back to where it was. */
export function closeThreat(editor: Editor): void {
  editor.session.setState({ openThreat: null, spotlight: [] });
  const back = cameFrom.get(editor);
  cameFrom.delete(editor);
  if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
}

/** What a threat is about: its subject, the ends of a flow, and whatever its reasons mention. */
export function thingsOf(model: Model, row: Row): readonly ThingId[] {
  const flow = row.subject === null ? undefined : model.flows[row.subject];
  return [
    ...new Set([
      ...(row.subject === null ? [] : [row.subject]),
      ...(flow ? [flow.from, flow.to] : []),
      ...(row.threat?.because ?? []).flatMap(({ about, also }) => [about, ...also]),
    ]),
  ];
}
