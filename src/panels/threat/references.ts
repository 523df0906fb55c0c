import type { Rule } from '../../engine/rule';

export interface Reference {
  readonly name: string;
  readonly address: string;
}

const ASVS = 'https://owasp.org/www-project-application-security-verification-standard/';

/** Weaknesses, attack patterns and requirements that a rule names, with the pages that explain them. */
export function referencesOf({ cwe = [], capec = [], asvs = [] }: Rule): readonly Reference[] {
  return [
    ...cwe.map((id) => ({ name: `CWE-${id}`, address: `https://cwe.mitre.org/data/definitions/${id}.html` })),
    ...capec.map((id) => ({
      name: `CAPEC-${id}`,
      address: `https://capec.mitre.org/data/definitions/${id}.html`,
    })),
    ...asvs.map((id) => ({ name: `ASVS ${id}`, address: ASVS })),
  ];
}
