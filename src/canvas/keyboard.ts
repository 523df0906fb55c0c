import { isLocked } from '../commands/stack';
import { moveThings, resizeThing } from '../commands/arrange';
import { landing } from '../commands/measures';
import { allActions } from '../editor/actions';
import { keyOf } from '../editor/keymap';
import type { ElementId, FlowId } from '../model/id';
import { nameOf, thing } from '../model/model';
import { canvasWords } from '../words/canvas';
import { boxOnPage, focusThing } from './camera';
import { movable } from './gestures/move';
import { chooseForFlow } from './gestures/wire';
import { append, freeBoxOn, placeableOf, placeAtFocus, type Direction } from './place';
import { announceEdit } from './speak';
import { centre, GRID } from '../model/geometry';
import { boxOf, diagramOf, middleOfView, modelOf, sessionOf, toClient, type Stage } from './stage';
import { current, goTowards, jump, page, step, WAYS } from './walk';

/**
 * Keys that mean something only where the keyboard is on the canvas. Everything that is also in a menu is an action
 * (`editor/actions.ts`) with keys of its own.
 */

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowRight: 'right',
  ArrowLeft: 'left',
  ArrowDown: 'down',
  ArrowUp: 'up',
};

/** Does what a key means on the canvas. False when it means nothing here, so that others may have it. */
export function pressKey(stage: Stage, event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  const mod = event.ctrlKey || event.metaKey;
  // Letting go of Mod may happen where no key can be heard, in another window.
  if (!mod) finishSiblings(stage);
  const arrow = ARROWS[event.key];
  if (arrow) return pressArrow(stage, arrow, event);
  switch (event.key) {
    case 'Tab':
      return !mod && !event.altKey && step(stage, event.shiftKey ? -1 : 1);
    case 'Home':
      return jump(stage, 0);
    case 'End':
      return jump(stage, -1);
    case 'Enter':
      return !mod && !event.shiftKey && !event.altKey && enter(stage);
    case 'PageUp':
    case 'PageDown':
      return !mod && !event.altKey && page(stage, event.key === 'PageDown' ? 1 : -1, event.shiftKey);
    case '/':
    case 'Insert':
      return !mod && !event.altKey && openInsert(stage);
    default:
      lendFocus(stage, event);
      return false;
  }
}

/**
 * With nothing selected, a key for the selection means what has the keyboard: it is selected first. Not for deleting, which
 * takes only what somebody has chosen.
 */
function lendFocus(stage: Stage, event: KeyboardEvent): void {
  const { editor } = stage;
  const focus = current(stage);
  if (focus === null || document.activeElement === stage.root || sessionOf(stage).selection.length > 0)
    return;
  const key = keyOf(event);
  const action = allActions().find((one) => one.keys?.includes(key) === true);
  if (!action || action.id === 'cancel' || action.id.startsWith('delete') || action.enabled(editor)) return;
  editor.select([focus]);
  if (!action.enabled(editor)) editor.select([]);
}

function pressArrow(stage: Stage, direction: Direction, event: KeyboardEvent): boolean {
  const { altKey: alt, shiftKey: shift } = event;
  const mod = event.ctrlKey || event.metaKey;
  const stroke = { at: event.timeStamp, isRepeat: event.repeat };
  if (alt && !mod && !shift) return goTowards(stage, direction);
  if (mod && !alt && !shift) return appendTowards(stage, direction);
  if (alt && shift && !mod) return resizeFocused(stage, direction, stroke);
  if (mod || alt) return false;
  return sessionOf(stage).selection.length > 0
    ? nudge(stage, direction, shift ? 'far' : 'near', stroke)
    : goTowards(stage, direction);
}

let burst = { at: 0, id: 0 };
/** Taps this close together are one step to undo, ms. */
const TOGETHER = 400;

/** Which burst of keys an arrow belongs to: the one before while it is held down, or tapped again soon. */
function burstOf({ at, isRepeat }: Stroke): number {
  burst = { at, id: isRepeat || at - burst.at < TOGETHER ? burst.id : burst.id + 1 };
  return burst.id;
}

/** One press of a key: when, ms, and whether it is held. */
interface Stroke {
  readonly at: number;
  readonly isRepeat: boolean;
}

/** How far an arrow key moves things, px: by the grid when things snap to it, else as finely as can be. */
const STEPS = { snap: { near: GRID, far: 5 * GRID }, free: { near: 1, far: 10 } };

function stepOf(stage: Stage, reach: 'near' | 'far'): number {
  return STEPS[sessionOf(stage).snap ? 'snap' : 'free'][reach];
}

/** Moves the selection; keys held or tapped in a row are one step to undo. */
export function nudge(stage: Stage, direction: Direction, reach: 'near' | 'far', stroke: Stroke): boolean {
  const { editor } = stage;
  const model = modelOf(stage);
  const diagram = diagramOf(stage);
  const ids = movable(model, diagram, sessionOf(stage).selection);
  if (ids.length === 0) return true;
  const step = stepOf(stage, reach);
  const by = { x: WAYS[direction].x * step, y: WAYS[direction].y * step };
  const into = ids.length === 1 ? landing(model, diagram, ids[0]!, by) : 'keep';
  editor.run(moveThings, { diagram, ids, by, into, gesture: `keys ${burstOf(stroke)} ${ids.join(' ')}` });
  const where =
    canvasWords.directions[direction] +
    (into === 'keep'
      ? ''
      : `, ${into === null ? canvasWords.nowOutside : canvasWords.nowInside(nameOf(model, into))}`);
  announceEdit(
    editor,
    ids.length === 1
      ? canvasWords.moved(nameOf(model, ids[0]!), where)
      : canvasWords.movedMany(ids.length, where),
  );
  return true;
}

