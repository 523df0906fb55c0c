import { describe, expect, test } from 'vitest';
import { newElement, type Element } from '../../model/element';
import { byId, emptyModel, type Model } from '../../model/model';
import { DOES_NOT_APPLY } from '../../model/property';
import { suggestedIn } from './suggested';

const drawn = (...elements: readonly Element[]): Model => ({
  ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
  elements: byId(elements),
});
const store = (id: string, name: string, more: Partial<Element> = {}): Element =>
  newElement({ id, kind: 'store', name, ...more });

describe('what things seem to be', () => {
  test('is one suggestion for all that seem alike, the one for most first', () => {
    const model = drawn(
      newElement({ id: 'gw', kind: 'process', name: 'API gateway' }),
      store('orders', 'Orders DB'),
      store('users', 'users-db'),
    );

    expect(suggestedIn(model)).toEqual([
      { property: 'storeKind', value: 'sql', about: ['orders', 'users'] },
      { property: 'technology', value: 'gateway', about: ['gw'] },
    ]);
  });

  test('is nothing where it has been said, turned down, or is out of scope', () => {
    const model = drawn(
      store('said', 'Orders DB', { properties: { storeKind: 'nosql' } }),
      store('not', 'Orders DB', { properties: { storeKind: DOES_NOT_APPLY } }),
      store('out', 'Orders DB', { outOfScope: true }),
      store('none', 'Shelf'),
    );

    expect(suggestedIn(model)).toEqual([]);
  });
});
