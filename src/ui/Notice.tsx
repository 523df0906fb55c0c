import type { ReactNode } from 'react';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import styles from './Notice.module.css';

export interface NoticeProps {
  readonly tone: 'error' | 'warn' | 'info';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What happened, where, and what to do. An error is announced at once. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const Icon = tone === 'error' ? CircleAlert : tone === 'warn' ? TriangleAlert : Info;
  return (
    <div className={`${styles['notice']} ${styles[tone]}`} role={tone === 'error' ? 'alert' : 'note'}>
      <Icon size={16} aria-hidden="true" />
      <div className={styles['words']}>
        <strong>{title}</strong>
        {children}
      </div>
      {action}
    </div>
  );
}

/** What stands where nothing is yet: what it will be, and how to begin. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      {icon}
      <strong>{title}</strong>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}
