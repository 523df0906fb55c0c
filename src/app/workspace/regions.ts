/** The parts of the workspace between which F6 goes, in reading order. Each is marked with `data-part`. */
export const PARTS = ['canvas', 'register', 'details', 'outline', 'status', 'tools'] as const;
export type Part = (typeof PARTS)[number];

/** Gives the keyboard to a part of the workspace, if it is on screen. */
export function focusPart(part: Part): boolean {
  const inside = document.querySelector(`[data-part="${part}"]`);
  if (!(inside instanceof HTMLElement)) return false;
  // The landmark has the name that a screen reader says; the wrapper around it has none.
  const named = inside.querySelector(
    '[role="application"], [role="region"], [role="toolbar"] button, section[aria-label]',
  );
  const target = named instanceof HTMLElement ? named : inside;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
  return document.activeElement === target || target.contains(document.activeElement);
}

/** Goes on to the next part on screen, round and round. */
export function cycleParts(by: 1 | -1): void {
  const part = document.activeElement?.closest('[data-part]')?.getAttribute('data-part');
  const at = PARTS.findIndex((one) => one === part);
  const start = at < 0 && by < 0 ? 0 : at;
  for (let step = 1; step <= PARTS.length; step++) {
    const next = PARTS[(start + by * step + PARTS.length * 2) % PARTS.length];
    if (next !== undefined && focusPart(next)) return;
  }
}
