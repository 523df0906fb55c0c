import type { Diagram } from './diagram';
import type { BoundaryId, DiagramId } from './id';
import { TABLES, type Model, type TableName } from './model';
import { placeId } from './place';

/**
 * What must always hold in a model, beyond its shape: references lead somewhere, boundaries do not contain
 * themselves, every record stands under its own id. Commands keep it so; foreign data is mended at the door.
 */
export function violations(model: Model): readonly string[] {
  const found: string[] = [];
  const miss = (where: string, what: string, id: string): void =>
    void found.push(`${where}: there is no ${what} “${id}”.`);
  for (const table of TABLES) {
    if (table === 'numbers') continue;
    for (const [key, record] of Object.entries(model[table])) {
      if (keyOf(table, record) !== key)
        found.push(`${table}.${key}: the record says it is “${keyOf(table, record)}”.`);
    }
  }
  for (const e of Object.values(model.elements)) {
    if (e.boundary !== null && !model.boundaries[e.boundary])
      miss(`elements.${e.id}.boundary`, 'boundary', e.boundary);
    for (const c of e.data) if (!model.dataClasses[c]) miss(`elements.${e.id}.data`, 'data class', c);
  }
  for (const f of Object.values(model.flows)) {
    for (const end of ['from', 'to'] as const)
      if (!model.elements[f[end]]) miss(`flows.${f.id}.${end}`, 'element', f[end]);
    for (const c of f.data) if (!model.dataClasses[c]) miss(`flows.${f.id}.data`, 'data class', c);
  }
  const nested = nesting(model.boundaries);
  for (const b of Object.values(model.boundaries)) {
    if (b.parent !== null && !model.boundaries[b.parent])
      miss(`boundaries.${b.id}.parent`, 'boundary', b.parent);
    if (nested.circled.has(b.id)) found.push(`boundaries.${b.id}.parent: the boundary contains itself.`);
    else if ((nested.depth.get(b.id) ?? 0) > DEEPEST_NESTING)
      found.push(`boundaries.${b.id}.parent: it lies more than ${DEEPEST_NESTING} boundaries deep.`);
  }
  for (const [key, p] of Object.entries(model.places)) {
    if (!model.diagrams[p.diagram]) miss(`places.${key}`, 'diagram', p.diagram);
    if (!model.elements[p.thing] && !model.boundaries[p.thing] && !model.notes[p.thing])
      miss(`places.${key}`, 'thing', p.thing);
  }
  for (const [key, r] of Object.entries(model.routes)) {
    if (!model.diagrams[r.diagram]) miss(`routes.${key}`, 'diagram', r.diagram);
    if (!model.flows[r.flow]) miss(`routes.${key}`, 'flow', r.flow);
  }
  for (const t of Object.values(model.ownThreats)) {
    if (t.on !== null && !isThing(model, t.on)) miss(`ownThreats.${t.id}.on`, 'thing', t.on);
  }
  for (const d of Object.values(model.diagrams))
    if (d.of !== undefined && !model.elements[d.of]) miss(`diagrams.${d.id}.of`, 'process', d.of);
  if (Object.keys(model.diagrams).length === 0) found.push('diagrams: a model has at least one diagram.');
  return found;
}

/** A model that keeps the law, made from one that may not: broken references are cut, orphans of no meaning dropped. */
export function mend(model: Model): Model {
  if (violations(model).length === 0) return model;
  const diagrams: Model['diagrams'] =
    Object.keys(model.diagrams).length === 0
      ? { 'd-main': { id: 'd-main', name: 'Main', order: 1 } }
      : rekeyed('diagrams', model.diagrams);
  const boundaries = uncircled(rekeyed('boundaries', model.boundaries));
  const dataClasses = rekeyed('dataClasses', model.dataClasses);
  const known = (data: readonly string[]): readonly string[] => data.filter((id) => dataClasses[id]);
  const elements = mapped(rekeyed('elements', model.elements), (e) => ({
    ...e,
    boundary: e.boundary !== null && boundaries[e.boundary] ? e.boundary : null,
    data: known(e.data),
  }));
  const flows = mapped(
    kept(
      rekeyed('flows', model.flows),
      (f) => elements[f.from] !== undefined && elements[f.to] !== undefined,
    ),
    (f) => ({ ...f, data: known(f.data) }),
  );
  const base: Model = {
    ...model,
    diagrams: mapped(diagrams, (diagram) => withoutLost(diagram, elements)),
    boundaries,
    elements,
    flows,
    notes: rekeyed('notes', model.notes),
    dataClasses,
    actors: rekeyed('actors', model.actors),
    assumptions: rekeyed('assumptions', model.assumptions),
    mitigations: rekeyed('mitigations', model.mitigations),
    decisions: rekeyed('decisions', model.decisions),
    looks: rekeyed('looks', model.looks),
    rulesOff: rekeyed('rulesOff', model.rulesOff),
    rulePacks: rekeyed('rulePacks', model.rulePacks),
    registerViews: rekeyed('registerViews', model.registerViews),
  };
  return {
    ...base,
    ownThreats: mapped(rekeyed('ownThreats', model.ownThreats), (t) =>
      t.on === null || isThing(base, t.on) ? t : { ...t, on: null },
    ),
    places: kept(
      rekeyed('places', model.places),
      (p) =>
        diagrams[p.diagram] !== undefined &&
        (elements[p.thing] !== undefined ||
          boundaries[p.thing] !== undefined ||
          base.notes[p.thing] !== undefined),
    ),
    routes: kept(
      rekeyed('routes', model.routes),
      (r) => diagrams[r.diagram] !== undefined && flows[r.flow] !== undefined,
    ),
  };
}

