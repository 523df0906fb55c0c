import { describe, expect, test } from 'vitest';
import { connect, reverseFlow } from '../commands/flows';
import { decide } from '../commands/decisions';
import { deleteThings, placeElement, renameThing, setProperties } from '../commands/elements';
import { moveThings } from '../commands/arrange';
import { isRefusal, type Command } from '../commands/command';
import { compare, type Comparison } from '../engine/register/compare';
import { emptyModel, type Model } from '../model/model';
import { judgeAll, rowsOf } from './judgement';

/** Two states of a model, what differs and what follows from it: the engine's comparison on judged models. */

function edited<Args>(model: Model, command: Command<Args>, args: Args): Model {
  const next = command.run(model, args);
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

const start: Model = (() => {
  let model = emptyModel({ id: 'm', name: 'Shop', diagram: 'd' });
  model = edited(model, placeElement, {
    id: 'user',
    kind: 'external',
    diagram: 'd',
    at: { x: 0, y: 0 },
    name: 'User',
  });
  model = edited(model, placeElement, {
    id: 'api',
    kind: 'process',
    diagram: 'd',
    at: { x: 300, y: 0 },
    name: 'API',
  });
  return edited(model, connect, { id: 'login', from: 'user', to: 'api', name: 'Login' });
})();

function difference(before: Model, after: Model): Comparison {
  const state = (model: Model) => {
    const judged = judgeAll(model);
    return { model: judged.model, rows: rowsOf(judged) };
  };
  // Numbers are given once: the later state starts from the earlier one's.
  const first = state(before);
  return compare(first, state({ ...after, numbers: first.model.numbers }));
}

describe('what differs', () => {
  test('nothing, between a model and itself, also when things have moved', () => {
    const moved = edited(start, moveThings, {
      diagram: 'd',
      ids: ['api'],
      by: { x: 80, y: 0 },
      into: 'keep',
    });

    expect(difference(start, start)).toEqual({ things: [], threats: [] });
    expect(difference(start, moved)).toEqual({ things: [], threats: [] });
  });

  test('a property, in the words of the dictionary', () => {
    const after = edited(start, setProperties, { ids: ['login'], values: { protocol: 'http' } });
    const [change] = difference(start, after).things;

    expect(change).toMatchObject({ id: 'login', is: 'flow', change: 'changed', name: 'User → API: Login' });
    expect(change?.fields).toContainEqual({ field: 'Protocol', before: 'Unknown', after: 'HTTP' });
  });

  test('a new name, an end that moved, and what is gone', () => {
    const renamed = edited(start, renameThing, { id: 'api', name: 'Backend' });
    expect(difference(start, renamed).things).toEqual([
      {
        id: 'api',
        is: 'element',
        change: 'changed',
        name: 'Backend',
        fields: [{ field: 'Name', before: 'API', after: 'Backend' }],
      },
    ]);
    const reversed = difference(start, edited(start, reverseFlow, { id: 'login' })).things[0];
    expect(reversed?.fields).toEqual([
      { field: 'From', before: 'User', after: 'API' },
      { field: 'To', before: 'API', after: 'User' },
    ]);
    const gone = difference(start, edited(start, deleteThings, { ids: ['api'], contents: 'keep' })).things;
    expect(gone.map(({ name, change }) => `${change} ${name}`)).toEqual([
      'removed API',
      'removed User → API: Login',
    ]);
  });
});

describe('what follows for the threats', () => {
  const clear = edited(start, setProperties, {
    ids: ['login'],
    values: { encrypted: false, class: 'restricted' },
  });

  test('new ones say which change they follow from', () => {
    const { threats } = difference(start, clear);
    const raised = threats.filter(({ change }) => change === 'raised');

    expect(raised.length).toBeGreaterThan(0);
    expect(raised.every(({ because }) => because.includes('login'))).toBe(true);
  });

  test('going back clears exactly those', () => {
    const raised = difference(start, clear).threats.filter(({ change }) => change === 'raised');
    const cleared = difference(clear, start).threats.filter(({ change }) => change === 'cleared');

    expect(cleared.map(({ key }) => key).toSorted()).toEqual(raised.map(({ key }) => key).toSorted());
  });

  test('a decision alone is a difference of its own', () => {
    const judged = judgeAll(clear);
    const key = rowsOf(judged)[0]!.key;
    const decided = edited(judged.model, decide, {
      threats: [{ key, seen: '', about: { title: 'x', category: 'I', subject: 'Login' } }],
      changes: { status: 'deferred' },
      at: '2026-01-01T00:00:00Z',
    });
    const { threats, things } = difference(judged.model, decided);

    expect(things).toEqual([]);
    expect(threats.map(({ change, row, was }) => [change, was?.status, row.status])).toEqual([
      ['decision', 'open', 'deferred'],
    ]);
  });
});
