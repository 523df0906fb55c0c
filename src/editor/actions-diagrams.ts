import {
  addDiagram,
  addInsideDiagram,
  deleteDiagram,
  hideFromDiagram,
  reorderDiagram,
} from '../commands/diagrams';
import type { ElementId } from '../model/id';
import { diagramsInOrder } from '../model/model';
import { placeOf } from '../model/place';
import { ACTION_SENTENCES } from '../words/actions';
import { action, canEdit, diagramOf, modelOf, placedSelection, theElement, type Action } from './action';
import type { Editor } from './editor';

/** The diagrams of a model: views of the same elements. */

export const DIAGRAM_ACTIONS: readonly Action[] = [
  action('diagram new', 'Diagram', {
    enabled: canEdit,
    run: (editor) => {
      const id = editor.newId('diagram');
      const name = ACTION_SENTENCES.newDiagram(Object.keys(modelOf(editor).diagrams).length + 1);
      if (editor.run(addDiagram, { id, name }).ok) show(editor, id);
    },
  }),
  action('diagram rename', 'Diagram', {
    enabled: canEdit,
    run: (editor) => editor.session.setState({ dialog: { is: 'rename diagram', id: diagramOf(editor) } }),
  }),
  action('diagram delete', 'Diagram', {
    enabled: (editor) => canEdit(editor) && Object.keys(modelOf(editor).diagrams).length > 1,
    run: (editor) => {
      const id = diagramOf(editor);
      const name = modelOf(editor).diagrams[id]?.name ?? '';
      if (!editor.run(deleteDiagram, { id }).ok) return;
      const undo = { label: ACTION_SENTENCES.undoButton, run: () => editor.undo() };
      editor.toast({ text: ACTION_SENTENCES.diagramDeleted(name), tone: 'plain', action: undo });
    },
  }),
  action('diagram next', 'Diagram', {
    keys: ['Alt+PageDown'],
    enabled: (editor) => Object.keys(modelOf(editor).diagrams).length > 1,
    run: (editor) => step(editor, 1),
  }),
  action('diagram previous', 'Diagram', {
    keys: ['Alt+PageUp'],
    enabled: (editor) => Object.keys(modelOf(editor).diagrams).length > 1,
    run: (editor) => step(editor, -1),
  }),
  action('diagram earlier', 'Diagram', {
    enabled: (editor) => canEdit(editor) && position(editor) > 0,
    run: (editor) => reorder(editor, -1),
  }),
  action('diagram later', 'Diagram', {
    enabled: (editor) =>
      canEdit(editor) && position(editor) < Object.keys(modelOf(editor).diagrams).length - 1,
    run: (editor) => reorder(editor, 1),
  }),
  action('diagram inside', 'Diagram', {
    keys: ['I'],
    where: 'canvas',
    enabled: (editor) => {
      const process = theProcess(editor);
      return process !== undefined && (canEdit(editor) || insideOf(editor, process) !== undefined);
    },
    run: (editor) => {
      const process = theProcess(editor);
      if (process !== undefined) lookInside(editor, process);
    },
  }),
  action('diagram outside', 'Diagram', {
    keys: ['Shift+I'],
    where: 'canvas',
    enabled: (editor) => outsideOf(editor) !== undefined,
    run: (editor) => {
      const up = outsideOf(editor);
      if (!up) return;
      show(editor, up.diagram);
      editor.select([up.process]);
      editor.canvas?.reveal(up.process);
    },
  }),
  action('diagram show here', 'Diagram', {
    enabled: (editor) => canEdit(editor) && missingHere(editor),
    run: (editor) => editor.session.setState({ dialog: { is: 'commands', choose: 'elsewhere' } }),
  }),
  action('diagram take off', 'Diagram', {
    enabled: (editor) =>
      canEdit(editor) &&
      Object.keys(modelOf(editor).diagrams).length > 1 &&
      placedSelection(editor).length > 0,
    run: (editor) =>
      void editor.run(hideFromDiagram, { diagram: diagramOf(editor), ids: placedSelection(editor) }, []),
  }),
];

/** Shows another diagram. */
export function show(editor: Editor, diagram: string): void {
  editor.session.setState({ diagram, selection: [], focus: null, naming: null, connectFrom: null });
}

function step(editor: Editor, by: 1 | -1): void {
  const diagrams = diagramsInOrder(modelOf(editor));
  const at = diagrams.findIndex((diagram) => diagram.id === diagramOf(editor));
  const next = diagrams[(at + by + diagrams.length) % diagrams.length];
  if (next) show(editor, next.id);
}

function position(editor: Editor): number {
  return diagramsInOrder(modelOf(editor)).findIndex((diagram) => diagram.id === diagramOf(editor));
}

function reorder(editor: Editor, by: 1 | -1): void {
  editor.run(reorderDiagram, { id: diagramOf(editor), to: position(editor) + by });
}

/** The only selected thing, when it is a process; on its own diagram there is nothing further inside. */
function theProcess(editor: Editor): ElementId | undefined {
  const element = theElement(editor);
  if (element?.kind !== 'process') return undefined;
  return modelOf(editor).diagrams[diagramOf(editor)]?.of === element.id ? undefined : element.id;
}

/** The diagram that shows a process from the inside. */
export function insideOf(editor: Editor, process: ElementId): string | undefined {
  return diagramsInOrder(modelOf(editor)).find((diagram) => diagram.of === process)?.id;
}

/** Shows a process from the inside, on a new diagram if there is none yet. */
function lookInside(editor: Editor, process: ElementId): void {
  const there = insideOf(editor, process);
  if (there !== undefined) return show(editor, there);
  const id = editor.newId('diagram');
  if (editor.run(addInsideDiagram, { id, of: process }).ok) show(editor, id);
}

/** From the inside of a process: the process, and a diagram on which it stands among others. */
function outsideOf(editor: Editor): { readonly process: ElementId; readonly diagram: string } | undefined {
  const model = modelOf(editor);
  const here = diagramOf(editor);
  const process = model.diagrams[here]?.of;
  if (process === undefined) return undefined;
  const diagram = diagramsInOrder(model).find(({ id }) => id !== here && placeOf(model, id, process));
  return diagram && { process, diagram: diagram.id };
}

/** Whether the model has elements or boundaries that are not on this diagram. */
function missingHere(editor: Editor): boolean {
  const model = modelOf(editor);
  const here = diagramOf(editor);
  return [...Object.keys(model.elements), ...Object.keys(model.boundaries)].some(
    (id) => !placeOf(model, here, id),
  );
}
