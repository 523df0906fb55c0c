import styles from './TrustPips.module.css';

export type TrustRank = 0 | 1 | 2 | 3;
export const trustNames = ['Untrusted', 'Semi-trusted', 'Trusted', 'Highly trusted'] as const;

/** Trust as zero to three filled pips; the word stands beside it. */
export function TrustPips({ level }: { readonly level: TrustRank }) {
  return (
    <svg width="16" height="10" viewBox="0 0 16 10" aria-hidden="true" className={styles[`t${level}`]}>
      {[0, 1, 2].map((pip) => (
        <rect
          key={pip}
          x={pip * 5 + 0.75}
          y="0.75"
          width="3.5"
          height="8.5"
          rx="1"
          stroke="currentColor"
          fill={pip < level ? 'currentColor' : 'none'}
        />
      ))}
    </svg>
  );
}
