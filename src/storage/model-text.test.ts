import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeElement, renameThing } from '../commands/elements';
import { isRefusal } from '../commands/command';
import { emptyModel, type Model } from '../model/model';
import { textOf, unpacked } from './model-text';

const diagram = 'd-1';

const parsed = (model: unknown): unknown => (unpacked({ id: 'm-1', model }) as { model: unknown }).model;

function withElements(names: readonly string[]): Model {
  return names.reduce<Model>(
    (model, name, i) => {
      const at = { x: 200 * i, y: 0 };
      const next = placeElement.run(model, { id: `e-${i}`, kind: 'process', name, diagram, at });
      if (isRefusal(next)) throw new Error(next.reason);
      return next;
    },
    emptyModel({ id: 'm-1', name: 'Shop', diagram }),
  );
}

test('a model is the same after it was stored, whatever people have typed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', minLength: 1 })),
      fc.string({ unit: 'binary' }),
      (names, name) => {
        const model = { ...withElements(names), name };
        expect(parsed(textOf(model))).toEqual(model);
      },
    ),
  );
});

test('an edit is in the text, though the text of the other tables is the one from before', () => {
  const model = withElements(['Till', 'Shelf']);
  textOf(model);

  const next = renameThing.run(model, { id: 'e-1', name: 'Store' });

  if (isRefusal(next)) throw new Error(next.reason);
  expect(parsed(textOf(next))).toEqual(next);
});

test('a field that is absent stays absent', () => {
  const model = { ...withElements([]), review: undefined } as unknown as Model;
  expect(Object.keys(parsed(textOf(model)) as Model)).not.toContain('review');
});

test('what an older version stored is the model itself; what is no JSON stays what it is', () => {
  const model = withElements(['Till']);
  expect(parsed(model)).toBe(model);
  expect(parsed('{"format": 1, "na')).toBe('{"format": 1, "na');
});
