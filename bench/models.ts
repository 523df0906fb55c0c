import { newBoundary } from '../src/model/boundary';
import { newElement, type Element } from '../src/model/element';
import { newFlow, type Flow } from '../src/model/flow';
import { byId, emptyModel, type Model } from '../src/model/model';
import { placeId, type Place } from '../src/model/place';
import type { Boundary } from '../src/model/boundary';

/**
 * Models to measure with. The same shape and size always give the same model: whoever repeats a measurement repeats
 * it on the same diagram.
 */
export interface Asked {
  readonly shape: Shape;
  readonly elements: number;
}

/**
 * - `zones`: ten elements to a boundary, one and a half flows to an element, most of them short. The usual case.
 * - `hub`: one element in the middle at which half as many flows end as there are elements.
 * - `nested`: boundaries within boundaries, twelve levels deep.
 * - `parallel`: all flows between the same two elements.
 */
export type Shape = 'zones' | 'hub' | 'nested' | 'parallel';

export function makeModel({ shape, elements }: Asked): Model {
  const parts = SHAPES[shape](elements, chance(elements));
  const diagram = 'd-1';
  return {
    ...emptyModel({ id: `${shape}-${elements}`, name: `${shape} of ${elements}`, diagram }),
    elements: byId(parts.elements),
    boundaries: byId(parts.boundaries),
    flows: byId(parts.flows),
    places: Object.fromEntries(
      parts.places.map((place) => [placeId(diagram, place.thing), { ...place, diagram }]),
    ),
  };
}

interface Parts {
  readonly elements: readonly Element[];
  readonly boundaries: readonly Boundary[];
  readonly flows: readonly Flow[];
  readonly places: readonly Omit<Place, 'diagram'>[];
}

const SHAPES: Readonly<Record<Shape, (count: number, next: Chance) => Parts>> = {
  zones,
  hub,
  nested,
  parallel,
};

const ZONE = { size: 10, across: 5, width: 920, height: 290, gap: 70 };

function zones(count: number, next: Chance): Parts {
  const elements = Array.from({ length: count }, (_, i) =>
    elementNumber(i, `b-${Math.floor(i / ZONE.size)}`),
  );
  const zoneCount = Math.ceil(count / ZONE.size);
  const columns = Math.max(1, Math.ceil(Math.sqrt(zoneCount / 2)));
  const boundaries = Array.from({ length: zoneCount }, (_, i) =>
    newBoundary({ id: `b-${i}`, name: `Zone ${i}`, trust: TRUSTS[i % TRUSTS.length]! }),
  );
  const cornerOf = (zone: number) => ({
    x: (zone % columns) * (ZONE.width + ZONE.gap),
    y: Math.floor(zone / columns) * (ZONE.height + ZONE.gap),
  });
  const places = [
    ...boundaries.map(({ id }, i) => ({
      thing: id,
      ...cornerOf(i),
      width: ZONE.width,
      height: ZONE.height,
    })),
    ...elements.map(({ id }, i) => {
      const { x, y } = cornerOf(Math.floor(i / ZONE.size));
      const at = i % ZONE.size;
      return {
        thing: id,
        x: x + 40 + (at % ZONE.across) * 176,
        y: y + 48 + Math.floor(at / ZONE.across) * 132,
        width: 128,
        height: 64,
      };
    }),
  ];
  // Most flows stay in their zone or go to the one beside it; one in twenty crosses the diagram.
  const flows = Array.from({ length: Math.round(count * 1.5) }, (_, i) => {
    const from = i % count;
    const reach = i % 20 === 19 ? count : ZONE.size * 1.6;
    const step = 1 + Math.floor(next() * Math.min(reach, count - 1));
    return flowNumber(i, elements[from]!.id, elements[(from + step) % count]!.id);
  });
  return { elements, boundaries, flows, places };
}

