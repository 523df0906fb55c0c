import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { IconButton } from './Button';
import menu from './Menu.module.css';
import styles from './PopoverButton.module.css';

/** A button that opens a small panel of controls beside it; Escape or a press elsewhere closes the panel. */
export function PopoverButton({
  label,
  icon,
  isOn,
  children,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  /** Something in the panel is set. */
  readonly isOn?: boolean | undefined;
  readonly children: ReactNode;
}) {
  return (
    <DialogTrigger>
      <IconButton label={label} icon={icon} size="sm" {...(isOn ? { 'data-on': true } : {})} />
      <Popover className={menu['popover']!} offset={4}>
        <Dialog aria-label={label} className={styles['panel']!}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
