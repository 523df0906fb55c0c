import type { StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/editor';
import type { Autosave } from '../../storage/autosave';
import type { Where } from '../../storage/tabs';

/** A model on the workbench, kept on the disk while it is edited. */
export interface OpenModel {
  readonly editor: Editor;
  readonly save: Autosave;
  /** Which tab writes it. */
  readonly where: StoreApi<{ readonly where: Where }>;
  /** Takes the pen from the other tab. */
  editHere(): Promise<void>;
  /** Writes what is not written and lets go of it. */
  close(): Promise<void>;
}

let current: OpenModel | null = null;

/** The model that is open in this tab. Apart from what opens it, so that the page can ask without waiting for that. */
export function openNow(): OpenModel | null {
  return current;
}

/** Only for `openModel`. */
export function setOpenNow(open: OpenModel | null): void {
  current = open;
}
