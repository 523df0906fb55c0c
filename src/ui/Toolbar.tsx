import { useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';

/**
 * Controls in a row or column of which the keyboard makes one stop: arrow keys go from one to the next, Tab leaves, and who
 * comes back finds the one that he left.
 */
export function Toolbar({
  label,
  orientation = 'horizontal',
  className,
  children,
}: {
  readonly label: string;
  readonly orientation?: 'horizontal' | 'vertical' | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const left = useRef<HTMLElement | null>(null);
  const [back, on] = orientation === 'vertical' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>): void => {
    const controls = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')];
    const at = controls.findIndex((control) => control === document.activeElement);
    if (at < 0) return;
    if (event.key === back || event.key === on) {
      event.preventDefault();
      event.stopPropagation();
      controls[at + (event.key === on ? 1 : -1)]?.focus();
    } else if (event.key === 'Tab') {
      // From the first or the last the browser itself goes on to what comes before or after.
      left.current = controls[at]!;
      controls.at(event.shiftKey ? 0 : -1)?.focus();
    }
  };
  const onFocusCapture = (event: FocusEvent<HTMLElement>): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    if (left.current?.isConnected && left.current !== event.target) left.current.focus();
    left.current = null;
  };
  const onBlurCapture = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) left.current ??= event.target;
  };
  return (
    <div
      role="toolbar"
      aria-label={label}
      aria-orientation={orientation}
      className={className}
      onKeyDownCapture={onKeyDownCapture}
      onFocusCapture={onFocusCapture}
      onBlurCapture={onBlurCapture}
    >
      {children}
    </div>
  );
}
