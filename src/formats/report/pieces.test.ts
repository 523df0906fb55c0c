import { describe, expect, test } from 'vitest';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import { evaluate } from '../../engine/judge/evaluate';
import { RULES } from '../../rules/catalogue';
import { reportOf, reportWith } from '../awkward.test.kit';
import { DEFAULT_OPTIONS } from './format';
import { firstLayout } from '../native/first-layout';
import { WRITERS } from '../formats';
import { previewPage } from '../html/preview';
import { document, forEach, linesOf, piecesOf, whole } from './pieces';

/** A chain of processes, each of which calls the next. */
function chain(length: number): Model {
  const names = Array.from({ length }, (_, i) => `p-${i}`);
  return firstLayout({
    ...emptyModel({ id: 'm-1', name: 'Chain', diagram: 'd-1' }),
    elements: byId(names.map((id) => newElement({ id, kind: 'process', name: `Service ${id}` }))),
    flows: byId(
      names.slice(1).map((to, i) => newFlow({ id: `f-${i}`, from: names[i]!, to, name: `Call ${i}` })),
    ),
  });
}
const model = chain(150);
const large = reportOf(model, evaluate(model, RULES));

describe('pieces', () => {
  test.each(WRITERS)('of $title are the text', (writer) => {
    for (const report of [large, reportWith('a\n| b')])
      expect(whole(piecesOf(writer, report, DEFAULT_OPTIONS))).toBe(writer.write(report, DEFAULT_OPTIONS));
  });

  test.each(WRITERS.filter((writer) => writer.pieces))(
    'of $title are small and many where there is much to say, so that a page can rest in between',
    (writer) => {
      const pieces = [...piecesOf(writer, large, DEFAULT_OPTIONS)];

      expect(pieces.length).toBeGreaterThan(150);
      // The model as YAML goes into the page as one.
      const longest = writer.id === 'html' ? 100_000 : 20_000;
      expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(longest);
    },
  );

  test('are worked out when they are asked for', () => {
    const worked: number[] = [];
    const work = forEach(
      Array.from({ length: 100 }, (_, i) => i),
      (i) => worked.push(i),
    );
    work.next();

    expect(worked.length).toBeGreaterThan(0);
    expect(worked.length).toBeLessThan(100);
  });

  test('make a document of blocks with one blank line between them, whatever is empty', () => {
    expect(whole(document(['# a', '', ['b', '\nc'], '', 'd']))).toBe('# a\n\nb\nc\n\nd\n');
    expect(whole(document([]))).toBe('\n');
  });

  test('come apart into lines, wherever they were cut', () => {
    for (const pieces of [['a\nb\n\nc'], ['a', '\n', 'b\n', '\nc'], ['a\nb\n\nc\n']])
      expect([...linesOf(pieces)]).toEqual(['a', 'b', '', 'c']);
  });
});

describe('the preview of a document', () => {
  const documents = WRITERS.filter(({ group }) => group === 'Documents');

  test.each(documents)('of $title is a page that leads nowhere and runs nothing', (writer) => {
    const page = whole(
      previewPage(writer, reportWith('https://a.example <script>x</script>'), DEFAULT_OPTIONS),
    );

    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('https://a.example &lt;script&gt;x&lt;/script&gt;');
    expect(page).not.toMatch(/<script|href="(?!about:srcdoc#)/);
  });

  test.each(documents)('of $title ends after some pages and says so', (writer) => {
    const page = whole(previewPage(writer, large, DEFAULT_OPTIONS));
    const isLong = writer.write(large, DEFAULT_OPTIONS).length > 300_000;

    expect(page.includes('The preview ends here.')).toBe(isLong);
    expect(page.length).toBeLessThan(260_000);
  });

  test('leaves out a picture of very many things, and says so', () => {
    const [writer] = WRITERS;

    expect(whole(previewPage(writer!, large, DEFAULT_OPTIONS))).toContain('<figure><svg');
    expect(whole(previewPage(writer!, reportOf(chain(250)), DEFAULT_OPTIONS))).toContain(
      'The picture is too large to be shown here.',
    );
  });
});
