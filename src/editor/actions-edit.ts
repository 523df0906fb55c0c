import { isLocked } from '../commands/stack';
import { fragmentOf, idsFor, paste } from '../commands/clipboard';
import { counted } from '../commands/command';
import { convertElement, deleteThings, doomed, type Deletion } from '../commands/elements';
import { addReturnFlow, reverseFlow } from '../commands/flows';
import { measuresOf } from '../commands/measures';
import { KIND_NAMES, type ElementKind } from '../model/element';
import { contentsOf } from '../model/graph';
import type { ThingId } from '../model/id';
import { nameOf, thing, type Model } from '../model/model';
import { placeOf, placesOn, type Point } from '../model/place';
import { ACTION_SENTENCES, ACTION_WORDS } from '../words/actions';
import {
  action,
  canEdit,
  diagramOf,
  modelOf,
  neighbours,
  placedSelection,
  selectionOf,
  theOne,
  theElement,
  theFlow,
  theBoundary,
  type Action,
} from './action';
import { startFlow } from './actions-tools';
import type { Editor } from './editor';

export const EDIT_ACTIONS: readonly Action[] = [
  action('undo', 'Edit', {
    label: (editor) => stepLabel(editor, 'done'),
    keys: ['Mod+Z'],
    repeats: true,
    enabled: (editor) => canEdit(editor) && lastStep(editor, 'done') !== undefined,
    run: (editor) => editor.undo(),
  }),
  action('redo', 'Edit', {
    label: (editor) => stepLabel(editor, 'undone'),
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    repeats: true,
    enabled: (editor) => canEdit(editor) && lastStep(editor, 'undone') !== undefined,
    run: (editor) => editor.redo(),
  }),
  action('rename', 'Edit', {
    keys: ['F2'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && theOne(editor) !== undefined,
    run: (editor) => {
      const [id] = selectionOf(editor);
      if (id === undefined) return;
      editor.canvas?.reveal(id);
      editor.session.setState({ naming: id });
    },
  }),
  action('duplicate', 'Edit', {
    keys: ['Mod+D'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && placedSelection(editor).length > 0,
    run: duplicate,
  }),
  action('delete', 'Edit', {
    keys: ['Delete', 'Backspace'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && selectionOf(editor).length > 0,
    run: (editor) => remove(editor, 'keep'),
  }),
  action('delete with contents', 'Edit', {
    keys: ['Shift+Delete', 'Shift+Backspace'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && selectionOf(editor).some((id) => modelOf(editor).boundaries[id]),
    run: (editor) => remove(editor, 'delete'),
  }),
  action('connect', 'Edit', {
    keys: ['C'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && theElement(editor) !== undefined,
    run: (editor) => {
      const from = theElement(editor);
      if (from) startFlow(editor, from);
    },
  }),
  action('connect by name', 'Edit', {
    keys: ['Shift+C'],
    enabled: (editor) => canEdit(editor) && theElement(editor) !== undefined,
    run: (editor) => editor.session.setState({ dialog: { is: 'commands', choose: 'target' } }),
  }),
  action('reverse', 'Edit', {
    keys: ['R'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && theFlow(editor) !== undefined,
    run: (editor) => {
      const flow = theFlow(editor);
      if (flow) editor.run(reverseFlow, { id: flow.id });
    },
  }),
  action('return', 'Edit', {
    keys: ['Shift+R'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && theFlow(editor) !== undefined,
    run: (editor) => {
      const flow = theFlow(editor);
      const id = editor.newId('flow');
      if (flow) editor.run(addReturnFlow, { of: flow.id, id }, [id]);
    },
  }),
  action('split', 'Edit', {
    keys: ['Shift+F'],
    where: 'canvas',
    enabled: (editor) => canEdit(editor) && editor.canvas !== null && theFlow(editor) !== undefined,
    run: (editor) => {
      const flow = theFlow(editor);
      if (flow) editor.canvas?.offerSplit(flow.id);
    },
  }),
  convert('external', '1'),
  convert('process', '2'),
  convert('store', '3'),
  action('select all', 'Edit', {
    keys: ['Mod+A'],
    where: 'canvas',
    run: (editor) => select(editor, drawn(modelOf(editor), diagramOf(editor))),
  }),
  action('select boundary', 'Edit', {
    keys: ['Shift+Enter'],
    where: 'canvas',
    enabled: (editor) => boundaryAround(editor) !== null,
    run: (editor) => {
      const around = boundaryAround(editor);
      if (around === null) return;
      select(editor, [around]);
      editor.canvas?.focus(around);
    },
  }),
  action('select contents', 'Edit', {
    keys: ['Alt+Enter'],
    where: 'canvas',
    enabled: (editor) => {
      const boundary = theBoundary(editor);
      return boundary !== undefined && contentsOf(modelOf(editor), boundary.id).length > 0;
    },
    run: (editor) => {
      const boundary = theBoundary(editor);
      if (!boundary) return;
      select(editor, contentsOf(modelOf(editor), boundary.id));
      editor.canvas?.focus(selectionOf(editor)[0] ?? null);
    },
  }),
  action('select connected', 'Edit', {
    enabled: (editor) => neighbours(modelOf(editor), selectionOf(editor)).length > 0,
    run: (editor) =>
      select(editor, [...selectionOf(editor), ...neighbours(modelOf(editor), selectionOf(editor))]),
  }),
  action('select touched', 'Edit', {
    enabled: (editor) => touched(editor).length > 0,
    run: (editor) => select(editor, touched(editor)),
  }),
  action('select kind', 'Edit', {
    enabled: (editor) => theOne(editor) !== undefined,
    run: (editor) => {
      const model = modelOf(editor);
      const like = kindOf(model, selectionOf(editor)[0] ?? '');
      select(
        editor,
        drawn(model, diagramOf(editor)).filter((id) => kindOf(model, id) === like),
      );
    },
  }),
  action('cancel', 'Edit', {
    keys: ['Escape'],
    where: 'canvas',
    enabled: (editor) => {
      const { connectFrom, tool, selection, spotlight, openThreat } = editor.session.getState();
      return (
        connectFrom !== null ||
        tool !== 'select' ||
        openThreat !== null ||
        selection.length + spotlight.length > 0
      );
    },
    run: stepBack,
  }),
];

function lastStep(editor: Editor, side: 'done' | 'undone') {
  return editor.document.store.getState().history[side].at(-1);
}

function stepLabel(editor: Editor, side: 'done' | 'undone'): string {
  const word = side === 'done' ? 'undo' : 'redo';
  const step = lastStep(editor, side);
  return step ? ACTION_SENTENCES[word](step.label) : ACTION_WORDS[word];
}

function convert(kind: ElementKind, digit: string): Action {
  return action(`convert ${kind}`, 'Edit', {
    keys: [`Mod+Alt+${digit}`],
    where: 'canvas',
    enabled: (editor) => {
      const element = theElement(editor);
      return canEdit(editor) && element !== undefined && element.kind !== kind;
    },
    run: (editor) => {
      const element = theElement(editor);
      if (element && editor.run(convertElement, { id: element.id, kind }).ok)
        editor.announce(`${element.name}: ${KIND_NAMES[kind]}`);
    },
  });
}

/** What was duplicated last, and where that stood. */
const lastCopies = new WeakMap<Editor, { readonly copies: readonly ThingId[]; readonly from: Point }>();
const FIRST_OFFSET: Point = { x: 24, y: 24 };

/** Copies what is selected, a little aside; copies that have been moved meanwhile are copied on in equal steps. */
function duplicate(editor: Editor): void {
  const model = modelOf(editor);
  const diagram = diagramOf(editor);
  const selection = selectionOf(editor);
  const box = measuresOf(model, diagram, selection);
  if (!box) return;
  const last = lastCopies.get(editor);
  const isAgain = last !== undefined && last.copies.join() === selection.join();
  const moved = isAgain ? { x: box.x - last.from.x, y: box.y - last.from.y } : FIRST_OFFSET;
  const by = moved.x === 0 && moved.y === 0 ? FIRST_OFFSET : moved;
  const fragment = fragmentOf(model, diagram, selection);
  const ids = idsFor(model, { fragment, newId: editor.newId, as: 'copies' });
  const copies = selection.flatMap((id) => ids.get(id) ?? []);
  if (editor.run(paste, { fragment, diagram, to: { by }, ids, word: 'duplicate' }, copies).ok)
    lastCopies.set(editor, { copies, from: { x: box.x, y: box.y } });
}

/** Deletes what is selected and not locked; says what else went, with a way back. */
export function remove(editor: Editor, contents: Deletion['contents']): void {
  removeThings(editor, selectionOf(editor), contents);
}

export function removeThings(editor: Editor, ids: readonly ThingId[], contents: Deletion['contents']): void {
  const model = modelOf(editor);
  const free = ids.filter((id) => !isLocked(model, diagramOf(editor), id));
  if (free.length === 0) return editor.announce(ACTION_SENTENCES.locked, 'urgent');
  const gone = doomed(model, { ids: free, contents });
  const outcome = editor.run(deleteThings, { ids: free, contents });
  if (!outcome.ok || !outcome.changed) return;
  const things = [...gone].filter((id) => !(id in model.flows) || free.includes(id));
  const flows = gone.size - things.length;
  const [only] = things;
  const what =
    things.length === 1 && only !== undefined ? nameOf(model, only) : counted(things.length, 'thing');
  const text = ACTION_SENTENCES.deleted(
    what,
    flows > 0 ? ACTION_SENTENCES.andFlows(counted(flows, 'flow')) : '',
  );
  editor.announce(text);
  if (gone.size > 1)
    editor.toast({
      text,
      tone: 'plain',
      action: { label: ACTION_SENTENCES.undoButton, run: () => editor.undo() },
    });
}

/** Everything on a diagram, flows between drawn ends included; what is locked only when that is asked for. */
function drawn(model: Model, diagram: string, which: 'free' | 'locked too' = 'free'): readonly ThingId[] {
  const places = placesOn(model, diagram);
  const there = new Set(places.map((place) => place.thing));
  const flows = Object.values(model.flows).filter((flow) => there.has(flow.from) && there.has(flow.to));
  return [
    ...places.filter((place) => which === 'locked too' || place.locked !== true).map((place) => place.thing),
    ...flows.map((f) => f.id),
  ];
}

function select(editor: Editor, ids: readonly ThingId[]): void {
  editor.select([...new Set(ids)]);
  const [only, ...more] = selectionOf(editor);
  editor.announce(
    only !== undefined && more.length === 0
      ? ACTION_SENTENCES.selectedOne(nameOf(modelOf(editor), only))
      : ACTION_SENTENCES.selected(selectionOf(editor).length),
  );
}

/** What the open threat is about, as far as the diagram shows it. */
function touched(editor: Editor): readonly ThingId[] {
  const { openThreat, spotlight } = editor.session.getState();
  if (openThreat === null || spotlight.length === 0) return [];
  const here = new Set(drawn(modelOf(editor), diagramOf(editor), 'locked too'));
  return spotlight.filter((id) => here.has(id));
}

function boundaryAround(editor: Editor): string | null {
  const one = theOne(editor);
  const model = modelOf(editor);
  const id = one?.is === 'element' ? one.record.boundary : one?.is === 'boundary' ? one.record.parent : null;
  return id !== null && placeOf(model, diagramOf(editor), id) ? id : null;
}

function kindOf(model: Model, id: ThingId): string | undefined {
  const found = thing(model, id);
  return found?.is === 'element' ? found.record.kind : found?.is;
}

/** Gives up the innermost thing that is under way. */
function stepBack(editor: Editor): void {
  const { connectFrom, tool, openThreat } = editor.session.getState();
  if (connectFrom !== null) editor.session.setState({ connectFrom: null });
  else if (tool !== 'select') editor.session.setState({ tool: 'select' });
  else if (openThreat !== null) editor.session.setState({ openThreat: null, spotlight: [] });
  else editor.session.setState({ selection: [], spotlight: [] });
}
