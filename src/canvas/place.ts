import { placeBoundary } from '../commands/boundaries';
import type { Command } from '../commands/command';
import { placeElement, placeNote } from '../commands/elements';
import { connect, splitFlow } from '../commands/flows';
import { part, together, type Part } from '../commands/together';
import type { Editor } from '../editor/editor';
import type { Tool } from '../editor/session';
import type { ElementKind } from '../model/element';
import type { BoundaryId, ElementId, FlowId, ThingId } from '../model/id';
import { nameOf } from '../model/model';
import { boundaryAt, centre, DEFAULT_SIZE, placesOn, type Box, type Point } from '../model/place';
import type { Properties } from '../model/property';
import { canvasWords } from '../words/canvas';
import { memberOf } from './gestures/move';
import { boxAt, distance, GRID, overlap, toGrid } from '../model/geometry';
import { pointAt } from '../model/along';
import { announceEdit } from './speak';
import { boxOf, diagramOf, middleOfView, modelOf, sessionOf, type Stage } from './stage';

/** Placing new things: by tool and click, from the insert menu, beside another one, by keyboard. */

type Editing = Pick<Stage, 'editor'>;

/** What can be placed, and what is known about it from the start. */
export type Placeable =
  | {
      readonly is: 'element';
      readonly kind: ElementKind;
      readonly name?: string;
      readonly properties?: Properties;
    }
  | { readonly is: 'boundary' }
  | { readonly is: 'note' };

export function placeableOf(tool: Tool): Placeable | null {
  switch (tool) {
    case 'external':
    case 'process':
    case 'store':
      return { is: 'element', kind: tool };
    case 'boundary':
    case 'note':
      return { is: tool };
    case 'select':
    case 'hand':
    case 'flow':
      return null;
  }
}

/** The box that a new thing gets with its centre at a point, on the grid if the grid is on. */
export function boxFor(stage: Editing, what: Placeable, at: Point): Box {
  const box = boxAt(at, DEFAULT_SIZE[what.is]);
  return sessionOf(stage).snap
    ? { ...box, x: toGrid(box.x), y: toGrid(box.y) }
    : { ...box, x: Math.round(box.x), y: Math.round(box.y) };
}

export interface Placing {
  readonly box: Box;
  /** Connected to the new element, from here or to here. */
  readonly from?: ElementId | undefined;
  /** The flow that the new element splits in two. */
  readonly into?: FlowId | undefined;
  readonly boundary?: BoundaryId | null;
  /** Whether its name is typed next. */
  readonly naming?: 'name it' | 'leave it';
  /** One of several placed while a key is held: one step to undo, called by `label`. */
  readonly held?: { readonly id: string; readonly label: string } | undefined;
}

/** Places a thing, selects it and opens its name. */
export function placeThing(
  stage: Editing,
  what: Placeable,
  { box, from, into, boundary, naming = 'name it', held }: Placing,
): ThingId | null {
  const { editor } = stage;
  const diagram = diagramOf(stage);
  const id = editor.newId(what.is === 'element' ? what.kind : what.is);
  const flow = editor.newId('flow');
  const first = placing(what, id, diagram, box, boundary);
  const parts: readonly Part[] = [
    first.part,
    ...(from !== undefined && what.is === 'element' ? [part(connect, { id: flow, from, to: id })] : []),
    ...(into !== undefined && what.is === 'element'
      ? [part(splitFlow, { flow: into, at: id, id: flow })]
      : []),
  ];
  const outcome = editor.run(
    together,
    held ? { label: held.label, parts, held: held.id } : { label: first.label(modelOf(stage)), parts },
    [id],
  );
  if (!outcome.ok) return null;
  // Its kind, not its name: two of them would be called alike.
  if (from !== undefined && what.is === 'element')
    insertedLast.set(editor, { is: 'element', kind: what.kind });
  const { toolLocked, tool } = sessionOf(stage);
  editor.session.setState({
    insertAt: null,
    naming: naming === 'name it' ? id : null,
    focus: id,
    tool: toolLocked ? tool : 'select',
  });
  const model = modelOf(stage);
  const parent = memberOf(model, id);
  const word = canvasWords.kinds[what.is === 'element' ? what.kind : what.is];
  announceEdit(
    editor,
    canvasWords.placed(word, nameOf(model, id), parent === null ? undefined : nameOf(model, parent)),
  );
  return id;
}

