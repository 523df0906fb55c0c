import { expect, test } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { emptyModel, type Model } from '../../model/model';
import { branchesOf, openable, type Branch } from './branches';

const at = (thing: string, x: number, y: number) => ({
  [`d/${thing}`]: { diagram: 'd', thing, x, y, width: 100, height: 50 },
});
const model: Model = {
  ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
  boundaries: { zone: newBoundary({ id: 'zone', name: 'Application' }) },
  elements: {
    db: newElement({ id: 'db', kind: 'store', name: 'Database', boundary: 'zone' }),
    api: newElement({ id: 'api', kind: 'process', name: 'API', boundary: 'zone' }),
    browser: newElement({ id: 'browser', kind: 'external', name: 'Browser' }),
    idle: newElement({ id: 'idle', kind: 'process', name: 'Idle' }),
  },
  flows: {
    second: newFlow({ id: 'second', from: 'api', to: 'db', name: 'Records', step: 2 }),
    first: newFlow({ id: 'first', from: 'browser', to: 'api', name: 'Calls', step: 1 }),
  },
  places: { ...at('browser', 0, 0), ...at('zone', 200, 0), ...at('api', 220, 40), ...at('db', 400, 40) },
};

const told = (branch: Branch): string =>
  branch.branches.length === 0 ? branch.name : `${branch.name} (${branch.branches.map(told).join(', ')})`;

test('boundaries hold elements, elements the flows that leave them, in reading order', () => {
  expect(branchesOf(model, 'd').map(told)).toEqual([
    'Browser (Calls)',
    'Application (API (Records), Database)',
    'Idle',
  ]);
});

test('notes stand at the end', () => {
  const noted = { ...model, notes: { why: { id: 'why', text: 'Why is Idle here?' } } };

  expect(
    branchesOf({ ...noted, places: { ...model.places, ...at('why', 0, 90) } }, 'd').at(-1),
  ).toMatchObject({
    is: 'note',
    name: 'Why is Idle here?',
    elsewhere: false,
  });
});

test('what is not on the diagram shown comes last and says so', () => {
  const idle = branchesOf(model, 'd').at(-1);

  expect(idle).toMatchObject({ id: 'idle', elsewhere: true });
});

test('only what has something under it can be opened', () => {
  expect(openable(branchesOf(model, 'd'))).toEqual(['browser', 'zone', 'api']);
});
