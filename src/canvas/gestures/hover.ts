import { isLocked } from '../../commands/stack';
import type { Hit } from '../hit';
import { hit } from './press';
import { showGhost } from './place';
import { showWire } from './wire';
import { diagramOf, modelOf, sessionOf, toPage, type ClientPoint, type Stage } from '../stage';

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
export function hoverAt(stage: Stage, pointer: ClientPoint): void {
  const { root, scene } = stage;
  const { tool, connectFrom } = sessionOf(stage);
  const at = toPage(stage, pointer);
  const under = hit(stage, at);
  const hover = 'of' in under && under.is !== 'inside' ? under.of : null;
  if (scene.getState().hover !== hover) scene.setState({ hover });
  if (tool === 'flow' && connectFrom !== null) showWire(stage, connectFrom, at);
  else if (tool !== 'select' && tool !== 'hand' && tool !== 'flow') showGhost(stage, tool, at);
  root.dataset['cursor'] =
    tool !== 'select' || isHeld(stage, under)
      ? ''
      : under.is === 'grip'
        ? `${GRIP_CURSORS[under.grip]}-resize`
        : drags(stage, under)
          ? 'move'
          : (CURSORS[under.is] ?? '');
  root.style.setProperty('--cursor', root.dataset['cursor'] || 'inherit');
}

/** What is locked is not moved by pulling at it. */
function isHeld(stage: Stage, under: Hit): boolean {
  const isBody =
    under.is === 'element' || under.is === 'note' || under.is === 'frame' || under.is === 'inside';
  return isBody && isLocked(modelOf(stage), diagramOf(stage), under.of);
}

/** The inside of a boundary is canvas until the boundary is selected; then it moves it. */
function drags(stage: Stage, under: Hit): boolean {
  return under.is === 'inside' && sessionOf(stage).selection.includes(under.of);
}
