import { describe, expect, test } from 'vitest';
import { RULES } from './catalogue';
import { CAPEC_NAMES, CWE_NAMES } from './weaknesses';

const numbers = (of: Iterable<number>): readonly number[] => [...new Set(of)].toSorted((a, b) => a - b);

describe('the numbers that rules refer to', () => {
  test('each weakness is listed with its name, and none besides', () => {
    expect(numbers(RULES.flatMap(({ cwe = [] }) => cwe))).toEqual(
      numbers(Object.keys(CWE_NAMES).map(Number)),
    );
  });

  test('each attack pattern is listed with its name, and none besides', () => {
    expect(numbers(RULES.flatMap(({ capec = [] }) => capec))).toEqual(
      numbers(Object.keys(CAPEC_NAMES).map(Number)),
    );
  });

  test('each requirement is of a chapter and a section of ASVS 5.0', () => {
    // Sections in each of the seventeen chapters.
    const SECTIONS = [5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3];
    const wrong = RULES.flatMap(({ asvs = [] }) => asvs).filter((id) => {
      const [chapter = 0, section = 1] = id.slice(1).split('.').map(Number);
      return section > (SECTIONS[chapter - 1] ?? 0);
    });

    expect(wrong).toEqual([]);
  });
});
