import { NOTHING } from '../scene';
import { sessionOf, toPage, type Stage } from '../stage';
import { placeAt, showGhost } from './place';

/** Follows a tool dragged out of the toolbar until it is let go over the canvas, or elsewhere, which drops it. */
export function followTool(stage: Stage): void {
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
