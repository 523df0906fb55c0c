import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { newElement } from '../../model/element';
import { emptyModel, type Model } from '../../model/model';

// The storage of the page, as it is where there is no other tab.
vi.stubGlobal('navigator', {});
vi.stubGlobal('indexedDB', new IDBFactory());
vi.stubGlobal('IDBKeyRange', IDBKeyRange);
const { documents } = await import('../models/keeping');
const { storeAsItIs } = await import('./bringIn');

const shop: Model = {
  ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
  elements: { 'p-1': newElement({ id: 'p-1', kind: 'process', name: 'Checkout' }) },
};

test('an import that is given up before it is written stores nothing, and can be brought in after all', async () => {
  let isWriting = false;
  const onWriting = (): void => {
    isWriting = true;
  };
  const given = new AbortController();
  const storing = storeAsItIs(shop, { signal: given.signal, onWriting });
  given.abort();

  expect(await storing).toBeNull();
  expect(isWriting).toBe(false);
  expect(await documents.list()).toEqual([]);

  const again = await storeAsItIs(shop, { signal: new AbortController().signal, onWriting });
  expect(again).toEqual({ ok: true, id: 'm' });
  expect(isWriting).toBe(true);
  expect((await documents.list()).map(({ name }) => name)).toEqual(['Shop']);
});