function hub(count: number, next: Chance): Parts {
  const around = zones(count - 1, next);
  const id = 'e-hub';
  const middle = around.places.find(({ thing }) => thing === `e-${Math.floor(count / 2)}`)!;
  const spokes = Array.from({ length: Math.floor(count / 2) }, (_, i) => {
    const other = `e-${(i * 2) % (count - 1)}`;
    return i % 2 ? flowNumber(i, id, other) : flowNumber(i, other, id);
  });
  return {
    elements: [...around.elements, newElement({ id, kind: 'process', name: 'Hub', properties: PROCESS })],
    boundaries: around.boundaries,
    flows: spokes,
    places: [...around.places, { ...middle, thing: id, y: middle.y - 200, width: 160, height: 80 }],
  };
}

const LEVELS = 12;

function nested(count: number, next: Chance): Parts {
  const towers = Math.max(1, Math.round(count / (LEVELS * 4)));
  const boundaries: Boundary[] = [];
  const places: Omit<Place, 'diagram'>[] = [];
  const elements: Element[] = [];
  for (let tower = 0; tower < towers; tower++) {
    for (let level = 0; level < LEVELS; level++) {
      const id = `b-${tower}-${level}`;
      const parent = level === 0 ? null : `b-${tower}-${level - 1}`;
      boundaries.push(newBoundary({ id, name: `Level ${level}`, parent, trust: TRUSTS[level % 4]! }));
      const [x, y] = [tower * 1300 + level * 40, level * 100];
      const size = { width: 1200 - level * 80, height: 2500 - level * 200 };
      places.push({ thing: id, x, y, ...size });
      for (let i = 0; i < 4 && elements.length < count; i++) {
        const element = elementNumber(elements.length, id);
        elements.push(element);
        places.push({ thing: element.id, x: x + 20 + i * 84, y: y + 24, width: 72, height: 56 });
      }
    }
  }
  const flows = Array.from({ length: Math.round(elements.length * 1.5) }, (_, i) => {
    const from = i % elements.length;
    const to = (from + 1 + Math.floor(next() * 60)) % elements.length;
    return flowNumber(i, elements[from]!.id, elements[to]!.id);
  });
  return { elements, boundaries, flows, places };
}

function parallel(count: number): Parts {
  const elements = [elementNumber(1, null), elementNumber(2, null)];
  return {
    elements,
    boundaries: [],
    flows: Array.from({ length: count }, (_, i) =>
      flowNumber(i, elements[i % 2]!.id, elements[(i + 1) % 2]!.id),
    ),
    places: [
      { thing: elements[0]!.id, x: 0, y: 0, width: 128, height: 64 },
      { thing: elements[1]!.id, x: 900, y: 300, width: 128, height: 64 },
    ],
  };
}

const KINDS = ['external', 'process', 'process', 'store'] as const;
const TRUSTS = ['untrusted', 'semi-trusted', 'trusted', 'highly-trusted'] as const;
const PROCESS = { technology: 'api' } as const;
const PROPERTIES = [{}, PROCESS, PROCESS, { storeKind: 'sql' }] as const;
const FLOW_PROPERTIES = [
  {},
  { protocol: 'https' },
  { protocol: 'http' },
  { protocol: 'https', authn: 'apikey' },
] as const;

function elementNumber(i: number, boundary: string | null): Element {
  const kind = KINDS[i % KINDS.length]!;
  return newElement({
    id: `e-${i}`,
    kind,
    name: `Element ${i}`,
    boundary,
    properties: PROPERTIES[i % PROPERTIES.length]!,
  });
}

function flowNumber(i: number, from: string, to: string): Flow {
  return newFlow({
    id: `f-${i}`,
    from,
    to,
    name: `Flow ${i}`,
    step: i + 1,
    properties: FLOW_PROPERTIES[i % FLOW_PROPERTIES.length]!,
  });
}

type Chance = () => number;

/** Numbers from 0 up to 1 that look like chance and are the same each time (mulberry32). */
function chance(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
