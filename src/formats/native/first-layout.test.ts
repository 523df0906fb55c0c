import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { newBoundary, type Boundary } from '../../model/boundary';
import { newElement, type Element } from '../../model/element';
import { newFlow } from '../../model/flow';
import { outward } from '../../model/graph';
import { emptyModel, type Model } from '../../model/model';
import { placesOn, type Box, type Place } from '../../model/place';
import { firstLayout } from './first-layout';

/** Any tree of boundaries with elements in it, and flows between them. */
const undrawn: fc.Arbitrary<Model> = fc
  .record({
    parents: fc.array(fc.nat(6), { maxLength: 6 }),
    homes: fc.array(fc.tuple(fc.nat(7), fc.string({ maxLength: 40 })), { maxLength: 14 }),
    flows: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 8 }),
    notes: fc.nat(2),
  })
  .map(({ parents, homes, flows, notes }): Model => {
    const boundary = (index: number, below: number): string | null => (index < below ? `b-${index}` : null);
    const boundaries = parents.map((parent, i): Boundary =>
      newBoundary({ id: `b-${i}`, name: 'Zone', parent: boundary(parent, i) }),
    );
    const elements = homes.map(([home, name], i): Element =>
      newElement({ id: `p-${i}`, kind: 'process', name, boundary: boundary(home, boundaries.length) }),
    );
    const ends = flows.filter((pair) => pair.every((end) => end < elements.length));
    return {
      ...emptyModel({ id: 'm', name: 'm', diagram: 'd' }),
      boundaries: Object.fromEntries(boundaries.map((one) => [one.id, one])),
      elements: Object.fromEntries(elements.map((one) => [one.id, one])),
      flows: Object.fromEntries(
        ends.map(([from, to], i) => [
          `f-${i}`,
          newFlow({ id: `f-${i}`, from: `p-${from}`, to: `p-${to}`, step: i }),
        ]),
      ),
      notes: Object.fromEntries(
        Array.from({ length: notes }, (_, i) => [`n-${i}`, { id: `n-${i}`, text: 'x' }]),
      ),
    };
  });

test('everything gets a place on the grid, inside its boundary and over nothing else', () => {
  fc.assert(
    fc.property(undrawn, (model) => {
      const drawn = firstLayout(model);

      const places = placesOn(drawn, 'd');
      const things = [model.elements, model.boundaries, model.notes].flatMap((table) => Object.keys(table));
      expect(places.map((place) => place.thing).toSorted()).toEqual(things.toSorted());
      for (const { x, y } of places) expect([x % 8, y % 8].map(Math.abs)).toEqual([0, 0]);
      expect(misplaced(drawn, places)).toEqual([]);
    }),
  );
});

test('what is drawn stays, and what is added stands inside its boundary', () => {
  fc.assert(
    fc.property(undrawn, fc.nat(5), (model, index) => {
      const drawn = firstLayout(model);
      const home = Object.keys(model.boundaries)[index] ?? null;
      const added = newElement({ id: 'p-new', kind: 'store', name: 'New', boundary: home });

      const again = firstLayout({ ...drawn, elements: { ...drawn.elements, 'p-new': added } });

      for (const id of Object.keys(model.elements))
        expect(again.places[`d/${id}`]).toBe(drawn.places[`d/${id}`]);
      const place = again.places['d/p-new']!;
      // Drawn for the first time, it brings its boundary along.
      const around = home === null ? place : again.places[`d/${home}`]!;
      expect(isInside(place, around)).toBe(true);
    }),
  );
});

test('a model in which everything is drawn is the same model', () => {
  const drawn = firstLayout(emptyModel({ id: 'm', name: 'm', diagram: 'd' }));

  expect(firstLayout(drawn)).toBe(drawn);
});

test('the story runs from left to right', () => {
  const model: Model = {
    ...emptyModel({ id: 'm', name: 'm', diagram: 'd' }),
    boundaries: {
      a: newBoundary({ id: 'a', name: 'Data' }),
      z: newBoundary({ id: 'z', name: 'Internet' }),
    },
    elements: {
      s: newElement({ id: 's', kind: 'store', name: 'DB', boundary: 'a' }),
      u: newElement({ id: 'u', kind: 'external', name: 'User', boundary: 'z' }),
    },
    flows: { f: newFlow({ id: 'f', from: 'u', to: 's', step: 1 }) },
  };

  const { places } = firstLayout(model);

  expect(places['d/u']!.x).toBeLessThan(places['d/s']!.x);
});

/** Pairs that are drawn wrong: a boundary holds what stands in it, and anything else lies apart. */
function misplaced(model: Model, places: readonly Place[]): string[] {
  const isRight = (a: Place, b: Place): boolean => {
    if (isAround(model, a, b)) return isInside(b, a);
    return isAround(model, b, a) ? isInside(a, b) : lieApart(a, b);
  };
  return places.flatMap((a) =>
    places.filter((b) => a.thing < b.thing && !isRight(a, b)).map((b) => `${a.thing} and ${b.thing}`),
  );
}

function lieApart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

function isAround(model: Model, outer: Place, inner: Place): boolean {
  const home = model.elements[inner.thing]?.boundary ?? model.boundaries[inner.thing]?.parent ?? null;
  return outward(model, home).includes(outer.thing);
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
