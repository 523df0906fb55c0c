import type { Editor } from '../../editor/editor';
import type { Row } from '../../engine/register';
import { printedNumber, STATUS_NAMES, type Status } from '../../model/decision';
import { registerWords } from '../../words/register';
import { decideOn } from '../threat/useDecide';

/** One key for each status, on the row that has the keyboard. */
export const TRIAGE_KEYS: Readonly<Record<string, Status>> = {
  o: 'open',
  m: 'mitigated',
  a: 'accepted',
  t: 'transferred',
  d: 'deferred',
  n: 'not-applicable',
};

/** Decides by key; false when the key means nothing here. The row stays where it is. */
export function triage(editor: Editor, row: Row, key: string): boolean {
  const status = TRIAGE_KEYS[key.toLowerCase()];
  if (!status) return false;
  const outcome = decideOn(editor, row, { status });
  if (outcome.ok) editor.announce(registerWords.decided(printedNumber(row.number), STATUS_NAMES[status]));
  return true;
}
