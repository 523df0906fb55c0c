import type { Action } from './action';
import { ARRANGE_ACTIONS } from './actions-arrange';
import { DIAGRAM_ACTIONS } from './actions-diagrams';
import { EDIT_ACTIONS } from './actions-edit';
import { RULES_ACTIONS } from './actions-rules';
import { TOOL_ACTIONS } from './actions-tools';
import { VIEW_ACTIONS } from './actions-view';
import type { Editor } from './editor';

export { ACTION_GROUPS, labelOf, type Action, type ActionGroup } from './action';

/**
 * Everything a user can do, once.
 *
 * Keys that browsers use themselves and that we take, each with another way in the palette: Mod+A, Mod+D, Mod+F,
 * Mod+G, Mod+Shift+G and Alt+D where the keys of the canvas act (`contextOf`); Mod+E, Mod+K and Mod+Y outside text fields or
 * everywhere. Never taken: F5, Mod+R, Mod+W, Mod+T, Mod+L, Mod+N, Mod+P and the zoom of the page (Mod and + or −;
 * Mod+0 only where the keys of the canvas act).
 */
export const ACTIONS: readonly Action[] = [
  ...TOOL_ACTIONS,
  ...EDIT_ACTIONS,
  ...ARRANGE_ACTIONS,
  ...VIEW_ACTIONS,
  ...DIAGRAM_ACTIONS,
  ...RULES_ACTIONS,
];

// Actions that need the page (theme, full screen, files) come from the app folder while it is on screen.
let registered: readonly Action[] = [];

/** Adds actions of the surroundings to the list. Gives back how to take them away again. */
export function registerActions(extra: readonly Action[]): () => void {
  registered = [...registered, ...extra];
  return () => {
    registered = registered.filter((one) => !extra.includes(one));
  };
}

/** The whole list: ours and what the app has registered. */
export function allActions(): readonly Action[] {
  return registered.length === 0 ? ACTIONS : [...ACTIONS, ...registered];
}

export function actionById(id: string): Action | undefined {
  return allActions().find((one) => one.id === id);
}

/** Does it, if it is possible now. */
export function perform(editor: Editor, id: string): boolean {
  const found = actionById(id);
  if (!found) throw new Error(`perform: there is no action “${id}”.`);
  if (!found.enabled(editor)) return false;
  found.run(editor);
  return true;
}