function isThing(model: Model, id: string): boolean {
  return Boolean(model.elements[id] ?? model.flows[id] ?? model.boundaries[id] ?? model.notes[id]);
}

/** Far more than anybody draws; what walks up and down the tree may count on it. */
export const DEEPEST_NESTING = 100;

/** How deep each boundary lies, and which lie inside themselves. Looks at each boundary once, however deep. */
export function nesting(boundaries: Model['boundaries']): {
  /** 1 for the outermost. Of what leads into a circle there is no depth. */
  readonly depth: ReadonlyMap<BoundaryId, number>;
  readonly circled: ReadonlySet<BoundaryId>;
} {
  const depth = new Map<BoundaryId, number>();
  const circled = new Set<BoundaryId>();
  const done = new Set<BoundaryId>();
  for (const start of Object.keys(boundaries)) {
    const path = new Set<BoundaryId>();
    let at: BoundaryId | null = start;
    while (at !== null && boundaries[at] && !done.has(at) && !path.has(at)) {
      path.add(at);
      at = boundaries[at]?.parent ?? null;
    }
    const way = [...path];
    const closes = at !== null && path.has(at);
    if (closes) for (const id of way.slice(way.indexOf(at ?? ''))) circled.add(id);
    const leadsIntoCircle = at !== null && done.has(at) && !depth.has(at);
    let level = (at !== null && depth.get(at)) || 0;
    for (const id of way.toReversed()) {
      done.add(id);
      if (!closes && !leadsIntoCircle) depth.set(id, ++level);
    }
  }
  return { depth, circled };
}

/** A diagram of the inside of a process that is gone is one like any other. */
export function withoutLost(diagram: Diagram, elements: Model['elements']): Diagram {
  if (diagram.of === undefined || elements[diagram.of]) return diagram;
  const { of: _, ...rest } = diagram;
  return rest;
}

type Rows<T extends TableName> = Model[T];

/** The key that a record asks for. */
function keyOf(table: TableName, record: unknown): string {
  const r = record as { id?: string; threat?: string; diagram?: DiagramId; thing?: string; flow?: string };
  if (table === 'decisions') return r.threat ?? '';
  if (table === 'places') return placeId(r.diagram ?? '', r.thing ?? '');
  if (table === 'routes') return placeId(r.diagram ?? '', r.flow ?? '');
  return r.id ?? '';
}

function rekeyed<T extends TableName>(table: T, rows: Rows<T>): Rows<T> {
  return Object.fromEntries(Object.values(rows).map((record) => [keyOf(table, record), record]));
}

function mapped<T>(table: Readonly<Record<string, T>>, change: (row: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).map(([key, row]) => [key, change(row)]));
}

function kept<T>(
  table: Readonly<Record<string, T>>,
  wanted: (row: T) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).filter(([, row]) => wanted(row)));
}

/** Boundaries whose parents exist, never lead back, and are not too many: the first parent that does is cut. */
function uncircled(boundaries: Model['boundaries']): Model['boundaries'] {
  const result: Record<string, Model['boundaries'][string]> = { ...boundaries };
  const depth = new Map<string, number>();
  for (const start of Object.keys(result)) {
    const path = new Set<string>();
    for (let at = result[start]; at && !depth.has(at.id); at = result[at.parent ?? '']) {
      path.add(at.id);
      if (at.parent !== null && (!result[at.parent] || path.has(at.parent))) {
        result[at.id] = { ...at, parent: null };
        break;
      }
    }
    for (const id of [...path].toReversed()) {
      const boundary = result[id];
      const level = (depth.get(boundary?.parent ?? '') ?? 0) + 1;
      if (boundary && level > DEEPEST_NESTING) result[id] = { ...boundary, parent: null };
      depth.set(id, level > DEEPEST_NESTING ? 1 : level);
    }
  }
  return result;
}
