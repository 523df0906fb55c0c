import type { Toast } from '../../editor/session';
import { ToastRegion } from '../../ui';

export function Toasts(props: {
  readonly toasts: readonly Toast[];
  readonly onDismiss: (id: string) => void;
}) {
  const toasts = props.toasts.map(({ action, ...toast }) => ({
    ...toast,
    ...(action ? { action: { label: action.label, onPress: action.run } } : {}),
  }));
  return <ToastRegion toasts={toasts} onDismiss={props.onDismiss} />;
}
