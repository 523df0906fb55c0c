import { memo } from 'react';
import type { Row } from '../../engine/register';
import { LEVEL_NAMES, printedNumber, STRIDE_NAMES } from '../../model/decision';
import { inPlace } from '../../model/mitigation';
import { Chip, kindIcon, RiskChip, StatusMark, StrideGlyph, type NotationKind } from '../../ui';
import { registerWords } from '../../words/register';
import styles from './Register.module.css';

export interface RegisterRowProps {
  readonly row: Row;
  readonly kind: NotationKind | null;
  readonly step: number;
  readonly isFocused: boolean;
  readonly isOpened: boolean;
  /** Raised by the last edit. */
  readonly isNew: boolean;
  readonly onPress: (row: Row) => void;
  readonly onFocus: (row: Row) => void;
}

/** One threat as a row. Drawn again only when what it shows has changed. */
export const RegisterRow = memo(function RegisterRow({
  row,
  kind,
  step,
  isFocused,
  isOpened,
  isNew,
  onPress,
  onFocus,
}: RegisterRowProps) {
  const id = printedNumber(row.number);
  return (
    // The row is the control: arrow keys move between rows, Enter opens. The table around it handles the keys.
    <tr
      data-key={row.key}
      tabIndex={isFocused ? 0 : -1}
      aria-selected={isOpened}
      className={`${styles['row']} ${isOpened ? styles['opened'] : ''} ${row.state === 'gone' ? styles['gone'] : ''}`}
      onClick={() => onPress(row)}
      onFocus={() => onFocus(row)}
    >
      <th scope="row" className={styles['id']}>
        {id}
      </th>
      <td title={STRIDE_NAMES[row.category]}>
        <StrideGlyph category={row.category} labelled />
      </td>
      <td>
        <span className={styles['threat']}>
          <span className={styles['title']} title={row.title}>
            {row.title}
          </span>
          <StateChip row={row} isNew={isNew} />
        </span>
      </td>
      <td>
        <span className={styles['element']}>
          {kind === null ? null : kindIcon(kind, 14)}
          <span className={styles['title']}>
            {step > 0 ? `${step} ${row.subjectName}` : row.subjectName || registerWords.system}
          </span>
        </span>
      </td>
      <td>
        <RiskChip level={row.risk} />
      </td>
      <td title={row.residual === null ? undefined : LEVEL_NAMES[row.residual]}>
        <RiskChip level={row.residual} residual />
      </td>
      <td className={styles['quiet']}>{controlsOf(row)}</td>
      <td className={styles['quiet']}>{row.decision.owner || '–'}</td>
      <td>
        <StatusMark status={row.status} />
      </td>
    </tr>
  );
});

function StateChip({ row, isNew }: { readonly row: Row; readonly isNew: boolean }) {
  if (row.state === 'gone') return <Chip tone="gone">{registerWords.state.gone}</Chip>;
  if (row.state === 'changed') return <Chip tone="changed">{registerWords.state.changed}</Chip>;
  if (isNew) return <Chip tone="new">{registerWords.state.new}</Chip>;
  return row.lacksPreventive ? <Chip tone="warn">{registerWords.noPreventive}</Chip> : null;
}

function controlsOf(row: Row): string {
  const preventive = row.mitigations.filter((m) => m.control === 'preventive' && inPlace(m)).length;
  const others = row.mitigations.length - preventive;
  return preventive === 0 && others > 0
    ? registerWords.otherControls(others)
    : registerWords.controls(preventive);
}
