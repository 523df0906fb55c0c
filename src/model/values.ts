/**
 * The closed lists of values that a model is made of. Apart from the schema, so that whoever needs a list does not wait
 * for everything that checks unknown data.
 */

/** The current inside format of a saved model; `migrate.ts` lifts older ones. */
export const FORMAT = 1;

export const trustLevels = ['untrusted', 'semi-trusted', 'trusted', 'highly-trusted'] as const;
export const classLevels = ['public', 'internal', 'confidential', 'restricted'] as const;
export const dataKinds = [
  'credentials',
  'secrets',
  'personal',
  'health',
  'card',
  'code',
  'files',
  'logs',
  'prompts',
] as const;
export const statuses = [
  'open',
  'mitigated',
  'accepted',
  'transferred',
  'deferred',
  'not-applicable',
] as const;
export const likelihoods = ['low', 'medium', 'high'] as const;
export const impacts = ['low', 'medium', 'high', 'critical'] as const;
export const strideLetters = ['S', 'T', 'R', 'I', 'D', 'E'] as const;
export const routeStyles = ['curved', 'straight', 'right-angled'] as const;
