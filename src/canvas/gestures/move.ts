import { flushSync } from 'react-dom';
import { moveThings } from '../../commands/arrange';
import { fragmentOf, idsFor, paste } from '../../commands/clipboard';
import { splitFlow } from '../../commands/flows';
import { part, together } from '../../commands/together';
import { contentsOf, flowsAt, outward } from '../../model/graph';
import type { BoundaryId, ElementId, FlowId, ThingId } from '../../model/id';
import { nameOf, type Model } from '../../model/model';
import { nearestOn } from '../../model/along';
import { around, boundaryFinder, placeOf, placesOn, type Box, type Point } from '../../model/place';
import { canvasWords } from '../../words/canvas';
import { announceEdit } from '../speak';
import { NOTHING } from '../scene';
import { snapTo, type Guide } from '../guides';
import { toGrid } from '../../model/geometry';
import { boxOf, diagramOf, modelOf, sessionOf, toPage, type Stage } from '../stage';
import { isFree, type Gesture } from './gesture';
import { Painting } from './paint';

/** How long an element must be held over a flow before letting go puts it in. */
const DWELL = 300;
/** Something this near is snapped to, px on screen. */
const SNAP_REACH = 6;

/**
 * What a drag may snap to: things in view that stay. Boundaries snap to boundaries, elements to elements and to the
 * boundary they are in.
 */
function snapTargets(stage: Stage, ids: readonly ThingId[], moved: ReadonlySet<ThingId>): readonly Box[] {
  const model = modelOf(stage);
  const isBoundary = ids.some((id) => model.boundaries[id]);
  const homes = new Set(ids.map((id) => memberOf(model, id)));
  const counts = (id: ThingId): boolean =>
    isBoundary ? model.boundaries[id] !== undefined : model.elements[id] !== undefined || homes.has(id);
  const { left, top, right, bottom } = stage.root.getBoundingClientRect();
  const from = toPage(stage, { clientX: left, clientY: top });
  const to = toPage(stage, { clientX: right, clientY: bottom });
  return placesOn(model, diagramOf(stage)).filter(
    (box) =>
      !moved.has(box.thing) &&
      counts(box.thing) &&
      box.x < to.x &&
      box.x + box.width > from.x &&
      box.y < to.y &&
      box.y + box.height > from.y,
  );
}

/** Drags things; boundaries take their contents along. Nothing is edited until the pointer is let go. */
export function moveGesture(stage: Stage, grabbed: ThingId, start: Point): Gesture | null {
  const { editor, scene } = stage;
  const model = modelOf(stage);
  const diagram = diagramOf(stage);
  const ids = movable(model, diagram, sessionOf(stage).selection);
  if (ids.length === 0) {
    editor.announce(canvasWords.locked, 'urgent');
    return null;
  }
  const moved = withContents(model, ids);
  const painting = new Painting(stage, moved);
  const anchor = boxOf(stage, ids.includes(grabbed) ? grabbed : ids[0]!) ?? { ...start, width: 0, height: 0 };
  const movedBoundaries = new Set<BoundaryId>([...moved].filter((id) => model.boundaries[id]));
  const innermost = boundaryFinder(model, diagram, movedBoundaries);
  const cameFrom = innermost(start);
  const lone =
    ids.length === 1 && model.elements[ids[0]!] && flowsAt(model, ids[0]!).length === 0 ? ids[0]! : null;

  let keep = false;
  let by: Point = { x: 0, y: 0 };
  let into: BoundaryId | null | 'keep' = 'keep';
  let copying = false;
  let over: { readonly flow: FlowId; readonly since: number } | null = null;
  let said: BoundaryId | null | 'keep' = 'keep';

  /** Membership follows the pointer: of one thing always, of several only when the pointer has changed boundary. */
  const target = (at: Point): BoundaryId | null | 'keep' => {
    if (keep || ids.every((id) => model.notes[id])) return 'keep';
    const under = innermost(at);
    if (ids.length > 1 && under === cameFrom) return 'keep';
    return ids.every((id) => model.notes[id] !== undefined || memberOf(model, id) === under) ? 'keep' : under;
  };

  /** To what stands near, else to the grid; each axis for itself. */
  const targets = snapTargets(stage, ids, moved);
  const whole = around([...moved].flatMap((id) => boxOf(stage, id) ?? [])) ?? anchor;
  const snapped = (raw: Point): { readonly by: Point; readonly guides: readonly Guide[] } => {
    const at = { ...whole, x: whole.x + raw.x, y: whole.y + raw.y };
    const { by: near, guides } = snapTo(at, targets, SNAP_REACH / stage.view.getState().zoom);
    const onAxis = (axis: 'x' | 'y'): number =>
      near[axis] === null
        ? toGrid(anchor[axis] + raw[axis]) - anchor[axis]
        : Math.round(raw[axis] + near[axis]);
    return { by: { x: onAxis('x'), y: onAxis('y') }, guides };
  };
  const finish = (): void => {
    painting.clear();
    scene.setState(NOTHING);
  };

  return {
    cursor: 'grabbing',
    move(at, event) {
      const raw = along({ x: at.x - start.x, y: at.y - start.y }, event.shiftKey);
      const snaps = sessionOf(stage).snap && !isFree(event);
      const snap = snaps ? snapped(raw) : null;
      by = snap?.by ?? { x: Math.round(raw.x), y: Math.round(raw.y) };
      into = target(at);
      copying = event.altKey;
      if (copying) painting.clear();
      else painting.shift(by);
      const flow = lone && !copying ? flowUnder(stage, at) : null;
      over = flow === null ? null : over?.flow === flow ? over : { flow, since: event.timeStamp };
      const dropOnFlow = over && event.timeStamp - over.since >= DWELL ? over.flow : null;
      if (dropOnFlow && dropOnFlow !== scene.getState().dropOnFlow)
        editor.announce(canvasWords.willSplit(nameOf(model, dropOnFlow)));
      scene.setState({
        busy: true,
        // The same nothing each time, which nobody draws again.
        guides: snap && snap.guides.length > 0 ? snap.guides : NOTHING.guides,
        copies: copying ? shifted(stage, moved, by) : NOTHING.copies,
        dropInto: into === 'keep' ? null : into,
        dropOnFlow,
      });
      if (into !== said) {
        said = into;
        editor.announce(
          into === 'keep'
            ? ''
            : into === null
              ? canvasWords.willGoOut
              : canvasWords.willGoInto(nameOf(model, into)),
        );
      }
    },
    end(_, event) {
      const dropOn = scene.getState().dropOnFlow;
      const moves = { diagram, ids, by, into };
      if (copying || event.altKey) {
        finish();
        copyTo(stage, ids, by, into);
        return;
      }
      flushSync(() => {
        if (lone && dropOn) {
          const label = `put ${nameOf(model, lone)} into ${nameOf(model, dropOn)}`;
          editor.run(together, {
            label,
            parts: [
              part(moveThings, moves),
              part(splitFlow, { flow: dropOn, at: lone, id: editor.newId('flow') }),
            ],
          });
        } else if (by.x !== 0 || by.y !== 0 || into !== 'keep') {
          editor.run(moveThings, moves);
          const where =
            into === 'keep'
              ? ''
              : into === null
                ? canvasWords.nowOutside
                : canvasWords.nowInside(nameOf(model, into));
          if (where !== '')
            announceEdit(
              editor,
              ids.length === 1
                ? canvasWords.moved(nameOf(model, ids[0]!), where)
                : canvasWords.movedMany(ids.length, where),
            );
        }
        painting.rest();
      });
      finish();
    },
    cancel: finish,
    key(event) {
      if (event.key.toLowerCase() !== 'b' || event.repeat) return false;
      keep = !keep;
      scene.setState({ dropInto: null });
      editor.announce(keep ? canvasWords.keepsBoundary : '');
      return true;
    },
  };
}

