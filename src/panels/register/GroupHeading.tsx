import { ChevronRight } from 'lucide-react';
import { isOpen } from '../../engine/register/rows';
import { CountPill } from '../../ui';
import { registerWords } from '../../words/register';
import { rowsUnder, type Group } from './groups';
import styles from './Register.module.css';

/** The heading of a group, with what is under it; it folds and unfolds. */
export function GroupHeading({
  group,
  groups,
  rowIndex,
  span,
  isFolded,
  onFold,
}: {
  readonly group: Group;
  readonly groups: readonly Group[];
  readonly rowIndex: number;
  readonly span: number;
  readonly isFolded: boolean;
  readonly onFold: () => void;
}) {
  const rows = rowsUnder(group, groups);
  const open = rows.filter(isOpen);
  const words = (
    <>
      <strong>{group.title}</strong> <CountPill count={rows.length} />{' '}
      <span className={styles['quiet']}>
        {registerWords.groupSummary(open.length, open.filter((row) => row.risk === 'critical').length)}
      </span>
    </>
  );
  return (
    <tr className={`${styles['group']} ${styles[`level-${group.level}`]}`} aria-rowindex={rowIndex}>
      <th colSpan={span} scope="rowgroup">
        {group.isAbove ? (
          <span className={styles['heading']}>{words}</span>
        ) : (
          <button type="button" className={styles['heading']} aria-expanded={!isFolded} onClick={onFold}>
            <ChevronRight
              size={14}
              aria-hidden="true"
              className={isFolded ? undefined : styles['unfolded']}
            />
            {words}
          </button>
        )}
      </th>
    </tr>
  );
}
