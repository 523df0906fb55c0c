import { Button, IconButton } from './Button';
import { later } from './later';

/** What lies over the page comes with the code that puts it there, which is no small part of all code. */

export const Dialog = later(() => import('./Dialog').then((m) => m.Dialog));

export const ConfirmDialog = later(() => import('./Dialog').then((m) => m.ConfirmDialog));

export const ContextMenu = later(() => import('./Menu').then((m) => m.ContextMenu));

export const MenuButton = later(
  () => import('./Menu').then((m) => m.MenuButton),
  ({ label, icon, children, size, variant = 'quiet' }) =>
    children === undefined ? (
      <IconButton label={label} icon={icon} size={size} isDisabled />
    ) : (
      <Button aria-label={label} icon={icon} size={size} variant={variant} isDisabled>
        {children}
      </Button>
    ),
);
