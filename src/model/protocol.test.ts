import { describe, expect, test } from 'vitest';
import { impliesAuthentication, impliesEncryption, isLocal } from './protocol';

describe('A protocol', () => {
  test('that knows one way to prove who calls implies it, in any case of its letters', () => {
    expect(impliesAuthentication('FTP')).toBe('password');
    expect(impliesAuthentication('snmp1')).toBe('apikey');
    expect(impliesAuthentication('https')).toBeUndefined();
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'that nobody knows (%j) implies nothing',
    (typed) => {
      expect(impliesAuthentication(typed)).toBeUndefined();
      expect(impliesEncryption(typed)).toBeUndefined();
      expect(isLocal(typed)).toBe(false);
    },
  );
});
