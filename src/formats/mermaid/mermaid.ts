import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import { outward } from '../../model/graph';
import type { BoundaryId, DiagramId } from '../../model/id';
import type { Model } from '../../model/model';
import { placesOn } from '../../model/place';
import type { ExportOptions } from '../report/format';
import { diagramInWords, said } from '../report/words';
import { boundariesInStory, elementsInStory, flowsInStory } from '../report/story';

/**
 * The diagram as Mermaid text. It cannot draw positions or gates, so it is for text that diffs; SVG is for the
 * picture. Every label is quoted and every sign in it that means something is spelled out.
 */

/** A part of the model to draw. */
export interface Drawing {
  readonly model: Model;
  readonly title: string;
  readonly elements: readonly Element[];
  readonly flows: readonly Flow[];
}

/** What stands on a diagram; the whole model when nothing has a place there. */
export function drawingOf(model: Model, diagram: DiagramId): Drawing {
  const drawn = new Set<string>(placesOn(model, diagram).map((place) => place.thing));
  const all = elementsInStory(model);
  const elements = all.some((element) => drawn.has(element.id))
    ? all.filter((element) => drawn.has(element.id))
    : all;
  return { model, title: model.name, elements, flows: flowsAmong(model, elements) };
}

function flowsAmong(model: Model, elements: readonly Element[]): readonly Flow[] {
  const ids = new Set(elements.map((element) => element.id));
  return flowsInStory(model).filter((flow) => ids.has(flow.from) && ids.has(flow.to));
}

/** The boundaries that a drawing leaves out because nothing in them is drawn. */
export function emptyBoundaries({ model, elements }: Drawing): readonly string[] {
  const used = new Set(elements.flatMap((element) => outward(model, element.boundary)));
  return boundariesInStory(model)
    .filter((boundary) => !used.has(boundary.id))
    .map((boundary) => boundary.name);
}

/** How much a drawing says: everything, or what fits where characters are counted. */
export type Words = 'all' | 'short';

/** The text of one drawing. Azure's reader is older: it knows `graph` and no accessible titles. */
export function mermaid(drawing: Drawing, options: ExportOptions, words: Words = 'all'): string {
  const { model, title, elements, flows } = drawing;
  const name = namesFor(drawing, words);
  const most = words === 'short' ? 40 : Infinity;
  const lines =
    options.flavour === 'azure'
      ? ['graph LR']
      : words === 'short'
        ? ['flowchart LR']
        : [
            'flowchart LR',
            `  accTitle: ${label(`${title.replace(/[\s\p{Cc}]+/gu, ' ')}: data flows`)}`,
            `  accDescr: ${diagramInWords(model, elements.length, flows)}`,
          ];
  const used = new Set(elements.flatMap((element) => outward(model, element.boundary)));
  const boundaries = boundariesInStory(model).filter((boundary) => used.has(boundary.id));

  const fill = (parent: BoundaryId | null, depth: number): void => {
    const margin = '  '.repeat(depth);
    for (const element of elements)
      if (element.boundary === parent) lines.push(margin + shape(element, name(element.id), most));
    for (const boundary of boundaries) {
      if (boundary.parent !== parent) continue;
      const heading =
        words === 'short' ? label(boundary.name, most) || ' ' : label(`Trust boundary: ${boundary.name}`);
      lines.push(`${margin}subgraph ${name(boundary.id)}["${heading}"]`);
      fill(boundary.id, depth + 1);
      lines.push(`${margin}end`);
    }
  };
  fill(null, 1);
  for (const flow of flows) lines.push(`  ${name(flow.from)} ${arrow(flow, words)} ${name(flow.to)}`);
  if (words === 'all')
    for (const boundary of boundaries) lines.push(`  style ${name(boundary.id)} stroke-dasharray: 5 5`);
  return `${lines.join('\n')}\n`;
}

/** The text between the fences that the reader of a Markdown file expects. */
export function fenced(text: string, options: ExportOptions): string {
  return options.flavour === 'azure' ? `::: mermaid\n${text}:::` : `\`\`\`mermaid\n${text}\`\`\``;
}

