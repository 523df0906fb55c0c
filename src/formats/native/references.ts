import type { BoundaryId, DataClassId } from '../../model/id';
import { DEEPEST_NESTING, nesting } from '../../model/integrity';
import { nameOf, thing, type Model } from '../../model/model';
import { closest } from '../../model/closest';

/** Something that a model points at and that is not there. */
export interface BrokenReference {
  /** Path in the model. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every reference to something that does not exist, every boundary inside itself, every id of two things. */
export function brokenReferences(model: Model): readonly BrokenReference[] {
  const elements = new Set(Object.keys(model.elements));
  const flows = new Set(Object.keys(model.flows));
  const boundaries = new Set(Object.keys(model.boundaries));
  const dataClasses = new Set(Object.keys(model.dataClasses));
  const diagrams = new Set(Object.keys(model.diagrams));
  const things = new Set([...elements, ...flows, ...boundaries, ...Object.keys(model.notes)]);
  const broken: BrokenReference[] = [];

  const expect = (
    path: BrokenReference['path'],
    id: string | null,
    among: ReadonlySet<string>,
    what: string,
  ): void => {
    if (id === null || among.has(id)) return;
    broken.push({ path, message: `There is no ${what} “${id}”.${suggestion(model, id, among)}` });
  };
  const expectData = (path: BrokenReference['path'], data: readonly DataClassId[]): void =>
    data.forEach((id, i) => expect([...path, i], id, dataClasses, 'data class'));

  for (const element of Object.values(model.elements)) {
    expect(['elements', element.id, 'boundary'], element.boundary, boundaries, 'trust boundary');
    expectData(['elements', element.id, 'data'], element.data);
  }
  for (const flow of Object.values(model.flows)) {
    expect(['flows', flow.id, 'from'], flow.from, elements, 'element');
    expect(['flows', flow.id, 'to'], flow.to, elements, 'element');
    expectData(['flows', flow.id, 'data'], flow.data);
  }
  for (const boundary of Object.values(model.boundaries)) {
    expect(['boundaries', boundary.id, 'parent'], boundary.parent, boundaries, 'trust boundary');
  }
  for (const own of Object.values(model.ownThreats))
    expect(['ownThreats', own.id, 'on'], own.on, things, 'element, flow or trust boundary');
  for (const [key, place] of Object.entries(model.places)) {
    expect(['places', key, 'diagram'], place.diagram, diagrams, 'diagram');
    expect(['places', key, 'thing'], place.thing, things, 'element, trust boundary or note');
  }
  for (const [key, route] of Object.entries(model.routes)) {
    expect(['routes', key, 'diagram'], route.diagram, diagrams, 'diagram');
    expect(['routes', key, 'flow'], route.flow, flows, 'flow');
  }
  return [...broken, ...circles(model), ...sharedIds(model)];
}

/** What was probably meant, by a slip in an id or in a name; or that the name alone does not tell which. */
function suggestion(model: Model, written: string, among: ReadonlySet<string>): string {
  const names = [...among].filter((id) => thing(model, id)).map((id) => nameOf(model, id));
  const same = names.filter((name) => name.trim().toLowerCase() === written.trim().toLowerCase());
  if (same.length > 1)
    return ` ${same.length} have that name: give each an “id”, and point at one by its id.`;
  const near = closest(written, [...among, ...names]);
  return near === undefined ? '' : ` Did you mean “${near}”?`;
}

function circles(model: Model): BrokenReference[] {
  const { depth, circled } = nesting(model.boundaries);
  const found: BrokenReference[] = [];
  const told = new Set<BoundaryId>();
  for (const start of circled) {
    if (told.has(start)) continue;
    const circle: BoundaryId[] = [];
    let at: BoundaryId = start;
    while (!told.has(at)) {
      told.add(at);
      circle.push(at);
      at = model.boundaries[at]?.parent ?? start;
    }
    found.push({
      path: ['boundaries', start, 'parent'],
      message: `These trust boundaries lie inside each other in a circle: ${[...circle, start].map((id) => `“${id}”`).join(', ')}.`,
    });
  }
  const tooDeep = [...depth].find(([, level]) => level > DEEPEST_NESTING);
  if (tooDeep)
    found.push({
      path: ['boundaries', tooDeep[0], 'parent'],
      message: `Trust boundaries are nested more than ${DEEPEST_NESTING} levels deep here.`,
    });
  return found;
}

/** Things share one space of ids, because places and threats point at any of them. */
function sharedIds(model: Model): BrokenReference[] {
  const seen = new Map<string, string>();
  const found: BrokenReference[] = [];
  for (const table of ['boundaries', 'elements', 'flows', 'notes'] as const) {
    for (const id of Object.keys(model[table])) {
      const earlier = seen.get(id);
      if (earlier !== undefined)
        found.push({
          path: [table, id, 'id'],
          message: `The id “${id}” is already used in ${earlier}; each thing needs its own.`,
        });
      seen.set(id, table);
    }
  }
  return found;
}
