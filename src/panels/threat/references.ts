import type { Rule } from '../../engine/rule';
import { CAPEC_NAMES, CWE_NAMES } from '../../rules/weaknesses';

export interface Reference {
  readonly name: string;
  readonly address: string;
}

const ASVS = 'https://owasp.org/www-project-application-security-verification-standard/';

/** Weaknesses, attack patterns and requirements that a rule names, with the pages that explain them. */
export function referencesOf({ cwe = [], capec = [], asvs = [] }: Rule): readonly Reference[] {
  return [
    ...cwe.map((id) => ({
      name: named(`CWE-${id}`, CWE_NAMES[id]),
      address: `https://cwe.mitre.org/data/definitions/${id}.html`,
    })),
    ...capec.map((id) => ({
      name: named(`CAPEC-${id}`, CAPEC_NAMES[id]),
      address: `https://capec.mitre.org/data/definitions/${id}.html`,
    })),
    ...asvs.map((id) => ({ name: `ASVS ${id}`, address: ASVS })),
  ];
}

/** The number with its name, where we know it: the rules of a pack may refer to any. */
function named(number: string, name: string | undefined): string {
  return name === undefined ? number : `${number} ${name}`;
}
