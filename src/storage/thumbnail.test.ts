import { expect, test } from 'vitest';
import { newBoundary } from '../model/boundary';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { byId, emptyModel, type Model } from '../model/model';
import { placeId, type Box } from '../model/place';
import type { Properties } from '../model/property';
import { NO_THUMBNAIL, thumbnailOf } from './thumbnail';

/** Two diagrams; the shop is drawn on the first, a note of it on the second. */
function shop(flow: Properties = {}): Model {
  const places: Record<string, Box> = {
    dmz: { x: 100, y: 50, width: 400, height: 300 },
    api: { x: 150, y: 100.4, width: 120, height: 56 },
    user: { x: -50, y: 100, width: 120, height: 56 },
  };
  return {
    ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
    elements: byId([
      newElement({ id: 'api', kind: 'process', name: 'API', boundary: 'dmz' }),
      newElement({ id: 'user', kind: 'external', name: 'User' }),
      newElement({ id: 'undrawn', kind: 'store', name: 'Not on this diagram' }),
    ]),
    boundaries: byId([newBoundary({ id: 'dmz', name: 'DMZ', trust: 'semi-trusted' })]),
    flows: byId([
      newFlow({ id: 'order', from: 'user', to: 'api', properties: flow }),
      newFlow({ id: 'log', from: 'api', to: 'undrawn' }),
      newFlow({ id: 'self', from: 'api', to: 'api' }),
    ]),
    places: Object.fromEntries(
      Object.entries(places).map(([thing, box]) => [placeId('d', thing), { diagram: 'd', thing, ...box }]),
    ),
  };
}

test('boundaries come before what stands in them, from 0, 0 and in whole numbers', () => {
  expect(thumbnailOf(shop()).boxes).toEqual([
    { kind: 'boundary', trust: 'semi-trusted', x: 150, y: 0, w: 400, h: 300 },
    { kind: 'process', x: 200, y: 50, w: 120, h: 56 },
    { kind: 'external', x: 0, y: 50, w: 120, h: 56 },
  ]);
});

test('a line runs from centre to centre, and only between what is drawn', () => {
  expect(thumbnailOf(shop()).lines).toEqual([{ x1: 60, y1: 78, x2: 260, y2: 78, plain: false }]);
});

test('a flow is plain when it is known to be, not when nobody knows', () => {
  const plain = (properties: Properties): boolean | undefined =>
    thumbnailOf(shop(properties)).lines[0]?.plain;

  expect(plain({ encrypted: false })).toBe(true);
  expect(plain({ protocol: 'http' })).toBe(true);
  expect(plain({ protocol: 'http', encrypted: true })).toBe(false);
  expect(plain({})).toBe(false);
});

test('an empty model has an empty picture', () => {
  expect(thumbnailOf(emptyModel({ id: 'm', name: 'New', diagram: 'd' }))).toEqual(NO_THUMBNAIL);
});

test('a huge model still has a small picture', () => {
  const ids = Array.from({ length: 2_000 }, (_, i) => `p${i}`);
  const model: Model = {
    ...emptyModel({ id: 'm', name: 'Huge', diagram: 'd' }),
    elements: byId(ids.map((id) => newElement({ id, kind: 'process', name: id }))),
    flows: byId(ids.map((id, i) => newFlow({ id: `f${i}`, from: id, to: ids[(i + 1) % ids.length] ?? id }))),
    places: Object.fromEntries(
      ids.map((thing, i) => [
        placeId('d', thing),
        { diagram: 'd', thing, x: i * 9, y: i, width: 120, height: 56 },
      ]),
    ),
  };

  expect(JSON.stringify(thumbnailOf(model)).length).toBeLessThan(20_000);
});
