import { beforeAll, describe, expect, test, vi } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { emptyModel, type Model } from '../../model/model';
import { decoded, reportOf, reportWith, written } from '../awkward.test.kit';
import awkward from '../fixtures/awkward.json';

// Mermaid is large, and reads each of a hundred diagrams.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('Mermaid', () => {
  let parse: (text: string) => Promise<Parsed>;
  beforeAll(async () => {
    // Mermaid asks for a page only to clean what goes into it; here nothing does.
    const { default: purify } = (await import('dompurify')) as unknown as {
      default: Record<string, unknown>;
    };
    purify['addHook'] = () => undefined;
    purify['sanitize'] = (text: string) => text;
    const { default: mermaid } = await import('mermaid');
    parse = async (text) => {
      await mermaid.parse(text);
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
      return db as unknown as Parsed;
    };
  });

  test('shows every label as it was typed', async () => {
    for (const text of awkward) {
      const db = await parse(written('mermaid', reportWith(text)));

      const words = [text, text].map(label).filter((one) => one !== '');
      const first = ['1', words.join(', ')].filter((one) => one !== '').join(' · ');
      // A style for a subgraph makes a vertex of its name, which is not drawn.
      const vertices = [...db.getVertices().values()].filter(({ id }) => !id.startsWith('b_'));
      expect(vertices.map((vertex) => decoded(vertex.text ?? ''))).toEqual([text, text, text].map(label));
      expect(db.getEdges().map((edge) => decoded(edge.text))).toEqual([first, '2']);
      const titles = db.getSubGraphs().map((graph) => decoded(graph.title));
      expect(titles).toEqual([text, text, text].map((name) => label(`Trust boundary: ${name}`)));
    }
  });

  test('for Azure it is an older kind of diagram between fences of its own', async () => {
    const text = written('mermaid', reportWith('no'), { flavour: 'azure' });

    expect(text).toMatch(/^graph LR\n {2}subgraph /);
    await expect(parse(text)).resolves.toBeDefined();
    expect(written('markdown-report', reportWith('no'), { flavour: 'azure' })).toContain(
      `::: mermaid\n${text.split('%%')[0]}:::\n`,
    );
  });

  test('ids and labels that Mermaid has other plans for', async () => {
    const ids = ['end', 'style', 'class', 'graph', 'x', 'o', 'a--b', 'n-1', 'x-1', 'subgraph', 'default'];
    const model: Model = {
      ...emptyModel({ id: 'm-1', name: 'x', diagram: 'd-1' }),
      elements: Object.fromEntries(
        ids.map((id) => [id, newElement({ id, kind: 'process', name: 'style: #1; classDef x:y#2;' })]),
      ),
      flows: { f: newFlow({ id: 'f', from: 'x', to: 'o' }), g: newFlow({ id: 'g', from: 'o', to: 'o' }) },
    };

    const db = await parse(written('mermaid', reportOf(model)));

    expect(db.getVertices().size).toBe(ids.length);
    expect(new Set([...db.getVertices().values()].map((vertex) => decoded(vertex.text ?? '')))).toEqual(
      new Set(['style: #1; classDef x:y#2;']),
    );
  });

  describe('a diagram too large for its reader', () => {
    const names = Array.from({ length: 30 }, (_, i) => `p-${i}`);
    const manyFlows = (count: number): Model => ({
      ...emptyModel({ id: 'm-1', name: 'Large', diagram: 'd-1' }),
      boundaries: {
        'b-a': newBoundary({ id: 'b-a', name: 'A' }),
        'b-b': newBoundary({ id: 'b-b', name: 'B' }),
      },
      elements: Object.fromEntries(
        names.map((id, i) => [
          id,
          newElement({ id, kind: 'process', name: `Service ${id}`, boundary: i < 15 ? 'b-a' : 'b-b' }),
        ]),
      ),
      flows: Object.fromEntries(
        Array.from({ length: count }, (_, i) => [
          `f-${i}`,
          newFlow({ id: `f-${i}`, from: `p-${i % 30}`, to: `p-${(i * 7 + 1) % 30}`, name: `Flow ${i}` }),
        ]),
      ),
    });
    const diagramsIn = (report: string): readonly string[] =>
      [...report.matchAll(/```mermaid\n([^]*?)```/g)].map((match) => match[1]!);

    test.each([
      ['github', 520, 50_000],
      ['gitlab', 60, 2_000],
    ] as const)(
      'is an overview and a diagram for each boundary in documents for %s',
      async (flavour, count, most) => {
        const diagrams = diagramsIn(written('markdown-report', reportOf(manyFlows(count)), { flavour }));

        expect(diagrams.length).toBeGreaterThan(2);
        expect(diagrams[0]).toContain('z_1["A: 15 elements"]');
        const drawn = new Set<string>();
        for (const diagram of diagrams) {
          expect(diagram.length).toBeLessThanOrEqual(most);
          const edges = (await parse(diagram)).getEdges();
          expect(edges.length).toBeLessThanOrEqual(500);
          for (const { text } of edges) drawn.add(decoded(text));
        }
        for (let i = 0; i < count; i++) expect(drawn).toContain(`Flow ${i}`);
      },
    );

    test('loses its finer words first', () => {
      const report = reportOf(manyFlows(40));

      expect(diagramsIn(written('markdown-report', report))).toHaveLength(1);
      const diagrams = diagramsIn(written('markdown-report', report, { flavour: 'gitlab' }));
      expect(diagrams).toHaveLength(1);
      expect(diagrams[0]).not.toContain('accTitle');
    });

    test('is the overview in a file, which holds one diagram only, and says so', () => {
      const text = written('mermaid', reportOf(manyFlows(520)));

      expect(text).toContain('z_1["A: 15 elements"]');
      expect(text).toContain('%% The whole has more than 500 flows');
    });
  });
});

interface Parsed {
  getVertices: () => Map<string, { id: string; text?: string }>;
  getEdges: () => { text: string }[];
  getSubGraphs: () => { title: string }[];
}

/** A label of Mermaid with its line breaks, as it is drawn. */
function label(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n)[\p{Cc}\ufeff]/gu, ' ')
    .trim()
    .replace(/\s*\n\s*/g, '<br/>');
}
