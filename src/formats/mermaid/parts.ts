import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import { outward } from '../../model/graph';
import type { BoundaryId, ElementId } from '../../model/id';
import type { Model } from '../../model/model';
import type { ExportOptions } from '../report/format';
import { label, mermaid, type Drawing } from './mermaid';
import { counted } from '../report/words';

/**
 * A drawing in as many Mermaid diagrams as its reader shows. One where it fits, as it is or with fewer words; else the
 * trust boundaries and what flows between them, and a diagram for each boundary with its neighbours.
 */

export interface Part {
  /** Empty for a drawing that is shown whole. */
  readonly title: string;
  readonly text: string;
}

/** What the reader of a document shows without being asked. GitLab counts the characters of a whole page. */
export function limitsOf({ flavour }: Pick<ExportOptions, 'flavour'>): {
  readonly edges: number;
  readonly characters: number;
} {
  return { edges: 500, characters: flavour === 'gitlab' ? 2_000 : 50_000 };
}

/** The diagrams that show a drawing, each below the limits of the reader. */
export function* partsOf(whole: Drawing, options: ExportOptions): Iterable<Part> {
  const one = wholeText(whole, options);
  if (one !== null) {
    yield { title: '', text: one };
    return;
  }
  const overview = overviewText(whole, options);
  if (overview !== null) yield { title: 'Overview', text: overview };
  for (const drawing of byBoundary(whole)) {
    const texts = splitTexts(drawing, options);
    for (const [i, text] of texts.entries())
      yield {
        title: texts.length === 1 ? drawing.title : `${drawing.title} (${i + 1} of ${texts.length})`,
        text,
      };
  }
}

/** The one diagram of a file that holds only one: the whole, else the overview; null where not even that fits. */
export function onlyText(whole: Drawing, options: ExportOptions): { text: string; whole: boolean } {
  const text = wholeText(whole, options);
  if (text !== null) return { text, whole: true };
  return { text: overviewText(whole, options) ?? mermaid(whole, options, 'short'), whole: false };
}

function wholeText(drawing: Drawing, options: ExportOptions): string | null {
  return drawing.flows.length > limitsOf(options).edges ? null : textOf(drawing, options);
}

/** With all its words, or with the fewest; null when neither fits. */
function textOf(drawing: Drawing, options: ExportOptions): string | null {
  const { edges, characters } = limitsOf(options);
  if (drawing.flows.length > edges) return null;
  for (const words of ['all', 'short'] as const) {
    const text = mermaid(drawing, options, words);
    if (text.length <= characters) return text;
  }
  return null;
}

const zoneOf = (model: Model, element: Element | undefined): BoundaryId | null =>
  outward(model, element?.boundary ?? null).at(-1) ?? null;

/** One for each outermost boundary, with the neighbours of what is inside. */
function byBoundary(whole: Drawing): readonly Drawing[] {
  const { model } = whole;
  const zones = new Map<BoundaryId | null, Element[]>();
  for (const element of whole.elements) {
    const zone = zoneOf(model, element);
    const inside = zones.get(zone);
    if (inside) inside.push(element);
    else zones.set(zone, [element]);
  }
  return [...zones].map(([zone, inside]) => {
    const ids = new Set<ElementId>(inside.map((element) => element.id));
    const flows = whole.flows.filter((flow) => ids.has(flow.from) || ids.has(flow.to));
    return { model, title: titleOf(model, zone), ...withEnds(whole, inside, flows) };
  });
}

function titleOf(model: Model, zone: BoundaryId | null): string {
  return zone === null ? 'Outside every trust boundary' : (model.boundaries[zone]?.name ?? '');
}

/** The elements that are to be shown in any case, and both ends of each flow, in the order of the whole. */
function withEnds(whole: Drawing, shown: readonly Element[], flows: readonly Flow[]) {
  const ids = new Set<ElementId>([
    ...shown.map((element) => element.id),
    ...flows.flatMap((flow) => [flow.from, flow.to]),
  ]);
  return { elements: whole.elements.filter((element) => ids.has(element.id)), flows };
}

/** Halves a drawing until each piece fits: its flows first, then the elements that no flow touches. */
function splitTexts(drawing: Drawing, options: ExportOptions): readonly string[] {
  const { flows, elements } = drawing;
  const text = textOf(drawing, options);
  if (text !== null) return [text];
  const ends = new Set(flows.flatMap((flow) => [flow.from, flow.to]));
  const alone = elements.filter((element) => !ends.has(element.id));
  const half = <T>(list: readonly T[]): readonly [readonly T[], readonly T[]] => [
    list.slice(0, Math.ceil(list.length / 2)),
    list.slice(Math.ceil(list.length / 2)),
  ];
  if (flows.length + alone.length <= 1) return [mermaid(drawing, options, 'short')];
  const [firstFlows, otherFlows] = half(flows);
  const [firstAlone, otherAlone] = flows.length > 1 ? [alone, []] : half(alone);
  return [
    { ...drawing, ...withEnds(drawing, firstAlone, firstFlows) },
    { ...drawing, ...withEnds(drawing, otherAlone, otherFlows) },
  ]
    .filter((piece) => piece.elements.length > 0)
    .flatMap((piece) => splitTexts(piece, options));
}

/** The outermost boundaries as boxes, and how many flows run between them; null where it says nothing or does not fit. */
function overviewText({ model, elements, flows }: Drawing, options: ExportOptions): string | null {
  const zones = [...new Set(elements.map((element) => zoneOf(model, element)))];
  if (zones.length < 2) return null;
  const name = (zone: BoundaryId | null): string => `z_${zones.indexOf(zone) + 1}`;
  const between = new Map<string, number>();
  for (const flow of flows) {
    const [from, to] = [flow.from, flow.to].map((id) => zoneOf(model, model.elements[id]));
    if (from === to) continue;
    const ends = `${name(from ?? null)} ${name(to ?? null)}`;
    between.set(ends, (between.get(ends) ?? 0) + 1);
  }
  const lines = [
    options.flavour === 'azure' ? 'graph LR' : 'flowchart LR',
    ...zones.map((zone) => {
      const inside = elements.filter((element) => zoneOf(model, element) === zone).length;
      return `  ${name(zone)}["${label(titleOf(model, zone), 40)}: ${counted(inside, 'element')}"]`;
    }),
    ...[...between].map(([ends, count]) => `  ${ends.replace(' ', ` -->|"${counted(count, 'flow')}"| `)}`),
  ];
  const text = `${lines.join('\n')}\n`;
  const { edges, characters } = limitsOf(options);
  return between.size <= edges && text.length <= characters ? text : null;
}
