import { expect, test } from 'vitest';
import { dateProblem } from './date';

test.each([
  ['', null],
  ['2026-02-28', null],
  ['2028-02-29', null],
  ['2026-02-31', 'February has 28 days. Try 2026-02-28.'],
  ['2026-13-01', 'There is no month 13. Months go from 01 to 12.'],
  ['2026-2-3', 'Write it with two digits each: 2026-02-03.'],
  ['next week', 'Write the date as year, month, day: 2026-02-28.'],
])('the date %j: %j', (text, problem) => {
  expect(dateProblem(text)).toBe(problem);
});
