import { routeFlow } from '../../commands/flows';
import { LABEL_OFF_LINE } from '../../commands/line';
import { centre } from '../../model/geometry';
import type { ElementId, FlowId } from '../../model/id';
import { nearestOn, pointAt } from '../../model/along';
import { routeOf, type Point } from '../../model/place';
import { courseOf, drawn } from '../../model/course';
import { NOTHING } from '../scene';
import { boxOf, diagramOf, modelOf, type Stage } from '../stage';
import type { Gesture } from './gesture';

/** A bend closer to the straight way than this is none. */
const STRAIGHT_WITHIN = 6;

/** Moves a bend of a flow, or makes a new one. Put back on the line, it goes. */
export function bendGesture(
  stage: Stage,
  id: FlowId,
  index: number,
  is: 'bend' | 'new bend',
): Gesture | null {
  const model = modelOf(stage);
  const diagram = diagramOf(stage);
  const flow = model.flows[id];
  if (!flow) return null;
  const before = routeOf(model, diagram, id)?.points ?? [];
  const rest = is === 'bend' ? before.toSpliced(index, 1) : before;
  let points: readonly Point[] = before;

  const show = (): void => {
    const bent = routeFlow.run(model, { diagram, flow: id, points });
    if ('ok' in bent) return;
    const course = courseOf(bent, diagram, flow);
    if (!course) return;
    const drawing = drawn(course);
    const label = course.route?.label;
    const on = pointAt(drawing.line.points, label?.t ?? 0.5);
    stage.motion.setState({
      flows: new Map([
        [id, { drawing, labelAt: { x: on.x + (label?.dx ?? 0), y: on.y + (label?.dy ?? 0) } }],
      ]),
    });
  };
  const finish = (): void => {
    stage.motion.setState({ flows: new Map() });
    stage.scene.setState(NOTHING);
  };
  const middleOf = (element: ElementId): Point | undefined => {
    const box = boxOf(stage, element);
    return box && centre(box);
  };

  return {
    cursor: 'grabbing',
    move(at, event) {
      const turned = event.shiftKey ? toAngle(rest[index - 1] ?? middleOf(flow.from), at) : at;
      points = rest.toSpliced(index, 0, { x: Math.round(turned.x), y: Math.round(turned.y) });
      stage.scene.setState({ busy: true, moving: true });
      show();
    },
    end(at) {
      const bent = routeFlow.run(model, { diagram, flow: id, points: rest });
      const course = 'ok' in bent ? undefined : courseOf(bent, diagram, flow);
      const onLine =
        course !== undefined && nearestOn(drawn(course).line.points, at).distance < STRAIGHT_WITHIN;
      stage.editor.run(routeFlow, { diagram, flow: id, points: onLine ? rest : points });
      finish();
    },
    cancel: finish,
  };
}

/** Shift holds a bend to steps of 15 degrees about the one before it, or about where the flow comes from. */
function toAngle(from: Point | undefined, at: Point): Point {
  if (!from) return at;
  const step = Math.PI / 12;
  const angle = Math.round(Math.atan2(at.y - from.y, at.x - from.x) / step) * step;
  const reach = Math.hypot(at.x - from.x, at.y - from.y);
  return { x: from.x + Math.cos(angle) * reach, y: from.y + Math.sin(angle) * reach };
}

/** Slides the label of a flow along its line. */
export function labelGesture(stage: Stage, id: FlowId, start: Point): Gesture | null {
  const shown = stage.shown().edges.find((edge) => edge.id === id)?.data;
  if (!shown) return null;
  const { points } = shown.drawing.line;
  const grip = { x: shown.labelAt.x - start.x, y: shown.labelAt.y - start.y };
  let label: { readonly t: number; readonly dx: number; readonly dy: number } | undefined;
  const finish = (): void => {
    stage.motion.setState({ flows: new Map() });
    stage.scene.setState(NOTHING);
  };
  return {
    cursor: 'grabbing',
    move(at) {
      const wanted = { x: at.x + grip.x, y: at.y + grip.y };
      const { t } = nearestOn(points, wanted);
      const on = pointAt(points, t);
      const off = { x: wanted.x - on.x, y: wanted.y - on.y };
      const far = Math.hypot(off.x, off.y);
      const share = far < 8 ? 0 : Math.min(1, LABEL_OFF_LINE / far);
      label = {
        t: Math.round(t * 1000) / 1000,
        dx: Math.round(off.x * share),
        dy: Math.round(off.y * share),
      };
      stage.scene.setState({ busy: true });
      stage.motion.setState({
        flows: new Map([
          [id, { drawing: shown.drawing, labelAt: { x: on.x + label.dx, y: on.y + label.dy } }],
        ]),
      });
    },
    end() {
      if (label) stage.editor.run(routeFlow, { diagram: diagramOf(stage), flow: id, label });
      finish();
    },
    cancel: finish,
  };
}
