import type { Editor } from '../../editor/editor';
import type { Row } from '../../engine/register/register';
import { lacking, printedNumber, STATUS_NAMES, type Status } from '../../model/decision';
import { registerWords } from '../../words/register';
import { decideOn } from '../threat/useDecide';

/** What is being edited where the rows stand: a list, a form or a field beside one of their cells. */
export interface Editing {
  readonly what: 'status' | 'owner' | 'risk' | 'reason';
  /** With `reason`: the status that needs one. */
  readonly status?: Status;
  readonly rows: readonly Row[];
  readonly anchor: Element;
}

/**
 * Decides at once where nothing more is needed; otherwise gives back the form that asks for it. Every row keeps its place.
 */
export function decideOrAsk(
  editor: Editor,
  rows: readonly Row[],
  status: Status,
  anchor: Element,
): Editing | null {
  const isWhole = rows.every(({ decision }) => lacking({ ...decision, status }).length === 0);
  if (!isWhole) return { what: 'reason', status, rows, anchor };
  if (decideOn(editor, rows, { status }).ok) announce(editor, rows, status);
  return null;
}

/** Says in words what was decided on how many threats. */
export function announce(editor: Editor, rows: readonly Row[], status: Status): void {
  const [first] = rows;
  const name = STATUS_NAMES[status];
  editor.announce(
    rows.length === 1 && first
      ? registerWords.decided(printedNumber(first.number), name)
      : registerWords.decidedMany(rows.length, name),
  );
}
