import type { ReactNode } from 'react';
import type { Row } from '../../engine/register/register';
import {
  lacking,
  LEVEL_NAMES,
  NEED_NAMES,
  printedNumber,
  STATUS_NAMES,
  STRIDE_NAMES,
} from '../../model/decision';
import { CONTROL_NAMES, inPlace } from '../../model/mitigation';
import type { ColumnId } from '../../model/register-view';
import { Chip, kindIcon, RiskChip, StatusMark, StrideGlyph, type NotationKind } from '../../ui';
import { registerWords } from '../../words/register';
import styles from './Register.module.css';

/** What a cell can show beyond its row. */
export interface Surroundings {
  readonly kind: NotationKind | null;
  /** The number of the flow in the story; 0 when it has none. */
  readonly step: number;
  readonly boundary: string;
  /** Raised by the last edit. */
  readonly isNew: boolean;
  /** What the row is called where it stands for several. */
  readonly title: string;
  /** How many others it stands for, and what they have in common. */
  readonly more: number;
  readonly cause: string;
  readonly isUnfolded: boolean;
  /** What has changed since it was judged, in short and in full; empty where nothing has, or nobody knows. */
  readonly changed: string;
  readonly changes: string;
}

/** The inside of a cell, column by column. The cells of `id` are the headings of their rows. */
export const CELLS: Readonly<Record<ColumnId, (row: Row, around: Surroundings) => ReactNode>> = {
  id: (row) => printedNumber(row.number),
  stride: (row) => (
    <span title={STRIDE_NAMES[row.category]}>
      <StrideGlyph category={row.category} labelled />
    </span>
  ),
  threat: (row, { isNew, title, more, cause, isUnfolded, changed, changes }) => (
    <span className={styles['threat']}>
      <span className={styles['title']} title={title}>
        {title}
      </span>
      {more === 0 ? null : (
        <button
          type="button"
          tabIndex={-1}
          data-unfold
          className={styles['unfold']}
          aria-expanded={isUnfolded}
          aria-label={registerWords.moreOf(more, cause)}
          title={registerWords.moreOf(more, cause)}
        >
          {registerWords.more(more)}
        </button>
      )}
      <StateChip row={row} isNew={isNew} changed={changed} changes={changes} />
    </span>
  ),
  element: (row, { kind, step }) => (
    <span className={styles['element']}>
      {kind === null ? null : kindIcon(kind, 14)}
      <span className={styles['title']}>
        {step > 0 ? `${step} ${row.subjectName}` : row.subjectName || registerWords.system}
      </span>
    </span>
  ),
  boundary: (_, { boundary }) => boundary || '–',
  tier: (row) => registerWords.tiers[row.tier],
  likelihood: (row) => LEVEL_NAMES[row.likelihood],
  impact: (row) => LEVEL_NAMES[row.impact],
  risk: (row) => (
    <span className={styles['score']}>
      <RiskChip level={row.risk} />
      {row.score}
    </span>
  ),
  residual: (row) => (
    <span title={row.residual === null ? undefined : LEVEL_NAMES[row.residual]}>
      <RiskChip level={row.residual} residual /> {row.residualScore}
    </span>
  ),
  controls: (row) => controlsOf(row),
  mitigation: (row) => row.mitigations.map(({ title }) => title).join('; ') || '–',
  control: (row) =>
    [...new Set(row.mitigations.map(({ control }) => CONTROL_NAMES[control]))].join(', ') || '–',
  owner: (row) => (
    <span className={styles['title']} title={row.decision.owner === '' ? undefined : row.decision.owner}>
      {row.decision.owner || '–'}
    </span>
  ),
  ticket: (row) => row.decision.ticket || '–',
  review: (row) => row.decision.reviewBy || '–',
  status: (row) => <StatusMark status={row.status} />,
};

/** Columns that are edited where they stand, and what they say now. */
export const EDITED: Readonly<Partial<Record<ColumnId, (row: Row) => string>>> = {
  risk: (row) => LEVEL_NAMES[row.risk],
  owner: (row) => row.decision.owner || registerWords.nobody,
  status: (row) => (row.status === 'mitigating' ? 'Mitigating' : STATUS_NAMES[row.status]),
};

function StateChip({
  row,
  isNew,
  changed,
  changes,
}: { readonly row: Row } & Pick<Surroundings, 'isNew' | 'changed' | 'changes'>) {
  if (row.state === 'gone' || row.state === 'changed')
    return (
      <span className={styles['since']} title={changes === '' ? undefined : changes}>
        <Chip tone={row.state}>{registerWords.state[row.state]}</Chip>
        {changed === '' ? null : <span className={styles['changed']}>{changed}</span>}
      </span>
    );
  if (isNew) return <Chip tone="new">{registerWords.state.new}</Chip>;
  const missing = lacking(row.decision);
  if (missing.length > 0)
    return (
      <Chip tone="warn">{registerWords.lacksFields(missing.map((need) => NEED_NAMES[need]).join(', '))}</Chip>
    );
  return row.lacksPreventive ? <Chip tone="warn">{registerWords.noPreventive}</Chip> : null;
}

function controlsOf(row: Row): string {
  const preventive = row.mitigations.filter((m) => m.control === 'preventive' && inPlace(m)).length;
  const others = row.mitigations.length - preventive;
  return preventive === 0 && others > 0
    ? registerWords.otherControls(others)
    : registerWords.controls(preventive);
}
