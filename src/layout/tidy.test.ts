import ElkBundled from 'elkjs/lib/elk.bundled.js';
import { makeModel } from '../../bench/models';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeLayout } from '../commands/layout';
import { isRefusal } from '../commands/command';
import { newBoundary } from '../model/boundary';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { byId, emptyModel, type Model } from '../model/model';
import { centre, overlap } from '../model/geometry';
import { around, placeId, placeOf, type Box, type Place } from '../model/place';
import { outward } from '../model/graph';
import { inRows } from './parts';
import { tidy, type Scope } from './tidy';

const elk = new ElkBundled();

/** What a person gets: the model with the layout taken over. */
async function tidied(model: Model, scope: Scope = { is: 'all' }): Promise<Model> {
  const layout = await tidy(
    model,
    { diagram: 'd', scope, direction: 'right', labelOf: () => undefined },
    (graph) => elk.layout(graph),
  );
  const next = takeLayout.run(model, { diagram: 'd', lines: 'around', direction: 'right', ...layout });
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

const at = (thing: string, x: number, y: number, width = 120, height = 56): [string, Place] => [
  placeId('d', thing),
  { diagram: 'd', thing, x, y, width, height },
];
const boxOf = (model: Model, id: string): Box => placeOf(model, 'd', id)!;
const apart = (a: Box, b: Box): boolean =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** A shop drawn badly: everything on one heap. */
const heap: Model = {
  ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
  boundaries: byId([
    newBoundary({ id: 'cloud', name: 'Cloud' }),
    newBoundary({ id: 'data', name: 'Data', parent: 'cloud' }),
  ]),
  elements: byId([
    newElement({ id: 'user', kind: 'external', name: 'User' }),
    newElement({ id: 'web', kind: 'process', name: 'Web', boundary: 'cloud' }),
    newElement({ id: 'api', kind: 'process', name: 'API', boundary: 'cloud' }),
    newElement({ id: 'db', kind: 'store', name: 'DB', boundary: 'data' }),
  ]),
  flows: byId([
    newFlow({ id: 'f1', from: 'user', to: 'web', name: 'visits', step: 1 }),
    newFlow({ id: 'f2', from: 'web', to: 'api', name: 'calls', step: 2 }),
    newFlow({ id: 'f3', from: 'api', to: 'db', name: 'reads', step: 3 }),
  ]),
  places: Object.fromEntries([
    at('user', 500, 300),
    at('cloud', 100, 100, 600, 500),
    at('data', 140, 140, 300, 300),
    at('web', 480, 310),
    at('api', 470, 305),
    at('db', 180, 200),
  ]),
};

/** Nothing overlaps, everything stands in its boundary. */
function isReadable(model: Model): void {
  const things = [...Object.keys(model.elements), ...Object.keys(model.boundaries)];
  const parent = (id: string) => model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null;
  for (const id of things) {
    for (const boundary of outward(model, parent(id)))
      expect(within(boxOf(model, id), boxOf(model, boundary)), `${id} in ${boundary}`).toBe(true);
    for (const other of things.filter((one) => one !== id && parent(one) === parent(id)))
      expect(apart(boxOf(model, id), boxOf(model, other)), `${id} beside ${other}`).toBe(true);
  }
}

describe('tidying a whole diagram', () => {
  test('nothing overlaps, all stay in their boundaries, and data flows from left to right', async () => {
    const model = await tidied(heap);

    isReadable(model);
    const middles = ['user', 'web', 'api', 'db'].map((id) => boxOf(model, id).x);
    expect(middles).toEqual(middles.toSorted((a, b) => a - b));
  });

  test('elements keep their sizes, membership and flows stay, everything is on the grid', async () => {
    const model = await tidied(heap);

    for (const id of Object.keys(heap.elements)) {
      const { width, height, x, y } = boxOf(model, id);
      expect({ width, height }).toEqual({ width: 120, height: 56 });
      expect([x % 8, y % 8]).toEqual([0, 0]);
    }
    expect(model.elements).toBe(heap.elements);
    expect(model.flows).toBe(heap.flows);
    expect(model.boundaries).toBe(heap.boundaries);
  });

  test('tidying what is tidy changes nothing', async () => {
    const once = await tidied(heap);
    const twice = await tidied(once);

    expect(twice.places).toEqual(once.places);
    expect(twice.routes).toEqual(once.routes);
  });

  test('a note keeps its distance from the element next to it', async () => {
    const noted: Model = {
      ...heap,
      notes: { n: { id: 'n', text: 'Why here?' } },
      places: { ...heap.places, ...Object.fromEntries([at('n', 180, 270, 180, 80)]) },
    };
    const model = await tidied(noted);
    const [db, note] = [boxOf(model, 'db'), boxOf(model, 'n')];

    expect({ x: note.x - db.x, y: note.y - db.y }).toEqual({ x: 0, y: 70 });
  });
});

describe('a large diagram', () => {
  test.each([
    ['zones', 300, 30],
    ['nested', 300, 72],
  ] as const)('%s of %i elements is as broad as it is high, and readable', async (shape, elements, parts) => {
    const heard: number[] = [];
    const big = makeModel({ shape, elements });
    const layout = await tidy(
      big,
      {
        diagram: 'd-1',
        scope: { is: 'all' },
        direction: 'right',
        labelOf: () => ({ width: 90, height: 38 }),
        onProgress: (share) => heard.push(share),
      },
      (graph) => elk.layout(graph),
    );
    const places = Object.fromEntries(
      [...layout.boxes].map(([thing, box]) => [placeId('d', thing), { diagram: 'd', thing, ...box }]),
    );
    const { width, height } = around(Object.values(places))!;

    isReadable({ ...big, places });
    expect(width / height).toBeGreaterThan(0.8);
    expect(width / height).toBeLessThan(2.5);
    expect(width * height).toBeLessThan(elements * 100_000);
    // First of each part that was placed, then of each flow that is led around them, to the last.
    expect(heard.length).toBeGreaterThan(2 * parts);
    expect(heard.filter((share) => share < 0.3)).toHaveLength(parts);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBeCloseTo(1);
    // Every flow is led around things, also those between parts that were laid out apart, but where its way is straight.
    const straight = [...layout.bends]
      .filter(([, points]) => points.length === 0)
      .map(([id]) => big.flows[id]!);
    expect(straight.length).toBeLessThan(10);
    const boxes = [...layout.boxes].filter(([id]) => big.elements[id]).map(([, box]) => box);
    for (const { from, to } of straight) {
      const ends = [layout.boxes.get(from)!, layout.boxes.get(to)!];
      const way = around(ends.map(centre).map(({ x, y }) => ({ x, y, width: 0, height: 0 })))!;
      expect(Math.min(way.width, way.height)).toBeLessThan(5);
      expect(boxes.filter((box) => !ends.includes(box) && overlap(box, way))).toEqual([]);
    }
  });

  test('a long chain is cut into rows, from left to right in each', () => {
    const boxes = new Map(
      Array.from({ length: 40 }, (_, i) => [`e${i}`, { x: 200 * i, y: 0, width: 120, height: 56 }] as const),
    );
    const bends = new Map(
      Array.from({ length: 39 }, (_, i) => [`f${i}`, [{ x: 200 * i + 160, y: 28 }]] as const),
    );

    const rows = inRows({ boxes, bends }, 'right');

    expect(around([...rows.boxes.values()])!.width).toBeLessThan(2400);
    const [first, second] = [rows.boxes.get('e0')!, rows.boxes.get('e1')!];
    expect(second).toEqual({ ...first, x: first.x + 200 });
    expect(rows.bends.get('f0')).toEqual([{ x: 160, y: 28 }]);
    const breaks = [...rows.bends.values()].filter((points) => points.length === 0);
    expect(breaks.length).toBe(new Set([...rows.boxes.values()].map(({ y }) => y)).size - 1);
  });
});

describe('what must stay', () => {
  test('a locked element stays to the pixel, the rest keeps clear of it', async () => {
    const model = await tidied({
      ...heap,
      places: {
        ...heap.places,
        [placeId('d', 'user')]: { ...heap.places[placeId('d', 'user')]!, locked: true },
      },
    });

    expect(boxOf(model, 'user')).toMatchObject({ x: 500, y: 300 });
    isReadable(model);
  });

  test('a boundary with a locked element stays, and grows where its contents need it', async () => {
    const model = await tidied({
      ...heap,
      places: {
        ...heap.places,
        [placeId('d', 'api')]: { ...heap.places[placeId('d', 'api')]!, locked: true },
      },
    });

    expect(boxOf(model, 'api')).toMatchObject({ x: 470, y: 305 });
    isReadable(model);
  });

  test('tidying one boundary moves only what it contains, and fits it', async () => {
    const model = await tidied(heap, { is: 'boundary', id: 'cloud' });

    expect(boxOf(model, 'user')).toEqual(boxOf(heap, 'user'));
    expect(boxOf(model, 'cloud')).toMatchObject({ x: 100, y: 100 });
    expect(boxOf(model, 'cloud').height).toBeLessThan(500);
  });

  test('tidying a selection leaves the rest where it is', async () => {
    const model = await tidied(heap, { is: 'things', ids: ['web', 'api'] });

    for (const id of ['user', 'db', 'data']) expect(boxOf(model, id)).toEqual(boxOf(heap, id));
    expect(apart(boxOf(model, 'web'), boxOf(model, 'api'))).toBe(true);
    expect(apart(boxOf(model, 'web'), boxOf(model, 'data'))).toBe(true);
  });
});

describe('lines', () => {
  test('bend points lead around elements; without them, styles stay as they are', async () => {
    const wish = {
      diagram: 'd',
      scope: { is: 'all' },
      direction: 'right',
      labelOf: () => undefined,
    } as const;
    const bypass: Model = {
      ...heap,
      flows: {
        ...heap.flows,
        ...byId([newFlow({ id: 'f4', from: 'user', to: 'db', name: 'skips', step: 4 })]),
      },
      routes: { 'd/f1': { diagram: 'd', flow: 'f1', style: 'straight', points: [{ x: 0, y: 0 }] } },
    };
    const layout = await tidy(bypass, wish, (graph) => elk.layout(graph));
    const around = takeLayout.run(bypass, {
      diagram: 'd',
      lines: 'around',
      direction: 'right',
      ...layout,
    }) as Model;
    const plain = takeLayout.run(bypass, {
      diagram: 'd',
      lines: 'plain',
      direction: 'right',
      ...layout,
    }) as Model;

    expect(around.routes['d/f4']?.points.length).toBeGreaterThan(0);
    expect(around.routes['d/f4']?.style).toBe('right-angled');
    expect(plain.routes).toEqual({ 'd/f1': { diagram: 'd', flow: 'f1', style: 'straight', points: [] } });
  });
});

describe('whatever is drawn', () => {
  const models = fc
    .record({
      parents: fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }),
      homes: fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }),
      links: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 20 }),
      spots: fc.array(fc.tuple(fc.integer({ min: -500, max: 900 }), fc.integer({ min: -300, max: 700 })), {
        minLength: 17,
        maxLength: 17,
      }),
    })
    .map(({ parents, homes, links, spots }): Model => {
      // A boundary may only stand in an earlier one, so there is never a circle.
      const boundaries = parents.map((parent, i) =>
        newBoundary({ id: `b${i}`, name: `B${i}`, parent: parent < i ? `b${parent}` : null }),
      );
      const elements = homes.map((home, i) =>
        newElement({
          id: `e${i}`,
          kind: 'process',
          name: `E${i}`,
          boundary: home < boundaries.length ? `b${home}` : null,
        }),
      );
      const flows = links.map(([from, to], i) =>
        newFlow({ id: `f${i}`, from: `e${from % homes.length}`, to: `e${to % homes.length}`, name: '' }),
      );
      const ids = [...boundaries, ...elements].map(({ id }) => id);
      return {
        ...emptyModel({ id: 'm', name: 'Any', diagram: 'd' }),
        boundaries: byId(boundaries),
        elements: byId(elements),
        flows: byId(flows),
        places: Object.fromEntries(
          ids.map((id, i) => (id.startsWith('b') ? at(id, ...spots[i]!, 320, 220) : at(id, ...spots[i]!))),
        ),
      };
    });

  test('a tidied diagram is readable', async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => isReadable(await tidied(model))),
      { numRuns: 60 },
    );
  });
});
