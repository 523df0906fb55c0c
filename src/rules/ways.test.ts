import { expect, test } from 'vitest';
import { PLACEHOLDERS } from '../engine/judge/title';
import { RULES, ruleById } from './catalogue';
import { WAYS } from './ways';

test('every rule says who can do what, and nothing is said of a rule that is not there', () => {
  expect(RULES.filter(({ id }) => !WAYS[id]).map(({ id }) => id)).toEqual([]);
  expect(Object.keys(WAYS).filter((id) => !ruleById(id))).toEqual([]);
});

test.each(Object.entries(WAYS))('%s goes on after “can”', (_, way) => {
  expect(way.how).toMatch(/^[a-z].*[^.]$/);
  expect('who' in way ? way.who : 'Somebody').toMatch(/^(?:[A-Z{]).*[^.]$/);
  const places = [...`${way.how} ${'who' in way ? way.who : ''}`.matchAll(/\{(\w+)\}/g)].map(
    ([, word]) => word,
  );
  expect(places.filter((word) => !(PLACEHOLDERS as readonly (string | undefined)[]).includes(word))).toEqual(
    [],
  );
});
