import { CircleDot, Copy, Gauge, UserRound } from 'lucide-react';
import type { Row } from '../../engine/register/register';
import { Button } from '../../ui';
import { registerWords } from '../../words/register';
import type { Editing } from './decideOrAsk';
import styles from './Register.module.css';

/** What can be done with all selected rows at once. */
export function BulkBar({
  rows,
  onEdit,
  onCopy,
  onClear,
}: {
  readonly rows: readonly Row[];
  readonly onEdit: (editing: Editing) => void;
  readonly onCopy: () => void;
  readonly onClear: () => void;
}) {
  const open = (what: Editing['what']) => (event: { readonly target: Element }) =>
    onEdit({ what, rows, anchor: event.target });
  return (
    <div className={styles['bulk']} role="group" aria-label={registerWords.bulk}>
      <strong>{registerWords.selectedRows(rows.length)}</strong>
      <Button size="sm" icon={<CircleDot size={14} />} onPress={open('status')}>
        {registerWords.setStatus}
      </Button>
      <Button size="sm" icon={<UserRound size={14} />} onPress={open('owner')}>
        {registerWords.setOwner}
      </Button>
      <Button size="sm" icon={<Gauge size={14} />} onPress={open('risk')}>
        {registerWords.setRating}
      </Button>
      <Button size="sm" icon={<Copy size={14} />} onPress={onCopy}>
        {registerWords.copyMarkdown}
      </Button>
      <Button size="sm" variant="quiet" onPress={onClear}>
        {registerWords.clearSelection}
      </Button>
    </div>
  );
}
