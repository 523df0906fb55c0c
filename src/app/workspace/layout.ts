import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../browser/remembered';

/** Sizes of the panels in px, kept for each browser. Null: nobody has moved the edge yet. */
export interface Layout {
  readonly register: number | null;
  readonly details: number | null;
  readonly outline: number | null;
}

const KEY = 'drawbridge.layout';

export const REGISTER = { least: 168, usual: 306, usualOnLowScreens: 248, shareAtMost: 0.7, collapsed: 40 };
export const DETAILS = { least: 280, usual: 320, most: 480, withThreat: 520 };
export const OUTLINE = { least: 200, usual: 240, most: 400 };

export const layout = createStore<Layout>(() => remembered(KEY, readLayout));

export function resize(changes: Partial<Layout>): void {
  layout.setState(changes);
  remember(KEY, layout.getState());
}

function readLayout(stored: unknown): Layout {
  const given =
    typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  const size = (value: unknown, least: number, most: number): number | null =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, least), most) : null;
  return {
    register: size(given['register'], REGISTER.least, 4_000),
    details: size(given['details'], DETAILS.least, DETAILS.most),
    outline: size(given['outline'], OUTLINE.least, OUTLINE.most),
  };
}
