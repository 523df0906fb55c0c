import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { Pressable } from './Pressable';
import styles from './Chip.module.css';

export interface ChipProps {
  readonly tone?: 'neutral' | 'new' | 'changed' | 'gone' | 'warn' | 'error' | 'plain' | 'unknown' | undefined;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** Given: a button takes the chip away, named by `removeLabel`. */
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string | undefined;
}

export function Chip({ tone = 'neutral', icon, children, onRemove, removeLabel = 'Remove' }: ChipProps) {
  return (
    <span className={`${styles['chip']} ${styles[tone]}`}>
      {icon}
      {children}
      {onRemove === undefined ? null : (
        <Pressable aria-label={removeLabel} onPress={onRemove} className={styles['remove']}>
          <X size={12} aria-hidden="true" />
        </Pressable>
      )}
    </span>
  );
}

export function CountPill({ count }: { readonly count: number }) {
  return <span className={styles['count']}>{count}</span>;
}
