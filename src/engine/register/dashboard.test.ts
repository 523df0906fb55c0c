import { expect, test } from 'vitest';
import { undecided, type Decision } from '../../model/decision';
import { newMitigation } from '../../model/mitigation';
import { byId, emptyModel, type Model } from '../../model/model';
import { dashboardOf } from './dashboard';
import { evaluate } from '../judge/evaluate';
import { registerOf } from './rows';

const base = emptyModel({ id: 'm', name: 'Shop', diagram: 'd' });
const own = (id: string, likelihood: 'low' | 'high', impact: 'low' | 'high') => ({
  id,
  on: null,
  category: 'T' as const,
  title: id,
  description: '',
  likelihood,
  impact,
});

function shop(decisions: readonly Decision[] = [], changes: Partial<Model> = {}) {
  const model: Model = {
    ...base,
    ownThreats: byId([own('grave', 'high', 'high'), own('small', 'low', 'low')]),
    decisions: Object.fromEntries(decisions.map((one) => [one.threat, one])),
    ...changes,
  };
  return dashboardOf(model, registerOf(model, evaluate(model, [])), '2026-06-01');
}

test('counts open threats by risk and every raised one by category', () => {
  const { openByRisk, byCategory } = shop([{ ...undecided('own/small'), status: 'deferred' }]);

  expect(openByRisk).toEqual({ low: 0, medium: 0, high: 0, critical: 1 });
  expect(byCategory.get('T')).toEqual({ all: 2, open: 1 });
});

test('the heat map shows what mitigations change', () => {
  const done = newMitigation({ id: 'k', title: 'Fence', status: 'implemented', threats: ['own/grave'] });
  const { inherent, residual } = shop([], { mitigations: byId([done]) });

  expect(inherent.high.high).toBe(1);
  expect(residual.high.high).toBe(0);
  expect(residual.low.high).toBe(1);
});

test('what does not apply is on no map', () => {
  const none = { ...undecided('own/grave'), status: 'not-applicable' as const, justification: 'off' };

  expect(shop([none]).inherent.high.high).toBe(0);
});

test('action items come worst first: planned mitigations, and grave threats that have none', () => {
  const planned = newMitigation({ id: 'k', title: 'Fence', threats: ['own/small'], owner: 'Dee' });
  const { actions, gaps } = shop([], { mitigations: byId([planned]) });

  expect(actions.map(({ title, risk, owner }) => [title, risk, owner])).toEqual([
    ['grave', 'critical', ''],
    ['Fence', 'low', 'Dee'],
  ]);
  expect(gaps.actionsWithoutOwner).toBe(1);
});

test('names what is not good enough yet', () => {
  const { gaps } = shop([
    { ...undecided('own/grave'), status: 'mitigated', reviewBy: '2026-05-31' },
    { ...undecided('own/small'), status: 'accepted', justification: 'small' },
  ]);

  expect(gaps).toMatchObject({
    openGrave: [],
    mitigatedWithout: ['own/grave'],
    incomplete: ['own/small'],
    reviewDue: ['own/grave'],
  });
});
