import type { FlowId, ThingId } from '../../model/id';
import { nearestOn, pointAt } from '../../model/along';
import { around, placeOf, type Box, type Point } from '../../model/place';
import { courseOf, drawn } from '../../model/course';
import { LAYER, type FlowEdge } from '../drawn';
import type { Moved } from '../scene';
import { diagramOf, modelOf, partOf, type Stage } from '../stage';

/** Of more than so many things in motion an outline is moved instead of each of them. */
const GHOST_ABOVE = 40;
/** Of more than so many flows with one end in motion only the lines are shown, all as one. */
const BUNDLE_ABOVE = 60;

/**
 * Shows things in motion without touching React Flow's state: the moved parts of the page get a CSS `translate`
 * beside React Flow's own `transform`, flows between them go along in the same way, and only flows with one end in
 * motion are drawn anew. A drag of one thing among 1,000 then costs about 1 ms a frame instead of 20.
 *
 * So are the flows of something that has very many: one shape takes their place, without labels.
 *
 * Very many things, and what is only in the picture of a diagram seen from far away, are shown by their outlines: one shape,
 * whose cost does not depend on how much is in it.
 */
export class Painting {
  readonly #stage: Stage;
  readonly #moved: ReadonlySet<ThingId>;
  readonly #parts: readonly (HTMLElement | SVGElement)[];
  readonly #stretched: readonly { readonly id: FlowId; readonly t: number }[];
  readonly #ghost: SVGSVGElement | null;
  readonly #bundle: Bundle | null;
  /** Whether anything is painted at all. */
  #isMoving = false;

