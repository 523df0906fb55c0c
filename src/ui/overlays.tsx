import { later } from './later';

/** What lies over the page comes with the code that puts it there, which is no small part of all code. */

export const Dialog = later(() => import('./Dialog').then((m) => m.Dialog));

export const ConfirmDialog = later(() => import('./Dialog').then((m) => m.ConfirmDialog));

export const ContextMenu = later(() => import('./Menu').then((m) => m.ContextMenu));

export const AnchoredPanel = later(() => import('./AnchoredPanel').then((m) => m.AnchoredPanel));
