import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeModel } from '../../bench/models';
import { createProjection } from './project';
import { BIG, FAR, nextPart, NOTHING_YET, WHOLE, within, type Camera } from './part';

const camera = (changes: Partial<Camera> = {}): Camera => ({
  x: 0,
  y: 0,
  zoom: 1,
  width: 800,
  height: 600,
  ...changes,
});
const many = BIG + 1;

describe('which part of a diagram is in the page', () => {
  test('a small one is there whole', () => {
    expect(nextPart(WHOLE, BIG, camera())).toBe(WHOLE);
  });
  test('nothing of a big one before its size on screen is known', () => {
    expect(nextPart(WHOLE, many, camera({ width: 0, height: 0 }))).toBe(NOTHING_YET);
  });
  test('of a big one what is in view, with room around it', () => {
    expect(nextPart(NOTHING_YET, many, camera({ x: 100 })).area).toEqual({
      x: -300,
      y: -150,
      width: 1200,
      height: 900,
    });
  });
  test('panning within the room changes nothing, leaving it does', () => {
    const part = nextPart(NOTHING_YET, many, camera());
    expect(nextPart(part, many, camera({ x: 190, y: -140 }))).toBe(part);
    expect(nextPart(part, many, camera({ x: 210 }))).not.toBe(part);
  });
  test('zooming in a little changes nothing, zooming in a lot does', () => {
    const part = nextPart(NOTHING_YET, many, camera());
    const about = (zoom: number) => camera({ zoom, x: 400 - 400 * zoom, y: 300 - 300 * zoom });
    expect(nextPart(part, many, about(1.5))).toBe(part);
    expect(nextPart(part, many, about(4))).not.toBe(part);
  });
  test('panning brings in a slice, keeps what is left, and lets it go in the end', () => {
    const part = nextPart(NOTHING_YET, many, camera());
    const slice = nextPart(part, many, camera({ x: -210 }));
    expect(slice.area).toEqual({ x: -200, y: -150, width: 1410, height: 900 });
    const further = nextPart(slice, many, camera({ x: -420 }));
    expect(further.area).toEqual({ x: 20, y: -150, width: 1400, height: 900 });
  });
  test('wherever the camera goes, all that is in view is in the page, and not much more', () => {
    const step = fc.record({
      x: fc.integer({ min: -3000, max: 3000 }),
      y: fc.integer({ min: -3000, max: 3000 }),
      zoom: fc.double({ min: FAR, max: 4, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        let part = NOTHING_YET;
        for (const { x, y, zoom } of steps) {
          part = nextPart(part, many, camera({ x, y, zoom }));
          const { area } = part;
          const view = { x: -x / zoom, y: -y / zoom, width: 800 / zoom, height: 600 / zoom };
          const room = { x: view.x - area!.x, y: view.y - area!.y };
          expect(room.x).toBeGreaterThanOrEqual(-1e-6);
          expect(room.y).toBeGreaterThanOrEqual(-1e-6);
          expect(area!.width - room.x - view.width).toBeGreaterThanOrEqual(-1e-6);
          expect(area!.height - room.y - view.height).toBeGreaterThanOrEqual(-1e-6);
          expect(area!.width).toBeLessThanOrEqual(2.5 * view.width + 1e-6);
          expect(area!.height).toBeLessThanOrEqual(2.5 * view.height + 1e-6);
        }
      }),
    );
  });
  test('a picture reaches ahead where the view goes, and is drawn for all that is in view', () => {
    const far = (x: number, zoom = 0.2) => camera({ x: x * zoom, zoom });
    const part = nextPart(NOTHING_YET, many, far(0));
    expect(part.area).toEqual({ x: -1000, y: -750, width: 6000, height: 4500 });
    expect(nextPart(part, many, far(-900))).toBe(part);
    const ahead = nextPart(part, many, far(-1100));
    expect(ahead.area).toEqual({ x: 100, y: -750, width: 8000, height: 4500 });
    expect(nextPart(ahead, many, far(-4000))).toBe(ahead);
    // Nearer, it would be drawn with more pixels than anybody sees.
    expect(nextPart(ahead, many, far(-4000, 0.35)).area!.width).toBeLessThan(4000);
    // Farther away, it is missing on all sides alike.
    expect(nextPart(ahead, many, far(6000, 0.05)).area!.width).toBe(24000);
  });
  test('from far away it is a picture', () => {
    const part = nextPart(NOTHING_YET, many, camera());
    expect(nextPart(part, many, camera({ zoom: 0.39 })).isFar).toBe(true);
  });
});

describe('what is in the page', () => {
  const model = makeModel({ shape: 'zones', elements: 200 });
  const whole = createProjection()({
    model,
    diagram: 'd-1',
    risks: new Map(),
    selection: [],
    spotlight: [],
    focus: null,
  });
  const area = { x: 0, y: 0, width: 900, height: 300 };
  const none = new Set<string>();

  test('everything, where everything is in the page', () => {
    expect(within(whole, WHOLE, none)).toBe(whole);
  });
  test('what lies in the area is there and can be seen', () => {
    const { nodes } = within(whole, { area, isFar: false }, none);
    const seen = nodes.map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining(['b-0', 'e-0', 'e-9']));
    expect(seen).not.toContain('e-150');
  });
  test('a flow is there as soon as its line passes through, wherever its ends stand', () => {
    const { nodes, edges } = within(whole, { area, isFar: false }, none);
    const there = new Set(nodes.map(({ id }) => id));
    expect(edges.length).toBeLessThan(whole.edges.length);
    expect(edges.some(({ source, target }) => !there.has(source) && !there.has(target))).toBe(true);
    expect(edges.some(({ source, target }) => there.has(source) && there.has(target))).toBe(true);
  });
  test('from far away only what is kept, with the flows at its ends', () => {
    const { nodes, edges } = within(whole, { area, isFar: true }, new Set(['e-3']));
    expect(nodes.map(({ id }) => id)).toEqual(['e-3']);
    expect(edges.every(({ source, target }) => source === 'e-3' || target === 'e-3')).toBe(true);
    expect(edges.length).toBeGreaterThan(0);
  });
  test('what is kept is there wherever it stands', () => {
    const { nodes } = within(whole, { area, isFar: false }, new Set(['e-150']));
    expect(nodes.map(({ id }) => id)).toContain('e-150');
  });
  test('the same thing stays the same object, so that nothing is drawn again', () => {
    const once = within(whole, { area, isFar: false }, none);
    const again = within(whole, { area, isFar: false }, none);
    expect(again.nodes.every((node, i) => node === once.nodes[i])).toBe(true);
  });
});