  constructor(stage: Stage, moved: ReadonlySet<ThingId>) {
    this.#stage = stage;
    this.#moved = moved;
    const edges = stage.shown().edges;
    const inner = edges.filter((edge) => moved.has(edge.source) && moved.has(edge.target));
    const outer = edges.filter((edge) => moved.has(edge.source) !== moved.has(edge.target));
    const isMany = moved.size > GHOST_ABOVE || isOnlyPictured(stage, moved);
    this.#ghost = isMany ? ghostOf(stage, moved, inner) : null;
    this.#bundle = !isMany && outer.length > BUNDLE_ABOVE ? bundleOf(stage, outer, moved) : null;
    if (isMany) {
      this.#parts = [];
      this.#stretched = [];
      return;
    }
    const labels = inner.map((edge) => labelOf(stage, edge.id));
    this.#parts = [
      ...[...moved].map((id) => partOf(stage, id)),
      ...inner.map((edge) => partOf(stage, edge.id)),
      ...labels,
    ].filter((part) => part !== null);
    this.#stretched = outer.map(({ id, data }) => ({
      id,
      t: nearestOn(data.drawing.line.points, data.labelAt).t,
    }));
  }

  shift(by: Point): void {
    this.#begin();
    if (this.#ghost) {
      if (!this.#ghost.isConnected) showGhost(this.#stage, this.#ghost);
      this.#ghost.style.translate = `${by.x}px ${by.y}px`;
      return;
    }
    for (const part of this.#parts) part.style.translate = `${by.x}px ${by.y}px`;
    this.#stretch((box) => ({ ...box, x: box.x + by.x, y: box.y + by.y }));
  }

  /** Shows other boxes instead of moved ones: a resize. */
  reshape(box: Box): void {
    this.#begin();
    this.#stretch(() => box);
  }

  #begin(): void {
    if (this.#isMoving) return;
    this.#isMoving = true;
    if (!this.#ghost) this.#stage.scene.setState({ moving: true });
  }

  #stretch(boxIn: (box: Box) => Box): void {
    if (this.#bundle) {
      this.#bundle.draw(boxIn);
      return;
    }
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
    this.#stage.scene.setState({ moving: false });
    if (this.#ghost) {
      this.#ghost.remove();
      delete this.#stage.root.dataset['carried'];
    }
    this.#bundle?.remove();
    for (const part of this.#parts) part.style.removeProperty('translate');
    this.rest();
  }
}

/** Seen from far away, some of what moves is not in the page. */
function isOnlyPictured(stage: Stage, moved: ReadonlySet<ThingId>): boolean {
  if (!stage.root.querySelector('.overview')) return false;
  return [...moved].some((id) => partOf(stage, id) === null);
}

/** The outlines of things, and straight lines for the flows between them. */
function ghostOf(stage: Stage, moved: ReadonlySet<ThingId>, inner: readonly FlowEdge[]): SVGSVGElement {
  const model = modelOf(stage);
  const diagram = diagramOf(stage);
  const boxes = [...moved].flatMap((id) => placeOf(model, diagram, id) ?? []);
  const outlines = boxes.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`);
  const lines = inner.flatMap(({ data }) => {
    const [first, last] = [data.drawing.line.points[0], data.drawing.line.points.at(-1)];
    return first && last ? [`M${first.x} ${first.y}L${last.x} ${last.y}`] : [];
  });
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'carried');
  svg.setAttribute('aria-hidden', 'true');
  const whole = around(boxes);
  if (whole) {
    // As large as what is in it, so that the browser keeps it as one layer and only moves that.
    svg.setAttribute('viewBox', `${whole.x} ${whole.y} ${whole.width} ${whole.height}`);
    Object.assign(svg.style, {
      left: `${whole.x}px`,
      top: `${whole.y}px`,
      width: `${whole.width}px`,
      height: `${whole.height}px`,
    });
  }
  for (const [is, d] of [
    ['flows', lines],
    ['outlines', outlines],
  ] as const) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', is);
    path.setAttribute('d', d.join(''));
    // A line that is thin on the page would be nothing from far away.
    path.style.strokeWidth = `${Math.max(1, 0.8 / stage.view.getState().zoom)}px`;
    svg.append(path);
  }
  return svg;
}

/** Many flows as one line, in place of what the page shows of them. */
interface Bundle {
  /** Draws them with the moved boxes where `boxIn` puts them. */
  readonly draw: (boxIn: (box: Box) => Box) => void;
  /** The flows are shown again. */
  readonly remove: () => void;
}

/** Of flows each of which has one end among what is moved. */
function bundleOf(stage: Stage, flows: readonly FlowEdge[], moved: ReadonlySet<ThingId>): Bundle {
  const model = modelOf(stage);
  // What a flow is like is asked once; while it moves, it is only an end that is somewhere else. Gates are not shown.
  const courses = flows.flatMap(({ id, source }) => {
    const flow = model.flows[id];
    const course = flow && courseOf(model, diagramOf(stage), flow);
    const end: 'from' | 'to' = moved.has(source) ? 'from' : 'to';
    return course ? [{ course: { ...course, leaves: [], enters: [] }, end }] : [];
  });
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'overlay');
  svg.setAttribute('aria-hidden', 'true');
  svg.style.zIndex = String(LAYER.flow);
  // Pale: so many lines without the ground around each would be one dark mass.
  svg.style.opacity = '0.4';
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', 'flow-line');
  svg.append(path);
  const hidden = flows
    .flatMap(({ id }) => [partOf(stage, id), labelOf(stage, id)])
    .filter((part) => part !== null);
  return {
    draw(boxIn) {
      const lines = courses.map(({ course, end }) => drawn({ ...course, [end]: boxIn(course[end]) }).line.d);
      path.setAttribute('d', lines.join(''));
      if (svg.isConnected) return;
      stage.root.querySelector('.react-flow__viewport-portal')?.append(svg);
      for (const part of hidden) part.style.visibility = 'hidden';
    },
    remove() {
      svg.remove();
      for (const part of hidden) part.style.removeProperty('visibility');
    },
  };
}

function labelOf({ root }: Stage, id: FlowId): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-label="${CSS.escape(id)}"]`);
}

const SVG = 'http://www.w3.org/2000/svg';

function showGhost({ root }: Stage, ghost: SVGSVGElement): void {
  root.querySelector('.react-flow__viewport-portal')?.append(ghost);
  root.dataset['carried'] = '';
}
