import { expect, test } from 'vitest';
import { makeModel } from '../../bench/models';
import { renameThing } from '../commands/elements';
import type { ThingId } from '../model/id';
import type { Model } from '../model/model';
import type { Projection } from './drawn';
import { within } from './part';
import { createPictured } from './picture';
import { createProjection } from './project';

/** What the picture of a big diagram shows while some of it stands in the page as well. */

const model = makeModel({ shape: 'zones', elements: 30 });

function canvas() {
  const project = createProjection();
  const pictured = createPictured();
  return (
    { of = model, selection = [] as readonly ThingId[], isMoving = false } = {},
    inPage: readonly ThingId[] = selection,
  ): Projection => {
    const whole = project({
      model: of,
      diagram: 'd-1',
      risks: new Map(),
      selection,
      spotlight: [],
      focus: selection[0] ?? null,
    });
    const area = { x: 0, y: 0, width: 1, height: 1 };
    return pictured(whole, within(whole, { area, isFar: true }, new Set(inPage)), isMoving);
  };
}

const ids = ({ nodes, edges }: Projection): readonly string[] => [...nodes, ...edges].map(({ id }) => id);

test('a click draws nothing anew: what is selected shows it in the page', () => {
  const show = canvas();
  const first = show();
  expect(show({ selection: ['e-3'] })).toBe(first);
  expect(show({ selection: ['e-7'] })).toBe(first);
  expect(first.nodes.some(({ selected }) => selected)).toBe(false);
});

test('what moves in the page is left out with its flows, and back where it is let go', () => {
  const show = canvas();
  const first = show({ selection: ['e-3'] });
  const moving = show({ selection: ['e-3'], isMoving: true });
  const gone = ids(first).filter((id) => !ids(moving).includes(id));
  const flows = Object.values(model.flows).filter(({ from, to }) => [from, to].includes('e-3'));
  expect(gone.toSorted()).toEqual(['e-3', ...flows.map(({ id }) => id)].toSorted());
  expect(ids(show({ selection: ['e-3'] }))).toEqual(ids(first));
});

test('what is selected and only pictured is pictured as selected', () => {
  const show = canvas();
  const first = show();
  const all = Object.keys(model.elements);
  const selected = show({ selection: all }, []);
  expect(selected).not.toBe(first);
  expect(selected.nodes.filter((node) => node.selected)).toHaveLength(all.length);
});

test('another name or place is another picture', () => {
  const show = canvas();
  const first = show();
  const renamed = renameThing.run(model, { id: 'e-3', name: 'Ledger' }) as Model;
  const second = show({ of: renamed });
  expect(second).not.toBe(first);
  const place = renamed.places['d-1/e-3']!;
  const moved = { ...renamed, places: { ...renamed.places, 'd-1/e-3': { ...place, x: place.x + 8 } } };
  expect(show({ of: moved })).not.toBe(second);
});
