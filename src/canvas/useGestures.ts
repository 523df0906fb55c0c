import { useEffect, type RefObject } from 'react';
import { canvasWords } from '../words/canvas';
import { choose, hit, pressAt } from './gestures/press';
import { placeAt, showGhost } from './gestures/place';
import { showWire } from './gestures/wire';
import type { Gesture } from './gestures/gesture';
import { NOTHING } from './scene';
import { partOf, sessionOf, toPage, type ClientPoint, type Stage } from './stage';

/** The pointer moves this far before a press becomes a drag, px. */
const SLACK = 4;
/** Near the edge of the canvas a drag takes the view along: how near, and how fast, px. */
const EDGE = { within: 28, step: 12 };

/** Brings pointers to gestures. Whether the pointer pans is React Flow's affair: it gets presses while `pans()`. */
export function useGestures(stage: RefObject<Stage | null>, pans: () => boolean): void {
  useEffect(() => {
    const now = stage.current;
    if (!now) return undefined;
    return listen(now, pans);
  }, [stage, pans]);
}

function listen(stage: Stage, pans: () => boolean): () => void {
  const { root, scene, editor } = stage;
  let stopPress: (() => void) | null = null;
  let lastRight = -Infinity;

  const down = (event: PointerEvent): void => {
    if (isOwn(event.target)) return;
    if (!event.isPrimary) {
      stopPress?.();
      return;
    }
    if (event.button === 2) {
      lastRight = event.timeStamp;
      stopPress = panWithRightButton(stage, event, () => (stopPress = null));
      return;
    }
    if (event.button !== 0 || pans() || stopPress || scene.getState().tidying !== null) return;
    stopPress = follow(stage, event, () => (stopPress = null));
  };

  // Focus is given by hand, so that the browser does not scroll the page to what is pressed.
  const mouseDown = (event: MouseEvent): void => {
    if (isOwn(event.target) || pans()) return;
    event.preventDefault();
    if (!root.contains(document.activeElement)) root.focus({ preventScroll: true });
    else if (
      document.activeElement instanceof HTMLInputElement ||
      document.activeElement instanceof HTMLTextAreaElement
    )
      document.activeElement.blur();
  };

  const hover = (event: PointerEvent): void => {
    if (stopPress || event.pointerType === 'touch') return;
    hoverAt(stage, event);
  };
  const leave = (): void => {
    if (!stopPress) scene.setState({ hover: null, ghost: null, dropInto: null });
  };

  // Some systems send this when the right button goes down, some when it comes up; ours opens when it comes up.
  const menu = (event: MouseEvent): void => {
    if (isOwn(event.target)) return;
    event.preventDefault();
    if (event.timeStamp - lastRight > 2000) openMenuAtFocus(stage);
  };

  const twice = (event: MouseEvent): void => {
    if (isOwn(event.target) || event.button !== 0 || scene.getState().tidying !== null) return;
    openAt(stage, event);
  };

  // A finger on a thing drags the thing; React Flow would pan as well.
  const touch = (event: TouchEvent): void => {
    const finger = event.touches[0];
    if (event.touches.length !== 1 || !finger) return;
    const under = hit(stage, toPage(stage, finger));
    if (under.is !== 'nothing' && under.is !== 'inside') event.stopPropagation();
    else if (sessionOf(stage).tool !== 'select') event.stopPropagation();
  };

  const stopListening = editor.session.subscribe(({ toolDrag, selection }, before) => {
    const { fresh } = scene.getState();
    if (fresh !== null && selection !== before.selection && !selection.includes(fresh))
      scene.setState({ fresh: null });
    if (toolDrag !== null && before.toolDrag === null) followTool(stage);
  });

  root.addEventListener('pointerdown', down);
  root.addEventListener('mousedown', mouseDown);
  root.addEventListener('pointermove', hover);
  root.addEventListener('pointerleave', leave);
  root.addEventListener('dblclick', twice);
  root.addEventListener('contextmenu', menu);
  root.addEventListener('touchstart', touch, { capture: true, passive: true });
  return () => {
    stopPress?.();
    stopListening();
    root.removeEventListener('pointerdown', down);
    root.removeEventListener('mousedown', mouseDown);
    root.removeEventListener('pointermove', hover);
    root.removeEventListener('pointerleave', leave);
    root.removeEventListener('dblclick', twice);
    root.removeEventListener('contextmenu', menu);
    root.removeEventListener('touchstart', touch, { capture: true });
  };
}

/** Fields and buttons that lie on the canvas keep their pointers. */
function isOwn(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-pointer]') !== null;
}

