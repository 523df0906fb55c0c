import type { ReactNode } from 'react';
import { CountPill } from './Chip';
import styles from './Panel.module.css';

/** A part of a panel under its own small heading, divided from the next by a hairline. */
export function PanelSection({
  title,
  count,
  action,
  children,
}: {
  readonly title?: string | undefined;
  readonly count?: number | undefined;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['section']}>
      {title === undefined ? null : (
        <div className={styles['head']}>
          <h3>{title}</h3>
          {count === undefined ? null : <CountPill count={count} />}
          <span className={styles['action']}>{action}</span>
        </div>
      )}
      {children}
    </section>
  );
}
