type Row = Record<string, unknown>;

/** Which keys of a record point at things, and in which tables these are. */
const POINTERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  elements: { boundary: ['boundaries'], data: ['dataClasses'] },
  boundaries: { parent: ['boundaries'] },
  flows: { from: ['elements'], to: ['elements'], data: ['dataClasses'] },
  ownThreats: { on: ['elements', 'flows', 'boundaries'] },
};

/**
 * Points by id where a file points by name: people who write a model by hand think in names, and need no ids then. An id
 * that is there always wins; a name that several things have, or none, is left for whoever checks references. Takes the
 * tables as they were read and changes nothing else in them.
 */
export function pointById(tables: Row): void {
  for (const [table, keys] of Object.entries(POINTERS))
    for (const [key, targets] of Object.entries(keys)) {
      const idOf = resolver(targets.flatMap((target) => Object.entries(rowsOf(tables, target))));
      for (const row of Object.values(rowsOf(tables, table))) {
        const written = row[key];
        if (typeof written === 'string') row[key] = idOf(written);
        else if (Array.isArray(written))
          row[key] = written.map((one: unknown) => (typeof one === 'string' ? idOf(one) : one));
      }
    }
}

/** Gives the id of the one thing that is called so; whatever else is written stays as it is. */
function resolver(things: readonly (readonly [string, Row])[]): (written: string) => string {
  const ids = new Set(things.map(([id]) => id));
  const byName = new Map<string, string | undefined>();
  for (const [id, { name }] of things) {
    if (typeof name !== 'string') continue;
    const key = folded(name);
    byName.set(key, byName.has(key) ? undefined : id);
  }
  return (written) => (ids.has(written) ? written : (byName.get(folded(written)) ?? written));
}

function rowsOf(tables: Row, table: string): Readonly<Record<string, Row>> {
  return (tables[table] ?? {}) as Readonly<Record<string, Row>>;
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
