import { useLayoutEffect } from 'react';
import type { Editor } from '../../editor/editor';
import type { Session } from '../../editor/session';

/**
 * A dialog that a key opens has the keyboard a moment later: its code may have to be fetched, and React draws it first.
 * What is typed meanwhile is meant for it. So keys are kept back from when a dialog is asked for until it has the
 * keyboard, and then pressed again there, in their order: letters are typed, Backspace deletes, Enter, Space and Escape act.
 */
export function useKeysAhead(editor: Editor): void {
  useLayoutEffect(() => keepKeys(editor.session), [editor]);
}

const DIALOG = '[role="dialog"], [role="alertdialog"], dialog';
/** A dialog that has not come by then does not come; the keyboard is nobody's to keep any longer, ms. */
const LONGEST = 10_000;

/** Watches for dialogs that are on their way. Gives back how to stop. */
function keepKeys(session: Session): () => void {
  let kept: KeyboardEvent[] = [];
  let isComing = false;
  let isPressing = false;
  let giveUp: ReturnType<typeof setTimeout> | undefined;

  const come = (): void => {
    isComing = true;
    clearTimeout(giveUp);
    giveUp = setTimeout(drop, LONGEST);
  };
  const stay = (): void => {
    isComing = false;
    clearTimeout(giveUp);
  };
  const drop = (): void => {
    stay();
    kept = [];
  };
  // One key in each turn of the page, so that what it changes is drawn before the next one looks at it. It may be the
  // one that asks for the next dialog, which gets what is left.
  const pressNext = (): void => {
    const next = isComing || session.getState().handover ? undefined : kept.shift();
    isPressing = next !== undefined;
    if (!next) return;
    press(next);
    setTimeout(pressNext, 0);
  };
  const arrive = (): void => {
    stay();
    if (!isPressing) setTimeout(pressNext, 0);
    isPressing = true;
  };

  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.isComposing || event.keyCode === 229) return;
    if (!isComing && !isPressing && !session.getState().handover) return;
    const ours = isOurs(event);
    // What has been chosen is being done and no dialog is on its way: other keys act as always.
    if (!ours && !isComing) return;
    event.stopImmediatePropagation();
    // What the browser does with a key that is none of ours (reload, another tab) is not for us to put off.
    if (ours) {
      event.preventDefault();
      kept.push(event);
    }
  };
  const onFocus = (event: FocusEvent): void => {
    if (isComing && event.target instanceof Element && event.target.closest(DIALOG)) arrive();
  };

  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('focusin', onFocus, { capture: true });
  // Whoever takes the mouse does not wait for the keyboard.
  window.addEventListener('pointerdown', drop, { capture: true });
  const unsubscribe = session.subscribe((now, before) => {
    if (now.dialog !== before.dialog) {
      if (now.dialog === null) stay();
      else if (now.dialog.is !== before.dialog?.is) come();
    }
    // The menu of what can be placed is a dialog as well, on the canvas.
    if (now.insertAt !== before.insertAt) {
      if (now.insertAt === null) stay();
      else come();
    }
    // What was chosen has been done and asked for no dialog.
    if (before.handover && !now.handover && !isComing) arrive();
  });
  return () => {
    drop();
    unsubscribe();
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('focusin', onFocus, { capture: true });
    window.removeEventListener('pointerdown', drop, { capture: true });
  };
}

/** Keys that can be pressed again: those that type, and Mod+K, which asks for the next dialog. */
function isOurs({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !altKey && (!(ctrlKey || metaKey) || /^(enter|k)$/i.test(key)) && !/^F\d/.test(key);
}

/** Presses a key again where the keyboard is now, and does what the browser would have done with it. */
function press({ key, code, ctrlKey, metaKey, altKey, shiftKey, repeat }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const again = (type: 'keydown' | 'keyup'): KeyboardEvent =>
    new KeyboardEvent(type, {
      key,
      code,
      ctrlKey,
      metaKey,
      altKey,
      shiftKey,
      repeat,
      bubbles: true,
      cancelable: true,
      composed: true,
    });
  if (target.dispatchEvent(again('keydown')) && !ctrlKey && !metaKey) act(target, key);
  if (target.isConnected) target.dispatchEvent(again('keyup'));
}

/** What presses what, besides fields. */
const PRESSED_BY: Readonly<Record<string, string>> = {
  Enter: 'button, a[href]',
  ' ': 'button, input:is([type="checkbox"], [type="radio"])',
};

/** What the browser does with a key. Its commands are the one way that a field's own undo takes for typing. */
function act(target: Element, key: string): void {
  const pressed = PRESSED_BY[key];
  if (pressed !== undefined && target instanceof HTMLElement && target.matches(pressed))
    return target.click();
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  if (key.length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Enter' && target instanceof HTMLTextAreaElement)
    document.execCommand('insertText', false, '\n');
}
