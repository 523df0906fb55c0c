import { expect, test } from 'vitest';
import { connect, routeFlow } from '../commands/flows';
import { isRefusal, type Command } from '../commands/command';
import { placeBoundary } from '../commands/boundaries';
import { placeElement } from '../commands/elements';
import { emptyModel, type Model } from './model';
import { pointAt } from './along';
import { distanceTo } from './outline';
import { placeOf } from './place';
import { courseOf, drawn, outlineOf, type Drawing } from './course';

const diagram = 'd-1';

function run<Args>(model: Model, command: Command<Args>, args: Args): Model {
  const next = command.run(model, args);
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

/** A browser outside, an API and a store in a boundary each. */
function shop(): Model {
  let model = emptyModel({ id: 'm-1', name: 'Shop', diagram });
  model = run(model, placeBoundary, { id: 'b-app', diagram, box: { x: 300, y: 0, width: 240, height: 200 } });
  model = run(model, placeBoundary, {
    id: 'b-data',
    diagram,
    box: { x: 640, y: 0, width: 240, height: 200 },
  });
  model = run(model, placeElement, { id: 'x-user', kind: 'external', diagram, at: { x: 100, y: 100 } });
  model = run(model, placeElement, { id: 'p-api', kind: 'process', diagram, at: { x: 420, y: 100 } });
  return run(model, placeElement, { id: 's-db', kind: 'store', diagram, at: { x: 760, y: 100 } });
}

function flow(model: Model, id: string, from: string, to: string): Model {
  return run(model, connect, { id, from, to });
}

function drawing(model: Model, id: string): Drawing {
  return drawn(courseOf(model, diagram, model.flows[id]!)!);
}

test('a flow ends on the outlines of its elements', () => {
  const model = flow(shop(), 'f-1', 'x-user', 'p-api');

  const { points } = drawing(model, 'f-1').line;

  for (const [id, point] of [
    ['x-user', points[0]!],
    ['p-api', points.at(-1)!],
  ] as const) {
    const end = { outline: outlineOf(model.elements[id]!), box: placeOf(model, diagram, id)! };
    expect(Math.abs(distanceTo(end, point))).toBeLessThan(0.5);
  }
});

test('a flow has one gate for each boundary that it crosses, on the side where it crosses', () => {
  const model = flow(flow(shop(), 'f-1', 'x-user', 'p-api'), 'f-2', 'p-api', 's-db');

  expect(drawing(model, 'f-1').gates).toMatchObject([{ x: 300, side: 'upright' }]);
  expect(drawing(model, 'f-1').gates[0]?.y).toBeCloseTo(100);
  expect(drawing(model, 'f-2').gates.map(({ x }) => x)).toEqual([540, 640]);
});

test('a flow inside one boundary has no gate', () => {
  let model = shop();
  model = run(model, placeElement, { id: 'p-two', kind: 'process', diagram, at: { x: 420, y: 170 } });
  expect(drawing(flow(model, 'f-1', 'p-api', 'p-two'), 'f-1').gates).toEqual([]);
});

test('parallel and opposite flows stand so far apart that labels have room between them', () => {
  let model = shop();
  for (const [id, from, to] of [
    ['f-1', 'x-user', 'p-api'],
    ['f-2', 'p-api', 'x-user'],
    ['f-3', 'x-user', 'p-api'],
  ] as const)
    model = flow(model, id, from, to);

  const middles = ['f-1', 'f-2', 'f-3'].map((id) =>
    Math.round(pointAt(drawing(model, id).line.points, 0.5).y),
  );

  expect(middles.toSorted((a, b) => a - b)).toEqual([56, 100, 144]);
});

test('a bent flow goes through its bend and leaves the others the middle', () => {
  let model = flow(flow(shop(), 'f-1', 'x-user', 'p-api'), 'f-2', 'x-user', 'p-api');
  model = run(model, routeFlow, { diagram, flow: 'f-2', points: [{ x: 240, y: 300 }] });

  expect(drawing(model, 'f-2').line.points).toContainEqual({ x: 240, y: 300 });
  expect(pointAt(drawing(model, 'f-1').line.points, 0.5).y).toBeCloseTo(100);
});

test('flows to itself are loops outside the element, each wider than the one before', () => {
  const model = flow(flow(shop(), 'f-1', 'p-api', 'p-api'), 'f-2', 'p-api', 'p-api');
  const end = { outline: outlineOf(model.elements['p-api']!), box: placeOf(model, diagram, 'p-api')! };

  const reach = ['f-1', 'f-2'].map((id) => distanceTo(end, pointAt(drawing(model, id).line.points, 0.5)));

  expect(reach[0]).toBeGreaterThan(20);
  expect(reach[1]).toBeGreaterThan(reach[0]!);
});

test('a flow to something that has no place on the diagram is not drawn', () => {
  const model = flow(shop(), 'f-1', 'x-user', 'p-api');
  expect(courseOf(model, 'd-other', model.flows['f-1']!)).toBeUndefined();
});

test('things in motion are drawn where they are', () => {
  const model = flow(shop(), 'f-1', 'x-user', 'p-api');
  const moved = { x: 360, y: 400, width: 120, height: 56 };

  const course = courseOf(model, diagram, model.flows['f-1']!, (id) =>
    id === 'p-api' ? moved : placeOf(model, diagram, id),
  );

  const end = drawn(course!).line.points.at(-1)!;
  expect(Math.abs(distanceTo({ outline: 'stadium', box: moved }, end))).toBeLessThan(0.5);
});
