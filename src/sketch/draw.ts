import { growAround } from '../commands/arrange';
import { isFree } from '../commands/allowed';
import { connect } from '../commands/flows';
import { counted, isRefusal, patched, put, refuse, type Command } from '../commands/command';
import { newBoundary } from '../model/boundary';
import type { DataClass } from '../model/dataclass';
import { newElement, type Element } from '../model/element';
import type { Flow } from '../model/flow';
import { flowsAt, membersOf, outward } from '../model/graph';
import { toGrid } from '../model/geometry';
import type { BoundaryId, DiagramId, ElementId, IdKind, NewId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import {
  around,
  centre,
  DEFAULT_SIZE,
  placeId,
  placeOf,
  placesOn,
  type Box,
  type Point,
} from '../model/place';
import { isNew, type Deed, type PlannedLine, type Ref } from './plan';
import { freeBox, padded, sizeFor } from './room';
import type { Setting } from './chips';

export interface Drawing {
  readonly deeds: readonly Deed[];
  readonly diagram: DiagramId;
  /** Where the first things go when nothing they are connected to is drawn yet; page coordinates. */
  readonly at: Point;
  /** The id of each thing that is new, and of each new data class by its name. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What the lines without a mistake do, in their order. */
export function deedsOf(lines: readonly PlannedLine[]): readonly Deed[] {
  return lines.flatMap((line) => line.deeds);
}

/** Ids for all that will be new, so that the caller can select it. */
export function idsForDrawing(deeds: readonly Deed[], newId: NewId): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const give = (key: string, kind: IdKind): void => void (ids.has(key) || ids.set(key, newId(kind)));
  for (const deed of deeds) {
    if (deed.does === 'add element') give(deed.ref, deed.kind);
    if (deed.does === 'add boundary') give(deed.ref, 'boundary');
    if (deed.does === 'add note') give(deed.ref, 'note');
    if (deed.does === 'connect') give(deed.ref, 'flow');
    if (deed.does === 'set') for (const name of newClasses(deed.settings)) give(classKey(name), 'data');
  }
  return ids;
}

const classKey = (name: string): string => `data ${name.toLowerCase()}`;

function newClasses(settings: readonly Setting[]): readonly string[] {
  return settings.flatMap((one) => (one.sets === 'data' && one.id === null ? [one.name] : []));
}

/** Draws a sketch: everything that it adds, changes and nests is one step. */
export const drawSketch: Command<Drawing> = {
  name: 'draw',
  label: (_, { deeds }) => `draw ${whatIsNew(deeds) || 'what was typed'}`,
  run: (model, drawing) => {
    if (drawing.deeds.length === 0) return refuse('There is nothing to draw.');
    const taken = [...drawing.ids.values()].find((id) => !isFree(model, id));
    if (taken !== undefined) return refuse(`The id “${taken}” is taken.`);
    const drawn = written(model, drawing);
    return isRefusal(drawn) ? drawn : placed(drawn, drawing);
  },
};

/** “2 elements and 1 flow”; empty when only properties change. */
export function whatIsNew(deeds: readonly Deed[]): string {
  const count = (does: Deed['does']): number => deeds.filter((deed) => deed.does === does).length;
  const parts = [
    [count('add element'), 'element', 'elements'],
    [count('add boundary'), 'boundary', 'boundaries'],
    [count('connect'), 'flow', 'flows'],
    [count('add note'), 'note', 'notes'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, one, many]) => counted(n, one, many));
  return told.length < 2 ? (told[0] ?? '') : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`;
}

/** The model with everything but places. */
function written(model: Model, { deeds, ids }: Drawing): ReturnType<typeof connect.run> {
  const idOf = (ref: Ref): string => (isNew(ref) ? ids.get(ref)! : ref);
  const homeOf = (ref: Ref | null): BoundaryId | null => (ref === null ? null : idOf(ref));
  let next = model;
  for (const deed of deeds) {
    switch (deed.does) {
      case 'add element': {
        const { name, kind, properties } = deed;
        const element = newElement({
          id: idOf(deed.ref),
          name,
          kind,
          properties,
          boundary: homeOf(deed.home),
        });
        next = { ...next, elements: put(next.elements, element) };
        break;
      }
      case 'add boundary': {
        const boundary = newBoundary({ id: idOf(deed.ref), name: deed.name, parent: homeOf(deed.home) });
        next = { ...next, boundaries: put(next.boundaries, boundary) };
        break;
      }
      case 'add note': {
        next = { ...next, notes: put(next.notes, { id: idOf(deed.ref), text: deed.text }) };
        break;
      }
      case 'connect': {
        const { name } = deed;
        const connected = connect.run(next, {
          id: idOf(deed.ref),
          from: idOf(deed.from),
          to: idOf(deed.to),
          name,
        });
        if (isRefusal(connected)) return connected;
        next = connected;
        break;
      }
      case 'nest': {
        const [id, home] = [idOf(deed.of), homeOf(deed.home)];
        const { [id]: element } = next.elements;
        const { [id]: boundary } = next.boundaries;
        if (element) next = { ...next, elements: put(next.elements, patched(element, { boundary: home })) };
        if (boundary)
          next = { ...next, boundaries: put(next.boundaries, patched(boundary, { parent: home })) };
        break;
      }
      case 'set':
        next = withSettings(next, idOf(deed.of), deed.settings, ids);
        break;
      case 'show':
        break;
    }
  }
  return next;
}

function withSettings(
  model: Model,
  id: ThingId,
  settings: readonly Setting[],
  ids: ReadonlyMap<string, string>,
): Model {
  const boundary = model.boundaries[id];
  if (boundary) {
    const trust = settings.find((one) => one.sets === 'trust')?.value ?? boundary.trust;
    const changed = patched(boundary, {
      trust,
      description: descriptionIn(settings) ?? boundary.description,
    });
    return { ...model, boundaries: put(model.boundaries, changed) };
  }
  let { dataClasses } = model;
  const data: string[] = [];
  for (const one of settings) {
    if (one.sets !== 'data') continue;
    const classId = one.id ?? ids.get(classKey(one.name))!;
    if (!dataClasses[classId])
      dataClasses = put<DataClass>(dataClasses, {
        id: classId,
        name: one.name,
        level: 'internal',
        kinds: [],
        description: '',
      });
    data.push(classId);
  }
  const properties = Object.fromEntries(
    settings.flatMap((one) => (one.sets === 'property' ? [[one.name, one.value]] : [])),
  );
  const changes = (
    thing: Element | Flow,
  ): Pick<Element, 'properties' | 'data' | 'outOfScope' | 'description'> => ({
    properties: { ...thing.properties, ...properties },
    data: [...new Set([...thing.data, ...data])],
    outOfScope: settings.find((one) => one.sets === 'out of scope')?.value ?? thing.outOfScope,
    description: descriptionIn(settings) ?? thing.description,
  });
  const element = model.elements[id];
  const flow = model.flows[id];
  const step = settings.find((one) => one.sets === 'step')?.value ?? flow?.step;
  return {
    ...model,
    dataClasses,
    ...(element ? { elements: put(model.elements, patched(element, changes(element))) } : {}),
    ...(flow
      ? {
          flows: put(
            model.flows,
            patched(flow, { ...changes(flow), ...(step === undefined ? {} : { step }) }),
          ),
        }
      : {}),
  };
}

function descriptionIn(settings: readonly Setting[]): string | undefined {
  return settings.find((one) => one.sets === 'description')?.value;
}

/** Places for all that has none on the diagram, each near what it is connected to. */
function placed(model: Model, drawing: Drawing): Model {
  const { deeds, diagram, ids } = drawing;
  const idOf = (ref: Ref): string => (isNew(ref) ? ids.get(ref)! : ref);
  let next = model;
  const moved = deeds.flatMap((deed) => (deed.does === 'nest' ? [idOf(deed.of)] : []));
  for (const id of moved) next = nested(next, drawing, id);
  const wanting = deeds.flatMap((deed) =>
    deed.does === 'connect' || deed.does === 'set' || deed.does === 'nest'
      ? []
      : [idOf('ref' in deed ? deed.ref : deed.of)],
  );
  for (const id of groupByGroup(next, diagram, wanting)) {
    if (placeOf(next, diagram, id)) continue;
    if (next.elements[id]) next = withElementPlaced(next, drawing, id);
    else if (next.boundaries[id]) next = withBoundaryPlaced(next, drawing, id);
    else next = withNotePlaced(next, drawing, id);
  }
  return next;
}

/**
 * The order in which things get their places: what belongs to one outermost boundary together, so that it has grown to
 * its size before anything stands in its way; then what stands outside all of them, and notes. Boundaries that nothing
 * will be put into follow the elements of their group.
 */
function groupByGroup(model: Model, diagram: DiagramId, ids: readonly ThingId[]): readonly ThingId[] {
  const homeOf = (id: ThingId): BoundaryId | null =>
    model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null;
  const filled = new Set(ids.filter((id) => !model.notes[id]).flatMap((id) => outward(model, homeOf(id))));
  const groups = new Map<string, ThingId[]>();
  const outermost = (id: ThingId): string => {
    if (model.notes[id]) return 'notes';
    const last = outward(model, homeOf(id)).at(-1);
    return last ?? (model.boundaries[id] ? id : 'loose');
  };
  for (const id of ids) {
    if (filled.has(id) || placeOf(model, diagram, id)) continue;
    const group = groups.get(outermost(id)) ?? [];
    groups.set(outermost(id), [...group, id]);
  }
  const sorted = (list: readonly ThingId[]): readonly ThingId[] => [
    ...list.filter((id) => !model.boundaries[id]),
    ...list.filter((id) => model.boundaries[id]),
  ];
  const { loose = [], notes = [], ...homes } = Object.fromEntries(groups);
  return [...Object.values(homes).flatMap(sorted), ...loose, ...notes];
}

/** Something that the sketch put into another boundary goes there, unless it stands in it already. */
function nested(model: Model, drawing: Drawing, id: ThingId): Model {
  const { diagram } = drawing;
  const place = placeOf(model, diagram, id);
  const element = model.elements[id];
  if (!place) return model;
  const home = element ? element.boundary : (model.boundaries[id]?.parent ?? null);
  const homeBox = home === null ? undefined : placeOf(model, diagram, home);
  const isInside =
    homeBox !== undefined &&
    place.x >= homeBox.x &&
    place.y >= homeBox.y &&
    place.x + place.width <= homeBox.x + homeBox.width &&
    place.y + place.height <= homeBox.y + homeBox.height;
  // A boundary, what is locked, and what is there already stay; the new home grows around them.
  if (!element || isInside || place.locked === true) return settled(model, drawing, id, place);
  const { [placeId(diagram, id)]: _, ...places } = model.places;
  const lifted = { ...model, places };
  const middle = homeBox ? centre(homeBox) : centre(place);
  const size = { width: place.width, height: place.height };
  const box = freeBox(lifted, diagram, { size, middle, home, away: 0 });
  return settled(lifted, drawing, id, box);
}

/** How far apart connected things stand, px: room for the name of the flow between them. */
const APART = { least: 96, most: 220 };

function withElementPlaced(model: Model, drawing: Drawing, id: ElementId): Model {
  const { diagram, at } = drawing;
  const element = model.elements[id]!;
  const size = sizeFor(element.name);
  const home = element.boundary;
  const beside = neighbour(model, diagram, id);
  if (beside) {
    const gap = Math.min(APART.most, Math.max(APART.least, beside.label.length * 7 + 56));
    const padding = beside.home === home ? 0 : 48;
    const reach = beside.box.width / 2 + gap + padding + size.width / 2;
    const from = centre(beside.box);
    const middle = { x: from.x + beside.away * reach, y: from.y };
    return settled(model, drawing, id, freeBox(model, diagram, { size, middle, home, away: beside.away }));
  }
  const members = home === null ? [] : membersOf(model, home).elements;
  const last = members.map((one) => placeOf(model, diagram, one.id)).findLast((place) => place !== undefined);
  const homeBox = home === null ? undefined : placeOf(model, diagram, home);
  const middle = last
    ? { x: centre(last).x, y: centre(last).y + last.height + 48 }
    : homeBox
      ? centre(homeBox)
      : at;
  return settled(model, drawing, id, freeBox(model, diagram, { size, middle, home, away: 0 }));
}

/** What an element is connected to that stands on the diagram: what leads to it before what it leads to. */
function neighbour(model: Model, diagram: DiagramId, id: ElementId) {
  const flows = flowsAt(model, id).filter((flow) => flow.from !== flow.to);
  const ordered = [...flows.filter((flow) => flow.to === id), ...flows.filter((flow) => flow.from === id)];
  for (const flow of ordered) {
    const other = flow.to === id ? flow.from : flow.to;
    const box = placeOf(model, diagram, other);
    const away = flow.to === id ? (1 as const) : (-1 as const);
    if (box) return { box, away, label: flow.name, home: model.elements[other]?.boundary ?? null };
  }
  return undefined;
}

function withBoundaryPlaced(model: Model, drawing: Drawing, id: BoundaryId): Model {
  const { diagram, at } = drawing;
  const parent = model.boundaries[id]?.parent ?? null;
  const size = DEFAULT_SIZE.boundary;
  const all = around(placesOn(model, diagram));
  const home = parent === null ? undefined : placeOf(model, diagram, parent);
  const middle = home
    ? centre(home)
    : all
      ? { x: all.x + all.width + size.width / 2 + 64, y: centre(all).y }
      : at;
  return settled(model, drawing, id, freeBox(model, diagram, { size, middle, home: parent, away: 0 }));
}

function withNotePlaced(model: Model, { diagram, at }: Drawing, id: ThingId): Model {
  const size = DEFAULT_SIZE.note;
  const all = around(placesOn(model, diagram));
  const middle = all ? { x: all.x + size.width / 2, y: all.y + all.height + size.height / 2 + 48 } : at;
  const box = freeBox(model, diagram, { size, middle, home: null, away: 0 });
  return withBox(model, diagram, id, box);
}

/** A thing put at its place, the boundaries around it drawn or grown to hold it. */
function settled(model: Model, { diagram }: Drawing, id: ThingId, box: Box): Model {
  let next = withBox(model, diagram, id, box);
  const home = next.elements[id]?.boundary ?? next.boundaries[id]?.parent ?? null;
  let inner: Box = box;
  for (const outer of outward(next, home)) {
    const there = placeOf(next, diagram, outer);
    if (!there) next = withBox(next, diagram, outer, padded(inner));
    inner = there ?? padded(inner);
  }
  return growAround(next, diagram, [id]);
}

function withBox(model: Model, diagram: DiagramId, thing: ThingId, { x, y, width, height }: Box): Model {
  const key = placeId(diagram, thing);
  const before = model.places[key];
  const place = { ...before, diagram, thing, x: toGrid(x), y: toGrid(y), width, height };
  return { ...model, places: { ...model.places, [key]: before ? patched(before, place) : place } };
}
