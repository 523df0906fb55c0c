import type { DiagramId, ModelId, ThingId } from './id';
import type { Boundary } from './boundary';
import type { Element } from './element';
import type { Flow } from './flow';
import type { Note } from './note';
import type { Infer, modelShape } from './schema';
import { FORMAT } from './values';
import { STARTING_ACTORS, type Actor } from './scope';
import type { Diagram } from './diagram';

/**
 * One threat model: tables of records by id. One change to one thing is a change to one record,
 * so two models are compared by the identity of their records.
 */
export type Model = Infer<typeof modelShape>;

/** The tables of a model, in the order in which they are written down. */
export const TABLES = [
  'elements',
  'flows',
  'boundaries',
  'notes',
  'dataClasses',
  'actors',
  'assumptions',
  'mitigations',
  'ownThreats',
  'decisions',
  'looks',
  'rulesOff',
  'rulePacks',
  'registerViews',
  'numbers',
  'diagrams',
  'places',
  'routes',
] as const satisfies readonly (keyof Model)[];
export type TableName = (typeof TABLES)[number];

/** The single records of a model. */
export const SINGLES = [
  'name',
  'scope',
  'review',
  'settings',
  'extra',
] as const satisfies readonly (keyof Model)[];
export type SingleName = (typeof SINGLES)[number];

/** A model with one empty diagram and the four usual threat actors. */
export function emptyModel(given: { id: ModelId; name: string; diagram: DiagramId }): Model {
  const none = {};
  return {
    format: FORMAT,
    id: given.id,
    name: given.name,
    scope: {
      version: '',
      description: '',
      inScope: [],
      outOfScope: [],
      assets: [],
      dependencies: [],
      author: '',
      date: '',
    },
    review: { next: '', triggers: [] },
    settings: { defaultTrust: 'semi-trusted', routes: 'curved', direction: 'right', rating: 'matrix' },
    elements: none,
    flows: none,
    boundaries: none,
    notes: none,
    dataClasses: none,
    actors: byId<Actor>(STARTING_ACTORS),
    assumptions: none,
    mitigations: none,
    ownThreats: none,
    decisions: none,
    looks: none,
    rulesOff: none,
    rulePacks: none,
    registerViews: none,
    numbers: none,
    diagrams: { [given.diagram]: { id: given.diagram, name: 'Main', order: 1 } },
    places: none,
    routes: none,
  };
}

/** A table from a list. */
export function byId<T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(list.map((item) => [item.id, item]));
}

export type Thing =
  | { readonly is: 'element'; readonly record: Element }
  | { readonly is: 'flow'; readonly record: Flow }
  | { readonly is: 'boundary'; readonly record: Boundary }
  | { readonly is: 'note'; readonly record: Note };

/** Whatever can be drawn, by id. */
export function thing(model: Model, id: ThingId): Thing | undefined {
  const element = model.elements[id];
  if (element) return { is: 'element', record: element };
  const flow = model.flows[id];
  if (flow) return { is: 'flow', record: flow };
  const boundary = model.boundaries[id];
  if (boundary) return { is: 'boundary', record: boundary };
  const note = model.notes[id];
  return note && { is: 'note', record: note };
}

/** What a thing is called; a flow without a name is called by its ends. */
export function nameOf(model: Model, id: ThingId): string {
  const found = thing(model, id);
  switch (found?.is) {
    case undefined:
      return '';
    case 'note':
      return found.record.text;
    case 'flow':
      return (
        found.record.name ||
        `${model.elements[found.record.from]?.name ?? '?'} → ${model.elements[found.record.to]?.name ?? '?'}`
      );
    case 'element':
    case 'boundary':
      return found.record.name;
  }
}

/** The diagrams in the order of their tabs. */
export function diagramsInOrder(model: Model): readonly Diagram[] {
  return Object.values(model.diagrams).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** The diagram shown when nothing else is asked for. */
export function firstDiagram(model: Model): DiagramId {
  return diagramsInOrder(model)[0]?.id ?? '';
}
