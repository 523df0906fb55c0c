import { addDiagram, deleteDiagram } from '../commands/diagrams';
import { isOpen } from '../engine/rows';
import { diagramsInOrder } from '../model/model';
import { ACTION_SENTENCES, ACTION_WORDS } from '../words/actions';
import { action, canEdit, diagramOf, modelOf, selectionOf, type Action } from './action';
import type { Editor } from './editor';
import { rowsOf } from './judgement';
import type { SessionState } from './session';

/** What is shown and where one goes: nothing here is a step to undo, except new and deleted diagrams. */

export const VIEW_ACTIONS: readonly Action[] = [
  action('zoom in', 'View', {
    keys: ['+'],
    where: 'canvas',
    repeats: true,
    enabled: onCanvas,
    run: (editor) => editor.canvas?.zoomBy(1.2),
  }),
  action('zoom out', 'View', {
    keys: ['-'],
    where: 'canvas',
    repeats: true,
    enabled: onCanvas,
    run: (editor) => editor.canvas?.zoomBy(1 / 1.2),
  }),
  action('zoom 100', 'View', {
    keys: ['Mod+0'],
    where: 'canvas',
    enabled: onCanvas,
    run: (editor) => editor.canvas?.zoomTo(1),
  }),
  action('fit all', 'View', {
    keys: ['Shift+1'],
    enabled: onCanvas,
    run: (editor) => editor.canvas?.fit('all'),
  }),
  action('fit selection', 'View', {
    keys: ['Shift+2'],
    enabled: (editor) => onCanvas(editor) && selectionOf(editor).length > 0,
    run: (editor) => editor.canvas?.fit('selection'),
  }),
  action('minimap', 'View', {
    keys: ['M'],
    where: 'canvas',
    enabled: onCanvas,
    pressed: (editor) => editor.session.getState().minimap,
    run: (editor) => editor.session.setState({ minimap: !editor.session.getState().minimap }),
  }),
  panel('details', 'D'),
  panel('register', 'G'),
  panel('outline', 'O'),
  action('panels hide', 'View', {
    label: (editor) => ACTION_WORDS[panelsShown(editor) ? 'panels hide' : 'panels show'],
    keys: ['Mod+.'],
    where: 'anywhere',
    run: (editor) => {
      const shown = !panelsShown(editor);
      editor.session.setState({ panels: { details: shown, register: shown, outline: false } });
    },
  }),
  action('open threat', 'Register', {
    keys: ['T'],
    enabled: (editor) => selectionOf(editor).length > 0,
    run: openFirstThreat,
  }),
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
  dialog('data classes', 'Model', []),
  dialog('export', 'Model', ['Mod+E']),
  action('commands', 'Help', {
    keys: ['Mod+K'],
    where: 'anywhere',
    run: (editor) => editor.session.setState({ dialog: { is: 'commands' } }),
  }),
  action('find', 'View', {
    keys: ['Mod+F'],
    where: 'canvas',
    run: (editor) => editor.session.setState({ dialog: { is: 'commands', choose: 'thing' } }),
  }),
  dialog('shortcuts', 'Help', ['?']),
  action('repeat announcement', 'Help', {
    keys: ['Alt+Shift+R'],
    enabled: (editor) => editor.session.getState().announcement.text !== '',
    run: (editor) => editor.announce(editor.session.getState().announcement.text),
  }),
];

function onCanvas(editor: Editor): boolean {
  return editor.canvas !== null;
}

function panel(name: keyof SessionState['panels'], key: string): Action {
  return action(`panel ${name}`, 'View', {
    keys: [key],
    pressed: (editor) => editor.session.getState().panels[name],
    run: (editor) => {
      const { panels } = editor.session.getState();
      editor.session.setState({ panels: { ...panels, [name]: !panels[name] } });
    },
  });
}

function panelsShown(editor: Editor): boolean {
  const { panels } = editor.session.getState();
  return panels.details || panels.register || panels.outline;
}

function dialog(
  is: 'data classes' | 'export' | 'shortcuts',
  group: Action['group'],
  keys: readonly string[],
): Action {
  return action(is, group, { keys, run: (editor) => editor.session.setState({ dialog: { is } }) });
}

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

/** Opens the gravest open threat of the selection, in the register and in the details. */
function openFirstThreat(editor: Editor): void {
  const { model, verdict } = editor.document.store.getState();
  const selection = selectionOf(editor);
  const row = rowsOf({ model, verdict }).find(
    (candidate) => candidate.subject !== null && selection.includes(candidate.subject) && isOpen(candidate),
  );
  const { panels, filter } = editor.session.getState();
  if (!row)
    return editor.announce(ACTION_SENTENCES.noThreat(selection.map((id) => nameFor(editor, id)).join(', ')));
  editor.session.setState({
    rowToFocus: row.key,
    registerTab: 'threats',
    filter: { ...filter, text: '', followSelection: true },
    panels: { ...panels, register: true },
  });
  editor.announce(ACTION_SENTENCES.shownThreat(row.title));
}

function nameFor(editor: Editor, id: string): string {
  const model = modelOf(editor);
  return (model.elements[id] ?? model.flows[id] ?? model.boundaries[id])?.name ?? '';
}
