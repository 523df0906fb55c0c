import { useEffect, useRef, type ReactNode } from 'react';
import styles from './SidePanel.module.css';

export interface SidePanelProps {
  /** What assistive technology calls the region. */
  readonly label: string;
  /** The bar on top: what the panel shows, and how to leave it. */
  readonly head: ReactNode;
  /** Escape was pressed, and nothing inside had a use for it. */
  readonly onEscape: () => void;
  /** The panel takes the keyboard when it opens, and again when this changes; not from what is inside it. */
  readonly takesKeyboardFor?: unknown;
  /** What the body shows: another one starts afresh, at its top. */
  readonly shows?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly children: ReactNode;
}

/** What stands beside the diagram in place of the details for a while: a threat, the rules, a comparison. */
export function SidePanel({
  label,
  head,
  onEscape,
  takesKeyboardFor,
  shows,
  readOnly,
  children,
}: SidePanelProps) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesKeyboardFor === undefined || region.current?.contains(document.activeElement) !== false) return;
    region.current.focus({ preventScroll: true });
  }, [takesKeyboardFor]);
  return (
    // The keys of fields and menus inside come by here once those have not used them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={region}
      tabIndex={-1}
      className={styles['panel']}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onEscape();
      }}
    >
      <header className={styles['head']}>{head}</header>
      <div className={styles['body']} key={shows} inert={readOnly === true}>
        {children}
      </div>
    </section>
  );
}
