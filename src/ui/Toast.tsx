import { useEffect, useRef, useState, type RefObject } from 'react';
import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { Pressable } from './Pressable';
import styles from './Toast.module.css';

/** As in the style sheet: how far above the edge of the window the notes begin. */
const BOTTOM = 40;

export interface ToastItem {
  readonly id: string;
  readonly text: string;
  readonly tone?: 'plain' | 'ok' | 'error' | undefined;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/**
 * Short notes at the bottom. They stay until they are dismissed or acted on, so nobody has to hurry; and they step
 * to the top while they would cover what has the focus.
 */
export function ToastRegion({
  toasts,
  onDismiss,
}: {
  readonly toasts: readonly ToastItem[];
  readonly onDismiss: (id: string) => void;
}) {
  const region = useRef<HTMLDivElement>(null);
  const isInTheWay = useIsInTheWay(region, toasts.length);
  return (
    <div
      ref={region}
      className={`${styles['region']} ${isInTheWay ? styles['top'] : ''}`}
      role="status"
      aria-label="Notes"
    >
      {toasts.map((toast) => (
        <div key={toast.id} className={styles['toast']}>
          {toast.tone === 'ok' ? <CircleCheck size={16} aria-hidden="true" /> : null}
          {toast.tone === 'error' ? <TriangleAlert size={16} aria-hidden="true" /> : null}
          <span className={styles['text']}>{toast.text}</span>
          {toast.action === undefined ? null : (
            <Pressable
              className={styles['action']}
              onPress={() => {
                toast.action?.onPress();
                onDismiss(toast.id);
              }}
            >
              {toast.action.label}
            </Pressable>
          )}
          <Pressable className={styles['close']} aria-label="Dismiss" onPress={() => onDismiss(toast.id)}>
            <X size={16} aria-hidden="true" />
          </Pressable>
        </div>
      ))}
    </div>
  );
}

/** Whether the element with the focus lies where the notes at the bottom would be. */
function useIsInTheWay(region: RefObject<HTMLDivElement | null>, count: number): boolean {
  const [isInTheWay, setInTheWay] = useState(false);
  useEffect(() => {
    if (count === 0) return undefined;
    const look = (): void => {
      const notes = region.current?.getBoundingClientRect();
      const focused = document.activeElement;
      if (notes === undefined || region.current?.contains(focused)) return;
      const rect = focused?.getBoundingClientRect();
      // Large things, such as the canvas, have focus of their own inside and are not hidden by a note.
      const isSmall = rect !== undefined && rect.height < window.innerHeight / 3;
      const low = window.innerHeight - notes.height - BOTTOM;
      setInTheWay(isSmall && rect.bottom > low && rect.right > notes.left && rect.left < notes.right);
    };
    look();
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, [region, count]);
  return isInTheWay;
}
