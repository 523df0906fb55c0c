import { newElement, KIND_NAMES, type Element, type ElementKind } from '../model/element';
import type { BoundaryId, DiagramId, ElementId, FlowId, NoteId, ThingId } from '../model/id';
import { flowsAt, contentsOf } from '../model/graph';
import { nameOf, thing, type Model } from '../model/model';
import type { Note } from '../model/note';
import { boundaryAt, DEFAULT_SIZE, placeId, type Place, type Point } from '../model/place';
import {
  DOES_NOT_APPLY,
  property,
  propertiesOf,
  subjectOf,
  type Properties,
  type PropertyName,
  type Value,
} from '../model/property';
import { growAround } from './nesting';
import { isFree } from './allowed';
import { withoutLost } from '../model/integrity';
import { counted, patched, put, refuse, without, type Command } from './command';

export interface Placing {
  readonly id: ElementId;
  readonly kind: ElementKind;
  readonly diagram: DiagramId;
  /** Page coordinates of its centre. */
  readonly at: Point;
  /** Absent: “Process 3”. */
  readonly name?: string;
  readonly properties?: Properties;
  /** Absent: the innermost boundary under its centre. */
  readonly boundary?: BoundaryId | null;
}

/** Puts a new element on a diagram, in the boundary that it lands in. */
export const placeElement: Command<Placing> = {
  name: 'place',
  label: (model, { kind, name }) => `add ${name ?? nextName(model, KIND_NAMES[kind])}`,
  run: (model, { id, kind, diagram, at, name, properties, boundary }) => {
    if (!isFree(model, id)) return refuse(`The id “${id}” is taken.`);
    const element = newElement({
      id,
      kind,
      name: name ?? nextName(model, KIND_NAMES[kind]),
      boundary: boundary === undefined ? boundaryAt(model, diagram, at) : boundary,
      properties: properties ?? {},
    });
    const next = withPlace(
      { ...model, elements: put(model.elements, element) },
      diagram,
      id,
      at,
      DEFAULT_SIZE.element,
    );
    return growAround(next, diagram, [id]);
  },
};

/** Puts a new note on a diagram. */
export const placeNote: Command<{
  readonly id: NoteId;
  readonly diagram: DiagramId;
  readonly at: Point;
  readonly text: string;
}> = {
  name: 'place note',
  label: () => 'add a note',
  run: (model, { id, diagram, at, text }) => {
    if (!isFree(model, id)) return refuse(`The id “${id}” is taken.`);
    return withPlace(
      { ...model, notes: put<Note>(model.notes, { id, text }) },
      diagram,
      id,
      at,
      DEFAULT_SIZE.note,
    );
  },
};

/** A thing put on a diagram with its centre at a point. */
export function withPlace(
  model: Model,
  diagram: DiagramId,
  id: ThingId,
  at: Point,
  size: { readonly width: number; readonly height: number },
): Model {
  const place: Place = {
    diagram,
    thing: id,
    x: Math.round(at.x - size.width / 2),
    y: Math.round(at.y - size.height / 2),
    ...size,
  };
  return { ...model, places: { ...model.places, [placeId(diagram, id)]: place } };
}

/** “Process 3”: the first such name that nothing has. */
export function nextName(model: Model, word: string): string {
  const taken = new Set(
    [...Object.values(model.elements), ...Object.values(model.boundaries)].map((x) => x.name),
  );
  for (let n = 1; ; n++) if (!taken.has(`${word} ${n}`)) return `${word} ${n}`;
}

/** Gives an element, flow, boundary or note its name. Blank names are refused except for flows. */
export const renameThing: Command<{ readonly id: ThingId; readonly name: string }> = {
  name: 'rename',
  label: (model, { id, name }) => `rename ${nameOf(model, id)} to ${name}`,
  run: (model, { id, name }) => {
    const found = thing(model, id);
    if (!found) return refuse('That is not there any more.');
    if (found.is === 'note')
      return { ...model, notes: put(model.notes, patched(found.record, { text: name })) };
    if (found.is === 'flow') return { ...model, flows: put(model.flows, patched(found.record, { name })) };
    if (name.trim() === '') return refuse('A name cannot be blank.');
    return found.is === 'element'
      ? { ...model, elements: put(model.elements, patched(found.record, { name })) }
      : { ...model, boundaries: put(model.boundaries, patched(found.record, { name })) };
  },
};

export type ElementPatch = Partial<Pick<Element, 'description' | 'outOfScope' | 'outOfScopeReason' | 'data'>>;

/** Changes the plain fields of elements and flows. */
export const editThings: Command<{
  readonly ids: readonly (ElementId | FlowId)[];
  readonly changes: ElementPatch;
}> = {
  name: 'edit',
  label: (model, { ids, changes }) =>
    `change ${FIELD_WORDS[Object.keys(changes)[0] ?? ''] ?? 'details'} of ${subjectWords(model, ids)}`,
  joins: ({ ids, changes }) => `edit ${ids.join()} ${Object.keys(changes).join()}`,
  run: (model, { ids, changes }) => ({
    ...model,
    elements: put(
      model.elements,
      ...ids
        .map((id) => model.elements[id])
        .filter(isThere)
        .map((e) => patched(e, changes)),
    ),
    flows: put(
      model.flows,
      ...ids
        .map((id) => model.flows[id])
        .filter(isThere)
        .map((f) => patched(f, changes)),
    ),
  }),
};
const FIELD_WORDS: Readonly<Record<string, string>> = {
  description: 'the description',
  outOfScope: 'the scope',
  outOfScopeReason: 'the reason',
  data: 'the data',
};
const isThere = <T>(value: T | undefined): value is T => value !== undefined;

