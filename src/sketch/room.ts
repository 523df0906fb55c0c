import { PADDING, PADDING_TOP } from '../commands/nesting';
import { outward } from '../model/graph';
import { GRID, grown, overlap, toGrid } from '../model/geometry';
import type { BoundaryId, DiagramId } from '../model/id';
import type { Model } from '../model/model';
import {
  around,
  centre,
  DEFAULT_SIZE,
  placeOf,
  placesOn,
  type Box,
  type Place,
  type Point,
} from '../model/place';

/** Free places on a diagram, page coordinates. Nothing here moves what stands already. */

/** What is left free, px: beside a new element, above and below it, and around a boundary that is drawn or grows. */
interface Clearance {
  readonly beside: number;
  readonly above: number;
  readonly border: number;
}
/** Room for lines and badges, for labels of two lines and for the tabs of boundaries; where there is none, for lines and badges. */
const CLEARANCES: readonly Clearance[] = [
  { beside: 40, above: 64, border: 44 },
  { beside: 40, above: 40, border: 12 },
];
const LEAST = CLEARANCES.at(-1)!;
/** How far around the wanted place is looked, in steps of SEARCH px: near first, since that is where room mostly is. */
const REACHES = [3, 10, 26];
const SEARCH = 40;

export interface Wanted {
  readonly size: { readonly width: number; readonly height: number };
  /** Where its middle would best be. */
  readonly middle: Point;
  readonly home: BoundaryId | null;
  /** Going back this way makes the flow run backwards: 1 when new things stand right of their neighbour, -1 left, 0 neither. */
  readonly away: -1 | 0 | 1;
}

/**
 * The free place nearest to the wanted one: clear of other elements, inside its boundary (which may have to grow, but
 * never over what does not belong to it) and outside all others.
 */
export function freeBox(model: Model, diagram: DiagramId, wanted: Wanted): Box {
  const places = placesOn(model, diagram);
  const homes = outward(model, wanted.home);
  const home = homePlace(model, diagram, homes);
  for (const reach of REACHES)
    for (const clear of CLEARANCES)
      for (const box of candidates(wanted, home, reach))
        if (isFree(model, diagram, box, homes, places, clear)) return box;
  // Hemmed in: then its boundary may grow over a neighbour, but nothing stands on anything.
  for (const reach of REACHES)
    for (const box of candidates(wanted, home, reach)) if (isClear(box, homes, places, LEAST)) return box;
  const all = around(places);
  const { x, y, width } = all ?? { ...wanted.middle, width: 0 };
  return { ...wanted.size, x: toGrid(x + width + 2 * LEAST.beside), y: toGrid(y + PADDING_TOP) };
}

function homePlace(model: Model, diagram: DiagramId, homes: readonly BoundaryId[]): Place | undefined {
  return homes.map((id) => placeOf(model, diagram, id)).find((place) => place !== undefined);
}

/** Boxes around the wanted place, and around the middle of its boundary, the best first. */
function candidates({ size, middle, away }: Wanted, home: Place | undefined, reach: number): readonly Box[] {
  const boxAt = ({ x, y }: Point): Box => ({
    x: toGrid(x - size.width / 2),
    y: toGrid(y - size.height / 2),
    ...size,
  });
  const centres = [middle, ...(home ? [centre(home)] : [])];
  const found = centres.flatMap((about) => {
    const list: { readonly box: Box; readonly cost: number }[] = [];
    for (let i = -reach; i <= reach; i++)
      for (let j = -reach; j <= reach; j++) {
        const box = boxAt({ x: about.x + i * SEARCH, y: about.y + j * SEARCH });
        list.push({ box, cost: costOf(box, middle, away) + (home ? 2 * outside(box, home) : 0) });
      }
    return list;
  });
  return found.toSorted((a, b) => a.cost - b.cost).map(({ box }) => box);
}

function costOf(box: Box, middle: Point, away: Wanted['away']): number {
  const at = centre(box);
  const dx = at.x - middle.x;
  const back = away !== 0 && dx * away < 0 ? 3 : 1.5;
  // Below is better than above, so that what is drawn later stands lower.
  return Math.abs(dx) * back + Math.abs(at.y - middle.y) * (at.y < middle.y ? 1.1 : 1);
}

/** How far a box reaches out of its boundary, padding included. */
function outside(box: Box, home: Box): number {
  return (
    Math.max(0, home.x + PADDING - box.x) +
    Math.max(0, box.x + box.width + PADDING - home.x - home.width) +
    Math.max(0, home.y + PADDING_TOP - box.y) +
    Math.max(0, box.y + box.height + PADDING - home.y - home.height)
  );
}

function isFree(
  model: Model,
  diagram: DiagramId,
  box: Box,
  homes: readonly BoundaryId[],
  places: readonly Place[],
  clear: Clearance,
): boolean {
  if (!isClear(box, homes, places, clear)) return false;
  const foreign = (place: Place, inner: readonly BoundaryId[]): boolean => {
    if (homes.includes(place.thing)) return false;
    const parent = model.elements[place.thing]?.boundary ?? model.boundaries[place.thing]?.parent ?? null;
    return !outward(model, parent).some((id) => inner.includes(id));
  };
  let needed: Box = box;
  for (const [index, id] of homes.entries()) {
    const place = placeOf(model, diagram, id);
    needed = around([padded(needed), ...(place ? [place] : [])])!;
    if (place && needed.width === place.width && needed.height === place.height) return true;
    const inner = homes.slice(0, index + 1);
    const border = grown(needed, clear.border);
    if (places.some((other) => foreign(other, inner) && overlap(other, border))) return false;
  }
  return true;
}

/** Whether nothing but its own boundaries is under a box or close to it. */
function isClear(
  box: Box,
  homes: readonly BoundaryId[],
  places: readonly Place[],
  { beside, above }: Clearance,
): boolean {
  const room = {
    x: box.x - beside,
    y: box.y - above,
    width: box.width + 2 * beside,
    height: box.height + 2 * above,
  };
  return !places.some((place) => overlap(place, room) && !homes.includes(place.thing));
}

/** The boundary that a box asks for around itself. */
export function padded(box: Box): Box {
  return {
    x: box.x - PADDING,
    y: box.y - PADDING_TOP,
    width: box.width + 2 * PADDING,
    height: box.height + PADDING + PADDING_TOP,
  };
}

/** The size an element asks for by its name, px; names are shown in 13 px letters and wrap above 200 px. */
export function sizeFor(name: string): { readonly width: number; readonly height: number } {
  const wanted = Math.ceil((name.length * 7.5 + 40) / GRID) * GRID;
  return {
    width: Math.min(200, Math.max(DEFAULT_SIZE.element.width, wanted)),
    height: DEFAULT_SIZE.element.height,
  };
}
