import styles from './Risk.module.css';

export type RiskLevel = 'low' | 'medium' | 'high' | 'critical';
const LEVELS: readonly RiskLevel[] = ['low', 'medium', 'high', 'critical'];
export const riskNames: Readonly<Record<RiskLevel, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

/** One to four bars. They go beside a word or a name that says the same. */
export function RiskBars({
  level,
  size = 14,
}: {
  readonly level: RiskLevel;
  readonly size?: number | undefined;
}) {
  const filled = LEVELS.indexOf(level) + 1;
  return (
    <svg
      className={`${styles['bars']} ${styles[level]}`}
      width={size}
      height={(size * 12) / 14}
      viewBox="0 0 14 12"
      aria-hidden="true"
    >
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 3.6}
          y={9 - bar * 3}
          width="2.6"
          height={3 + bar * 3}
          rx="0.8"
          fill="currentColor"
          opacity={bar < filled ? 1 : 0.28}
        />
      ))}
    </svg>
  );
}

/** A risk as bars and word. Residual risk is the same without the ground. */
export function RiskChip({
  level,
  residual = false,
}: {
  readonly level: RiskLevel | null;
  readonly residual?: boolean | undefined;
}) {
  if (level === null) return <span className={styles['none']}>{residual ? '–' : 'Not rated'}</span>;
  return (
    <span className={`${styles['chip']} ${residual ? styles['quiet'] : ''} ${styles[`on-${level}`]}`}>
      <RiskBars level={level} />
      {riskNames[level]}
    </span>
  );
}

/** The highest open risk of a thing and how many are open. */
export function RiskBadge({ level, count }: { readonly level: RiskLevel; readonly count: number }) {
  return (
    <span
      className={`${styles['badge']} ${styles[`on-${level}`]}`}
      role="img"
      aria-label={`${count} open, highest risk ${riskNames[level].toLowerCase()}`}
    >
      <RiskBars level={level} size={11} />
      {count}
    </span>
  );
}
