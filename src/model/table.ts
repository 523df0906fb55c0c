/**
 * Tables of records by id, each made from another by a few records.
 *
 * A model with ten thousand elements has tables of fifteen thousand records, and an edit is about one of them. So a table
 * knows from which one it was made and by which ids, and whoever wants to know what an edit changed need not compare all
 * records to find out. That changes nothing but the time: a table made in any other way is compared record by record.
 */
export type Table<Row = unknown> = Readonly<Record<string, Row>>;

interface Origin {
  readonly of: WeakRef<Table>;
  readonly ids: readonly string[];
}
const origins = new WeakMap<Table, Origin>();

/** A table with some records put in or replaced, or taken out where there is none; what is new comes last. */
export function changed<Row>(
  table: Table<Row>,
  changes: Iterable<readonly [id: string, record: Row | undefined]>,
): Table<Row> {
  const next = copyOf(table);
  const ids: string[] = [];
  let hasSameKeys = true;
  for (const [id, record] of changes) {
    ids.push(id);
    if (record === undefined) delete next[id];
    hasSameKeys &&= record !== undefined && id in next;
    if (record !== undefined) next[id] = record;
  }
  if (hasSameKeys) keys.set(next, keysOf(table));
  noteOrigin(next, table, ids);
  return next;
}

/** The ids of all records that are others in one table than in another, came or went. Each once. */
export function differing(before: Table, after: Table): readonly string[] {
  if (before === after) return [];
  return sinceOrigin(before, after) ?? compared(before, after);
}

/** Through so many tables it is followed back what a table was made from: an edit has few steps. */
const MOST_STEPS = 8;

function sinceOrigin(before: Table, after: Table): readonly string[] | undefined {
  const ids = new Set<string>();
  let at: Table | undefined = after;
  for (let step = 0; step < MOST_STEPS && at; step++) {
    const origin = origins.get(at);
    if (!origin) return undefined;
    for (const id of origin.ids) ids.add(id);
    at = origin.of.deref();
    if (at === before) return [...ids].filter((id) => before[id] !== after[id]);
  }
  return undefined;
}

function compared(before: Table, after: Table): readonly string[] {
  const ids: string[] = [];
  for (const id in after) if (before[id] !== after[id]) ids.push(id);
  for (const id in before) if (!(id in after)) ids.push(id);
  // Who asks next need not compare.
  if (!origins.has(after)) noteOrigin(after, before, ids);
  return ids;
}

/** Of more records it is not kept. */
const FEW = 64;

function noteOrigin(table: Table, of: Table, ids: readonly string[]): void {
  if (ids.length <= FEW) origins.set(table, { of: new WeakRef(of), ids });
}

const keys = new WeakMap<Table, readonly string[]>();

function keysOf(table: Table): readonly string[] {
  let known = keys.get(table);
  if (!known) keys.set(table, (known = Object.keys(table)));
  return known;
}

/** Tables of more records are copied faster key by key than in one go. */
const BIG = 1000;

function copyOf<Row>(table: Table<Row>): Record<string, Row> {
  const ids = keysOf(table);
  if (ids.length < BIG || Object.hasOwn(table, '__proto__')) return { ...table };
  const copy: Record<string, Row> = {};
  for (const id of ids) copy[id] = table[id]!;
  return copy;
}
