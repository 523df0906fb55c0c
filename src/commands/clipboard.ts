import type { Boundary } from '../model/boundary';
import type { DataClass } from '../model/dataclass';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { mend } from '../model/integrity';
import { contentsOf } from '../model/graph';
import type { Decision } from '../model/decision';
import { partsOf, type DiagramId, type NewId, type ThingId, type ThreatKey } from '../model/id';
import type { Model } from '../model/model';
import type { Note } from '../model/note';
import { around, centre, placeId, type Place, type Point, type Route } from '../model/place';
import { growAround } from './nesting';
import { isFree } from './allowed';
import { counted, refuse, type Command } from './command';

/** A piece of a model that can be pasted anywhere: the things, the flows at them, where they stood. */
export interface Fragment {
  readonly elements: readonly Element[];
  readonly flows: readonly Flow[];
  readonly boundaries: readonly Boundary[];
  readonly notes: readonly Note[];
  readonly dataClasses: readonly DataClass[];
  readonly places: readonly Place[];
  readonly routes: readonly Route[];
  /** What people said about the threats of the elements and flows: a choice of its own, see `pasteDecisions`. */
  readonly decisions: readonly Decision[];
}

/** What a selection takes along: contents of boundaries, flows at what is taken, the data classes named. */
export function fragmentOf(model: Model, diagram: DiagramId, ids: readonly ThingId[]): Fragment {
  const taken = new Set<ThingId>(ids);
  for (const id of ids)
    if (model.boundaries[id]) for (const inside of contentsOf(model, id)) taken.add(inside);
  const elements = Object.values(model.elements).filter((e) => taken.has(e.id));
  // Flows with one end left behind come along too: they matter when the piece goes back to where it was.
  const flows = Object.values(model.flows).filter((f) => taken.has(f.from) || taken.has(f.to));
  const data = new Set([...elements, ...flows].flatMap((thing) => thing.data));
  const on = (item: { readonly diagram: DiagramId }): boolean => item.diagram === diagram;
  const flowIds = new Set(flows.map((f) => f.id));
  return {
    elements,
    flows,
    boundaries: Object.values(model.boundaries).filter((b) => taken.has(b.id)),
    notes: Object.values(model.notes).filter((n) => taken.has(n.id)),
    dataClasses: Object.values(model.dataClasses).filter((c) => data.has(c.id)),
    places: Object.values(model.places).filter((p) => on(p) && taken.has(p.thing)),
    routes: Object.values(model.routes).filter((r) => on(r) && flowIds.has(r.flow)),
    decisions: Object.values(model.decisions).filter(({ threat }) => {
      const subject = partsOf(threat)?.subject;
      return (
        subject !== undefined && (flowIds.has(subject) || (taken.has(subject) && model.elements[subject]))
      );
    }),
  };
}

/** How many things a person would count in a fragment. */
export function sizeOf(fragment: Fragment): number {
  return fragment.elements.length + fragment.boundaries.length + fragment.notes.length;
}

export interface Paste {
  readonly fragment: Fragment;
  readonly diagram: DiagramId;
  /** Centre of the pasted things in page coordinates, or how far they are moved from where they were. */
  readonly to: { readonly at: Point } | { readonly by: Point };
  readonly newId: NewId;
  /**
   * 'copies': new things with new ids and no decisions. 'back': ids that are free are taken up again,
   * so that cutting and pasting back keeps every decision.
   */
  readonly as: 'copies' | 'back';
  readonly word?: 'paste' | 'duplicate';
}

/**
 * Which id each thing of a fragment gets; what gets none stays behind. A flow with one end outside the fragment comes
 * along only when it goes back to an end that is still there. The caller may ask first, to select what will be pasted.
 */
export function idsFor(
  model: Model,
  { fragment, newId, as }: Pick<Paste, 'fragment' | 'newId' | 'as'>,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const give = (id: string, kind: Parameters<NewId>[0]): void => {
    ids.set(id, as === 'back' && isFree(model, id) ? id : newId(kind));
  };
  for (const e of fragment.elements) give(e.id, e.kind);
  for (const f of fragment.flows) {
    if (ids.has(f.from) && ids.has(f.to)) give(f.id, 'flow');
    else if (as === 'back' && isFree(model, f.id) && [f.from, f.to].every((end) => endsAt(model, ids, end)))
      ids.set(f.id, f.id);
  }
  for (const b of fragment.boundaries) give(b.id, 'boundary');
  for (const n of fragment.notes) give(n.id, 'note');
  return ids;
}

/** Whether an end of a flow is what it was: pasted under its own id, or never gone. */
function endsAt(model: Model, ids: ReadonlyMap<string, string>, end: string): boolean {
  return ids.has(end) ? ids.get(end) === end : model.elements[end] !== undefined;
}

