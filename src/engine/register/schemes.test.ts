import { describe, expect, test } from 'vitest';
import { undecided, type Decision } from '../../model/decision';
import { cvssRisk, dreadOf } from '../judge/rating';
import { rated } from './schemes';

const matrix = { risk: 'high', residual: 'low' } as const;
const saying = (said: Partial<Decision>): Decision => ({ ...undecided('r@p'), ...said });
const dread = (each: 1 | 2 | 3): NonNullable<Decision['dread']> => ({
  damage: each,
  reproducibility: each,
  exploitability: each,
  affected: each,
  discoverability: each,
});

test('the matrix stands wherever nothing was said under the scheme of the model', () => {
  for (const scheme of ['matrix', 'dread', 'cvss'] as const)
    expect(rated(scheme, saying({}), matrix)).toEqual({ ...matrix, score: '', residualScore: '' });
});

describe('DREAD', () => {
  test('has the thresholds of its worksheet: 12 is critical, 8 high, 5 medium', () => {
    const total = (by: number) => dreadOf({ ...dread(1), damage: 1 + by }).risk;
    expect(dreadOf(dread(3))).toEqual({ total: 15, risk: 'critical' });
    expect(dreadOf({ ...dread(2), damage: 3, affected: 3 })).toEqual({ total: 12, risk: 'critical' });
    expect(dreadOf({ ...dread(2), damage: 3 })).toEqual({ total: 11, risk: 'high' });
    expect(dreadOf({ ...dread(2), damage: 1, affected: 1 })).toEqual({ total: 8, risk: 'high' });
    expect(total(2)).toBe('medium');
    expect(dreadOf(dread(1))).toEqual({ total: 5, risk: 'medium' });
  });

  test('gives the risk and its total, before mitigations and after them', () => {
    expect(rated('dread', saying({ dread: dread(3), residualDread: dread(1) }), matrix)).toEqual({
      risk: 'critical',
      score: '15',
      residual: 'medium',
      residualScore: '5',
    });
  });
});

describe('CVSS', () => {
  test('goes by the severities of the standard', () => {
    expect([0, 3.9, 4, 6.9, 7, 8.9, 9, 10].map(cvssRisk)).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'critical',
      'critical',
    ]);
  });

  test('goes down by as many levels as the matrix does, until somebody scores what is left', () => {
    expect(rated('cvss', saying({ cvss: 'CVSS:3.1/…', cvssScore: 9.8 }), matrix)).toMatchObject({
      risk: 'critical',
      score: '9.8',
      residual: 'medium',
    });
  });
});

test('changing the scheme and back loses nothing', () => {
  const said = saying({ likelihood: 'low', dread: dread(3), cvssScore: 4.2 });

  expect(rated('dread', said, matrix).risk).toBe('critical');
  expect(rated('cvss', said, matrix).risk).toBe('medium');
  expect(rated('matrix', said, matrix).risk).toBe('high');
});
