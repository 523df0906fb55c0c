import { describe, expect, test } from 'vitest';
import { connect, reverseFlow } from '../../commands/flows';
import { placeElement } from '../../commands/elements';
import { createDocument } from '../../editor/document';
import { rowsOf } from '../../editor/judgement';
import type { RegisterFilter } from '../../editor/session';
import { emptyModel } from '../../model/model';
import { FIRST_VIEW } from '../../model/register-view';
import { groupsOf } from './groups';
import { filtered } from './narrow';

const all: RegisterFilter = { ...FIRST_VIEW, followSelection: true };

function threeElements() {
  const document = createDocument(emptyModel({ id: 'm', name: 'Three', diagram: 'd' }), {
    now: () => 0,
    selection: () => [],
  });
  for (const [id, kind] of [
    ['user', 'external'],
    ['api', 'process'],
    ['db', 'store'],
  ] as const) {
    document.run(placeElement, { id, kind, diagram: 'd', at: { x: 0, y: 0 }, name: id });
  }
  document.run(connect, { id: 'call', from: 'user', to: 'api' });
  document.run(connect, { id: 'query', from: 'api', to: 'db' });
  document.run(reverseFlow, { id: 'none' });
  const state = document.store.getState();
  return { model: state.model, rows: rowsOf(state), questions: state.verdict.questions };
}

test('three elements with nothing known make at most three groups', () => {
  const { model, rows } = threeElements();

  const groups = groupsOf(model, rows, 'cause');

  expect(groups.map((g) => g.title)).toEqual([
    'Typical of what is drawn, not answered yet',
    'Follows from the drawing',
  ]);
});

describe('the filter', () => {
  test('narrows to what is selected', () => {
    const { model, rows } = threeElements();

    const subjects = filtered(model, rows, all, ['db']).map((row) => row.subject);

    expect(new Set(subjects)).toEqual(new Set(['db']));
  });

  test('finds by number, words and category', () => {
    const { model, rows } = threeElements();
    const count = (text: string): number => filtered(model, rows, { ...all, text }, []).length;

    expect(count('t-001')).toBe(1);
    expect(count('Spoofing')).toBeGreaterThan(0);
    expect(count('no such words')).toBe(0);
  });
});
