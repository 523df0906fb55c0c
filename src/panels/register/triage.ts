import type { Status } from '../../model/decision';

const LETTERS: Readonly<Record<string, Status>> = {
  o: 'open',
  m: 'mitigated',
  a: 'accepted',
  t: 'transferred',
  d: 'deferred',
  n: 'not-applicable',
};
const DIGITS: Readonly<Record<string, Status>> = {
  '0': 'open',
  '1': 'mitigated',
  '2': 'accepted',
  '3': 'transferred',
  '4': 'not-applicable',
  '5': 'deferred',
};

/** What a key decides on the row that has the keyboard: each status has a letter and a digit. */
export function statusOfKey(key: string): Status | undefined {
  return LETTERS[key.toLowerCase()] ?? DIGITS[key];
}

/** The letter of a status. */
export function keyOfStatus(status: Status): string {
  const [key = ''] = Object.entries(LETTERS).find(([, to]) => to === status) ?? [];
  return key.toUpperCase();
}
