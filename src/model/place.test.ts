import { expect, test } from 'vitest';
import { placeBoundary } from '../commands/boundaries';
import { isRefusal } from '../commands/command';
import { emptyModel, type Model } from './model';
import { boundaryAt, boundaryFinder, type Box } from './place';

const diagram = 'd-1';

function withBoundaries(boxes: Readonly<Record<string, Box>>): Model {
  return Object.entries(boxes).reduce(
    (model, [id, box]) => {
      const next = placeBoundary.run(model, { id, diagram, box });
      if (isRefusal(next)) throw new Error(next.reason);
      return next;
    },
    emptyModel({ id: 'm-1', name: 'Shop', diagram }),
  );
}

const nested = withBoundaries({
  outer: { x: 0, y: 0, width: 1000, height: 1000 },
  inner: { x: 100, y: 100, width: 400, height: 400 },
  innermost: { x: 200, y: 200, width: 200, height: 200 },
  beside: { x: 600, y: 600, width: 200, height: 200 },
});

test('of the boundaries that hold a point the smallest counts', () => {
  const at = (x: number, y: number) => boundaryAt(nested, diagram, { x, y });

  expect([at(250, 250), at(150, 150), at(50, 50), at(700, 700), at(1500, 50)]).toEqual([
    'innermost',
    'inner',
    'outer',
    'beside',
    null,
  ]);
});

test('what is left out is left out with everything inside it', () => {
  const find = boundaryFinder(nested, diagram, new Set(['inner']));

  expect(find({ x: 250, y: 250 })).toBe('outer');
  expect(find({ x: 700, y: 700 })).toBe('beside');
});

test('on another diagram there is nothing', () => {
  expect(boundaryAt(nested, 'd-2', { x: 250, y: 250 })).toBeNull();
});
