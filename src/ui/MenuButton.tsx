import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, IconButton } from './Button';
import { later } from './later';
import type { MenuItem } from './Menu';
import type { Press } from './Pressable';

const MenuPopover = later(() => import('./Menu').then((m) => m.MenuPopover));

export interface MenuButtonProps {
  readonly label: string;
  /** Given alone: an icon button. */
  readonly icon?: ReactNode;
  /** Given: a button with words, named by `label`. */
  readonly children?: ReactNode;
  readonly items: readonly MenuItem[];
  readonly size?: 'md' | 'sm' | undefined;
  readonly variant?: 'secondary' | 'quiet' | undefined;
}

/** Which line has the keyboard when the menu opens; none, when a pointer has opened it. */
type Opened = 'first' | 'last' | null;

/** A button that opens a menu. Only the button is there from the start; the menu comes when it is first opened. */
export function MenuButton({ label, icon, children, items, size, variant = 'quiet' }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<{ readonly at: Opened } | null>(null);
  const opens = {
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': open !== null,
    onPress: ({ pointerType }: Press) => setOpen({ at: pointerType === 'keyboard' ? 'first' : null }),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      event.stopPropagation();
      setOpen({ at: event.key === 'ArrowDown' ? 'first' : 'last' });
    },
  } as const;
  return (
    <>
      {children === undefined ? (
        <IconButton {...opens} label={label} icon={icon} size={size} />
      ) : (
        <Button {...opens} aria-label={label} icon={icon} size={size} variant={variant}>
          {children}
        </Button>
      )}
      {open && (
        <MenuPopover
          label={label}
          items={items}
          anchor={button}
          first={open.at}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
