import type { Action } from './action';
import type { Editor } from './editor';

/** From a key pressed to what it does. Nothing here needs a page: an event is what it says. */

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat?: boolean;
  readonly isComposing?: boolean;
  readonly keyCode?: number;
  readonly defaultPrevented?: boolean;
  getModifierState?(key: string): boolean;
}

/** Signs that are found by what they say, wherever the layout has them and whether or not Shift makes them. */
const SIGNS = new Set(['?', '/', '[', ']', '+', '-', '.', ',', "'"]);
const SIGN_ALIASES: Readonly<Record<string, string>> = { '=': '+', _: '-' };
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn', 'OS']);

/**
 * `Mod+Shift+Z` for a key press; the empty text while a word is being composed and for modifiers alone.
 * A letter counts as typed when it is Latin, so that it follows the layout, and by its place on the keyboard when
 * it is not (Cyrillic, Greek, or Option on a Mac). CapsLock changes nothing. Digits go by place: Shift+1 is “!” or “1”.
 */
export function keyOf(press: KeyPress): string {
  if (press.isComposing === true || press.keyCode === 229 || MODIFIERS.has(press.key)) return '';
  // AltGr arrives as Ctrl+Alt on Windows; what it types is a sign, not a shortcut.
  const graph = press.getModifierState?.('AltGraph') === true;
  const name = nameOfKey(press);
  if (name === '' || (graph && !SIGNS.has(name))) return '';
  const mod = (press.ctrlKey || press.metaKey) && !graph;
  const alt = press.altKey && !graph;
  const shift = press.shiftKey && !SIGNS.has(name);
  return `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

function nameOfKey({ key, code }: KeyPress): string {
  if (SIGNS.has(key)) return key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !isNavigation(key)) return digit;
  if (SIGN_ALIASES[key] !== undefined) return SIGN_ALIASES[key];
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (key === ' ') return 'Space';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  if (key.length > 1 && key !== 'Dead' && key !== 'Process' && key !== 'Unidentified') return key;
  return '';
}

/** A key of the number pad with NumLock off. */
function isNavigation(key: string): boolean {
  return key.length > 1 && key !== 'Dead';
}

/** Where the keyboard is. */
export interface KeyContext {
  readonly inText: boolean;
  readonly inCanvas: boolean;
  readonly inDialog: boolean;
  /** In a list, tree or menu where letters jump to a name. */
  readonly inList?: boolean;
  /** False when the person has switched single letters, digits and signs off. */
  readonly letters?: boolean;
}

/**
 * Does what a key is for. True when the key was ours, so that the browser must not act on it as well; a key that
 * would do nothing now is still ours while the canvas has the keyboard and Mod is held, or Mod+D with nothing
 * selected would make a bookmark.
 */
export function handleKey(
  editor: Editor,
  press: KeyPress,
  context: KeyContext,
  actions: readonly Action[],
): boolean {
  const key = press.defaultPrevented === true ? '' : keyOf(press);
  if (key === '') return false;
  const found = actions.find((one) => one.keys?.includes(key) === true && acts(one, key, context));
  if (!found) return false;
  if (!found.enabled(editor)) return context.inCanvas && key.startsWith('Mod+');
  if (press.repeat !== true || found.repeats === true) found.run(editor);
  return true;
}

function acts(
  { where }: Action,
  key: string,
  { inText, inCanvas, inDialog, inList, letters }: KeyContext,
): boolean {
  if (inDialog) return false;
  if (isPlain(key) && (letters === false || inList === true)) return false;
  if (where === 'anywhere') return true;
  return !inText && (inCanvas || where !== 'canvas');
}

/** A letter, digit or sign with nothing but Shift. */
function isPlain(key: string): boolean {
  return /^(?:Shift\+)?.$/u.test(key);
}

/** An element of the page, as far as its surroundings can be asked for. */
export interface Place {
  closest(selector: string): unknown;
  /** Type of an input; others have none. */
  readonly type?: string | undefined;
}

const TEXT = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
/** Inputs into which nobody types. */
const NO_TEXT = new Set([
  'checkbox',
  'radio',
  'button',
  'submit',
  'reset',
  'range',
  'color',
  'file',
  'image',
]);
const LIST =
  '[role="tree"], [role="treegrid"], [role="grid"], [role="listbox"], [role="menu"], [role="tablist"]';
/** Where the keys of the canvas mean something else, or where what is at hand is not what is selected on the canvas. */
const ELSEWHERE = `${LIST}, [role="row"], [role="slider"], [aria-haspopup="listbox"], [data-part="register"], [data-about="something else"]`;
const CANVAS = '[role="application"]';

/**
 * Where the keyboard is, from the element that has it; null when none has. A button in a bar or in the details leaves the
 * keys to the canvas: whoever has pressed “Undo” still means what is selected there.
 */
export function contextOf(focused: Place | null): KeyContext {
  if (focused === null) return { inText: false, inCanvas: true, inDialog: false };
  const inside = (selector: string): boolean => focused.closest(selector) !== null;
  const inText = inside(TEXT) && !NO_TEXT.has(focused.type ?? '');
  const inDialog = inside('[role="dialog"], [role="alertdialog"], dialog');
  return {
    inText,
    inCanvas: inside(CANVAS) || !(inText || inDialog || inside(ELSEWHERE)),
    inDialog,
    inList: inside(LIST),
  };
}
