import { expect, test, vi } from 'vitest';
import { deleteThings } from '../../commands/elements';
import { renameModel } from '../../commands/title';
import { createDocument } from '../../editor/document';
import { newElement } from '../../model/element';
import { byId, emptyModel, type Model } from '../../model/model';
import { keepSnapshots } from './keepSnapshots';

const MINUTE = 60_000;

function withProcesses(count: number): Model {
  const ids = Array.from({ length: count }, (_, i) => `p-${i}`);
  return {
    ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
    elements: byId(ids.map((id) => newElement({ id, kind: 'process', name: id }))),
  };
}

/** An open model, a clock that stands, and the snapshots taken of it. */
async function open(model: Model, latest = 0) {
  const clock = { at: 100 * MINUTE };
  const take = vi.fn<(model: Model, label: string) => void>();
  const document = createDocument(model, { now: () => clock.at, selection: () => [] });
  document.store.subscribe(keepSnapshots({ now: () => clock.at, latest: Promise.resolve(latest), take }));
  await Promise.resolve();
  const labels = (): readonly string[] => take.mock.calls.map(([, label]) => label);
  return { document, clock, take, labels };
}

test('what was there before many things were deleted is kept', async () => {
  const { document, take, clock } = await open(withProcesses(8), 100 * MINUTE);
  clock.at += MINUTE;
  const before = document.store.getState().model;

  document.run(deleteThings, { ids: Object.keys(before.elements), contents: 'keep' });

  expect(take).toHaveBeenCalledTimes(1);
  expect(take.mock.calls[0]?.[0]).toBe(before);
  expect(take.mock.calls[0]?.[1]).toMatch(/^Before delete 8 /);
});

test('a small edit keeps nothing, until ten minutes have passed', async () => {
  const { document, clock, labels } = await open(withProcesses(8), 99 * MINUTE);

  document.run(renameModel, { name: 'Bazaar' });
  document.run(deleteThings, { ids: ['p-1'], contents: 'keep' });
  expect(labels()).toEqual([]);

  clock.at += 9 * MINUTE;
  document.run(renameModel, { name: 'Market' });
  expect(labels()).toEqual(['While editing']);
  document.run(renameModel, { name: 'Shop' });
  expect(labels()).toHaveLength(1);
});

test('a model without a snapshot gets one with its first edit, unless nothing is drawn yet', async () => {
  const drawn = await open(withProcesses(1));
  drawn.document.run(renameModel, { name: 'Bazaar' });
  expect(drawn.labels()).toEqual(['While editing']);

  const empty = await open(withProcesses(0));
  empty.document.run(renameModel, { name: 'Bazaar' });
  expect(empty.labels()).toEqual([]);
});

test('what came from another tab is not kept here', async () => {
  const { document, labels } = await open(withProcesses(8));

  document.replace(withProcesses(0));

  expect(labels()).toEqual([]);
});

test('a clock that is set back by a day keeps the next edit from nothing', async () => {
  const { document, clock, labels } = await open(withProcesses(8), 100 * MINUTE);
  clock.at -= 24 * 60 * MINUTE;

  document.run(renameModel, { name: 'Bazaar' });

  expect(labels()).toEqual(['While editing']);
});
