import { flushSync } from 'react-dom';
import { releasedBy, resizeThing } from '../../commands/arrange';
import type { ThingId } from '../../model/id';
import { nameOf } from '../../model/model';
import type { Box, Point } from '../../model/place';
import { canvasWords } from '../../words/canvas';
import type { Grip } from '../hit';
import { NOTHING } from '../scene';
import { announceEdit } from '../speak';
import { toGrid } from '../../model/geometry';
import { boxOf, diagramOf, modelOf, sessionOf, type Stage } from '../stage';
import { isFree, type Gesture } from './gesture';
import { Painting } from './paint';

/**
 * Pulls a side or corner of a thing. Contents of a boundary stay where they are; it stops at them, or with Alt lets go what
 * it no longer holds.
 */
export function resizeGesture(stage: Stage, id: ThingId, grip: Grip, start: Point): Gesture | null {
  const before = boxOf(stage, id);
  if (!before) return null;
  const { editor, scene } = stage;
  const diagram = diagramOf(stage);
  const painting = new Painting(stage, new Set([id]));
  let box: Box = before;
  let wanted: Box = before;
  let said = '';

  /** The command decides how far it may go, so the preview asks the command. */
  const allowed = (releases: boolean): Box => {
    const next = resizeThing.run(modelOf(stage), { diagram, id, box: wanted, releases });
    if ('ok' in next) return before;
    return next.places[`${diagram}/${id}`] ?? before;
  };
  const finish = (): void => {
    painting.clear();
    scene.setState(NOTHING);
  };
  const namesOf = (ids: readonly ThingId[]): readonly string[] =>
    ids.map((one) => nameOf(modelOf(stage), one));
  const sayReleased = (names: readonly string[]): void =>
    editor.toast({
      text: canvasWords.released(names, nameOf(modelOf(stage), id)),
      tone: 'plain',
      action: { label: canvasWords.takeBack, run: () => editor.undo() },
    });

  return {
    cursor: `${grip}-resize`,
    move(at, event) {
      const fit = sessionOf(stage).snap && !isFree(event) ? toGrid : Math.round;
      wanted = pulled(before, grip, { x: at.x - start.x, y: at.y - start.y }, fit);
      box = allowed(event.altKey);
      const released = event.altKey ? namesOf(releasedBy(modelOf(stage), { diagram, id, box: wanted })) : [];
      const says = released.length === 0 ? '' : canvasWords.willRelease(released);
      if (says !== said) editor.announce(says);
      said = says;
      scene.setState({ busy: true, resizing: { id, box } });
      painting.reshape(box);
    },
    end(_, event) {
      const releases = event.altKey;
      const released = releases ? namesOf(releasedBy(modelOf(stage), { diagram, id, box: wanted })) : [];
      flushSync(() => {
        const outcome = editor.run(resizeThing, { diagram, id, box: wanted, releases });
        if (outcome.ok && outcome.changed)
          announceEdit(editor, canvasWords.resized(nameOf(modelOf(stage), id)));
        painting.rest();
      });
      finish();
      if (released.length > 0) sayReleased(released);
    },
    cancel: finish,
  };
}

/** A box with one side or corner pulled; it never turns inside out. */
export function pulled(box: Box, grip: Grip, by: Point, fit: (n: number) => number): Box {
  let { x, y } = box;
  let right = box.x + box.width;
  let bottom = box.y + box.height;
  if (grip.includes('w')) x = Math.min(fit(x + by.x), right - LEAST.width);
  if (grip.includes('e')) right = Math.max(fit(right + by.x), x + LEAST.width);
  if (grip.startsWith('n')) y = Math.min(fit(y + by.y), bottom - LEAST.height);
  if (grip.startsWith('s')) bottom = Math.max(fit(bottom + by.y), y + LEAST.height);
  return { x, y, width: right - x, height: bottom - y };
}
const LEAST = { width: 48, height: 32 };
