import { nameOf, type Model } from '../model/model';

/**
 * Points by id where a file points by name: people who write a model by hand think in names, and need no ids then. An id
 * that is there always wins; a name that several things have, or none, is left for whoever checks references.
 */
export function namesResolved(model: Model): Model {
  const element = resolver(model.elements, (id) => model.elements[id]!.name);
  const boundary = resolver(model.boundaries, (id) => model.boundaries[id]!.name);
  const dataClass = resolver(model.dataClasses, (id) => model.dataClasses[id]!.name);
  const subject = resolver({ ...model.elements, ...model.flows, ...model.boundaries }, (id) =>
    nameOf(model, id),
  );
  return {
    ...model,
    elements: mapped(model.elements, (it) => ({
      ...it,
      boundary: it.boundary && boundary(it.boundary),
      data: it.data.map(dataClass),
    })),
    boundaries: mapped(model.boundaries, (it) => ({ ...it, parent: it.parent && boundary(it.parent) })),
    flows: mapped(model.flows, (it) => ({
      ...it,
      from: element(it.from),
      to: element(it.to),
      data: it.data.map(dataClass),
    })),
    ownThreats: mapped(model.ownThreats, (it) => ({ ...it, on: it.on && subject(it.on) })),
  };
}

/** Gives the id of the one thing that is called so; whatever else is written stays as it is. */
function resolver(
  table: Readonly<Record<string, unknown>>,
  nameIn: (id: string) => string,
): (written: string) => string {
  const ids = new Map<string, string | undefined>();
  for (const id of Object.keys(table)) {
    const name = folded(nameIn(id));
    ids.set(name, ids.has(name) ? undefined : id);
  }
  return (written) => (Object.hasOwn(table, written) ? written : (ids.get(folded(written)) ?? written));
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

function mapped<T>(table: Readonly<Record<string, T>>, change: (record: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(table).map(([id, record]) => [id, change(record)]));
}
