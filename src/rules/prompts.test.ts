import { expect, test } from 'vitest';
import { STRIDE } from '../model/decision';
import { PROMPTS, promptsOf } from './prompts';

test('there are 25 questions, each with the evidence to look for', () => {
  expect(PROMPTS).toHaveLength(25);
  expect(new Set(PROMPTS.map((prompt) => prompt.id)).size).toBe(25);
  for (const { question, evidence } of PROMPTS) {
    expect(question).toMatch(/^[A-Z].*\?$/);
    expect(evidence).toMatch(/^[A-Z].*[^.]$/);
  }
});

test('each category has its own, in the order of the word STRIDE', () => {
  expect(STRIDE.map((category) => promptsOf(category).length)).toEqual([4, 4, 4, 5, 4, 4]);
  expect(STRIDE.flatMap(promptsOf)).toEqual(PROMPTS);
});