function placing(
  what: Placeable,
  id: string,
  diagram: string,
  box: Box,
  boundary: BoundaryId | null | undefined,
) {
  const step = <Args>(command: Command<Args>, args: Args) => ({
    part: part(command, args),
    label: (model: Parameters<Command<Args>['label']>[0]) => command.label(model, args),
  });
  switch (what.is) {
    case 'element':
      return step(placeElement, {
        id,
        kind: what.kind,
        diagram,
        at: centre(box),
        ...(what.name === undefined ? {} : { name: what.name }),
        ...(what.properties ? { properties: what.properties } : {}),
        ...(boundary === undefined ? {} : { boundary }),
      });
    case 'boundary':
      return step(placeBoundary, { id, diagram, box });
    case 'note':
      return step(placeNote, { id, diagram, at: centre(box), text: canvasWords.newNote });
  }
}

/** What was placed last at the end of a flow, by each workbench; Alt repeats it without asking. */
const insertedLast = new WeakMap<Editor, Placeable>();

/** What Alt repeats when a flow is let go on empty canvas. */
export function lastInserted(editor: Editor): Placeable | undefined {
  return insertedLast.get(editor);
}

/** How far apart things are put that are placed beside another one. */
const BESIDE = 96;

export type Direction = 'right' | 'left' | 'down' | 'up';

/** A free place beside a thing: as near as its distance allows, then shifted along until nothing is in the way. */
export function freeBoxBeside(
  stage: Editing,
  near: Box,
  direction: Direction,
  size: { readonly width: number; readonly height: number } = DEFAULT_SIZE.element,
): Box {
  const model = modelOf(stage);
  const taken = placesOn(model, diagramOf(stage)).filter((place) => !model.boundaries[place.thing]);
  const middle = centre(near);
  const way = { right: { x: 1, y: 0 }, left: { x: -1, y: 0 }, down: { x: 0, y: 1 }, up: { x: 0, y: -1 } }[
    direction
  ];
  const reach = {
    x: way.x * (near.width / 2 + BESIDE + size.width / 2),
    y: way.y * (near.height / 2 + BESIDE + size.height / 2),
  };
  const across = { x: way.y === 0 ? 0 : size.width + 24, y: way.x === 0 ? 0 : size.height + 24 };
  for (let ring = 0; ring < 40; ring++) {
    // Straight ahead first, then one below, one above, two below ...
    const sideways = Math.ceil(ring / 2) * (ring % 2 === 1 ? 1 : -1);
    const box = boxAt(
      { x: middle.x + reach.x + across.x * sideways, y: middle.y + reach.y + across.y * sideways },
      size,
    );
    if (!taken.some((place) => overlap(place, box, 8))) return { ...box, x: toGrid(box.x), y: toGrid(box.y) };
  }
  return boxAt({ x: middle.x + reach.x, y: middle.y + reach.y }, size);
}

/** A free place in the middle of a line, or as near to it as may be: shifted to either side of it. */
export function freeBoxOn(stage: Editing, points: readonly Point[]): Box {
  const model = modelOf(stage);
  const taken = placesOn(model, diagramOf(stage)).filter((place) => !model.boundaries[place.thing]);
  const middle = pointAt(points, 0.5);
  const [a, b] = [pointAt(points, 0.4), pointAt(points, 0.6)];
  const length = distance(a, b) || 1;
  const across = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  for (let n = 0; n < 40; n++) {
    const off = Math.ceil(n / 2) * (n % 2 === 1 ? 1 : -1) * 3 * GRID;
    const box = boxFor(
      stage,
      { is: 'element', kind: 'process' },
      {
        x: middle.x + across.x * off,
        y: middle.y + across.y * off,
      },
    );
    if (!taken.some((place) => overlap(place, box, 8))) return box;
  }
  return boxFor(stage, { is: 'element', kind: 'process' }, middle);
}

