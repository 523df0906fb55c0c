import { describe, expect, test } from 'vitest';
import { emptyModel, type Model } from '../model/model';
import { placeOf, routeOf } from '../model/place';
import { placeBoundary } from './boundaries';
import { isRefusal, type Command } from './command';
import { placeElement } from './elements';
import { connect } from './flows';
import { lockThings } from './stack';
import { addBend, moveBend, removeBend, slideLabel } from './line';
import { measuresOf, measureThings } from './measures';

const diagram = 'd';

function run<Args>(command: Command<Args>, model: Model, args: Args): Model {
  const next = command.run(model, args);
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

/** A zone from 0 to 400 with an API in it, and a browser to its right. */
function aModel(): Model {
  let model = emptyModel({ id: 'm', name: 'Shop', diagram });
  model = run(placeBoundary, model, { id: 'zone', diagram, box: { x: 0, y: 0, width: 400, height: 300 } });
  model = run(placeElement, model, {
    id: 'api',
    kind: 'process',
    diagram,
    at: { x: 200, y: 150 },
    name: 'API',
  });
  model = run(placeElement, model, {
    id: 'browser',
    kind: 'external',
    diagram,
    at: { x: 700, y: 150 },
    name: 'Browser',
  });
  return run(connect, model, { id: 'calls', from: 'browser', to: 'api' });
}

describe('measures in numbers', () => {
  test('one thing gets the place and the size that are named, and keeps the others', () => {
    const model = run(measureThings, aModel(), { diagram, ids: ['browser'], to: { x: 640, height: 80 } });

    expect(placeOf(model, diagram, 'browser')).toMatchObject({ x: 640, y: 122, width: 120, height: 80 });
  });

  test('one thing belongs where it comes to lie, as when it is dragged there', () => {
    const into = run(measureThings, aModel(), { diagram, ids: ['browser'], to: { x: 60 } });
    const outOf = run(measureThings, into, { diagram, ids: ['browser'], to: { x: 600 } });

    expect(into.elements['browser']?.boundary).toBe('zone');
    expect(outOf.elements['browser']?.boundary).toBeNull();
  });

  test('several keep their distances, and their boundaries', () => {
    const before = aModel();

    const model = run(measureThings, before, { diagram, ids: ['api', 'browser'], to: { y: 200 } });

    expect(measuresOf(model, diagram, ['api', 'browser'])).toMatchObject({ x: 140, y: 200 });
    expect(placeOf(model, diagram, 'browser')!.x).toBe(placeOf(before, diagram, 'browser')!.x);
    expect(model.elements['api']?.boundary).toBe('zone');
  });

  test('a boundary takes its contents along, and stops at them when it shrinks', () => {
    const moved = run(measureThings, aModel(), { diagram, ids: ['zone'], to: { x: -80 } });
    const small = run(measureThings, aModel(), { diagram, ids: ['zone'], to: { width: 8 } });

    expect(placeOf(moved, diagram, 'api')?.x).toBe(60);
    expect(placeOf(small, diagram, 'zone')?.width).toBeGreaterThan(140 + 120);
  });

  test('what is locked stays', () => {
    const locked = run(lockThings, aModel(), { diagram, ids: ['api'], locked: true });

    expect(isRefusal(measureThings.run(locked, { diagram, ids: ['api'], to: { x: 0 } }))).toBe(true);
  });
});

describe('a line in numbers', () => {
  const flow = 'calls';
  const bends = (model: Model) => routeOf(model, diagram, flow)?.points ?? [];

  test('a bend is added in the middle of the longest piece, in the order of the line', () => {
    const once = run(addBend, aModel(), { diagram, flow });
    const pulled = run(moveBend, once, { diagram, flow, index: 0, to: { x: 600 } });
    const twice = run(addBend, pulled, { diagram, flow });

    // From the left side of the browser, x = 640, to the right side of the API, x = 260.
    expect(bends(once)).toEqual([{ x: 450, y: 150 }]);
    expect(bends(twice)).toEqual([
      { x: 600, y: 150 },
      { x: 430, y: 150 },
    ]);
  });

  test('a bend is moved along one axis, and taken out again', () => {
    const bent = run(addBend, aModel(), { diagram, flow });

    const moved = run(moveBend, bent, { diagram, flow, index: 0, to: { y: 40 } });

    expect(bends(moved)).toEqual([{ x: 450, y: 40 }]);
    expect(run(removeBend, moved, { diagram, flow, index: 0 })).toEqual(aModel());
    expect(isRefusal(moveBend.run(moved, { diagram, flow, index: 7, to: { x: 0 } }))).toBe(true);
  });

  test('there is an end to the bends that a line has room for', () => {
    let model = aModel();
    for (let bend = 0; bend < 200; bend++) {
      const next = addBend.run(model, { diagram, flow });
      if (isRefusal(next)) break;
      model = next;
    }

    expect(bends(model).length).toBeGreaterThan(10);
    expect(isRefusal(addBend.run(model, { diagram, flow }))).toBe(true);
  });

  test('a label slides along its line and stays near it', () => {
    const model = run(slideLabel, aModel(), { diagram, flow, to: { t: 0.2, dx: 300, dy: 400 } });
    const again = run(slideLabel, model, { diagram, flow, to: { t: 7 } });

    expect(routeOf(model, diagram, flow)?.label).toEqual({ t: 0.2, dx: 29, dy: 38 });
    expect(routeOf(again, diagram, flow)?.label).toMatchObject({ t: 1, dx: 29 });
  });
});
