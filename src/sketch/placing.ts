import { growAround } from '../commands/nesting';
import { patched } from '../commands/command';
import { contains, toGrid } from '../model/geometry';
import { byStep, flowsAt, membersOf, outward } from '../model/graph';
import type { BoundaryId, DiagramId, ElementId, ThingId } from '../model/id';
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
import { freeBox, padded, sizeFor } from './room';

/** Where what a sketch draws comes to stand: near what it is connected to, in its boundary, on nothing else. */

/** The diagram that is drawn on, and where the first things go when nothing they are connected to is drawn yet; page coordinates. */
export interface Site {
  readonly diagram: DiagramId;
  readonly at: Point;
}

/** A place for something that has none on the diagram, near what it is connected to. */
export function withPlaceFor(model: Model, site: Site, id: ThingId): Model {
  if (placeOf(model, site.diagram, id)) return model;
  if (model.elements[id]) return withElementPlaced(model, site, id);
  return model.boundaries[id] ? withBoundaryPlaced(model, site, id) : withNotePlaced(model, site, id);
}

/**
 * The order in which things get their places: what belongs to one outermost boundary together, so that it has grown to
 * its size before anything stands in its way; then what stands outside all of them, and notes. Boundaries that nothing
 * will be put into follow the elements of their group.
 */
export function inOrderOfPlacing(
  model: Model,
  diagram: DiagramId,
  ids: readonly ThingId[],
): readonly ThingId[] {
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
export function nested(model: Model, site: Site, id: ThingId): Model {
  const { diagram } = site;
  const place = placeOf(model, diagram, id);
  const element = model.elements[id];
  if (!place) return model;
  const home = element ? element.boundary : (model.boundaries[id]?.parent ?? null);
  const homeBox = home === null ? undefined : placeOf(model, diagram, home);
  const isInside = homeBox !== undefined && contains(homeBox, place);
  // A boundary, what is locked, and what is there already stay; the new home grows around them.
  if (!element || isInside || place.locked === true) return settled(model, site, id, place);
  const { [placeId(diagram, id)]: _, ...places } = model.places;
  const lifted = { ...model, places };
  const middle = homeBox ? centre(homeBox) : centre(place);
  const size = { width: place.width, height: place.height };
  const box = freeBox(lifted, diagram, { size, middle, home, away: 0 });
  return settled(lifted, site, id, box);
}

/** How far apart connected things stand, px: room for the name of the flow between them. */
const APART = { least: 96, most: 220 };

function withElementPlaced(model: Model, site: Site, id: ElementId): Model {
  const { diagram, at } = site;
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
    return settled(model, site, id, freeBox(model, diagram, { size, middle, home, away: beside.away }));
  }
  const members = home === null ? [] : membersOf(model, home).elements;
  const last = members.map((one) => placeOf(model, diagram, one.id)).findLast((place) => place !== undefined);
  const homeBox = home === null ? undefined : placeOf(model, diagram, home);
  const middle = last
    ? { x: centre(last).x, y: centre(last).y + last.height + 48 }
    : homeBox
      ? centre(homeBox)
      : at;
  return settled(model, site, id, freeBox(model, diagram, { size, middle, home, away: 0 }));
}

/** What an element is connected to that stands on the diagram: what the story tells first. So who begins a conversation stands on its left. */
function neighbour(model: Model, diagram: DiagramId, id: ElementId) {
  const ordered = flowsAt(model, id)
    .filter((flow) => flow.from !== flow.to)
    .toSorted(byStep);
  for (const flow of ordered) {
    const other = flow.to === id ? flow.from : flow.to;
    const box = placeOf(model, diagram, other);
    const away = flow.to === id ? (1 as const) : (-1 as const);
    if (box) return { box, away, label: flow.name, home: model.elements[other]?.boundary ?? null };
  }
  return undefined;
}

function withBoundaryPlaced(model: Model, site: Site, id: BoundaryId): Model {
  const { diagram, at } = site;
  const parent = model.boundaries[id]?.parent ?? null;
  const size = DEFAULT_SIZE.boundary;
  const all = around(placesOn(model, diagram));
  const home = parent === null ? undefined : placeOf(model, diagram, parent);
  const middle = home
    ? centre(home)
    : all
      ? { x: all.x + all.width + size.width / 2 + 64, y: centre(all).y }
      : at;
  return settled(model, site, id, freeBox(model, diagram, { size, middle, home: parent, away: 0 }));
}

function withNotePlaced(model: Model, { diagram, at }: Site, id: ThingId): Model {
  const size = DEFAULT_SIZE.note;
  const all = around(placesOn(model, diagram));
  const middle = all ? { x: all.x + size.width / 2, y: all.y + all.height + size.height / 2 + 48 } : at;
  const box = freeBox(model, diagram, { size, middle, home: null, away: 0 });
  return withBox(model, diagram, id, box);
}

/** A thing put at its place, the boundaries around it drawn or grown to hold it. */
function settled(model: Model, { diagram }: Site, id: ThingId, box: Box): Model {
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
