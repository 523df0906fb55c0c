import type { ReactNode } from 'react';
import styles from './StatusMark.module.css';

export type StatusName =
  'open' | 'mitigating' | 'mitigated' | 'accepted' | 'transferred' | 'deferred' | 'not-applicable' | 'gone';
export const statusNames: Readonly<Record<StatusName, string>> = {
  open: 'Open',
  mitigating: 'Mitigating',
  mitigated: 'Mitigated',
  accepted: 'Accepted',
  transferred: 'Transferred',
  deferred: 'Deferred',
  'not-applicable': 'Not applicable',
  gone: 'No longer raised',
};

const RING = <circle cx="7" cy="7" r="5.25" />;
const GLYPHS: Readonly<Record<StatusName, ReactNode>> = {
  open: RING,
  mitigating: (
    <>
      {RING}
      <path d="M7 3.5a3.5 3.5 0 0 1 0 7Z" className={styles['filled']} />
    </>
  ),
  mitigated: (
    <>
      <circle cx="7" cy="7" r="6" className={styles['filled']} />
      <path d="m4.4 7.2 1.8 1.8 3.4-3.8" className={styles['cut']} />
    </>
  ),
  accepted: (
    <>
      {RING}
      <path d="m4.6 7.1 1.7 1.7 3-3.4" />
    </>
  ),
  transferred: (
    <>
      {RING}
      <path d="M4.4 7h5M7.4 4.9 9.5 7 7.4 9.1" />
    </>
  ),
  deferred: (
    <>
      {RING}
      <path d="M7 4.2V7l1.9 1.2" />
    </>
  ),
  'not-applicable': (
    <>
      {RING}
      <path d="m3.5 10.5 7-7" />
    </>
  ),
  gone: <circle cx="7" cy="7" r="5.25" strokeDasharray="2 2" />,
};

export function StatusGlyph({
  status,
  size = 14,
}: {
  readonly status: StatusName;
  readonly size?: number | undefined;
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
      className={`${styles['glyph']} ${styles[status]}`}
    >
      {GLYPHS[status]}
    </svg>
  );
}

/** A status as glyph and word. */
export function StatusMark({ status }: { readonly status: StatusName }) {
  return (
    <span className={styles['mark']}>
      <StatusGlyph status={status} />
      {statusNames[status]}
    </span>
  );
}

export type MitigationStatusName = 'todo' | 'in-progress' | 'implemented' | 'verified';

/** A box that fills as a control comes into place. It stands beside the word. */
export function MitigationGlyph({
  status,
  size = 14,
}: {
  readonly status: MitigationStatusName;
  readonly size?: number | undefined;
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
      className={`${styles['glyph']} ${styles[`control-${status}`]}`}
    >
      <rect
        x="1.75"
        y="1.75"
        width="10.5"
        height="10.5"
        rx="1.5"
        className={status === 'verified' ? styles['filled'] : undefined}
      />
      {status === 'in-progress' ? <path d="M2 2h5v10H2Z" className={styles['filled']} /> : null}
      {status === 'implemented' ? (
        <rect x="4.5" y="4.5" width="5" height="5" className={styles['filled']} />
      ) : null}
      {status === 'verified' ? <path d="m4.4 7.2 1.8 1.8 3.4-3.8" className={styles['cut']} /> : null}
    </svg>
  );
}
