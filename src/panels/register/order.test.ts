import { expect, test } from 'vitest';
import { decide } from '../../commands/decisions';
import { placeElement } from '../../commands/elements';
import { connect } from '../../commands/flows';
import { createDocument } from '../../editor/document';
import { rowsOf } from '../../editor/judgement';
import { emptyModel } from '../../model/model';
import { COLUMN_IDS, type ColumnId } from '../../model/register-view';
import { ordered, pressed } from './order';

function aRegister() {
  const document = createDocument(emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }), {
    now: () => 0,
    selection: () => [],
  });
  const at = { x: 0, y: 0 };
  document.run(placeElement, { id: 'user', kind: 'external', diagram: 'd', at, name: 'User' });
  document.run(placeElement, { id: 'api', kind: 'process', diagram: 'd', at, name: 'API' });
  document.run(connect, { id: 'call', from: 'user', to: 'api' });
  const first = rowsOf(document.store.getState())[0]!;
  document.run(decide, {
    threats: [
      { key: first.key, seen: '', about: { title: first.title, category: first.category, subject: 'User' } },
    ],
    changes: { owner: 'Dee' },
    at: '2026-01-01',
  });
  const state = document.store.getState();
  return { model: state.model, rows: rowsOf(state) };
}

test('by risk downwards is the printed order', () => {
  const { model, rows } = aRegister();

  expect(ordered(model, rows, { sortBy: 'risk', descending: true })).toBe(rows);
});

test('every column orders all rows, and rows that it cannot tell apart keep their order', () => {
  const { model, rows } = aRegister();

  for (const sortBy of COLUMN_IDS) {
    for (const descending of [true, false]) {
      const result = ordered(model, rows, { sortBy, descending });
      expect(new Set(result)).toEqual(new Set(rows));
      expect(ordered(model, result, { sortBy, descending })).toEqual(result);
    }
  }
});

test('numbers go up, names go by the alphabet, those without an owner come after those with one', () => {
  const { model, rows } = aRegister();
  const by = (sortBy: ColumnId) => ordered(model, rows, { sortBy, descending: false });

  const numbers = by('id').map((row) => row.number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(by('element')[0]?.subjectName).toBe('API');
  expect(by('owner')[0]?.decision.owner).toBe('Dee');
});

test('pressing a heading sorts by it, pressing it again turns the order round', () => {
  const first = pressed({ sortBy: 'risk', descending: true }, 'owner');
  expect(first).toEqual({ sortBy: 'owner', descending: false });
  expect(pressed(first, 'owner')).toEqual({ sortBy: 'owner', descending: true });
  expect(pressed(first, 'risk')).toEqual({ sortBy: 'risk', descending: true });
});
