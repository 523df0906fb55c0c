import { useEffect, type RefObject } from 'react';
import { removeBend } from '../commands/line';
import { fingerDrags, follow, panWithRightButton } from './gestures/follow';
import { hoverAt } from './gestures/hover';
import { openMenuAtFocus } from './gestures/menu';
import { hit } from './gestures/press';
import { followTool } from './gestures/toolDrag';
import { diagramOf, sessionOf, toPage, type Stage } from './stage';

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
  let isPenDown = false;

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
    isPenDown = event.pointerType === 'pen';
    stopPress = follow(stage, event, () => {
      stopPress = null;
      isPenDown = false;
    });
  };

  // Focus is given by hand, so that the browser does not scroll the page to what is pressed.
  const mouseDown = (event: MouseEvent): void => {
    if (isOwn(event.target) || pans()) return;
    event.preventDefault();
    const focused = document.activeElement;
    // A name that is being typed is done with; the keys stay with the canvas.
    const isTyping = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
    if (isTyping || !root.contains(focused)) root.focus({ preventScroll: true });
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
    // A long press has opened it already.
    if (event instanceof PointerEvent && event.pointerType === 'touch') return;
    const isOfPress = event.timeStamp - lastRight <= 2000;
    lastRight = -Infinity;
    if (!isOfPress) openMenuAtFocus(stage);
  };

  const twice = (event: MouseEvent): void => {
    if (isOwn(event.target) || event.button !== 0 || scene.getState().tidying !== null) return;
    openAt(stage, event);
  };

  // Where a finger drags, React Flow must not pan as well; nor for the palm of the hand that holds a pen.
  const touch = (event: TouchEvent): void => {
    const finger = event.touches[0];
    if (event.touches.length !== 1 || !finger) return;
    if (isPenDown || fingerDrags(stage, finger)) event.stopPropagation();
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

/** Double-click: the name of a thing, or something new on empty canvas. A bend goes. */
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
  if (under.is === 'bend') {
    stage.editor.run(removeBend, { diagram: diagramOf(stage), flow: under.of, index: under.index });
    return;
  }
  stage.editor.select([under.of]);
  session.setState({ naming: under.of });
}