/** Pastes a fragment. Boundaries and data classes that it names and the model has are used; the rest of its surroundings is left behind. */
export const paste: Command<Omit<Paste, 'newId' | 'as'> & { readonly ids: ReadonlyMap<string, string> }> = {
  name: 'paste',
  label: (_, { fragment, word }) => `${word ?? 'paste'} ${counted(sizeOf(fragment), 'thing')}`,
  run: (model, { fragment, diagram, to, ids }) => {
    if (sizeOf(fragment) === 0) return refuse('There is nothing to paste.');
    const idOf = (id: string): string => ids.get(id) ?? id;
    const flows = fragment.flows.filter((f) => ids.has(f.id));
    const dataOf = mergedClasses(model, fragment);
    const named = new Set([...fragment.elements, ...flows].flatMap((thing) => thing.data));
    const box = around(fragment.places);
    const middle = box ? centre(box) : { x: 0, y: 0 };
    const by = 'by' in to ? to.by : { x: Math.round(to.at.x - middle.x), y: Math.round(to.at.y - middle.y) };
    const inside = (boundary: string | null): string | null => {
      if (boundary === null) return null;
      const mapped = ids.get(boundary);
      return mapped ?? (model.boundaries[boundary] ? boundary : null);
    };
    const withData = <T extends Element | Flow>(thing: T): T => ({
      ...thing,
      data: thing.data.map((id) => dataOf.get(id) ?? id),
    });
    let steps = Math.max(0, ...Object.values(model.flows).map((flow) => flow.step));
    const next: Model = {
      ...model,
      elements: add(
        model.elements,
        fragment.elements.map((e) => withData({ ...e, id: idOf(e.id), boundary: inside(e.boundary) })),
      ),
      flows: add(
        model.flows,
        flows.map((f) =>
          withData({
            ...f,
            id: idOf(f.id),
            from: idOf(f.from),
            to: idOf(f.to),
            // What comes back keeps its place in the story; a copy goes to the end.
            step: f.step === 0 || idOf(f.id) === f.id ? f.step : ++steps,
          }),
        ),
      ),
      boundaries: add(
        model.boundaries,
        fragment.boundaries.map((b) => ({ ...b, id: idOf(b.id), parent: inside(b.parent) })),
      ),
      notes: add(
        model.notes,
        fragment.notes.map((n) => ({ ...n, id: idOf(n.id) })),
      ),
      dataClasses: add(
        model.dataClasses,
        fragment.dataClasses
          .filter((c) => named.has(c.id) && !model.dataClasses[dataOf.get(c.id) ?? ''])
          .map((c) => ({ ...c, id: dataOf.get(c.id) ?? c.id })),
      ),
      places: {
        ...model.places,
        ...Object.fromEntries(
          fragment.places.map((p) => [
            placeId(diagram, idOf(p.thing)),
            { ...p, diagram, thing: idOf(p.thing), x: p.x + by.x, y: p.y + by.y },
          ]),
        ),
      },
      routes: {
        ...model.routes,
        ...Object.fromEntries(
          fragment.routes
            .filter((r) => ids.has(r.flow))
            .map((r) => [
              placeId(diagram, idOf(r.flow)),
              {
                ...r,
                diagram,
                flow: idOf(r.flow),
                points: r.points.map((p) => ({ x: p.x + by.x, y: p.y + by.y })),
              },
            ]),
        ),
      },
    };
    // A clipboard is written by anybody, so a piece may say of itself what cannot be.
    return growAround(
      mend(next),
      diagram,
      [...fragment.elements, ...fragment.boundaries].map((thing) => idOf(thing.id)),
    );
  },
};

function add<Row extends { readonly id: string }>(
  table: Readonly<Record<string, Row>>,
  rows: readonly Row[],
): Readonly<Record<string, Row>> {
  return rows.length === 0 ? table : { ...table, ...Object.fromEntries(rows.map((row) => [row.id, row])) };
}

/** Data classes are the same when they have the same name; one with a new name comes along, under another id if its own is taken. */
function mergedClasses(model: Model, fragment: Fragment): ReadonlyMap<string, string> {
  const byName = new Map(Object.values(model.dataClasses).map((c) => [c.name, c.id]));
  const freeId = (id: string): string => (model.dataClasses[id] ? freeId(`${id}-2`) : id);
  return new Map(fragment.dataClasses.map((c) => [c.id, byName.get(c.name) ?? freeId(c.id)]));
}

/** The decisions of a fragment, for the things that came of it under ids of their own; none that was made there is replaced. */
export function decisionsFor(
  model: Model,
  { fragment, ids }: { readonly fragment: Fragment; readonly ids: ReadonlyMap<string, string> },
): readonly Decision[] {
  return fragment.decisions.flatMap((decision) => {
    const parts = partsOf(decision.threat);
    const subject = parts && ids.get(parts.subject);
    if (!parts || subject === undefined || subject === parts.subject) return [];
    const threat: ThreatKey = `${parts.rule}@${subject}`;
    return model.decisions[threat] ? [] : [{ ...decision, threat }];
  });
}

/** Says of pasted copies what was said of the things they were made of. */
export const pasteDecisions: Command<Parameters<typeof decisionsFor>[1]> = {
  name: 'paste decisions',
  label: (model, args) => `paste ${counted(decisionsFor(model, args).length, 'decision')}`,
  run: (model, args) => {
    const decisions = decisionsFor(model, args);
    if (decisions.length === 0) return refuse('There are no decisions to paste.');
    return {
      ...model,
      decisions: { ...model.decisions, ...Object.fromEntries(decisions.map((one) => [one.threat, one])) },
    };
  },
};
