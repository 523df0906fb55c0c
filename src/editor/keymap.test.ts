import { describe, expect, test } from 'vitest';
import type { Action } from './action';
import type { Editor } from './editor';
import { contextOf, handleKey, keyOf, type KeyContext, type KeyPress, type Place } from './keymap';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
function press(key: string, code: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ...NONE, ...more };
}
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };
const alt = { altKey: true };

describe('a key press is called', () => {
  test.each([
    ['a letter, whatever CapsLock says', press('P', 'KeyP'), 'P'],
    ['a letter with Shift', press('R', 'KeyR', shift), 'Shift+R'],
    ['a letter by the layout where that is Latin', press('z', 'KeyY', ctrl), 'Mod+Z'],
    ['a letter by its place where the layout is not Latin', press('я', 'KeyZ', ctrl), 'Mod+Z'],
    ['Cmd as Mod', press('z', 'KeyZ', { metaKey: true, shiftKey: true }), 'Mod+Shift+Z'],
    ['Option on a Mac by its place', press('å', 'KeyA', alt), 'Alt+A'],
    ['a dead key of a Mac by its place', press('Dead', 'KeyE', alt), 'Alt+E'],
    ['a digit with Shift', press('!', 'Digit1', shift), 'Shift+1'],
    ['a digit of the French top row', press('&', 'Digit1'), '1'],
    ['a digit of the number pad', press('4', 'Numpad4'), '4'],
    ['the number pad with NumLock off', press('End', 'Numpad1'), 'End'],
    ['a sign without the Shift that makes it', press('?', 'Slash', shift), '?'],
    ['a sign where the German layout has it', press('?', 'Minus', shift), '?'],
    ['plus and equals alike', press('=', 'Equal'), '+'],
    ['Mod and a sign', press('.', 'Period', ctrl), 'Mod+.'],
    ['a named key', press('Delete', 'Delete', shift), 'Shift+Delete'],
    ['all modifiers in one order', press('1', 'Digit1', { ...ctrl, ...alt, ...shift }), 'Mod+Alt+Shift+1'],
    ['space', press(' ', 'Space'), 'Space'],
  ])('%s', (_, given, name) => {
    expect(keyOf(given)).toBe(name);
  });

  test.each([
    ['while a word is being composed', press('p', 'KeyP', { isComposing: true })],
    ['while an input method has the key', press('Process', 'KeyP', { keyCode: 229 })],
    ['a modifier alone', press('Shift', 'ShiftLeft', shift)],
    [
      'a letter typed with AltGr',
      press('ż', 'KeyZ', { ctrlKey: true, altKey: true, getModifierState: () => true }),
    ],
  ])('nothing: %s', (_, given) => {
    expect(keyOf(given)).toBe('');
  });

  test('a sign typed with AltGr is the sign', () => {
    const bracket = press('[', 'Digit8', {
      ctrlKey: true,
      altKey: true,
      getModifierState: (m) => m === 'AltGraph',
    });
    expect(keyOf(bracket)).toBe('[');
  });
});

