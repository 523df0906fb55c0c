import { load } from 'js-yaml';
import { describe, expect, test, vi } from 'vitest';
import { reportWith, withEvery, written } from './awkward.test.kit';

// Some of these tests write hundreds of documents.
vi.setConfig({ testTimeout: 60_000 });

describe('YAML register', () => {
  test('is read back field for field', () => {
    withEvery((text) => {
      const file = load(written('yaml-register', reportWith(text))) as { threats: Record<string, unknown>[] };
      const own = file.threats.find(
        (threat) => threat['description'] === text && threat['threat'] === 'Repudiation',
      );

      expect(own).toEqual({
        id: expect.stringMatching(/^T\d{3}$/) as string,
        component: text,
        threat: 'Repudiation',
        description: text,
        risk: 'CRITICAL',
        dread: 13,
        ...(text === '' ? {} : { cvss: { vector: text } }),
        mitigation: { control: text, status: 'accepted', ticket: text },
      });
    });
  });
});
