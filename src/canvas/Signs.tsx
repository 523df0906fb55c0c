import type { Chip } from './labels';

/** Small drawings on the canvas, on the grid of the icon set but cut for 10 to 12 px. */

export function ChipSign({ sign }: { readonly sign: Chip['sign'] }) {
  switch (sign) {
    case 'none':
      return null;
    case 'lock':
      return (
        <svg viewBox="0 0 24 24" className="sign" aria-hidden="true">
          <rect x="3" y="11" width="18" height="11" rx="2" />
          <path d="M7 11V7a5 5 0 0 1 10 0v4" />
        </svg>
      );
    case 'open lock':
      return (
        <svg viewBox="0 0 24 24" className="sign" aria-hidden="true">
          <rect x="3" y="11" width="18" height="11" rx="2" />
          <path d="M7 11V7a5 5 0 0 1 9.9-1" />
        </svg>
      );
    case 'key':
      return (
        <svg viewBox="0 0 24 24" className="sign" aria-hidden="true">
          <circle cx="7.5" cy="15.5" r="5.5" />
          <path d="m21 2-9.6 9.6M15.5 7.5l3 3L22 7l-3-3" />
        </svg>
      );
  }
}

/** A small diagram in a frame: there is another one of what is inside. */
export function InsideSign() {
  return (
    <span className="inside-sign">
      <svg viewBox="0 0 24 24" className="sign" aria-hidden="true">
        <rect x="2" y="2" width="8" height="8" rx="2" />
        <rect x="14" y="14" width="8" height="8" rx="2" />
        <path d="M6 10v6a2 2 0 0 0 2 2h6" />
      </svg>
    </span>
  );
}

/** A padlock in a small frame at the corner of what is locked. */
export function Padlock() {
  return (
    <span className="padlock">
      <ChipSign sign="lock" />
    </span>
  );
}