describe('a key does its action', () => {
  const canvas: KeyContext = { inText: false, inCanvas: true, inDialog: false };
  const button: KeyContext = { inText: false, inCanvas: false, inDialog: false };
  const field: KeyContext = { inText: true, inCanvas: false, inDialog: false };
  const list: KeyContext = { ...button, inList: true };

  function pressed(
    given: KeyPress,
    context: KeyContext,
    one: Partial<Action>,
  ): { ran: number; ours: boolean } {
    let ran = 0;
    const action: Action = {
      id: 'x',
      label: 'X',
      group: 'Edit',
      enabled: () => true,
      run: () => {
        ran += 1;
      },
      ...one,
    };
    // No action here looks at the editor.
    const ours = handleKey(undefined as unknown as Editor, given, context, [action]);
    return { ran, ours };
  }
  const done = { ran: 1, ours: true };
  const left = { ran: 0, ours: false };

  test('on the canvas and beside it, never while text is typed', () => {
    const key = press('p', 'KeyP');

    expect(pressed(key, canvas, { keys: ['P'] })).toEqual(done);
    expect(pressed(key, button, { keys: ['P'] })).toEqual(done);
    expect(pressed(key, field, { keys: ['P'] })).toEqual(left);
  });

  test('that belongs to the canvas only while the canvas has the keyboard', () => {
    const key = press('Delete', 'Delete');

    expect(pressed(key, canvas, { keys: ['Delete'], where: 'canvas' })).toEqual(done);
    expect(pressed(key, button, { keys: ['Delete'], where: 'canvas' })).toEqual(left);
  });

  test('that acts anywhere also in a text field, but behind no dialog', () => {
    const key = press('k', 'KeyK', ctrl);

    expect(pressed(key, field, { keys: ['Mod+K'], where: 'anywhere' })).toEqual(done);
    expect(pressed(key, { ...field, inDialog: true }, { keys: ['Mod+K'], where: 'anywhere' })).toEqual(left);
  });

  test('letters leave lists alone, where they jump to a name; longer keys act there', () => {
    expect(pressed(press('p', 'KeyP'), list, { keys: ['P'] })).toEqual(left);
    expect(pressed(press('z', 'KeyZ', ctrl), list, { keys: ['Mod+Z'] })).toEqual(done);
  });

  test('single letters can be switched off', () => {
    const off = { ...canvas, letters: false };

    expect(pressed(press('p', 'KeyP'), off, { keys: ['P'] })).toEqual(left);
    expect(pressed(press('!', 'Digit1', shift), off, { keys: ['Shift+1'] })).toEqual(left);
    expect(pressed(press('F2', 'F2'), off, { keys: ['F2'] })).toEqual(done);
  });

  test('once for a held key, unless it is one to repeat', () => {
    const held = press('q', 'KeyQ', { repeat: true });

    expect(pressed(held, canvas, { keys: ['Q'] })).toEqual({ ran: 0, ours: true });
    expect(pressed(held, canvas, { keys: ['Q'], repeats: true })).toEqual(done);
  });

  test('and an impossible one is kept from the browser only with Mod on the canvas', () => {
    const never = { enabled: () => false };

    expect(pressed(press('d', 'KeyD', ctrl), canvas, { keys: ['Mod+D'], where: 'canvas', ...never })).toEqual(
      {
        ran: 0,
        ours: true,
      },
    );
    expect(pressed(press('r', 'KeyR'), canvas, { keys: ['R'], where: 'canvas', ...never })).toEqual(left);
    expect(pressed(press('e', 'KeyE', ctrl), button, { keys: ['Mod+E'], ...never })).toEqual(left);
  });

  test('not when something nearer has taken the key', () => {
    expect(pressed(press('p', 'KeyP', { defaultPrevented: true }), canvas, { keys: ['P'] })).toEqual(left);
  });
});

describe('where the keyboard is', () => {
  const within = (...matching: string[]): Place => ({
    closest: (selector) => (matching.some((one) => selector.includes(one)) ? {} : null),
  });

  test('nowhere counts as the canvas', () => {
    expect(contextOf(null)).toMatchObject({ inCanvas: true, inText: false });
  });

  test('a text field is text, a check box is not', () => {
    expect(contextOf({ ...within('input'), type: 'text' }).inText).toBe(true);
    expect(contextOf({ ...within('input'), type: 'radio' }).inText).toBe(false);
  });

  test('a button beside the canvas leaves the keys to what is selected there; the register and lists do not', () => {
    expect(contextOf(within()).inCanvas).toBe(true);
    expect(contextOf(within('[data-part="register"]')).inCanvas).toBe(false);
    expect(contextOf(within('[data-about="something else"]')).inCanvas).toBe(false);
    expect(contextOf(within('[role="tree"]')).inCanvas).toBe(false);
    expect(contextOf(within('[role="dialog"]')).inCanvas).toBe(false);
    expect(contextOf({ ...within('input'), type: 'text' }).inCanvas).toBe(false);
  });

  test('canvas, tools, lists and dialogs are told by their roles', () => {
    expect(contextOf(within('[role="application"]')).inCanvas).toBe(true);
    expect(contextOf(within('[role="tree"]')).inList).toBe(true);
    expect(contextOf(within('[role="dialog"]')).inDialog).toBe(true);
  });
});
