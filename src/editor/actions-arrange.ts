import { alignThings, type Alignment } from '../commands/align';
import { fitBoundary } from '../commands/nesting';
import { isLocked, lockThings, stackThings } from '../commands/stack';
import { contentsOf, membersOf } from '../model/graph';
import { placesOn, routeOf } from '../model/place';
import { addBend } from '../commands/line';
import { routeFlow } from '../commands/flows';
import { dissolveBoundary, wrapInBoundary } from '../commands/boundaries';
import { ACTION_WORDS } from '../words/actions';
import {
  action,
  canEdit,
  diagramOf,
  modelOf,
  placedSelection,
  selectionOf,
  theBoundary,
  theFlow,
  type Action,
  type ActionWord,
} from './action';
import type { Editor } from './editor';

export const ARRANGE_ACTIONS: readonly Action[] = [
  action('wrap', 'Arrange', {
    keys: ['Mod+G'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && wrappable(editor).length > 0,
    run: (editor) => {
      const id = editor.newId('boundary');
      const outcome = editor.run(wrapInBoundary, { id, diagram: diagramOf(editor), ids: wrappable(editor) }, [
        id,
      ]);
      if (outcome.ok) editor.session.setState({ naming: id });
    },
  }),
  action('dissolve', 'Arrange', {
    keys: ['Mod+Shift+G'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && theBoundary(editor) !== undefined,
    run: (editor) => {
      const boundary = theBoundary(editor);
      if (!boundary) return;
      // What was inside is what one goes on with.
      const { elements, boundaries } = membersOf(modelOf(editor), boundary.id);
      const inside = [...boundaries, ...elements.map((one) => one.id)];
      editor.run(dissolveBoundary, { id: boundary.id }, inside);
    },
  }),
  action('fit', 'Arrange', {
    enabled: (editor) => canEdit(editor) && theBoundary(editor) !== undefined,
    run: (editor) => {
      const boundary = theBoundary(editor);
      if (boundary) editor.run(fitBoundary, { diagram: diagramOf(editor), id: boundary.id });
    },
  }),
  action('move to boundary', 'Arrange', {
    keys: ['Mod+Alt+P'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && wrappable(editor).length > 0,
    run: (editor) => editor.session.setState({ dialog: { is: 'commands', choose: 'boundary' } }),
  }),
  action('lock', 'Arrange', {
    label: (editor) => ACTION_WORDS[allLocked(editor) ? 'unlock' : 'lock'],
    keys: ['Mod+Shift+L'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && placedSelection(editor).length > 0,
    pressed: allLocked,
    run: (editor) => {
      const args = { diagram: diagramOf(editor), ids: placedSelection(editor), locked: !allLocked(editor) };
      editor.run(lockThings, args);
    },
  }),
  action('measures', 'Arrange', {
    label: (editor) => ACTION_WORDS[theFlow(editor) ? 'line in numbers' : 'measures'],
    keys: ['Alt+M'],
    where: 'canvas',
    enabled: (editor) =>
      canEdit(editor) && (placedSelection(editor).length > 0 || theFlow(editor) !== undefined),
    run: (editor) => {
      const { panels } = editor.session.getState();
      editor.session.setState({
        measures: 'wanted',
        panels: { ...panels, details: true },
        openThreat: null,
        rules: null,
      });
    },
  }),
  action('bend', 'Arrange', {
    enabled: (editor) => canEdit(editor) && theFlow(editor) !== undefined,
    run: (editor) => {
      const flow = theFlow(editor);
      if (flow) editor.run(addBend, { diagram: diagramOf(editor), flow: flow.id });
    },
  }),
  action('straighten', 'Arrange', {
    keys: ['Alt+R'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && (routeNow(editor)?.points.length ?? 0) > 0,
    run: (editor) => {
      const flow = theFlow(editor);
      if (flow) editor.run(routeFlow, { diagram: diagramOf(editor), flow: flow.id, points: [] });
    },
  }),
  action('label back', 'Arrange', {
    enabled: (editor) => canEdit(editor) && routeNow(editor)?.label !== undefined,
    run: (editor) => {
      const flow = theFlow(editor);
      if (flow) editor.run(routeFlow, { diagram: diagramOf(editor), flow: flow.id, label: null });
    },
  }),
  stack('to front', 'front', ']'),
  stack('to back', 'back', '['),
  align('align left', 'left', 'Alt+A'),
  align('align centre', 'centre', 'Alt+H'),
  align('align right', 'right', 'Alt+D'),
  align('align top', 'top', 'Alt+W'),
  align('align middle', 'middle', 'Alt+V'),
  align('align bottom', 'bottom', 'Alt+S'),
  align('spread across', 'spread-across', 'Alt+Shift+H'),
  align('spread down', 'spread-down', 'Alt+Shift+V'),
  action('tidy', 'Arrange', {
    keys: ['Alt+L'],
    where: 'canvas',
    enabled: (editor) => canTidy(editor) && placesOn(modelOf(editor), diagramOf(editor)).length > 1,
    run: (editor) => editor.canvas?.tidy('all'),
  }),
  action('tidy boundary', 'Arrange', {
    enabled: (editor) => {
      const boundary = theBoundary(editor);
      return canTidy(editor) && boundary !== undefined && contentsOf(modelOf(editor), boundary.id).length > 0;
    },
    run: (editor) => {
      const boundary = theBoundary(editor);
      if (boundary) editor.canvas?.tidy({ boundary: boundary.id });
    },
  }),
  action('tidy selection', 'Arrange', {
    enabled: (editor) => canTidy(editor) && wrappable(editor).length > 1,
    run: (editor) => editor.canvas?.tidy({ things: wrappable(editor) }),
  }),
  action('snap', 'Arrange', {
    keys: ["Mod+'"],
    where: 'canvas',
    pressed: (editor) => editor.session.getState().snap,
    run: (editor) => editor.session.setState({ snap: !editor.session.getState().snap }),
  }),
];

function stack(id: ActionWord, to: 'front' | 'back', key: string): Action {
  return action(id, 'Arrange', {
    keys: [key],
    where: 'canvas',
    enabled: (editor) => {
      const { elements, notes } = modelOf(editor);
      return canEdit(editor) && placedSelection(editor).some((one) => elements[one] ?? notes[one]);
    },
    run: (editor) =>
      void editor.run(stackThings, { diagram: diagramOf(editor), ids: placedSelection(editor), to }),
  });
}

function align(id: ActionWord, to: Alignment, key: string): Action {
  const least = to.startsWith('spread') ? 3 : 2;
  return action(id, 'Arrange', {
    keys: [key],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && placedSelection(editor).length >= least,
    run: (editor) =>
      void editor.run(alignThings, { diagram: diagramOf(editor), ids: placedSelection(editor), to }),
  });
}

/** How the selected flow runs on this diagram, when that has been changed. */
function routeNow(editor: Editor) {
  const flow = theFlow(editor);
  return flow && routeOf(modelOf(editor), diagramOf(editor), flow.id);
}

function canTidy(editor: Editor): boolean {
  return canEdit(editor) && editor.canvas !== null;
}

/** Selected things that a boundary can contain. */
function wrappable(editor: Editor): readonly string[] {
  const model = modelOf(editor);
  return selectionOf(editor).filter((id) => model.elements[id] ?? model.boundaries[id]);
}

function allLocked(editor: Editor): boolean {
  const placed = placedSelection(editor);
  return placed.length > 0 && placed.every((id) => isLocked(modelOf(editor), diagramOf(editor), id));
}
