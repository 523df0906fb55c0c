import { useCallback, useRef, useState } from 'react';
import type { Toast } from '../../editor/session';

/** Toasts of a page on which no model is open. */
export function usePageToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const count = useRef(0);
  const toast = useCallback((next: Omit<Toast, 'id'>) => {
    count.current += 1;
    const id = String(count.current);
    setToasts((shown) => [...shown.slice(-2), { ...next, id }]);
  }, []);
  const dismiss = useCallback((id: string) => setToasts((shown) => shown.filter((one) => one.id !== id)), []);
  return { toasts, toast, dismiss };
}
