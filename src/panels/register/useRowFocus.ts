import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useEditor, useSession } from '../../editor/EditorContext';
import type { SessionState } from '../../editor/session';
import type { ThreatKey } from '../../model/id';

/** What a table goes by, which may be what was chosen a moment ago: rows follow a key or a click when it has been painted. */
export type NarrowedBy = Pick<SessionState, 'filter' | 'selection'>;

/**
 * Which row of the table has the keyboard or had it last, and how another one gets it. Only rows in view are in the page,
 * so a row may have to be drawn first: `stays` is the one that the table must draw wherever it is.
 */
export function useRowFocus(
  box: RefObject<HTMLElement | null>,
  { filter, selection }: NarrowedBy,
): {
  readonly focused: ThreatKey | null;
  readonly setFocused: (key: ThreatKey) => void;
  readonly stays: ThreatKey | null;
  /** Gives the keyboard to a row. */
  readonly go: (key: ThreatKey | undefined) => void;
  readonly rowInPage: (key: ThreatKey) => HTMLElement | null;
} {
  const editor = useEditor();
  const asked = useSession((session) => session.rowToFocus);
  const [focused, setFocused] = useState<ThreatKey | null>(null);

  const rowInPage = (key: ThreatKey): HTMLElement | null =>
    box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"]`) ?? null;
  const wanted = useRef<ThreatKey | null>(null);
  const takeKeyboard = (): void => {
    const row = wanted.current === null ? null : rowInPage(wanted.current);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  useLayoutEffect(takeKeyboard);
  const go = (key: ThreatKey | undefined): void => {
    if (key === undefined) return;
    wanted.current = key;
    setFocused(key);
    if (key === focused) takeKeyboard();
  };

  // Something outside the register asks for a row: it gets the keyboard once the table shows what has been chosen.
  useEffect(() => {
    const now = editor.session.getState();
    if (asked === null || now.filter !== filter || now.selection !== selection) return;
    box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(asked)}"]`)?.focus();
    editor.session.setState({ rowToFocus: null });
  }, [asked, box, editor, filter, selection]);

  return { focused, setFocused, stays: asked ?? focused, go, rowInPage };
}
