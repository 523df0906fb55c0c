import { canvasWords } from '../../words/canvas';
import type { Point } from '../../model/place';
import { areaOf, sessionOf, toPage, type ClientPoint, type Stage } from '../stage';
import type { Gesture } from './gesture';
import { hoverAt } from './hover';
import { openMenu } from './menu';
import { hit, pressAt } from './press';

/** A finger or pen held still for so long opens the menu, ms. */
const LONG_PRESS = 500;
/** The pointer moves this far before a press becomes a drag, px. */
const SLACK = 4;
/** Near the edge of the canvas a drag takes the view along: how near, and how fast, px. */
const EDGE = { within: 28, step: 12 };

/** One press from down to up: a click, or a gesture once the pointer has moved. Escape gives it up. */
export function follow(stage: Stage, event: PointerEvent, done: () => void): () => void {
  const { root } = stage;
  const start = { x: event.clientX, y: event.clientY };
  let gesture: Gesture | null = null;
  let last: PointerEvent = event;
  let isDead = false;
  let frame = 0;
  const byTouch = event.pointerType === 'touch';
  const press = pressAt(stage, toPage(stage, event), byTouch ? 'finger' : 'pointer');
  const mayDrag = !byTouch || fingerDrags(stage, event);
  const longPress = byTouch || event.pointerType === 'pen' ? setTimeout(() => openOnHold(), LONG_PRESS) : 0;
  root.setPointerCapture(event.pointerId);

  const moveTo = (moved: PointerEvent): void => gesture?.move(toPage(stage, moved), moved);
  const moved = (next: PointerEvent): void => {
    if (next.pointerId !== event.pointerId || isDead) return;
    last = next;
    if (!gesture) {
      if (Math.hypot(next.clientX - start.x, next.clientY - start.y) < SLACK) return;
      clearTimeout(longPress);
      gesture = mayDrag ? (press.drag?.(event) ?? null) : null;
      if (!gesture) {
        isDead = press.drag !== undefined;
        return;
      }
      stage.scene.setState({ busy: true });
      if (gesture.cursor !== undefined) root.style.cursor = gesture.cursor;
    }
    moveTo(next);
    // Only there: a frame in which nothing happens would come before the one that the next movement asks for.
    if (frame === 0 && pull() !== null) frame = requestAnimationFrame(takeViewAlong);
  };
  const up = (next: PointerEvent): void => {
    if (next.pointerId !== event.pointerId) return;
    stop();
    if (gesture) gesture.end(toPage(stage, next), next);
    else if (!isDead) press.click?.(next);
    hoverAt(stage, next);
  };
  const cancel = (): void => {
    stop();
    gesture?.cancel();
  };
  const openOnHold = (): void => {
    if (gesture || isDead) return;
    isDead = true;
    stop();
    openMenu(stage, last);
  };
  const key = (pressed: KeyboardEvent): void => {
    if (pressed.key === 'Escape') {
      pressed.preventDefault();
      pressed.stopPropagation();
      cancel();
      stage.editor.announce(canvasWords.cancelled);
    } else if (gesture?.key?.(pressed) === true) {
      pressed.preventDefault();
      pressed.stopPropagation();
      moveTo(last);
    }
  };
  /** By how much the view goes along in each frame; null while the pointer is not near the edge. */
  const pull = (): Point | null => {
    const { left, right, top, bottom } = areaOf(root);
    const by = { x: overEdge(last.clientX, left, right), y: overEdge(last.clientY, top, bottom) };
    return by.x === 0 && by.y === 0 ? null : by;
  };
  const takeViewAlong = (): void => {
    const by = pull();
    frame = by ? requestAnimationFrame(takeViewAlong) : 0;
    if (!by) return;
    const { x, y, zoom } = stage.view.getState();
    void stage.flow.setViewport({ x: x - by.x, y: y - by.y, zoom });
    moveTo(last);
  };
  const stop = (): void => {
    clearTimeout(longPress);
    cancelAnimationFrame(frame);
    root.style.removeProperty('cursor');
    if (root.hasPointerCapture(event.pointerId)) root.releasePointerCapture(event.pointerId);
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', key, { capture: true });
    done();
  };
  window.addEventListener('pointermove', moved);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', key, { capture: true });
  return cancel;
}

function overEdge(at: number, low: number, high: number): number {
  if (at < low + EDGE.within) return -EDGE.step * Math.min(1, (low + EDGE.within - at) / EDGE.within);
  if (at > high - EDGE.within) return EDGE.step * Math.min(1, (at - high + EDGE.within) / EDGE.within);
  return 0;
}

/** The right button pans when it is dragged; let go in place, it is the context menu's. */
export function panWithRightButton(stage: Stage, event: PointerEvent, done: () => void): () => void {
  const start = { x: event.clientX, y: event.clientY };
  const from = stage.view.getState();
  let isPanning = false;
  const moved = (next: PointerEvent): void => {
    const by = { x: next.clientX - start.x, y: next.clientY - start.y };
    isPanning ||= Math.hypot(by.x, by.y) >= SLACK;
    if (isPanning) void stage.flow.setViewport({ ...from, x: from.x + by.x, y: from.y + by.y });
  };
  const stop = (): void => {
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', stop);
    done();
  };
  const up = (next: PointerEvent): void => {
    stop();
    if (!isPanning) openMenu(stage, next);
  };
  window.addEventListener('pointermove', moved);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', stop);
  return stop;
}

/** A finger drags what is selected and what a tool draws; anything else under it moves with the view. */
export function fingerDrags(stage: Stage, finger: ClientPoint): boolean {
  const { tool, selection } = sessionOf(stage);
  if (tool !== 'select') return true;
  const under = hit(stage, toPage(stage, finger), 'finger');
  return 'of' in under && under.is !== 'inside' && selection.includes(under.of);
}
