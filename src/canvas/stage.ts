import type { Editor } from '../editor/editor';
import type { SessionState, Viewport } from '../editor/session';
import type { DiagramId, ElementId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import { placeOf, type Box, type Point } from '../model/place';
import { covers } from '../model/outline';
import type { Projection } from './drawn';
import { outlineOf } from '../model/course';
import type { SceneStores } from './scene';

/** Everything a gesture or a key needs: the workbench, React Flow's camera, the page, what is drawn. */
export interface Stage extends SceneStores {
  readonly editor: Editor;
  readonly flow: { readonly setViewport: (to: Viewport) => Promise<unknown> };
  /** The `application` element. */
  readonly root: HTMLElement;
  /** What is on screen now. */
  readonly shown: () => Projection;
}

export function modelOf({ editor }: Pick<Stage, 'editor'>): Model {
  return editor.document.store.getState().model;
}

export function sessionOf({ editor }: Pick<Stage, 'editor'>): SessionState {
  return editor.session.getState();
}

export function diagramOf(stage: Pick<Stage, 'editor'>): DiagramId {
  return sessionOf(stage).diagram;
}

export function boxOf(stage: Pick<Stage, 'editor'>, id: ThingId): Box | undefined {
  return placeOf(modelOf(stage), diagramOf(stage), id);
}

export interface ClientPoint {
  readonly clientX: number;
  readonly clientY: number;
}

/** Page coordinates of a pointer. */
export function toPage(
  { view, root }: Pick<Stage, 'view' | 'root'>,
  { clientX, clientY }: ClientPoint,
): Point {
  const { left, top } = areaOf(root);
  const { x, y, zoom } = view.getState();
  return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom };
}

/** What of the page is in the middle of the canvas. */
export function middleOfView(stage: Pick<Stage, 'view' | 'root'>): Point {
  const { left, top, width, height } = areaOf(stage.root);
  return toPage(stage, { clientX: left + width / 2, clientY: top + height / 2 });
}

/** Where a point of the page is on the screen. */
export function toClient({ view, root }: Pick<Stage, 'view' | 'root'>, at: Point): Point {
  const { left, top } = areaOf(root);
  const { x, y, zoom } = view.getState();
  return { x: at.x * zoom + x + left, y: at.y * zoom + y + top };
}

const areas = new WeakMap<HTMLElement, DOMRect>();

/**
 * Where the canvas is on the screen. Asked once in a frame: asking again after something was painted would make the
 * browser lay out the page there and then, which was most of the cost of a drag.
 */
export function areaOf(root: HTMLElement): DOMRect {
  let area = areas.get(root);
  if (!area) {
    area = root.getBoundingClientRect();
    areas.set(root, area);
    // Once the frame has been painted: in it, what was painted before would be laid out first.
    requestAnimationFrame(() => setTimeout(() => areas.delete(root)));
  }
  return area;
}

/** The element under a point, with a little room around it. The last drawn wins. */
export function elementAt(stage: Pick<Stage, 'editor'>, at: Point, grown = 0): ElementId | null {
  const model = modelOf(stage);
  const diagram = diagramOf(stage);
  let found: ElementId | null = null;
  for (const element of Object.values(model.elements)) {
    const box = placeOf(model, diagram, element.id);
    if (box && covers({ outline: outlineOf(element), box }, at, grown)) found = element.id;
  }
  return found;
}

/** The part of the page that shows a thing, wherever React Flow has put it. */
export function partOf({ root }: Pick<Stage, 'root'>, id: ThingId): HTMLElement | SVGElement | null {
  return root.querySelector(
    `.react-flow__node[data-id="${CSS.escape(id)}"], .flow-whole[data-id="${CSS.escape(id)}"]`,
  );
}

/**
 * Gives the keyboard to the part of the page that shows a thing. On a big diagram it may come into the page only with the next
 * frame, or once the view has moved to it.
 */
export function focusPart(stage: Pick<Stage, 'root' | 'editor'>, id: ThingId): void {
  const tryIn = (ms: readonly number[]): void => {
    if (sessionOf(stage).focus !== id) return;
    const part = partOf(stage, id);
    const [next, ...later] = ms;
    if (part) part.focus({ preventScroll: true });
    else if (next === 0) requestAnimationFrame(() => tryIn(later));
    else if (next !== undefined) setTimeout(() => tryIn(later), next);
  };
  tryIn([0, 260]);
}