/** Adds an element of the same kind on one side, connected from this one. */
export function append(
  stage: Editing,
  from: ElementId,
  direction: Direction,
  how: Pick<Placing, 'naming' | 'held'> = {},
): ThingId | null {
  const element = modelOf(stage).elements[from];
  const near = boxOf(stage, from);
  if (!element || !near) return null;
  return placeThing(
    stage,
    { is: 'element', kind: element.kind },
    { box: freeBoxBeside(stage, near, direction), from, boundary: element.boundary, ...how },
  );
}

/** Places what a tool draws where the keyboard is: right of the focused thing and in its boundary, or in the middle of the view. */
export function placeAtFocus(
  stage: Editing & Pick<Stage, 'view' | 'root'>,
  tool: Tool,
  naming: Placing['naming'] = 'name it',
): ThingId | null {
  const what = placeableOf(tool);
  if (!what) return null;
  const model = modelOf(stage);
  const { focus, selection } = sessionOf(stage);
  const at = focus ?? selection[0] ?? null;
  // A flow has no place of its own: beside it is beside its end.
  const near = at === null ? null : (model.flows[at]?.to ?? at);
  const box = near === null ? undefined : boxOf(stage, near);
  if (near !== null && model.boundaries[near] && box)
    return placeThing(stage, what, {
      box: freeBoxIn(stage, box, DEFAULT_SIZE[what.is]),
      ...(what.is === 'element' ? { boundary: near } : {}),
      naming,
    });
  if (near !== null && box)
    return placeThing(stage, what, {
      box: freeBoxBeside(stage, box, 'right', DEFAULT_SIZE[what.is]),
      ...(what.is === 'element' ? { boundary: memberOf(model, near) } : {}),
      naming,
    });
  const middle = middleOfView(stage);
  return placeThing(stage, what, { box: freeBoxFrom(stage, boxFor(stage, what, middle)), naming });
}

/** A free place inside a boundary; it grows if there is none. */
function freeBoxIn(
  stage: Editing,
  boundary: Box,
  size: { readonly width: number; readonly height: number },
): Box {
  const model = modelOf(stage);
  const taken = placesOn(model, diagramOf(stage)).filter((place) => !model.boundaries[place.thing]);
  for (
    let y = toGrid(boundary.y + 40);
    y + size.height <= boundary.y + boundary.height - 24;
    y += size.height + 24
  )
    for (
      let x = toGrid(boundary.x + 24);
      x + size.width <= boundary.x + boundary.width - 24;
      x += size.width + 24
    )
      if (!taken.some((place) => overlap(place, { x, y, ...size }))) return { x, y, ...size };
  return { x: toGrid(boundary.x + 24), y: toGrid(boundary.y + boundary.height), ...size };
}

/** The box itself, or the first free place down and to the right of it. */
function freeBoxFrom(stage: Editing, box: Box): Box {
  const taken = placesOn(modelOf(stage), diagramOf(stage));
  for (let n = 0; n < 40; n++) {
    const tried = { ...box, x: box.x + 24 * n, y: box.y + 24 * n };
    if (
      !taken.some((place) => place.x === tried.x && place.y === tried.y) &&
      !taken.some((place) => !modelOf(stage).boundaries[place.thing] && overlap(place, tried))
    )
      return tried;
  }
  return box;
}

/** The boundary that something placed at a point would belong to. */
export function boundaryUnder(stage: Editing, at: Point): BoundaryId | null {
  return boundaryAt(modelOf(stage), diagramOf(stage), at);
}
