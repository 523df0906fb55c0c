import { describe, expect, test } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { emptyModel, type Model } from '../../model/model';
import { ACTIONS } from '../../editor/actions';
import { actionEntries, boundaryEntries, matching, thingEntries } from './entries';

const model: Model = {
  ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
  boundaries: {
    outer: newBoundary({ id: 'outer', name: 'Data' }),
    inner: newBoundary({ id: 'inner', name: 'Card vault', parent: 'outer' }),
  },
  elements: {
    redis: newElement({ id: 'redis', kind: 'store', name: 'Redis cache', boundary: 'outer' }),
    api: newElement({ id: 'api', kind: 'process', name: 'API server' }),
  },
  flows: { sessions: newFlow({ id: 'sessions', from: 'api', to: 'redis', name: 'Sessions' }) },
};
const titles = (typed: string) => matching(thingEntries(model), typed).map((entry) => entry.title);

describe('things are found', () => {
  test('by the beginning of their name before anything else', () => {
    expect(titles('re')[0]).toBe('Redis cache');
  });

  test('by several words in any order, also by kind and boundary', () => {
    expect(titles('store data')).toEqual(['Redis cache']);
  });

  test('by the ends of a flow', () => {
    expect(titles('api redis')).toContain('Sessions');
  });

  test('not at all when one word is missing', () => {
    expect(titles('redis lambda')).toEqual([]);
  });

  test('all of them while nothing is typed', () => {
    expect(titles(' ')).toHaveLength(5);
  });
});

test('actions are found by other words people use for them', () => {
  const all = actionEntries(
    ACTIONS,
    (one) => (typeof one.label === 'string' ? one.label : one.id),
    () => true,
  );

  expect(matching(all, 'add database')[0]?.title).toBe('Data store');
  expect(matching(all, 'clone')[0]?.title).toBe('Duplicate');
});

test('a boundary is never offered itself or what is inside it', () => {
  const offered = boundaryEntries(model, ['outer']).map((entry) => entry.title);

  expect(offered).toEqual(['None: outside every boundary']);
});
