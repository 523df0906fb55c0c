import { readingOrder } from '../model/graph';
import type { ThingId } from '../model/id';
import { centre, type Point } from '../model/place';
import { canvasWords } from '../words/canvas';
import { boxOnPage, focusThing } from './camera';
import type { Direction } from './place';
import { diagramOf, modelOf, sessionOf, type Stage } from './stage';

/** Going from thing to thing with the keyboard: in reading order, or by direction. */

export const WAYS: Readonly<Record<Direction, Point>> = {
  right: { x: 1, y: 0 },
  left: { x: -1, y: 0 },
  down: { x: 0, y: 1 },
  up: { x: 0, y: -1 },
};

/** The thing that the keyboard is on. */
export function current(stage: Stage): ThingId | null {
  return sessionOf(stage).focus;
}

function order(stage: Stage): readonly ThingId[] {
  return readingOrder(modelOf(stage), diagramOf(stage));
}

/** To the next thing in reading order. Past the ends the browser takes over, so that Tab leaves the canvas. */
export function step(stage: Stage, by: 1 | -1): boolean {
  const all = order(stage);
  const focus = current(stage);
  const isOnThing = focus !== null && document.activeElement !== stage.root;
  const at = focus === null ? -1 : all.indexOf(focus);
  if (!isOnThing && by < 0) return false;
  // With a flow half drawn, the walk goes round instead of out: its other end is in here.
  const isConnecting = sessionOf(stage).connectFrom !== null;
  const to = isConnecting ? (at + by + all.length) % all.length : at + by;
  const next = isOnThing ? all[to] : all[Math.max(at, 0)];
  if (next === undefined || to < -1) return false;
  focusThing(stage, next);
  return true;
}

export function jump(stage: Stage, to: 0 | -1): boolean {
  const next = order(stage).at(to);
  if (next === undefined) return false;
  focusThing(stage, next);
  return true;
}

/** To the nearest thing in a direction; from a flow, left and right lead to its ends. */
export function goTowards(stage: Stage, direction: Direction): boolean {
  const model = modelOf(stage);
  const focus = current(stage);
  const flow = focus === null ? undefined : model.flows[focus];
  if (flow && (direction === 'left' || direction === 'right')) {
    focusThing(stage, direction === 'left' ? flow.from : flow.to);
    return true;
  }
  const from = focus === null ? undefined : boxOnPage(stage, focus);
  if (!from) return jump(stage, 0);
  const next = nearest(stage, centre(from), direction, focus);
  if (next === null) stage.editor.announce(canvasWords.nothingThere);
  else focusThing(stage, next);
  return true;
}

/** Nearest by distance ahead, with what lies aside counted twice. */
function nearest(stage: Stage, from: Point, direction: Direction, except: ThingId | null): ThingId | null {
  const way = WAYS[direction];
  let best: { readonly id: ThingId; readonly cost: number } | null = null;
  for (const id of order(stage)) {
    const box = id === except ? undefined : boxOnPage(stage, id);
    if (!box) continue;
    const to = centre(box);
    const ahead = (to.x - from.x) * way.x + (to.y - from.y) * way.y;
    const aside = Math.abs((to.x - from.x) * way.y) + Math.abs((to.y - from.y) * way.x);
    if (ahead <= 4 || aside > ahead * 2.5) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}

/** Moves the view by most of a screen, down or sideways. */
export function page(stage: Stage, by: 1 | -1, sideways: boolean): boolean {
  const { x, y, zoom } = stage.view.getState();
  const { width, height } = stage.root.getBoundingClientRect();
  void stage.flow.setViewport({
    x: sideways ? x - by * width * 0.8 : x,
    y: sideways ? y : y - by * height * 0.8,
    zoom,
  });
  return true;
}
