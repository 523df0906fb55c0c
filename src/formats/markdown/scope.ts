import { CLASS_NAMES, classRank } from '../../model/dataclass';
import type { Element } from '../../model/element';
import type { DiagramId } from '../../model/id';
import { outOfScope as whyOutOfScope } from '../../engine/register/set-aside';
import { diagramsInOrder, nameOf, type Model } from '../../model/model';
import { placesOn } from '../../model/place';
import { valueInWords } from '../../model/property';
import type { ExportOptions, Report } from '../report/format';
import { blocks, bullets, listing, type Markdown } from './text';
import type { Block } from '../report/pieces';
import { drawingOf, emptyBoundaries, fenced, type Drawing } from '../mermaid/mermaid';
import { limitsOf, partsOf } from '../mermaid/parts';
import {
  asSentence,
  dataInWords,
  diagramInWords,
  encryptionInWords,
  flowInWords,
  inOneLine,
  said,
} from '../report/words';
import { boundariesInStory, elementsInStory, flowsInStory } from '../report/story';

/** The parts of a document that say what the system is: its scope, its diagram and its flows. */

export function scopeSection(model: Model, md: Markdown): string {
  const { scope } = model;
  const name = [model.name, scope.version]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
  const description = scope.description.trim();
  const system = [description === '' || name === '' ? name : asSentence(name), description];
  const entry = (title: string, values: readonly string[]): string[] => {
    const things = values.filter((value) => value.trim() !== '');
    return things.length === 0 ? [] : [listing(`**${title}:**`, things.map(md.inline))];
  };
  return blocks(
    '## Scope',
    bullets([
      `**System:** ${system.map(md.inline).join(' ').trim() || 'No name'}`,
      listing('**In scope:**', orNone(inScope(model).map(md.inline), 'nothing yet')),
      listing('**Out of scope:**', orNone(outOfScope(model).map(md.inline), 'nothing named')),
      ...entry('Assets', scope.assets),
      ...entry('Dependencies', scope.dependencies),
      ...entry('Assumptions', assumptions(model)),
      ...entry('Author', [scope.author]),
      ...entry('Date', [scope.date]),
      '**Threat actors:**',
    ]),
    actorTable(model, md),
    ...dataTable(model, md),
  );
}

const orNone = (things: readonly string[], none: string): readonly string[] =>
  things.length === 0 ? [none] : things;

/** What was said to be in scope; where nothing was, the components on the diagrams. */
export function inScope(model: Model): readonly string[] {
  if (model.scope.inScope.length > 0) return model.scope.inScope;
  return elementsInStory(model)
    .filter((element) => !whyOutOfScope(model, element.id))
    .map((element) => element.name.trim() || 'No name');
}

/** What was said to be out of scope, and what is marked so on the diagrams, with the reason. */
export function outOfScope(model: Model): readonly string[] {
  const marked = [...boundariesInStory(model), ...elementsInStory(model), ...flowsInStory(model)].filter(
    (thing) => thing.outOfScope,
  );
  return [
    ...model.scope.outOfScope,
    ...marked.map((thing) => withReason(nameOf(model, thing.id), thing.outOfScopeReason)),
  ];
}

const withReason = (name: string, reason: string): string => {
  const called = name.trim() || 'No name';
  return reason.trim() === '' ? called : `${called} (${reason})`;
};

/** The assumptions in the order in which people put them; one that turned out wrong says so. */
export function assumptions(model: Model): readonly string[] {
  return inOrder(model.assumptions).map(({ text, state }) =>
    state === 'open' ? text : `${text} (${state})`,
  );
}

function actorTable(model: Model, md: Markdown): string {
  const actors = inOrder(model.actors);
  if (actors.length === 0) return 'None named.';
  return md.table(
    ['Actor', 'Motivation', 'Capability', 'Examples'],
    actors.map((actor) => [actor.name, actor.motivation, actor.capability, actor.examples].map(md.inline)),
  );
}

/** The classes of data, the gravest first, each with who holds or carries it. */
function dataTable(model: Model, md: Markdown): readonly string[] {
  const classes = Object.values(model.dataClasses).toSorted(
    (a, b) => classRank(b.level) - classRank(a.level) || (a.name < b.name ? -1 : 1),
  );
  if (classes.length === 0) return [];
  const things = [...elementsInStory(model), ...flowsInStory(model)];
  return [
    '**Data:**',
    md.table(
      ['Data', 'Classification', 'Kinds', 'Where'],
      classes.map(({ id, name, level, kinds }) => [
        md.inline(name),
        CLASS_NAMES[level],
        kinds.length === 0 ? '' : valueInWords('kinds', kinds),
        inOneLine(
          things.filter(({ data }) => data.includes(id)).map((thing) => md.inline(nameOf(model, thing.id))),
        ),
      ]),
    ),
  ];
}

