import { isFree } from '../commands/allowed';
import { counted, isRefusal, patched, put, refuse, type Command } from '../commands/command';
import { connect } from '../commands/flows';
import { newBoundary } from '../model/boundary';
import type { DataClass } from '../model/dataclass';
import { newElement, type Element } from '../model/element';
import type { Flow } from '../model/flow';
import type { BoundaryId, IdKind, NewId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import { isNew, type Ref } from './cast';
import type { Setting } from './chips';
import { inOrderOfPlacing, nested, withPlaceFor, type Site } from './placing';
import type { Deed, PlannedLine } from './plan';

export interface Drawing extends Site {
  readonly deeds: readonly Deed[];
  /** The id of each thing that is new, and of each new data class by its name. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What the lines without a mistake do, in their order. */
export function deedsOf(lines: readonly PlannedLine[]): readonly Deed[] {
  return lines.flatMap((line) => line.deeds);
}

/** Ids for all that will be new, so that the caller can select it. */
export function idsForDrawing(deeds: readonly Deed[], newId: NewId): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const give = (key: string, kind: IdKind): void => void (ids.has(key) || ids.set(key, newId(kind)));
  for (const deed of deeds) {
    if (deed.does === 'add element') give(deed.ref, deed.kind);
    if (deed.does === 'add boundary') give(deed.ref, 'boundary');
    if (deed.does === 'add note') give(deed.ref, 'note');
    if (deed.does === 'connect') give(deed.ref, 'flow');
    if (deed.does === 'set') for (const name of newClasses(deed.settings)) give(classKey(name), 'data');
  }
  return ids;
}

const classKey = (name: string): string => `data ${name.toLowerCase()}`;

function newClasses(settings: readonly Setting[]): readonly string[] {
  return settings.flatMap((one) => (one.sets === 'data' && one.id === null ? [one.name] : []));
}

/** Draws a sketch: everything that it adds, changes and nests is one step. */
export const drawSketch: Command<Drawing> = {
  name: 'draw',
  label: (_, { deeds }) => `draw ${whatIsNew(deeds) || 'what was typed'}`,
  run: (model, drawing) => {
    if (drawing.deeds.length === 0) return refuse('There is nothing to draw.');
    const taken = [...drawing.ids.values()].find((id) => !isFree(model, id));
    if (taken !== undefined) return refuse(`The id “${taken}” is taken.`);
    const drawn = written(model, drawing);
    return isRefusal(drawn) ? drawn : placed(drawn, drawing);
  },
};

/** “2 elements and 1 flow”; empty when only properties change. */
export function whatIsNew(deeds: readonly Deed[]): string {
  const count = (does: Deed['does']): number => deeds.filter((deed) => deed.does === does).length;
  const parts = [
    [count('add element'), 'element', 'elements'],
    [count('add boundary'), 'boundary', 'boundaries'],
    [count('connect'), 'flow', 'flows'],
    [count('add note'), 'note', 'notes'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, one, many]) => counted(n, one, many));
  return told.length < 2 ? (told[0] ?? '') : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`;
}

/** The model with everything but places. */
function written(model: Model, { deeds, ids }: Drawing): ReturnType<typeof connect.run> {
  const idOf = (ref: Ref): string => (isNew(ref) ? ids.get(ref)! : ref);
  const homeOf = (ref: Ref | null): BoundaryId | null => (ref === null ? null : idOf(ref));
  let next = model;
  for (const deed of deeds) {
    switch (deed.does) {
      case 'add element': {
        const { name, kind, properties } = deed;
        const element = newElement({
          id: idOf(deed.ref),
          name,
          kind,
          properties,
          boundary: homeOf(deed.home),
        });
        next = { ...next, elements: put(next.elements, element) };
        break;
      }
      case 'add boundary': {
        const boundary = newBoundary({ id: idOf(deed.ref), name: deed.name, parent: homeOf(deed.home) });
        next = { ...next, boundaries: put(next.boundaries, boundary) };
        break;
      }
      case 'add note': {
        next = { ...next, notes: put(next.notes, { id: idOf(deed.ref), text: deed.text }) };
        break;
      }
      case 'connect': {
        const { name } = deed;
        const connected = connect.run(next, {
          id: idOf(deed.ref),
          from: idOf(deed.from),
          to: idOf(deed.to),
          name,
        });
        if (isRefusal(connected)) return connected;
        next = connected;
        break;
      }
      case 'nest': {
        const [id, home] = [idOf(deed.of), homeOf(deed.home)];
        const { [id]: element } = next.elements;
        const { [id]: boundary } = next.boundaries;
        if (element) next = { ...next, elements: put(next.elements, patched(element, { boundary: home })) };
        if (boundary)
          next = { ...next, boundaries: put(next.boundaries, patched(boundary, { parent: home })) };
        break;
      }
      case 'set':
        next = withSettings(next, idOf(deed.of), deed.settings, ids);
        break;
      case 'show':
        break;
    }
  }
  return next;
}

function withSettings(
  model: Model,
  id: ThingId,
  settings: readonly Setting[],
  ids: ReadonlyMap<string, string>,
): Model {
  const boundary = model.boundaries[id];
  if (boundary) {
    const trust = settings.find((one) => one.sets === 'trust')?.value ?? boundary.trust;
    const changed = patched(boundary, {
      trust,
      description: descriptionIn(settings) ?? boundary.description,
    });
    return { ...model, boundaries: put(model.boundaries, changed) };
  }
  let { dataClasses } = model;
  const data: string[] = [];
  for (const one of settings) {
    if (one.sets !== 'data') continue;
    const classId = one.id ?? ids.get(classKey(one.name))!;
    if (!dataClasses[classId])
      dataClasses = put<DataClass>(dataClasses, {
        id: classId,
        name: one.name,
        level: 'internal',
        kinds: [],
        description: '',
      });
    data.push(classId);
  }
  const properties = Object.fromEntries(
    settings.flatMap((one) => (one.sets === 'property' ? [[one.name, one.value]] : [])),
  );
  const changes = (
    thing: Element | Flow,
  ): Pick<Element, 'properties' | 'data' | 'outOfScope' | 'description'> => ({
    properties: { ...thing.properties, ...properties },
    data: [...new Set([...thing.data, ...data])],
    outOfScope: settings.find((one) => one.sets === 'out of scope')?.value ?? thing.outOfScope,
    description: descriptionIn(settings) ?? thing.description,
  });
  const element = model.elements[id];
  const flow = model.flows[id];
  const step = settings.find((one) => one.sets === 'step')?.value ?? flow?.step;
  return {
    ...model,
    dataClasses,
    ...(element ? { elements: put(model.elements, patched(element, changes(element))) } : {}),
    ...(flow
      ? {
          flows: put(
            model.flows,
            patched(flow, { ...changes(flow), ...(step === undefined ? {} : { step }) }),
          ),
        }
      : {}),
  };
}

function descriptionIn(settings: readonly Setting[]): string | undefined {
  return settings.find((one) => one.sets === 'description')?.value;
}

/** Places for all that has none on the diagram, each near what it is connected to. */
function placed(model: Model, drawing: Drawing): Model {
  const { deeds, diagram, ids } = drawing;
  const idOf = (ref: Ref): string => (isNew(ref) ? ids.get(ref)! : ref);
  let next = model;
  const moved = deeds.flatMap((deed) => (deed.does === 'nest' ? [idOf(deed.of)] : []));
  for (const id of moved) next = nested(next, drawing, id);
  const wanting = deeds.flatMap((deed) =>
    deed.does === 'connect' || deed.does === 'set' || deed.does === 'nest'
      ? []
      : [idOf('ref' in deed ? deed.ref : deed.of)],
  );
  for (const id of inOrderOfPlacing(next, diagram, wanting)) next = withPlaceFor(next, drawing, id);
  return next;
}
