import { describe, expect, test, vi } from 'vitest';
import { makeModel } from '../../../bench/models';
import { emptyModel } from '../../model/model';
import { decoded, reportOf, reportWith, withEvery, written } from '../awkward.test.kit';

// Some of these tests write hundreds of documents.
vi.setConfig({ testTimeout: 60_000 });

describe('SVG', () => {
  test('is well formed, whatever it says', () => {
    withEvery((text) => {
      for (const theme of ['light', 'dark', 'auto'] as const) {
        const picture = written('svg', reportWith(text), { theme });

        expect(unclosed(picture)).toEqual([]);
        expect(decoded(picture.replaceAll(/&(lt|gt|amp|quot);/g, 'ﬂ°$1¶ß'))).toContain(
          `<title>External entity: ${visibleIn(text)}</title>`,
        );
        expect(picture).not.toMatch(/(?![\t\n\r])\p{Cc}|<script|foreignObject|href/u);
      }
    });
  });

  test('is cropped to what is drawn', () => {
    const picture = written('svg', reportWith('x'));
    const [x, y, width, height] = /viewBox="([^"]+)"/.exec(picture)![1]!.split(' ').map(Number);

    expect([x, y]).toEqual([-24, -35]);
    expect(width).toBeGreaterThan(400);
    expect(height).toBeLessThan(700);
  });

  test('very many flows between the same two share one label', () => {
    const picture = written('svg', reportOf(makeModel({ shape: 'parallel', elements: 40 })));

    expect(picture).toContain('>40 flows</text>');
    expect(picture.match(/<title>Data flow: /g)).toHaveLength(40);
    expect(picture.match(/>Flow 7</g)).toBe(null);
  });

  test('an empty model is an empty picture', () => {
    expect(written('svg', reportOf(emptyModel({ id: 'm', name: 'x', diagram: 'd-1' })))).toContain(
      'Nothing is drawn yet.',
    );
  });
});

/** What is left of a text once signs that nothing can show are replaced. */
function visibleIn(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '\ufffd');
}

/** Tags that are opened and not closed, or the other way round; text with a bare sign of XML counts as one. */
function unclosed(picture: string): string[] {
  const open: string[] = [];
  for (const { 0: tag, 1: end, 2: name, 3: self } of picture.matchAll(
    /<(\/?)([a-z]+)(?:\s[a-z:A-Z-]+="[^"<]*")*(\/?)>|[<]/g,
  )) {
    if (name === undefined) return [tag];
    if (end === '/') {
      if (open.pop() !== name) return [tag];
    } else if (self !== '/') open.push(name);
  }
  const bare = picture.match(/&(?!(amp|lt|gt|quot);)/);
  return [...open, ...(bare ?? [])];
}
