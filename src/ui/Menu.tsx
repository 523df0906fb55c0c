import { createContext, useContext, useRef, useState, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { Menu, MenuItem as AriaMenuItem, Separator, SubmenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ChevronRight } from 'lucide-react';
import { KeyCaps } from './KeyCaps';
import styles from './Menu.module.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly danger?: boolean | undefined;
  readonly onAction: () => void;
}
export type MenuItem =
  | MenuAction
  | { readonly id: string; readonly separator: true }
  | {
      readonly id: string;
      readonly label: string;
      readonly icon?: ReactNode;
      readonly items: readonly MenuItem[];
    };

export interface MenuPopoverProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly anchor: RefObject<Element | null>;
  /** Which line has the keyboard first; none, when a pointer has opened it. */
  readonly first: 'first' | 'last' | null;
  readonly onClose: () => void;
}

/** The menu of a button, open. */
export function MenuPopover({ label, items, anchor, first, onClose }: MenuPopoverProps) {
  return (
    <Popover
      className={styles['popover']!}
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      offset={4}
    >
      <Items label={label} items={items} onClose={onClose} autoFocus={first ?? true} />
    </Popover>
  );
}

export interface ContextMenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Client coordinates, or null while it is closed. */
  readonly position: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
}

/** A menu that opens where the pointer is. */
export function ContextMenu({ label, items, position, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        className={styles['anchor']}
        style={{ left: position?.x ?? 0, top: position?.y ?? 0 }}
      />
      <Popover
        className={styles['popover']!}
        triggerRef={anchor}
        isOpen={position !== null}
        onOpenChange={(open) => !open && onClose()}
        placement="bottom start"
        offset={0}
      >
        <Items label={label} items={items} onClose={onClose} autoFocus="first" />
      </Popover>
    </>
  );
}

/** The whole menu, as its submenus see it. */
interface Whole {
  /** What had the keyboard before the menu was opened. */
  readonly opener: Element | null;
  readonly close: () => void;
}
const Whole = createContext<Whole | null>(null);

function Items({
  label,
  items,
  onClose,
  autoFocus,
}: {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose?: () => void;
  readonly autoFocus?: true | 'first' | 'last';
}) {
  const above = useContext(Whole);
  const [opener] = useState(() => document.activeElement);
  return (
    <Whole value={above ?? { opener, close: onClose ?? (() => undefined) }}>
      <Menu
        aria-label={label}
        className={styles['menu']!}
        {...(onClose ? { onClose } : {})}
        {...(autoFocus ? { autoFocus } : {})}
      >
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </Menu>
    </Whole>
  );
}

function Item({ item }: { readonly item: MenuItem }) {
  const whole = useContext(Whole);
  if ('separator' in item) return <Separator className={styles['separator']!} />;
  if ('items' in item) {
    return (
      <SubmenuTrigger>
        <AriaMenuItem id={item.id} textValue={item.label} className={styles['item']!}>
          <span className={styles['icon']}>{item.icon}</span>
          {item.label}
          <span className={styles['end']}>
            <ChevronRight size={14} aria-hidden="true" />
          </span>
        </AriaMenuItem>
        <Popover className={styles['popover']!}>
          <Items label={item.label} items={item.items} />
        </Popover>
      </SubmenuTrigger>
    );
  }
  // A dialog that the action opens gives the keyboard back to what has it now; this item will be gone by then. As long
  // as the menu is open, nothing around it can take the keyboard.
  const onAction = (): void => {
    if (whole) flushSync(whole.close);
    if (whole?.opener instanceof HTMLElement) whole.opener.focus({ preventScroll: true });
    item.onAction();
  };
  return (
    <AriaMenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.isDisabled ?? false}
      onAction={onAction}
      className={`${styles['item']} ${item.danger ? styles['danger'] : ''}`}
    >
      <span className={styles['icon']}>{item.icon}</span>
      {item.label}
      {item.shortcut === undefined ? null : (
        <span className={styles['end']}>
          <KeyCaps keys={item.shortcut} />
        </span>
      )}
    </AriaMenuItem>
  );
}
