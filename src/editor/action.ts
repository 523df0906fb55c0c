import type { Boundary } from '../model/boundary';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { flowsAt } from '../model/graph';
import type { ThingId } from '../model/id';
import { thing, type Model, type Thing } from '../model/model';
import { placeOf } from '../model/place';
import { ACTION_SENTENCES, ACTION_SYNONYMS, ACTION_WORDS } from '../words/actions';
import type { Editor } from './editor';

/**
 * Something a person can do. Toolbar, menus, palette, keys and the list of keys are views of these.
 *
 * Keys are written `Mod+Shift+Z`, modifiers in the order Mod, Alt, Shift; Mod is Ctrl or Cmd. A letter is the
 * letter typed, whatever CapsLock says.
 */
export interface Action {
  readonly id: string;
  readonly label: string | ((editor: Editor) => string);
  readonly group: ActionGroup;
  readonly keys?: readonly string[];
  /**
   * Where its keys act. Absent: anywhere but in a text field. 'canvas': while the canvas has the keyboard, or nothing
   * has that uses such keys itself. 'anywhere': in text fields too.
   */
  readonly where?: 'canvas' | 'anywhere';
  /** A held key runs it again and again. */
  readonly repeats?: true;
  /** More words by which the palette finds it. */
  readonly words?: string;
  enabled(editor: Editor): boolean;
  /** For what is on or off. */
  pressed?(editor: Editor): boolean;
  run(editor: Editor): void;
}

export const ACTION_GROUPS = [
  'Tools',
  'Edit',
  'Arrange',
  'View',
  'Diagram',
  'Register',
  'Model',
  'Help',
] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

export type ActionWord = keyof typeof ACTION_WORDS;

/** An action called by its word, always possible unless it says otherwise. An edit that says nothing of itself is told by its name. */
export function action(
  id: ActionWord,
  group: ActionGroup,
  rest: Pick<Action, 'run'> & Partial<Omit<Action, 'id' | 'group' | 'run'>>,
): Action {
  const synonyms = ACTION_SYNONYMS[id];
  return {
    id,
    group,
    label: ACTION_WORDS[id],
    enabled: () => true,
    ...(synonyms === undefined ? {} : { words: synonyms }),
    ...rest,
    run: (editor) => tellingOf(editor, () => rest.run(editor)),
  };
}

/** Whoever does not see the diagram hears of every edit: what was done without a word is announced as its step is called. */
function tellingOf(editor: Editor, run: () => void): void {
  const before = editor.document.store.getState().last;
  const { count } = editor.session.getState().announcement;
  run();
  const { last } = editor.document.store.getState();
  const isSilent = editor.session.getState().announcement.count === count;
  if (isSilent && last !== null && last !== before && last.origin === 'edit')
    editor.announce(ACTION_SENTENCES.done(last.label));
}

/** The label as it reads now. */
export function labelOf(action: Action, editor: Editor): string {
  return typeof action.label === 'string' ? action.label : action.label(editor);
}

export function modelOf(editor: Editor): Model {
  return editor.document.store.getState().model;
}

export function diagramOf(editor: Editor): string {
  return editor.session.getState().diagram;
}

export function selectionOf(editor: Editor): readonly ThingId[] {
  return editor.session.getState().selection;
}

/** What is selected, when it is exactly one thing. */
export function theOne(editor: Editor): Thing | undefined {
  const [id, ...more] = selectionOf(editor);
  return id === undefined || more.length > 0 ? undefined : thing(modelOf(editor), id);
}

/** The only selected thing, when it is an element. */
export function theElement(editor: Editor): Element | undefined {
  const one = theOne(editor);
  return one?.is === 'element' ? one.record : undefined;
}

/** The only selected thing, when it is a flow. */
export function theFlow(editor: Editor): Flow | undefined {
  const one = theOne(editor);
  return one?.is === 'flow' ? one.record : undefined;
}

/** The only selected thing, when it is a boundary. */
export function theBoundary(editor: Editor): Boundary | undefined {
  const one = theOne(editor);
  return one?.is === 'boundary' ? one.record : undefined;
}

/** Selected things that have a place of their own: everything but flows. */
export function placedSelection(editor: Editor): readonly ThingId[] {
  const model = modelOf(editor);
  return selectionOf(editor).filter((id) => placeOf(model, diagramOf(editor), id) !== undefined);
}

export function canEdit(editor: Editor): boolean {
  return !editor.document.store.getState().readOnly;
}

/** The elements at the other ends of flows of some elements. */
export function neighbours(model: Model, ids: readonly ThingId[]): readonly ThingId[] {
  const found = new Set<ThingId>();
  for (const id of ids) {
    for (const flow of flowsAt(model, id)) found.add(flow.from === id ? flow.to : flow.from);
    const flow = model.flows[id];
    if (flow) for (const end of [flow.from, flow.to]) found.add(end);
  }
  return [...found];
}
