import { useMemo, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import menu from './Menu.module.css';
import styles from './PopoverButton.module.css';

/** A small panel of controls beside something on the page; Escape or a press elsewhere closes it. */
export function AnchoredPanel({
  label,
  anchor,
  onClose,
  children,
}: {
  readonly label: string;
  readonly anchor: Element;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const trigger = useMemo(() => ({ current: anchor }), [anchor]);
  return (
    <Popover
      className={menu['popover']!}
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      offset={4}
    >
      <Dialog aria-label={label} className={styles['panel']!}>
        {children}
      </Dialog>
    </Popover>
  );
}
