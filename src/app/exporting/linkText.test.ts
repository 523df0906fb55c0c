import * as fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { STARTERS } from '../../starters/starters';
import { LONG_LINK, packText, unpackText } from './linkText';

describe('A text in a link', () => {
  test('comes back as it was, and needs nothing that an address would change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (text) => {
        const packed = await packText(text);
        expect(packed).toMatch(/^[\w-]*$/);
        expect(await unpackText(packed)).toBe(text);
      }),
    );
  });

  test.each(['', 'a', '!', 'AAAA', '____', 'n0t/4/link', 'é'.repeat(9)])(
    'that somebody else wrote (%j) is none, or an empty one',
    async (packed) => expect((await unpackText(packed)) ?? '').toBe(''),
  );

  test('that unpacks to far more than it shows is refused', async () => {
    const bomb = deflateRawSync(Buffer.alloc(60_000_000, 'a')).toString('base64url');
    expect(bomb.length).toBeLessThan(100_000);
    expect(await unpackText(bomb)).toBeNull();
  });

  test('that was cut off on its way is refused', async () => {
    const packed = await packText('name: Shop\n'.repeat(40));
    expect(await unpackText(packed.slice(0, -6))).toBeNull();
  });
});

test.each(STARTERS.map(({ name, yaml }) => [name, yaml] as const))(
  'the starter “%s” fits into a link that every mail program takes',
  async (_, yaml) => {
    const packed = await packText(yaml);
    expect(packed.length).toBeLessThan(LONG_LINK);
    expect(await unpackText(packed)).toBe(yaml);
  },
);
