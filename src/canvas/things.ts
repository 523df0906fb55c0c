import { outward } from '../model/graph';
import type { ThingId } from '../model/id';
import type { ElementKind } from '../model/element';
import type { Model } from '../model/model';
import { placesOn, type Place } from '../model/place';
import { valueInWords, valueOf } from '../model/property';
import { LAYER, type BoundaryNode, type ElementNode, type NoteNode, type ThingNode } from './drawn';
import { createMemory } from './memory';
import { createRisks, plain, type Draw, type Plain, type States } from './plain';

/** Draws the elements, boundaries and notes of a diagram, from the lowest to the highest. */
export function createThings(): Draw<ThingNode> {
  const memory = createMemory();
  const dataMemory = createMemory();
  const { remember } = createMemory();
  const risksAmong = createRisks();
  return (model, diagram, risks, out) => {
    const places = placesOn(model, diagram);
    const ids = remember('ids', [places], () => places.map(({ thing }) => thing));
    const { elements, boundaries, notes, diagrams } = model;
    const inputs = [places, elements, boundaries, notes, diagrams, diagram, out, risksAmong(risks, ids)];
    return remember('things', inputs, () => {
      const insides = new Set(
        Object.values(diagrams).flatMap((one) => (one.id === diagram ? [] : (one.of ?? []))),
      );
      const found = places.map((place) => thingAt(place, insides)).filter((thing) => thing !== undefined);
      memory.forgetUnseen();
      dataMemory.forgetUnseen();
      return remember('list', found, () =>
        found.toSorted((a, b) => a.layer - b.layer || (a.id < b.id ? -1 : 1)),
      );
    });

    function thingAt(place: Place, insides: ReadonlySet<ThingId>): Plain<ThingNode> | undefined {
      const id = place.thing;
      const risk = risks.get(id) ?? null;
      const locked = place.locked === true;
      const element = elements[id];
      dataMemory.keep(id);
      if (element) {
        const hasInside = insides.has(id);
        const isOut = out.has(id);
        return memory.remember(
          id,
          [place, element, isOut, hasInside, risk?.count, risk?.worst],
          (): Plain<ElementNode> => {
            const { kind, name } = element;
            const technology = technologyOf(kind, element.properties);
            const data = dataMemory.remember(
              id,
              [kind, name, isOut, technology, locked, hasInside, risk?.count, risk?.worst],
              () => ({ kind, name, technology, outOfScope: isOut, locked, hasInside, risk }),
            );
            const layer = LAYER.element + heightIn(place);
            return plain(id, layer, (states) => nodeAt(place, 'element', data, layer, states));
          },
        );
      }
      const boundary = boundaries[id];
      if (boundary) {
        const layer = LAYER.boundary + outward(model, id).length;
        return memory.remember(
          id,
          [place, boundary, layer, risk?.count, risk?.worst],
          (): Plain<BoundaryNode> => {
            const { name, trust } = boundary;
            const isNested = boundary.parent !== null;
            const { width, height } = place;
            const data = dataMemory.remember(
              id,
              [name, trust, locked, isNested, width, height, risk?.count, risk?.worst],
              () => ({ name, trust, locked, isNested, risk, width, height }),
            );
            return plain(id, layer, (states) => nodeAt(place, 'boundary', data, layer, states));
          },
        );
      }
      const note = notes[id];
      if (!note) return undefined;
      return memory.remember(id, [place, note], (): Plain<NoteNode> => {
        const { text } = note;
        const data = dataMemory.remember(id, [text, locked], () => ({ text, locked }));
        const layer = LAYER.note + heightIn(place);
        return plain(id, layer, (states) => nodeAt(place, 'note', data, layer, states));
      });
    }
  };
}

/** Above or below the others of its band, which it never leaves. */
const heightIn = ({ z = 0 }: Place): number => Math.min(Math.max(z, -400), 400);

function nodeAt<N extends ThingNode>(
  place: Place,
  type: N['type'],
  data: N['data'],
  zIndex: number,
  states: States,
): N {
  const size = { width: place.width, height: place.height };
  return {
    id: place.thing,
    type,
    data,
    position: { x: place.x, y: place.y },
    ...size,
    measured: size,
    handles: [],
    zIndex,
    selected: states.selected,
    className: states.lit ? 'lit' : '',
    style: { pointerEvents: 'all' },
    ...spoken(states.focused),
  } as unknown as N;
}

/** What assistive technology is told; the name comes later, see `naming.ts`. One thing on the canvas is the tab stop. */
function spoken(hasFocus: boolean) {
  return {
    ariaRole: 'group',
    domAttributes: {
      tabIndex: hasFocus ? 0 : -1,
      'aria-roledescription': undefined,
      'aria-describedby': undefined,
    },
  } as const;
}

function technologyOf(kind: ElementKind, properties: Model['elements'][string]['properties']): string {
  const name = kind === 'process' ? 'technology' : kind === 'store' ? 'storeKind' : 'entityKind';
  const value = valueOf(properties, name);
  return value === undefined ? '' : valueInWords(name, value);
}