/** Alt+Shift+Arrow: right and down make the thing larger, left and up smaller; its top left corner stays. */
function resizeFocused(stage: Stage, direction: Direction, stroke: Stroke): boolean {
  const { editor } = stage;
  const { selection } = sessionOf(stage);
  const id = selection.length === 1 ? selection[0]! : current(stage);
  const place = id === null ? undefined : boxOf(stage, id);
  if (id === null || !place) return false;
  if (isLocked(modelOf(stage), diagramOf(stage), id)) {
    editor.announce(canvasWords.locked, 'urgent');
    return true;
  }
  const step = stepOf(stage, 'near');
  const box = {
    x: place.x,
    y: place.y,
    width: place.width + WAYS[direction].x * step,
    height: place.height + WAYS[direction].y * step,
  };
  const outcome = editor.run(resizeThing, {
    diagram: diagramOf(stage),
    id,
    box,
    gesture: `keys ${burstOf(stroke)}`,
  });
  const after = boxOf(stage, id);
  if (outcome.ok && after)
    editor.announce(
      outcome.changed
        ? canvasWords.resizedTo(nameOf(modelOf(stage), id), after.width, after.height)
        : canvasWords.smallest(nameOf(modelOf(stage), id)),
    );
  return true;
}

/** Enter: with a tool, place or connect here; else the name of the thing. */
function enter(stage: Stage): boolean {
  const { tool, selection, connectFrom } = sessionOf(stage);
  const focus = current(stage) ?? selection[0] ?? null;
  if (placeableOf(tool)) {
    placeAtFocus(stage, tool);
    return true;
  }
  if (tool === 'flow') {
    if (focus !== null && modelOf(stage).elements[focus]) {
      chooseForFlow(stage, focus);
      if (connectFrom === null) stage.scene.setState({ dropOn: { id: focus, ok: true } });
    } else stage.editor.announce(canvasWords.onlyElements, 'urgent');
    return true;
  }
  if (focus === null || !thing(modelOf(stage), focus)) return false;
  stage.editor.select([focus]);
  stage.editor.session.setState({ naming: focus });
  return true;
}

/** Space: selects the thing that has the keyboard, or takes it out of the selection. */
export function toggleFocused(stage: Stage, adding: boolean): boolean {
  const focus = current(stage);
  if (focus === null) return false;
  const { selection } = sessionOf(stage);
  const name = nameOf(modelOf(stage), focus);
  const isSelected = selection.includes(focus);
  const rest = selection.filter((id) => id !== focus);
  stage.editor.select(isSelected ? rest : adding ? [...selection, focus] : [focus]);
  stage.editor.session.setState({ focus });
  stage.editor.announce(isSelected ? canvasWords.unselected(name) : canvasWords.selected(name));
  return true;
}

/** What has been added from one element since Mod went down. */
let siblings: { readonly from: ElementId; readonly ids: readonly ElementId[]; readonly hold: string } | null =
  null;

/**
 * Mod+Arrow: a connected element of the same kind on that side; the arrow again, with Mod still held, adds another one
 * to the same element. All of them are one step.
 */
function appendTowards(stage: Stage, direction: Direction): boolean {
  const { selection } = sessionOf(stage);
  const selected = selection.length === 1 ? selection[0]! : current(stage);
  const from = siblings?.from ?? selected;
  if (from === null || !modelOf(stage).elements[from]) return false;
  const ids = siblings?.ids ?? [];
  const hold = siblings?.hold ?? stage.editor.newId('flow');
  const id = append(stage, from, direction, {
    naming: 'leave it',
    held: { id: hold, label: canvasWords.appended(ids.length + 1, nameOf(modelOf(stage), from)) },
  });
  if (id !== null) siblings = { from, ids: [...ids, id], hold };
  return true;
}

/** Mod has been let go: one new element is named next, several are selected. */
export function finishSiblings(stage: Stage): void {
  if (!siblings) return;
  const there = siblings.ids.filter((id) => modelOf(stage).elements[id]);
  siblings = null;
  const [only, ...more] = there;
  if (only === undefined) return;
  stage.editor.select(there);
  focusThing(stage, only);
  if (more.length === 0) stage.editor.session.setState({ naming: only });
  else stage.editor.announce(canvasWords.selectedMany(there.length));
}

/** Offers what could stand in the middle of a flow. */
export function offerSplit(stage: Stage, flow: FlowId): void {
  const { editor } = stage;
  const data = stage.shown().edges.find((edge) => edge.id === flow)?.data;
  if (!data) return;
  const page = centre(freeBoxOn(stage, data.drawing.line.points));
  editor.session.setState({ insertAt: { page, client: toClient(stage, data.labelAt), into: flow } });
  editor.announce(canvasWords.insertInto(nameOf(modelOf(stage), flow)));
}

/** Opens the insert menu on the selected flow, beside the selected element, connected to it, or in the middle of the view. */
export function openInsert(stage: Stage): boolean {
  const { selection } = sessionOf(stage);
  const [only] = selection;
  if (selection.length === 1 && only !== undefined && modelOf(stage).flows[only]) {
    offerSplit(stage, only);
    return true;
  }
  const from = selection.length === 1 && modelOf(stage).elements[selection[0]!] ? selection[0] : undefined;
  const box = from === undefined ? undefined : boxOnPage(stage, from);
  const page = box ? { x: box.x + box.width + 96 + 60, y: box.y + box.height / 2 } : middleOfView(stage);
  const client = toClient(stage, page);
  stage.editor.session.setState({ insertAt: from === undefined ? { page, client } : { page, client, from } });
  return true;
}
