import { expect, test } from 'vitest';
import { emptyModel } from '../model/model';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { carryRows, judgeAgain, judgeAll, rowsOf } from './judgement';

test('another rating scheme rates every row anew', () => {
  const start = judgeAll({
    ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
    elements: {
      p: newElement({ id: 'p', kind: 'process', name: 'Shop' }),
      x: newElement({ id: 'x', kind: 'external', name: 'Buyer' }),
    },
    flows: { f: newFlow({ id: 'f', from: 'x', to: 'p', name: 'Order' }) },
  });
  const [row] = rowsOf(start);
  const scored = {
    ...start.model,
    decisions: {
      [row!.key]: {
        ...row!.decision,
        dread: { damage: 3, reproducibility: 3, exploitability: 3, affected: 3, discoverability: 3 },
      },
    },
  };
  const before = judgeAll(scored);
  rowsOf(before);
  const after = judgeAgain(before, {
    ...before.model,
    settings: { ...before.model.settings, rating: 'dread' as const },
  });
  carryRows(before, after);

  expect(rowsOf(after).find(({ key }) => key === row!.key)?.risk).toBe('critical');
});
