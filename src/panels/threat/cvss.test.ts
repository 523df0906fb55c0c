import { beforeAll, describe, expect, test } from 'vitest';
import { loadCalculator, valuesIn, withMetric, type Calculator } from './cvss';

let calculator: Calculator;
beforeAll(async () => {
  calculator = await loadCalculator();
});

describe('a vector is scored as the standard says', () => {
  test.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1],
    ['CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:N/I:N/A:N', 0],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 10],
  ])('%s', (vector, score) => {
    expect(calculator.score(vector)).toMatchObject({ ok: true, score });
  });
});

describe('what is wrong with a vector is said in a sentence', () => {
  test.each([
    ['', 'A vector begins with CVSS:3.1/ or CVSS:4.0/.'],
    ['rubbish', 'A vector begins with CVSS:3.1/ or CVSS:4.0/.'],
    ['CVSS:3.1/XX:N', '“XX:N” is no metric of CVSS 3.1.'],
    ['CVSS:3.1/AV:Q', 'Attack Vector (AV) cannot be “Q”. It can be N, A, L, P.'],
    ['CVSS:3.1/AV:N/AV:L', 'Attack Vector (AV) stands here twice.'],
    [
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H',
      'The vector lacks Integrity Impact (I), Availability Impact (A).',
    ],
  ])('%s', (vector, problem) => {
    expect(calculator.score(vector)).toEqual({ ok: false, problem });
  });
});

test('setting one metric keeps the others and the order of the standard', () => {
  const base = calculator.base['3.1'];
  const vector = withMetric('CVSS:3.1/AC:L/E:P', '3.1', base, 'AV', 'N');

  expect(vector).toBe('CVSS:3.1/AV:N/AC:L/E:P');
  expect(valuesIn(vector)).toEqual({ AV: 'N', AC: 'L', E: 'P' });
});
