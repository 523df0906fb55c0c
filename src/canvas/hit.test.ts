import { expect, test } from 'vitest';
import { placeBoundary } from '../commands/boundaries';
import { isRefusal, type Command } from '../commands/command';
import { placeElement } from '../commands/elements';
import { connect } from '../commands/flows';
import { emptyModel, type Model } from '../model/model';
import type { Point } from '../model/place';
import { dotAt, hitAt, type Hit, type Looking } from './hit';
import { createProjection } from './project';

const diagram = 'd-1';

function run<Args>(model: Model, command: Command<Args>, args: Args): Model {
  const next = command.run(model, args);
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

/** A boundary from 300,0 to 540,200; User at its left, API in it, a flow between them. */
function shop(): Model {
  let model = emptyModel({ id: 'm-1', name: 'Shop', diagram });
  model = run(model, placeBoundary, { id: 'b-app', diagram, box: { x: 300, y: 0, width: 240, height: 200 } });
  model = run(model, placeElement, { id: 'x-user', kind: 'external', diagram, at: { x: 60, y: 100 } });
  model = run(model, placeElement, { id: 'p-api', kind: 'process', diagram, at: { x: 420, y: 100 } });
  return run(model, connect, { id: 'f-1', from: 'x-user', to: 'p-api' });
}

function look(at: Point, rest: Partial<Looking> = {}): Hit {
  const model = shop();
  const { edges } = createProjection()({
    model,
    diagram,
    risks: new Map(),
    selection: [],
    spotlight: [],
    focus: null,
  });
  return hitAt({ model, diagram, edges, zoom: 1, selection: [], hover: null, ...rest }, at);
}

test('the body of an element is the element, its edge starts a flow', () => {
  expect(look({ x: 60, y: 100 })).toEqual({ is: 'element', of: 'x-user' });
  expect(look({ x: 120, y: 100 })).toEqual({ is: 'rim', of: 'x-user' });
  expect(look({ x: 125, y: 90 })).toEqual({ is: 'rim', of: 'x-user' });
});

test('the corner of the box around a process is not the process', () => {
  expect(look({ x: 362, y: 74 })).toEqual({ is: 'inside', of: 'b-app' });
});

test('dots are there only for what is hovered or selected', () => {
  const dot = dotAt({ x: 0, y: 72, width: 120, height: 56 }, 'top');
  expect(look(dot)).toEqual({ is: 'nothing' });
  expect(look(dot, { hover: 'x-user' })).toEqual({ is: 'dot', of: 'x-user', side: 'top' });
});

test('a finger has a wider grasp of grips, dots and lines, but not where the body is', () => {
  const by = 'finger';
  const beyondCorner = { x: 132, y: 140 };
  const beyondDot = { x: 60, y: 48 };
  const selection = ['x-user'];
  expect(look(beyondCorner, { selection })).toEqual({ is: 'nothing' });
  expect(look(beyondCorner, { selection, by })).toEqual({ is: 'grip', of: 'x-user', grip: 'se' });
  expect(look(beyondDot, { selection })).toEqual({ is: 'nothing' });
  expect(look(beyondDot, { selection, by })).toEqual({ is: 'dot', of: 'x-user', side: 'top' });
  expect(look({ x: 108, y: 116 }, { selection, by })).toEqual({ is: 'element', of: 'x-user' });
  expect(look({ x: 160, y: 112 }, { by })).toEqual({ is: 'flow', of: 'f-1' });
});

test('a flow is grasped within 10 px of its line, and by its label', () => {
  expect(look({ x: 160, y: 108 })).toEqual({ is: 'flow', of: 'f-1' });
  expect(look({ x: 160, y: 112 })).toEqual({ is: 'nothing' });
  expect(look({ x: 240, y: 100 })).toEqual({ is: 'label', of: 'f-1' });
});

test('the grasp keeps its size on the screen when zoomed out', () => {
  expect(look({ x: 160, y: 118 }, { zoom: 0.5 })).toEqual({ is: 'flow', of: 'f-1' });
});

test('from far away an element is moved by all of it, also when it is selected', () => {
  const far = { zoom: 0.1, hover: 'x-user', selection: ['x-user'] } as const;
  expect(look({ x: 60, y: 100 }, far)).toEqual({ is: 'element', of: 'x-user' });
  expect(look({ x: 119, y: 100 }, far)).toEqual({ is: 'element', of: 'x-user' });
  expect(look({ x: 119, y: 100 }, { ...far, zoom: 1 })).toEqual({ is: 'rim', of: 'x-user' });
});

test('a boundary is held by its frame and its tab; its inside is canvas', () => {
  expect(look({ x: 300, y: 160 })).toEqual({ is: 'frame', of: 'b-app' });
  expect(look({ x: 330, y: -6 })).toEqual({ is: 'frame', of: 'b-app' });
  expect(look({ x: 500, y: 170 })).toEqual({ is: 'inside', of: 'b-app' });
});

test('only the selected boundary has grips, only the selected flow has ends', () => {
  expect(look({ x: 540, y: 200 })).toEqual({ is: 'frame', of: 'b-app' });
  expect(look({ x: 540, y: 200 }, { selection: ['b-app'] })).toEqual({ is: 'grip', of: 'b-app', grip: 'se' });
  expect(look({ x: 121, y: 100 }, { selection: ['f-1'] })).toEqual({ is: 'end', of: 'f-1', end: 'from' });
});

test('the selected element has grips at its corners; its sides still start flows', () => {
  const selection = ['x-user'];

  expect(look({ x: 120, y: 128 }, { selection })).toEqual({ is: 'grip', of: 'x-user', grip: 'se' });
  expect(look({ x: 120, y: 100 }, { selection })).toEqual({ is: 'rim', of: 'x-user' });
  expect(look({ x: 120, y: 128 }).is).toBe('rim');
});