function subjectWords(model: Model, ids: readonly ThingId[]): string {
  return ids.length === 1 ? nameOf(model, ids[0]!) : counted(ids.length, 'thing');
}

/**
 * Sets properties of elements and flows; null makes one unknown again.
 * A property that a kind of thing does not have is left alone there.
 */
export const setProperties: Command<{
  readonly ids: readonly (ElementId | FlowId)[];
  readonly values: Partial<Record<PropertyName, Value | null>>;
}> = {
  name: 'set',
  label: (model, { ids, values }) => {
    const names = Object.keys(values) as PropertyName[];
    const what =
      names.length === 1 ? property(names[0]!).label : counted(names.length, 'property', 'properties');
    return Object.values(values).every((value) => value === DOES_NOT_APPLY)
      ? `say that ${what} does not apply to ${subjectWords(model, ids)}`
      : `set ${what} of ${subjectWords(model, ids)}`;
  },
  run: (model, { ids, values }) => {
    const set = <T extends Element | Model['flows'][string]>(record: T): T => {
      const known = propertiesOf(subjectOf(record));
      const properties: Record<string, Value> = { ...record.properties };
      for (const [name, value] of Object.entries(values)) {
        if (!known.includes(name as PropertyName)) continue;
        if (value === null || value === undefined) delete properties[name];
        else properties[name] = value;
      }
      return patched(record, { properties } as Partial<T>);
    };
    return {
      ...model,
      elements: put(
        model.elements,
        ...ids
          .map((id) => model.elements[id])
          .filter(isThere)
          .map(set),
      ),
      flows: put(
        model.flows,
        ...ids
          .map((id) => model.flows[id])
          .filter(isThere)
          .map(set),
      ),
    };
  },
};

/** Makes an element another kind. Id, flows, name and decisions stay; properties of the old kind are kept and sleep. */
export const convertElement: Command<{ readonly id: ElementId; readonly kind: ElementKind }> = {
  name: 'convert',
  label: (model, { id, kind }) =>
    `make ${nameOf(model, id)} ${kind === 'external' ? 'an' : 'a'} ${KIND_NAMES[kind].toLowerCase()}`,
  run: (model, { id, kind }) => {
    const element = model.elements[id];
    if (!element) return refuse('That element is not there any more.');
    return { ...model, elements: put(model.elements, patched(element, { kind })) };
  },
};

export interface Deletion {
  readonly ids: readonly ThingId[];
  /** What becomes of the contents of a deleted boundary. */
  readonly contents: 'keep' | 'delete';
}

/**
 * Deletes things everywhere. The flows of a deleted element go with it; decisions stay, for the day it comes back.
 * A deleted boundary hands its contents to the boundary around it, unless they are to go too.
 */
export const deleteThings: Command<Deletion> = {
  name: 'delete',
  label: (model, { ids }) =>
    `delete ${ids.length === 1 ? nameOf(model, ids[0]!) : counted(ids.length, 'thing')}`,
  run: (model, { ids, contents }) => {
    const gone = doomed(model, { ids, contents });
    const heir = (boundary: BoundaryId | null): BoundaryId | null => {
      let at = boundary;
      while (at !== null && gone.has(at)) at = model.boundaries[at]?.parent ?? null;
      return at;
    };
    const elements = without(model.elements, gone);
    const boundaries = without(model.boundaries, gone);
    return {
      ...model,
      elements: put(
        elements,
        ...Object.values(elements).map((e) => patched(e, { boundary: heir(e.boundary) })),
      ),
      boundaries: put(
        boundaries,
        ...Object.values(boundaries).map((b) => patched(b, { parent: heir(b.parent) })),
      ),
      diagrams: put(
        model.diagrams,
        ...Object.values(model.diagrams).map((diagram) => withoutLost(diagram, elements)),
      ),
      flows: without(model.flows, gone),
      notes: without(model.notes, gone),
      // What people wrote down themselves stays, as a threat to the whole.
      ownThreats: put(
        model.ownThreats,
        ...Object.values(model.ownThreats).map((own) =>
          own.on !== null && gone.has(own.on) ? { ...own, on: null } : own,
        ),
      ),
      places: without(
        model.places,
        Object.keys(model.places).filter((key) => gone.has(model.places[key]!.thing)),
      ),
      routes: without(
        model.routes,
        Object.keys(model.routes).filter((key) => gone.has(model.routes[key]!.flow)),
      ),
    };
  },
};

/** Everything that a deletion takes along, flows included. */
export function doomed(model: Model, { ids, contents }: Deletion): ReadonlySet<ThingId> {
  const gone = new Set<ThingId>(ids);
  if (contents === 'delete')
    for (const id of ids)
      if (model.boundaries[id]) for (const inside of contentsOf(model, id)) gone.add(inside);
  const flows = [...gone].flatMap((id) => (model.elements[id] ? flowsAt(model, id) : []));
  for (const flow of flows) gone.add(flow.id);
  return gone;
}
