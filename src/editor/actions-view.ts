import { isOpen } from '../engine/register/rows';
import { ACTION_SENTENCES, ACTION_WORDS } from '../words/actions';
import { action, modelOf, selectionOf, type Action } from './action';
import type { Editor } from './editor';
import { rowsOf } from './judgement';
import type { SessionState } from './session';

/** What is shown and where one goes: nothing here is a step to undo. */

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
  action('wheel', 'View', {
    enabled: onCanvas,
    pressed: (editor) => editor.session.getState().wheelZooms,
    run: (editor) => {
      const wheelZooms = !editor.session.getState().wheelZooms;
      editor.session.setState({ wheelZooms });
      editor.announce(wheelZooms ? ACTION_SENTENCES.wheelZooms : ACTION_SENTENCES.wheelScrolls);
    },
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
  action('letters', 'Help', {
    pressed: (editor) => editor.session.getState().letters,
    run: (editor) => {
      const letters = !editor.session.getState().letters;
      editor.session.setState({ letters });
      editor.announce(letters ? ACTION_SENTENCES.lettersOn : ACTION_SENTENCES.lettersOff);
    },
  }),
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
