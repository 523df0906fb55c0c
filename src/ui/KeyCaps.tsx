import styles from './KeyCaps.module.css';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
const CAPS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  ...(isMac ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Backspace: '⌫' } : { Mod: 'Ctrl' }),
};

/** Keys as caps: “Mod+K” is ⌘ K on a Mac and Ctrl K elsewhere. Not read out: names carry no keys. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className={styles['caps']} aria-hidden="true">
      {keys.split(/\+(?=.)/).map((key) => (
        <kbd key={key} className={styles['cap']}>
          {CAPS[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