/** One press from down to up: a click, or a gesture once the pointer has moved. Escape gives it up. */
function follow(stage: Stage, event: PointerEvent, done: () => void): () => void {
  const { root } = stage;
  const start = { x: event.clientX, y: event.clientY };
  const press = pressAt(stage, toPage(stage, event));
  let gesture: Gesture | null = null;
  let last: PointerEvent = event;
  let isDead = false;
  let frame = 0;
  root.setPointerCapture(event.pointerId);

  const moveTo = (moved: PointerEvent): void => gesture?.move(toPage(stage, moved), moved);
  const moved = (next: PointerEvent): void => {
    if (next.pointerId !== event.pointerId || isDead) return;
    last = next;
    if (!gesture) {
      if (Math.hypot(next.clientX - start.x, next.clientY - start.y) < SLACK) return;
      gesture = press.drag?.(event) ?? null;
      if (!gesture) {
        isDead = press.drag !== undefined;
        return;
      }
      stage.scene.setState({ busy: true });
      if (gesture.cursor !== undefined) root.style.cursor = gesture.cursor;
      frame = requestAnimationFrame(takeViewAlong);
    }
    moveTo(next);
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
  const takeViewAlong = (): void => {
    const view = root.getBoundingClientRect();
    const by = {
      x: overEdge(last.clientX, view.left, view.right),
      y: overEdge(last.clientY, view.top, view.bottom),
    };
    if (by.x !== 0 || by.y !== 0) {
      const { x, y, zoom } = stage.flow.getViewport();
      void stage.flow.setViewport({ x: x - by.x, y: y - by.y, zoom });
      moveTo(last);
    }
    frame = requestAnimationFrame(takeViewAlong);
  };
  const stop = (): void => {
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
function panWithRightButton(stage: Stage, event: PointerEvent, done: () => void): () => void {
  const start = { x: event.clientX, y: event.clientY };
  const from = stage.flow.getViewport();
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

/** The menu acts on what is under the pointer, which is selected first if it was not. */
function openMenu(stage: Stage, pointer: ClientPoint): void {
  const under = hit(stage, toPage(stage, pointer));
  const { selection } = sessionOf(stage);
  if (!('of' in under)) stage.editor.select([]);
  else if (!selection.includes(under.of)) choose(stage, under.of, false);
  stage.scene.setState({
    menuAt: { page: toPage(stage, pointer), client: { x: pointer.clientX, y: pointer.clientY } },
  });
}

/** The menu key and Shift+F10 open it at the thing that has the keyboard. */
function openMenuAtFocus(stage: Stage): void {
  const { focus, selection } = sessionOf(stage);
  const part = focus === null ? null : partOf(stage, focus);
  const { left, top, width, height } = (part ?? stage.root).getBoundingClientRect();
  const client = { clientX: left + width / 2, clientY: top + height / 2 };
  if (part && focus !== null && !selection.includes(focus)) choose(stage, focus, false);
  stage.scene.setState({
    menuAt: { page: toPage(stage, client), client: { x: client.clientX, y: client.clientY } },
  });
}

const CURSORS: Readonly<Record<string, string>> = {
  grip: 'nwse-resize',
  end: 'crosshair',
  dot: 'crosshair',
  rim: 'crosshair',
  bend: 'move',
  'new bend': 'move',
  element: 'move',
  note: 'move',
  frame: 'move',
  label: 'pointer',
  flow: 'pointer',
};
const GRIP_CURSORS: Readonly<Record<string, string>> = {
  n: 'ns',
  s: 'ns',
  e: 'ew',
  w: 'ew',
  ne: 'nesw',
  sw: 'nesw',
  nw: 'nwse',
  se: 'nwse',
};

/** Shows what a press here would meet. */
function hoverAt(stage: Stage, pointer: ClientPoint): void {
  const { root, scene } = stage;
  const { tool, connectFrom } = sessionOf(stage);
  const at = toPage(stage, pointer);
  const under = hit(stage, toPage(stage, pointer));
  const hover = 'of' in under && under.is !== 'inside' ? under.of : null;
  if (scene.getState().hover !== hover) scene.setState({ hover });
  if (tool === 'flow' && connectFrom !== null) showWire(stage, connectFrom, at);
  else if (tool !== 'select' && tool !== 'hand' && tool !== 'flow') showGhost(stage, tool, at);
  root.dataset['cursor'] =
    tool !== 'select'
      ? ''
      : under.is === 'grip'
        ? `${GRIP_CURSORS[under.grip]}-resize`
        : (CURSORS[under.is] ?? '');
  root.style.setProperty('--cursor', root.dataset['cursor'] || 'inherit');
}

/** Double-click: the name of a thing, or something new on empty canvas. */
function openAt(stage: Stage, event: MouseEvent): void {
  const { session } = stage.editor;
  if (sessionOf(stage).tool !== 'select') return;
  const under = hit(stage, toPage(stage, event));
  if (under.is === 'nothing' || under.is === 'inside') {
    session.setState({
      insertAt: { page: toPage(stage, event), client: { x: event.clientX, y: event.clientY } },
    });
    return;
  }
  stage.editor.select([under.of]);
  session.setState({ naming: under.of });
}

/** Follows a tool dragged out of the toolbar until it is let go over the canvas, or elsewhere, which drops it. */
function followTool(stage: Stage): void {
  const { editor, scene, root } = stage;
  const isOver = (event: PointerEvent): boolean => {
    const top = document.elementFromPoint(event.clientX, event.clientY);
    return top !== null && root.contains(top);
  };
  const moved = (event: PointerEvent): void => {
    const tool = sessionOf(stage).toolDrag;
    if (tool === null) stop();
    else if (isOver(event)) showGhost(stage, tool, toPage(stage, event));
    else scene.setState({ ghost: null, dropInto: null });
  };
  const up = (event: PointerEvent): void => {
    const tool = sessionOf(stage).toolDrag;
    stop();
    if (tool !== null && isOver(event)) placeAt(stage, tool, toPage(stage, event));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  const stop = (): void => {
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', stop);
    window.removeEventListener('keydown', key, { capture: true });
    scene.setState(NOTHING);
    editor.session.setState({ toolDrag: null });
  };
  window.addEventListener('pointermove', moved);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', stop);
  window.addEventListener('keydown', key, { capture: true });
}
