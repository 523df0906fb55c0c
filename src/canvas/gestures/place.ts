import type { Tool } from '../../editor/session';
import { centre, type Box, type Point } from '../../model/place';
import { boundaryUnder, boxFor, placeableOf, placeThing } from '../place';
import { NOTHING } from '../scene';
import { toGrid } from '../../model/geometry';
import { sessionOf, type Stage } from '../stage';
import type { Gesture } from './gesture';

/** Shows what the tool would place under the pointer, and which boundary would take it. */
export function showGhost(stage: Stage, tool: Tool, at: Point): void {
  const what = placeableOf(tool);
  if (!what) return;
  const box = boxFor(stage, what, at);
  stage.scene.setState({
    ghost: { tool, box },
    dropInto: what.is === 'note' ? null : boundaryUnder(stage, centre(box)),
  });
}

/** Places what the tool draws with its centre at a point. */
export function placeAt(stage: Stage, tool: Tool, at: Point): void {
  stage.scene.setState(NOTHING);
  const what = placeableOf(tool);
  if (what) placeThing(stage, what, { box: boxFor(stage, what, at) });
}

/** A boundary is drawn from corner to corner; everything else lands at its own size where the pointer is let go. */
export function placeGesture(stage: Stage, tool: Tool, start: Point): Gesture {
  const finish = (): void => stage.scene.setState(NOTHING);
  return {
    cursor: 'crosshair',
    move(at) {
      if (tool === 'boundary')
        stage.scene.setState({ busy: true, ghost: { tool, box: between(stage, start, at) } });
      else showGhost(stage, tool, at);
    },
    end(at) {
      finish();
      const box = between(stage, start, at);
      const what = placeableOf(tool);
      if (what?.is === 'boundary' && box.width >= 48 && box.height >= 40) placeThing(stage, what, { box });
      else placeAt(stage, tool, at);
    },
    cancel: finish,
  };
}

function between(stage: Stage, a: Point, b: Point): Box {
  const fit = sessionOf(stage).snap ? toGrid : Math.round;
  const [x, y] = [fit(Math.min(a.x, b.x)), fit(Math.min(a.y, b.y))];
  return { x, y, width: fit(Math.max(a.x, b.x)) - x, height: fit(Math.max(a.y, b.y)) - y };
}
