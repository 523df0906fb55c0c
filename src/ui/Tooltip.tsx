import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { KeyCaps } from './KeyCaps';
import styles from './Tooltip.module.css';

/** Milliseconds that the pointer rests before a tooltip shows. */
const DELAY = 400;
/** Milliseconds after a tooltip in which the next one shows at once: somebody is reading them in a row. */
const IN_A_ROW = 500;
/** Pixels between a tooltip and what it is about, and between it and the edges of the window. */
const GAP = 6;
const EDGE = 12;

/** When the last tooltip went, in milliseconds since the page was opened. */
let lastSeen = -Infinity;
/** Hides the one that shows: there is never more than one. */
let hideShown = (): void => {};

/**
 * A tooltip of a few words: 400 ms after the pointer rests, or at once on keyboard focus. It goes when the pointer or the focus
 * leaves, with a press, with Escape, and when anything scrolls. `tipped` belongs on the control, `tip` anywhere beside it.
 */
export function useTip(text: string, shortcut?: string) {
  const id = useId();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isPointedAt, setIsPointedAt] = useState(false);
  const waiting = useRef(0);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const hide = (): void => {
    clearTimeout(waiting.current);
    if (anchor) lastSeen = performance.now();
    setAnchor(null);
  };
  const tipped = {
    ...(anchor ? { 'aria-describedby': id } : {}),
    onPointerEnter: ({ currentTarget, pointerType }: PointerEvent): void => {
      if (pointerType === 'touch') return;
      clearTimeout(waiting.current);
      const wait = performance.now() - lastSeen < IN_A_ROW ? 0 : DELAY;
      waiting.current = window.setTimeout(() => {
        setIsPointedAt(true);
        setAnchor(currentTarget);
      }, wait);
    },
    onPointerLeave: hide,
    onPointerDownCapture: hide,
    onClickCapture: hide,
    onFocus: ({ currentTarget }: FocusEvent): void => {
      if (!currentTarget.matches(':focus-visible')) return;
      setIsPointedAt(false);
      setAnchor(currentTarget);
    },
    onBlur: hide,
  };
  const tip = anchor ? (
    <Tip id={id} anchor={anchor} keepsEscape={isPointedAt} onHide={hide}>
      {text}
      {shortcut === undefined ? null : <KeyCaps keys={shortcut} />}
    </Tip>
  ) : null;
  return { tipped, tip };
}

function Tip({
  id,
  anchor,
  keepsEscape,
  onHide,
  children,
}: {
  readonly id: string;
  readonly anchor: Element;
  /** Escape hides it and does nothing else. */
  readonly keepsEscape: boolean;
  readonly onHide: () => void;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const hide = useEffectEvent(onHide);
  // A pointer that rests covers something, which closes with the next Escape. With the keyboard, Escape means what has it: a
  // dialog gives its first button the keyboard, and with it a tooltip that nobody has asked for.
  const stop = useEffectEvent((event: KeyboardEvent) => {
    if (keepsEscape) event.stopPropagation();
  });
  useLayoutEffect(() => {
    if (box.current) placeAt(box.current, anchor.getBoundingClientRect());
  }, [anchor]);
  useLayoutEffect(() => {
    hideShown();
    const hideThis = (): void => hide();
    hideShown = hideThis;
    const end = new AbortController();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      stop(event);
      hide();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true, signal: end.signal });
    window.addEventListener('scroll', () => hide(), { capture: true, signal: end.signal });
    return () => {
      end.abort();
      if (hideShown === hideThis) hideShown = () => {};
    };
  }, []);
  return createPortal(
    // Above dialogs as well, whatever their layers: it is shown among the browser's own popovers.
    <div ref={box} id={id} role="tooltip" popover="manual" className={styles['tip']}>
      {children}
    </div>,
    document.body,
  );
}

/** Shows a tooltip above what it is about, below it where there is no room, and inside the window. */
function placeAt(box: HTMLElement, anchor: DOMRect): void {
  // Browsers without popovers show it in its place on the page, which is the last.
  if (typeof box.showPopover === 'function') box.showPopover();
  const { width, height } = box.getBoundingClientRect();
  const left = anchor.left + anchor.width / 2 - width / 2;
  const above = anchor.top - GAP - height;
  box.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - EDGE - width))}px`;
  box.style.top = `${above < EDGE ? anchor.bottom + GAP : above}px`;
}
