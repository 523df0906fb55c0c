import type { FlowId, ThingId } from '../../model/id';
import { nearestOn, pointAt } from '../../model/outline';
import { placeOf, type Box, type Point } from '../../model/place';
import { courseOf, drawn } from '../../model/course';
import type { Moved } from '../scene';
import { diagramOf, modelOf, partOf, type Stage } from '../stage';

/**
 * Shows things in motion without touching React Flow's state: the moved parts of the page get a CSS `translate`
 * beside React Flow's own `transform`, flows between them go along in the same way, and only flows with one end in
 * motion are drawn anew. A drag of one thing among 1,000 then costs about 1 ms a frame instead of 20.
 */
export class Painting {
  readonly #stage: Stage;
  readonly #moved: ReadonlySet<ThingId>;
  readonly #parts: readonly (HTMLElement | SVGElement)[];
  readonly #stretched: readonly { readonly id: FlowId; readonly t: number }[];
  /** Whether anything is painted at all. */
  #isMoving = false;

  constructor(stage: Stage, moved: ReadonlySet<ThingId>) {
    this.#stage = stage;
    this.#moved = moved;
    const edges = stage.shown().edges;
    const inner = edges.filter((edge) => moved.has(edge.source) && moved.has(edge.target));
    const outer = edges.filter((edge) => moved.has(edge.source) !== moved.has(edge.target));
    const labels = inner.map((edge) =>
      stage.root.querySelector<HTMLElement>(`[data-label="${CSS.escape(edge.id)}"]`),
    );
    this.#parts = [
      ...[...moved].map((id) => partOf(stage, id)),
      ...inner.map((edge) => partOf(stage, edge.id)),
      ...labels,
    ].filter((part) => part !== null);
    this.#stretched = outer.flatMap(({ id, data }) =>
      data ? [{ id, t: nearestOn(data.drawing.line.points, data.labelAt).t }] : [],
    );
  }

  shift(by: Point): void {
    this.#isMoving = true;
    for (const part of this.#parts) part.style.translate = `${by.x}px ${by.y}px`;
    this.#stretch((box) => ({ ...box, x: box.x + by.x, y: box.y + by.y }));
  }

  /** Shows other boxes instead of moved ones: a resize. */
  reshape(box: Box): void {
    this.#isMoving = true;
    this.#stretch(() => box);
  }

  #stretch(boxIn: (box: Box) => Box): void {
    const model = modelOf(this.#stage);
    const diagram = diagramOf(this.#stage);
    const boxOf = (id: ThingId): Box | undefined => {
      const place = placeOf(model, diagram, id);
      return place && this.#moved.has(id) ? boxIn(place) : place;
    };
    const flows = new Map<FlowId, Moved>();
    for (const { id, t } of this.#stretched) {
      const flow = model.flows[id];
      const course = flow && courseOf(model, diagram, flow, boxOf);
      if (!course) continue;
      const drawing = drawn(course);
      const { dx, dy } = course.route?.label ?? { dx: 0, dy: 0 };
      const on = pointAt(drawing.line.points, t);
      flows.set(id, { drawing, labelAt: { x: on.x + dx, y: on.y + dy } });
    }
    this.#stage.motion.setState({ flows });
  }

  /** Flows look as the model says again. */
  rest(): void {
    this.#stage.motion.setState({ flows: new Map() });
  }

  clear(): void {
    if (!this.#isMoving) return;
    this.#isMoving = false;
    for (const part of this.#parts) part.style.removeProperty('translate');
    this.rest();
  }
}
