import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import styles from './Toast.module.css';

export interface ToastItem {
  readonly id: string;
  readonly text: string;
  readonly tone?: 'plain' | 'ok' | 'error' | undefined;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/** Short notes at the bottom. They stay until they are dismissed or acted on, so nobody has to hurry. */
export function ToastRegion({
  toasts,
  onDismiss,
}: {
  readonly toasts: readonly ToastItem[];
  readonly onDismiss: (id: string) => void;
}) {
  return (
    <div className={styles['region']} role="status" aria-label="Notes">
      {toasts.map((toast) => (
        <div key={toast.id} className={styles['toast']}>
          {toast.tone === 'ok' ? <CircleCheck size={16} aria-hidden="true" /> : null}
          {toast.tone === 'error' ? <CircleAlert size={16} aria-hidden="true" /> : null}
          <span className={styles['text']}>{toast.text}</span>
          {toast.action === undefined ? null : (
            <Button
              className={styles['action']!}
              onPress={() => {
                toast.action?.onPress();
                onDismiss(toast.id);
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <Button className={styles['close']!} aria-label="Dismiss" onPress={() => onDismiss(toast.id)}>
            <X size={16} aria-hidden="true" />
          </Button>
        </div>
      ))}
    </div>
  );
}
