import { expect, test } from 'vitest';
import { isRefusal, type Command } from '../../commands/command';
import { forgetLook, lookAt } from '../../commands/looks';
import { newElement } from '../../model/element';
import { byId, emptyModel, type Model } from '../../model/model';
import { RULES } from '../../rules/catalogue';
import { coverageOf, settledIn } from './coverage';
import { evaluate } from '../judge/evaluate';
import { registerOf } from './rows';

const AT = '2026-05-12T10:00:00Z';

/** A person who calls nothing: no rule has anything to say about them. */
function alone(): Model {
  return {
    ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
    elements: byId([newElement({ id: 'user', kind: 'external', name: 'User' })]),
  };
}

function run<Args>(model: Model, command: Command<Args>, args: Args): Model {
  const result = command.run(model, args);
  if (isRefusal(result)) throw new Error(result.reason);
  return result;
}

function coverage(model: Model) {
  const verdict = evaluate(model, RULES);
  return coverageOf(model, verdict, registerOf(model, verdict));
}

test('a cell that nobody has looked at is settled once somebody has, with who, when and why', () => {
  const before = alone();
  expect(coverage(before).totals).toMatchObject({ none: 6, looked: 0 });

  const after = run(before, lookAt, {
    on: 'user',
    looks: [{ id: 'l-1', category: 'S' }],
    at: AT,
    by: 'Dee',
    note: ' signs in with a passkey ',
  });

  expect(coverage(after).totals).toMatchObject({ none: 5, looked: 1 });
  expect(settledIn(coverage(after))).toEqual({ settled: 1, all: 6 });
  expect(coverage(after).lines[0]?.cells.S.look).toMatchObject({
    at: AT,
    by: 'Dee',
    note: 'signs in with a passkey',
  });
});

test('looking again at a cell replaces the look, and forgetting it leaves the cell waiting', () => {
  const once = run(alone(), lookAt, { on: 'user', looks: [{ id: 'l-1', category: 'S' }], at: AT, note: '' });

  const twice = run(once, lookAt, {
    on: 'user',
    looks: [{ id: 'l-2', category: 'S' }],
    at: AT,
    note: 'again',
  });
  expect(Object.values(twice.looks)).toMatchObject([{ id: 'l-1', note: 'again' }]);

  expect(coverage(run(twice, forgetLook, { id: 'l-1' })).totals).toMatchObject({ none: 6, looked: 0 });
});

test('what is raised later counts more than a look', () => {
  const looked = run(alone(), lookAt, {
    on: 'user',
    looks: [{ id: 'l-1', category: 'S' }],
    at: AT,
    note: '',
  });
  const model: Model = {
    ...looked,
    ownThreats: byId([
      {
        id: 't',
        on: 'user',
        category: 'S' as const,
        title: 'A twin comes',
        description: '',
        likelihood: 'low' as const,
        impact: 'low' as const,
      },
    ]),
  };

  expect(coverage(model).lines[0]?.cells.S.state).toBe('open');
});

test('nothing can be looked at that is not there', () => {
  expect(lookAt.run(alone(), { on: 'gone', looks: [], at: AT, note: '' })).toMatchObject({ ok: false });
});
