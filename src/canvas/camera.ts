import type { Viewport } from '../editor/session';
import type { ThingId } from '../model/id';
import { around, placeOf, placesOn, type Box } from '../model/place';
import { boxAt, overlap, extentOf } from '../model/geometry';
import { diagramOf, focusPart, modelOf, sessionOf, type Stage } from './stage';

/** What part of the page is on screen. */

export const ZOOM = { least: 0.05, most: 4 };
/** Kept free at the left for the tools, at the bottom for zoom and legend, and around everything. */
const LEFT = 60;
const BOTTOM = 20;
const PADDING = 0.08;

/** The box around what is drawn, or around some of it. */
export function extent(stage: Pick<Stage, 'editor' | 'shown'>, ids?: readonly ThingId[]): Box | undefined {
  const model = modelOf(stage);
  const places = placesOn(model, diagramOf(stage)).filter((place) => !ids || ids.includes(place.thing));
  const flows = stage.shown().edges.filter((edge) => !ids || ids.includes(edge.id));
  return around([
    ...places.map((place) =>
      model.boundaries[place.thing] ? { ...place, y: place.y - 12, height: place.height + 12 } : place,
    ),
    ...flows.flatMap(({ data }) => [extentOf(data.drawing.line.points), boxAt(data.labelAt, data.label)]),
  ]);
}

/** The view that shows a box: centred, never above 100 %. */
export function viewOf(box: Box, screen: { readonly width: number; readonly height: number }): Viewport {
  const room = { width: Math.max(screen.width - LEFT, 100), height: Math.max(screen.height - BOTTOM, 100) };
  const zoom = Math.min(
    1,
    Math.max(
      ZOOM.least,
      Math.min(
        room.width / (box.width * (1 + 2 * PADDING) + 1),
        room.height / (box.height * (1 + 2 * PADDING) + 1),
      ),
    ),
  );
  return {
    x: Math.round(LEFT + (room.width - box.width * zoom) / 2 - box.x * zoom),
    y: Math.round((room.height - box.height * zoom) / 2 - box.y * zoom),
    zoom,
  };
}

/** Shows the whole diagram, or the selection. */
export function fit(stage: Stage, what: 'all' | 'selection', motion: 'glide' | 'jump' = 'glide'): void {
  const { selection } = sessionOf(stage);
  const box = extent(stage, what === 'selection' && selection.length > 0 ? selection : undefined);
  const { width, height } = stage.root.getBoundingClientRect();
  const view = box ? viewOf(box, { width, height }) : { x: 0, y: 0, zoom: 1 };
  if (motion === 'glide') glide(stage, view);
  else void stage.flow.setViewport(view);
}

/** Milliseconds that the view is on its way. */
const GLIDE = 200;
/** The next frame of the glide that is on its way; the last one wins. */
let nextFrame = 0;

/** Takes the view to another, in view all the while; whoever moves it on the way has it from then on. */
function glide({ flow, view }: Pick<Stage, 'flow' | 'view'>, to: Viewport): void {
  cancelAnimationFrame(nextFrame);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return void flow.setViewport(to);
  const from = view.getState();
  const begun = performance.now();
  let last = from;
  const step = (now: number): void => {
    const here = view.getState();
    if (here.x !== last.x || here.y !== last.y || here.zoom !== last.zoom) return;
    const part = Math.min(1, Math.max(0, (now - begun) / GLIDE));
    last = viewBetween(from, to, part * part * (3 - 2 * part));
    void flow.setViewport(last);
    if (part < 1) nextFrame = requestAnimationFrame(step);
  };
  nextFrame = requestAnimationFrame(step);
}

/**
 * The view a part of the way from one to another, 0 to 1. Zooming goes evenly to the eye, by the same factor in the same time,
 * about the one point of the screen that shows the same before and after.
 */
export function viewBetween(from: Viewport, to: Viewport, part: number): Viewport {
  if (part === 1) return to;
  const zoom = from.zoom * (to.zoom / from.zoom) ** part;
  const share = from.zoom === to.zoom ? part : (zoom - from.zoom) / (to.zoom - from.zoom);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, zoom };
}

/** Zooms about the middle of the view. */
export function zoomTo(stage: Stage, zoom: number): void {
  const view = stage.view.getState();
  const { width, height } = stage.root.getBoundingClientRect();
  const to = Math.min(Math.max(zoom, ZOOM.least), ZOOM.most);
  const share = to / view.zoom;
  void stage.flow.setViewport({
    x: width / 2 - (width / 2 - view.x) * share,
    y: height / 2 - (height / 2 - view.y) * share,
    zoom: to,
  });
}

/** Moves the view by the least that shows a thing whole. */
export function reveal(stage: Stage, id: ThingId): void {
  const box = boxOnPage(stage, id);
  if (!box) return;
  const { x, y, zoom } = stage.view.getState();
  const { width, height } = stage.root.getBoundingClientRect();
  const least = (start: number, size: number, low: number, high: number): number => {
    if (size > high - low) return low + 12 - start;
    return start < low + 12 ? low + 12 - start : start + size > high - 12 ? high - 12 - start - size : 0;
  };
  const by = {
    x: least(box.x * zoom + x, box.width * zoom, LEFT, width),
    y: least(box.y * zoom + y, box.height * zoom, 0, height),
  };
  if (by.x !== 0 || by.y !== 0) glide(stage, { x: x + by.x, y: y + by.y, zoom });
}

/** The box of a thing in page coordinates; of a flow, the box of its label. */
export function boxOnPage(stage: Pick<Stage, 'editor' | 'shown'>, id: ThingId): Box | undefined {
  const place = placeOf(modelOf(stage), diagramOf(stage), id);
  if (place) return place;
  const data = stage.shown().edges.find((edge) => edge.id === id)?.data;
  return (
    data &&
    boxAt(data.labelAt, { width: Math.max(data.label.width, 24), height: Math.max(data.label.height, 20) })
  );
}

/** Gives the keyboard to a thing, in view, or to the canvas itself. */
export function focusThing(stage: Stage, id: ThingId | null): void {
  stage.editor.session.setState({ focus: id });
  if (id === null) {
    stage.root.focus({ preventScroll: true });
    return;
  }
  reveal(stage, id);
  focusPart(stage, id);
}

/** Whether nothing of what there is can be seen. */
export function isLost(
  places: readonly Box[],
  { x, y, zoom }: Viewport,
  screen: { readonly width: number; readonly height: number },
): boolean {
  const view = { x: -x / zoom, y: -y / zoom, width: screen.width / zoom, height: screen.height / zoom };
  return places.length > 0 && screen.width > 0 && !places.some((place) => overlap(place, view));
}
