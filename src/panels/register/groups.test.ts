import { describe, expect, test } from 'vitest';
import { connect, reverseFlow } from '../../commands/flows';
import { placeElement } from '../../commands/elements';
import { createDocument } from '../../editor/document';
import { rowsOf } from '../../editor/judgement';
import type { RegisterFilter } from '../../editor/session';
import { emptyModel } from '../../model/model';
import { FIRST_VIEW } from '../../model/register-view';
import { groupsOf, rowsUnder } from './groups';
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

describe('a heading counts every row under it, none twice', () => {
  const { model, rows } = threeElements();
  const counted = (all: typeof rows) => {
    const groups = groupsOf(model, all, 'cause');
    return groups.filter(({ level }) => level === 0).flatMap((group) => rowsUnder(group, groups));
  };

  test('where little follows from the drawing', () => {
    expect(groupsOf(model, rows, 'cause').some(({ isAbove }) => isAbove)).toBe(false);
    expect(new Set(counted(rows))).toEqual(new Set(rows));
    expect(counted(rows)).toHaveLength(rows.length);
  });

  test('where there is much, under a heading for each kind of thing', () => {
    const many = ['', 'b', 'c'].flatMap((more) =>
      rows.map((row) => ({ ...row, key: `${row.key}${more}` as typeof row.key })),
    );

    expect(groupsOf(model, many, 'cause').some(({ isAbove }) => isAbove)).toBe(true);
    expect(new Set(counted(many))).toEqual(new Set(many));
    expect(counted(many)).toHaveLength(many.length);
  });
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
