import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './Splitter.module.css';

export interface SplitterProps {
  readonly label: string;
  /** 'horizontal': a line that is dragged up and down. */
  readonly orientation: 'horizontal' | 'vertical';
  /** Size in px of the panel that it resizes. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  /** Double click. */
  readonly onReset?: (() => void) | undefined;
  /** The panel lies before the line (left of or above it) and grows the other way. */
  readonly before?: boolean | undefined;
}

const STEP = 8;
const BIG_STEP = 40;

/** The edge of a panel: dragged, or moved with the arrow keys (8 px, with Shift 40). */
export function Splitter({
  label,
  orientation,
  value,
  min,
  max,
  onChange,
  onReset,
  before = false,
}: SplitterProps) {
  const drag = useRef<{ readonly at: number; readonly from: number } | null>(null);
  const sign = before ? 1 : -1;
  const set = (next: number): void => onChange(Math.round(Math.min(max, Math.max(min, next))));
  const where = (event: PointerEvent): number =>
    orientation === 'horizontal' ? event.clientY : event.clientX;

  const onKeyDown = (event: KeyboardEvent): void => {
    const [less, more] =
      orientation === 'horizontal' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
    const step = event.shiftKey ? BIG_STEP : STEP;
    if (event.key === less) set(value - sign * step);
    else if (event.key === more) set(value + sign * step);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={`${styles['splitter']} ${styles[orientation]}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { at: where(event), from: value };
      }}
      onPointerMove={(event) =>
        drag.current && set(drag.current.from + sign * (where(event) - drag.current.at))
      }
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}
