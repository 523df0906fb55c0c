import { canConnect } from '../../commands/allowed';
import { connect, reconnect } from '../../commands/flows';
import type { ElementId, FlowId, ThingId } from '../../model/id';
import { nameOf } from '../../model/model';
import { endsOn, lineBetween, loop, straight, type End, type Line } from '../../model/outline';
import { centre, type Point } from '../../model/place';
import { canvasWords } from '../../words/canvas';
import { hitAt } from '../hit';
import { outlineOf } from '../../model/course';
import { boxFor, lastInserted, placeThing } from '../place';
import { NOTHING, type Wire } from '../scene';
import { boxOf, diagramOf, elementAt, modelOf, sessionOf, type Stage } from '../stage';
import { announceEdit } from '../speak';
import type { Gesture } from './gesture';

/** Draws a flow from an element to wherever it is let go: an element's whole body ends it, empty canvas offers a new one. */
export function wireGesture(stage: Stage, from: ElementId): Gesture {
  return {
    cursor: 'crosshair',
    move: (at) => showWire(stage, from, at),
    end(at, event) {
      const { wire, dropOn } = stage.scene.getState();
      stage.scene.setState(NOTHING);
      if (dropOn?.ok === true) connectTo(stage, from, dropOn.id);
      else if (wire?.state === 'refused') stage.editor.announce(wire.reason, 'urgent');
      else offerInsert(stage, at, event, from);
    },
    cancel: () => stage.scene.setState(NOTHING),
  };
}

/** Shows the flow that would be drawn from an element to a point. */
export function showWire(stage: Stage, from: ElementId, at: Point): void {
  const target = targetAt(stage, from, at);
  const start = endOf(stage, from);
  if (!start) return;
  stage.scene.setState({
    busy: true,
    wire: { ...target, at, line: wireLine(stage, start, target.on, at, from) },
    dropOn: target.on === null ? null : { id: target.on, ok: target.state === 'ok' },
  });
}

type Target = Pick<Wire, 'state' | 'reason'> & { readonly on: ThingId | null };

/** What a flow would end at here. Only the frame of a boundary counts as the boundary; its inside is empty canvas. */
function targetAt(stage: Stage, from: ElementId, at: Point): Target {
  const model = modelOf(stage);
  const element = elementAt(stage, at, 6);
  let on: ThingId | null = element;
  if (on === null) {
    const hit = hitAt(
      {
        model,
        diagram: diagramOf(stage),
        edges: [],
        zoom: stage.view.getState().zoom,
        selection: [],
        hover: null,
      },
      at,
    );
    if (hit.is === 'frame' || hit.is === 'note') on = hit.of;
  }
  if (on === null) return { on: null, state: 'open', reason: '' };
  const allowed = canConnect(model, from, on);
  return allowed.ok ? { on, state: 'ok', reason: '' } : { on, state: 'refused', reason: allowed.reason };
}

function endOf(stage: Stage, id: ThingId): End | undefined {
  const element = modelOf(stage).elements[id];
  const box = boxOf(stage, id);
  return element && box && { outline: outlineOf(element), box };
}

function wireLine(stage: Stage, start: End, on: ThingId | null, at: Point, from: ElementId): Line {
  const end = on === null ? undefined : endOf(stage, on);
  if (end && on === from) return loop(end, 0);
  if (end) return lineBetween({ from: start, to: end, style: 'curved' });
  return straight(endsOn(start, centre(start.box), at), at);
}

/** Connects two elements and selects the new flow, so that its properties are at hand. */
export function connectTo(stage: Pick<Stage, 'editor' | 'scene'>, from: ElementId, to: ElementId): void {
  const { editor } = stage;
  const id = editor.newId('flow');
  const outcome = editor.run(connect, { id, from, to }, [id]);
  if (outcome.ok) stage.scene.setState({ fresh: id });
  const model = modelOf(stage);
  if (outcome.ok) announceEdit(editor, canvasWords.connected(nameOf(model, from), nameOf(model, to)));
}

/** Asks what stands at the end of a flow let go on empty canvas; with Alt it is the same as the last time. */
function offerInsert(stage: Stage, page: Point, event: PointerEvent, from: ElementId): void {
  const again = event.altKey ? lastInserted(stage.editor) : undefined;
  if (again) {
    placeThing(stage, again, { box: boxFor(stage, again, page), from });
    return;
  }
  stage.editor.session.setState({ insertAt: { page, client: { x: event.clientX, y: event.clientY }, from } });
}

/** Moves an end of a flow to another element; let go elsewhere, it goes back. The flow stays the same flow. With Alt it is a second flow. */
export function reconnectGesture(stage: Stage, id: FlowId, end: 'from' | 'to'): Gesture | null {
  const flow = modelOf(stage).flows[id];
  if (!flow) return null;
  const fixed = end === 'from' ? flow.to : flow.from;
  const finish = (): void => {
    stage.root.removeAttribute('data-rewiring');
    stage.scene.setState(NOTHING);
  };
  return {
    cursor: 'crosshair',
    move(at) {
      const target = targetAt(stage, fixed, at);
      const rest = endOf(stage, fixed);
      if (!rest) return;
      const line = wireLine(stage, rest, target.on, at, fixed);
      stage.scene.setState({
        busy: true,
        wire: { ...target, at, line: end === 'to' ? line : reversed(line) },
        dropOn: target.on === null ? null : { id: target.on, ok: target.state === 'ok' },
      });
    },
    end(_, event) {
      const { dropOn, wire } = stage.scene.getState();
      finish();
      if (wire?.state === 'refused') stage.editor.announce(wire.reason, 'urgent');
      if (dropOn?.ok !== true) return;
      if (event.altKey) {
        connectTo(stage, end === 'from' ? dropOn.id : fixed, end === 'from' ? fixed : dropOn.id);
        return;
      }
      const outcome = stage.editor.run(reconnect, { id, end, element: dropOn.id });
      const model = modelOf(stage);
      if (outcome.ok && outcome.changed)
        announceEdit(stage.editor, canvasWords.reconnected(nameOf(model, id), end, nameOf(model, dropOn.id)));
    },
    cancel: finish,
  };
}

function reversed({ points }: Line): Line {
  const back = points.toReversed();
  return { d: back.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x},${y}`).join(' '), points: back };
}

/** The flow tool without dragging: first the element where it starts, then the one where it ends. */
export function chooseForFlow(stage: Pick<Stage, 'editor' | 'scene'>, id: ElementId): void {
  const { editor } = stage;
  const { connectFrom, toolLocked } = sessionOf(stage);
  if (connectFrom === null) {
    editor.session.setState({ connectFrom: id });
    editor.announce(canvasWords.connectFrom(nameOf(modelOf(stage), id)));
    return;
  }
  stage.scene.setState(NOTHING);
  editor.session.setState({ connectFrom: null, tool: toolLocked ? 'flow' : 'select' });
  connectTo(stage, connectFrom, id);
}