/** Shift holds a move to the axis along which it has gone further. */
function along({ x, y }: Point, isHeld: boolean): Point {
  if (!isHeld) return { x, y };
  return Math.abs(x) >= Math.abs(y) ? { x, y: 0 } : { x: 0, y };
}

/** Of a selection, what a drag moves: nothing locked, no flows, nothing whose boundary moves anyway. */
export function movable(model: Model, diagram: string, ids: readonly ThingId[]): readonly ThingId[] {
  const free = ids.filter((id) => {
    const place = placeOf(model, diagram, id);
    return place !== undefined && place.locked !== true;
  });
  return free.filter(
    (id) => !outward(model, memberOf(model, id)).some((boundary) => free.includes(boundary)),
  );
}

export function memberOf(model: Model, id: ThingId): BoundaryId | null {
  return model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null;
}

export function withContents(model: Model, ids: readonly ThingId[]): ReadonlySet<ThingId> {
  return new Set(ids.flatMap((id) => [id, ...(model.boundaries[id] ? contentsOf(model, id) : [])]));
}

function shifted(stage: Stage, ids: ReadonlySet<ThingId>, by: Point): readonly Box[] {
  return [...ids].flatMap((id) => {
    const box = boxOf(stage, id);
    return box ? [{ ...box, x: box.x + by.x, y: box.y + by.y }] : [];
  });
}

function flowUnder(stage: Stage, at: Point): FlowId | null {
  const under = stage
    .shown()
    .edges.find((edge) => nearestOn(edge.data.drawing.line.points, at).distance < 10);
  return under?.id ?? null;
}

/** Puts copies of things where they were let go. */
function copyTo(
  stage: Stage,
  ids: readonly (ThingId | ElementId)[],
  by: Point,
  into: BoundaryId | null | 'keep',
): void {
  const { editor } = stage;
  const model = modelOf(stage);
  const diagram = diagramOf(stage);
  const fragment = fragmentOf(model, diagram, ids);
  const fresh = idsFor(model, { fragment, newId: editor.newId, as: 'copies' });
  const copies = ids.map((id) => fresh.get(id) ?? id);
  const label = paste.label(model, { fragment, diagram, to: { by }, ids: fresh, word: 'duplicate' });
  const outcome = editor.run(
    together,
    {
      label,
      parts: [
        part(paste, { fragment, diagram, to: { by }, ids: fresh, word: 'duplicate' }),
        part(moveThings, { diagram, ids: copies, by: { x: 0, y: 0 }, into }),
      ],
    },
    copies,
  );
  if (outcome.ok) announceEdit(editor, canvasWords.duplicated(copies.length));
}
