import { expect, test } from 'vitest';
import { isRefusal } from '../../commands/command';
import { newElement } from '../../model/element';
import { emptyModel, type Model } from '../../model/model';
import { restoreVersion, since } from './versions';

const shop: Model = {
  ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
  elements: {
    'p-1': newElement({ id: 'p-1', kind: 'process', name: 'Checkout' }),
    'p-2': newElement({ id: 'p-2', kind: 'process', name: 'Search' }),
  },
  numbers: { 'a@p-1': 1, 'b@p-2': 2 },
};

test('what came, went and changed is told by name; equal copies are the same', () => {
  const { 'p-2': search, ...rest } = structuredClone(shop).elements;
  const now: Model = {
    ...shop,
    elements: {
      ...rest,
      'p-1': { ...rest['p-1']!, name: 'Till' },
      's-1': newElement({ id: 's-1', kind: 'store', name: 'Orders' }),
    },
  };

  expect(since(shop, now)).toEqual({
    added: ['Orders'],
    removed: [search?.name],
    changed: ['Till'],
    decisions: 0,
    also: [],
  });
  expect(since(shop, structuredClone(shop))).toEqual(NOTHING);
});

const NOTHING = { added: [], removed: [], changed: [], decisions: 0, also: [] };

test('whatever else is different is told by its section, and where things stand is not told', () => {
  const now: Model = {
    ...structuredClone(shop),
    name: 'Store',
    notes: { 'n-1': { id: 'n-1', text: 'Ask the bank' } },
    scope: { ...shop.scope, author: 'Ada' },
    places: { 'd p-1': { diagram: 'd', thing: 'p-1', x: 9, y: 9, width: 9, height: 9 } },
    numbers: {},
  };

  expect(since(shop, now)).toEqual({
    ...NOTHING,
    also: ['the name of the model', 'the scope', 'notes'],
  });
});

test('a restored version takes back no printed number that was given since', () => {
  const now: Model = { ...shop, numbers: { 'a@p-1': 1, 'c@p-3': 7 } };

  const restored = restoreVersion.run(now, { model: { ...shop, id: 'm-other' }, when: 'yesterday' });

  if (isRefusal(restored)) throw new Error(restored.reason);
  expect(restored.numbers).toEqual({ 'a@p-1': 1, 'b@p-2': 2, 'c@p-3': 7 });
  expect(restored.id).toBe('m');
});

test('what a version has in common with the model stays as it is', () => {
  const then = structuredClone(shop);
  const { 'p-2': _, ...rest } = shop.elements;
  const now: Model = { ...shop, elements: rest };

  const restored = restoreVersion.run(now, { model: then, when: 'then' });

  if (isRefusal(restored)) throw new Error(restored.reason);
  expect(restored).toEqual(shop);
  expect(restored.elements['p-1']).toBe(shop.elements['p-1']);
  expect(restored.flows).toBe(shop.flows);
  expect(restoreVersion.run(shop, { model: then, when: 'then' })).toBe(shop);
});