/** The rows of a table that people put in an order. */
export function inOrder<T extends { readonly id: string; readonly order: number }>(
  table: Readonly<Record<string, T>>,
): readonly T[] {
  return Object.values(table).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Every diagram of the model that shows something, the one asked for first. */
export function* diagramSection(
  { model, diagram }: Report,
  options: ExportOptions,
  md: Markdown,
): Iterable<Block> {
  const shown = [
    diagram,
    ...diagramsInOrder(model)
      .map(({ id }) => id)
      .filter((id) => id !== diagram),
  ].filter((id, i) => i === 0 || placesOn(model, id).some((place) => model.elements[place.thing]));
  yield '## Data Flow Diagram';
  let length = 0;
  for (const id of shown) {
    if (shown.length > 1) yield `### ${md.inline(model.diagrams[id]?.name ?? '')}`;
    for (const block of drawingBlocks(drawingOf(model, id), id, options, md)) {
      length += block.length;
      yield block;
    }
  }
  if (options.flavour === 'gitlab' && length > limitsOf(options).characters)
    yield 'GitLab draws what fits into 2,000 characters at once, and the other diagrams after a click.';
}

function* drawingBlocks(
  drawing: Drawing,
  diagram: DiagramId,
  options: ExportOptions,
  md: Markdown,
): Iterable<string> {
  const { model, elements, flows } = drawing;
  const summary = `Diagram of ${md.inline(model.name)}: ${diagramInWords(model, elements.length, flows)}.`;
  const empty = emptyBoundaries(drawing);
  const left =
    empty.length === 0
      ? ''
      : asSentence(`Not drawn, because nothing stands inside: ${empty.map(md.inline).join(', ')}`);
  yield elements.length === 0 ? 'Nothing is drawn yet.' : summary;
  if (elements.length > 0) {
    if (md.picture) yield md.picture(diagram);
    else if (options.flavour === 'plain') yield outline(model, elements, md);
    else
      for (const { title, text } of partsOf(drawing, options)) {
        if (title !== '') yield `**${md.inline(title)}**`;
        yield fenced(text, options);
      }
  }
  yield left;
}

/** The diagram as nested lists, where no reader draws one. */
function outline(model: Model, elements: readonly Element[], md: Markdown): string {
  const lines: string[] = [];
  const used = new Set<string>();
  for (const element of elements) {
    for (let at = element.boundary; at !== null && !used.has(at); at = model.boundaries[at]?.parent ?? null)
      used.add(at);
  }
  const fill = (parent: string | null, depth: number): void => {
    const margin = '  '.repeat(depth);
    for (const element of elements)
      if (element.boundary === parent) lines.push(`${margin}- ${md.inline(element.name) || 'No name'}`);
    for (const boundary of boundariesInStory(model)) {
      if (boundary.parent !== parent || !used.has(boundary.id)) continue;
      lines.push(`${margin}- Trust boundary: ${md.inline(boundary.name)}`);
      fill(boundary.id, depth + 1);
    }
  };
  fill(null, 0);
  return lines.join('\n');
}

export function inventorySection(model: Model, md: Markdown): string {
  const flows = flowsInStory(model);
  const table = md.table(
    ['Flow', 'Protocol', 'Auth', 'Encryption', 'Classification'],
    flows.map((flow) => [
      `${flow.step > 0 ? `${flow.step} · ` : ''}${md.inline(flowInWords(model, flow))}`,
      ...[said(flow, 'protocol'), said(flow, 'authn'), encryptionInWords(flow), dataInWords(model, flow)].map(
        (value) => md.inline(value) || 'Unknown',
      ),
    ]),
  );
  return blocks('## Data Flow Inventory', table, flows.length === 0 ? 'No data flows yet.' : '');
}

/** What is to be protected: what people wrote, or else the classes of data. */
export function assets(model: Model): readonly string[] {
  if (model.scope.assets.length > 0) return model.scope.assets;
  return Object.values(model.dataClasses)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((data) => `${data.name} (${CLASS_NAMES[data.level].toLowerCase()})`);
}
