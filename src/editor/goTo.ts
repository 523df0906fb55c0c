import type { DiagramId, ThingId } from '../model/id';
import { diagramsInOrder, type Model } from '../model/model';
import { placeOf } from '../model/place';
import { show } from './actions-diagrams';
import type { Editor } from './editor';

/** Selects a thing and brings it into view, on another diagram when it is not drawn on this one. */
export function goToThing(editor: Editor, id: ThingId): void {
  turnTo(editor, id);
  editor.select([id]);
  reveal(editor, id);
}

/** Brings a thing into view, on another diagram when it is not drawn on this one; what is selected there stays so. */
export function bringIntoView(editor: Editor, id: ThingId): void {
  turnTo(editor, id);
  reveal(editor, id);
}

/** The first diagram on which a thing is drawn; the one that is shown goes before all others. */
function diagramOf(model: Model, id: ThingId, shown: DiagramId): DiagramId | undefined {
  const ends = model.flows[id];
  const drawn = (diagram: DiagramId): boolean =>
    (ends ? [ends.from, ends.to] : [id]).every((one) => placeOf(model, diagram, one) !== undefined);
  return drawn(shown) ? shown : diagramsInOrder(model).find((diagram) => drawn(diagram.id))?.id;
}

function turnTo(editor: Editor, id: ThingId): void {
  const { model } = editor.document.store.getState();
  const { diagram } = editor.session.getState();
  const there = diagramOf(model, id, diagram);
  if (there !== undefined && there !== diagram) show(editor, there);
}

/** In the next frame: by then another diagram is drawn, and panels that open or close have their width. */
function reveal(editor: Editor, id: ThingId): void {
  requestAnimationFrame(() => editor.canvas?.reveal(id));
}