function shape(element: Element, id: string, most: number): string {
  const text = label(element.name, most) || ' ';
  switch (element.kind) {
    case 'external':
      return `${id}["${text}"]`;
    case 'process':
      return `${id}(["${text}"])`;
    case 'store':
      return `${id}[("${text}")]`;
  }
}

/** An empty label is a mistake in Mermaid. */
function arrow(flow: Flow, words: Words): string {
  const step = flow.step > 0 ? String(flow.step) : '';
  const shown = words === 'all' ? [label(flow.name), label(said(flow, 'protocol'))] : [label(flow.name, 24)];
  const text = shown.filter((part) => part !== '').join(', ');
  // “1. ” at the start would be taken for a list.
  const whole = [step, text].filter((part) => part !== '').join(' · ');
  return whole === '' ? '-->' : `-->|"${whole}"|`;
}

/** Ids of the things of a model in its drawings, by the words that they have room for. */
const names = new WeakMap<Model, Map<Words, ReadonlyMap<string, string>>>();

/** The id of a thing in a drawing: the same in every part of a drawing that is shown in parts. */
function namesFor({ model }: Drawing, words: Words): (id: string) => string {
  const known = names.get(model) ?? new Map<Words, ReadonlyMap<string, string>>();
  names.set(model, known);
  const found = known.get(words) ?? namesIn(model, words);
  known.set(words, found);
  return (id) => found.get(id) ?? 'n_';
}

/**
 * A letter for the kind first, because Mermaid knows words such as “end”, and because a node and a subgraph must never
 * share an id.
 */
function namesIn(model: Model, words: Words): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const add = (ids: readonly string[], prefix: string): void => {
    // `p-web` is `n_web`, unless something else is `x-web`.
    const short = ids.map((id) => plainName(id.replace(/^[a-z]-/, '')));
    const isShared = repeated(short);
    ids.forEach((id, i) => {
      const own = short[i] ?? '';
      const wanted = prefix + (words === 'short' ? i + 1 : isShared.has(own) ? plainName(id) : own);
      let free = wanted;
      for (let n = 2; taken.has(free); n++) free = `${wanted}_${n}`;
      taken.add(free);
      found.set(id, free);
    });
  };
  add(Object.keys(model.elements).toSorted(), 'n_');
  add(Object.keys(model.boundaries).toSorted(), 'b_');
  return found;
}

/** What comes more than once in a list. */
function repeated(list: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(list.filter((one) => seen.has(one) || !seen.add(one)));
}

function plainName(id: string): string {
  return id.replace(/[^A-Za-z0-9]+/g, '_');
}

const SPELLED: Readonly<Record<string, string>> = {
  '"': '#quot;',
  '#': '#35;',
  $: '#36;',
  '%': '#37;',
  '&': '#amp;',
  '<': '#lt;',
  '>': '#gt;',
  '\\': '#92;',
  '`': '#96;',
  '|': '#124;',
  '*': '#42;',
  _: '#95;',
  '~': '#126;',
};

/** Text for a quoted label: shown as it was typed, never read as a mark, an entity or a tag; cut after some letters. */
export function label(whole: string, most = Infinity): string {
  const letters = most === Infinity ? [] : Array.from(whole);
  const text =
    letters.length > most
      ? `${letters
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`
      : whole;
  return (
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/(?!\n)[\p{Cc}\p{Cs}\ufeff]/gu, ' ')
      .trim()
      .replace(/["#$%&<>\\`|*_~]/g, (sign) => SPELLED[sign] ?? sign)
      // A line that begins like a list is refused by some readers.
      .replace(/^[-+](?=\s)/gm, (sign) => `#${sign.charCodeAt(0)};`)
      .replace(/^(\d+)\.(?=\s)/gm, '$1#46;')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('<br/>')
      // Mermaid takes “style…:#…;” for a line of style wherever it stands, and drops the end of it.
      .replace(/:(?! )/g, '#58;')
  );
}
