import { riskRank } from '../judge/rating';
import type { BoundaryId, DataClassId, ThingId, ThreatKey } from '../../model/id';
import { nameOf, type Model } from '../../model/model';
import { isPropertyName, property, valueInWords, type Value } from '../../model/property';
import type { Row } from './register';
import { isSame } from '../sight/same';

/**
 * What is different between two states of a model: in the diagram, and because of it in the threats. Things are the same
 * when their ids are; where something stands on a diagram is no difference.
 */
export interface Comparison {
  readonly things: readonly ThingChange[];
  readonly threats: readonly ThreatChange[];
}

export interface ThingChange {
  readonly id: ThingId;
  readonly is: 'element' | 'flow' | 'boundary' | 'data class' | 'assumption' | 'mitigation';
  readonly change: 'added' | 'removed' | 'changed';
  /** As it is called now, or was called last. */
  readonly name: string;
  /** What is different, for things that are in both. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface ThreatChange {
  readonly key: ThreatKey;
  /** 'raised' is new, 'cleared' is no longer raised, 'risk' has another level, 'decision' has another status. */
  readonly change: 'raised' | 'cleared' | 'risk' | 'decision';
  /** As it is now; as it was, for one that is cleared. */
  readonly row: Row;
  readonly was: Row | null;
  /** The things whose change it follows from, as far as the threat is about them. */
  readonly because: readonly ThingId[];
}

/** What documents and panels call each kind of change. */
export const THREAT_CHANGE_NAMES: Readonly<Record<ThreatChange['change'], string>> = {
  raised: 'New',
  risk: 'Risk changed',
  cleared: 'No longer raised',
  decision: 'Decided',
};
export const THING_CHANGE_NAMES: Readonly<Record<ThingChange['change'], string>> = {
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
};
export const COMPARED_NAMES: Readonly<Record<ThingChange['is'], string>> = {
  element: 'element',
  flow: 'flow',
  boundary: 'trust boundary',
  'data class': 'data class',
  assumption: 'assumption',
  mitigation: 'mitigation',
};

export interface State {
  readonly model: Model;
  /** The risk register of the model. */
  readonly rows: readonly Row[];
}

/** Gravest threats first, things in the order of the model; equal states give empty lists. */
export function compare(before: State, after: State): Comparison {
  const things = thingChanges(before.model, after.model);
  return { things, threats: threatChanges(before, after, new Set(things.map(({ id }) => id))) };
}

/** What is different in the diagram alone, for which nothing needs to be judged. */
export function thingChanges(before: Model, after: Model): readonly ThingChange[] {
  return TABLES.flatMap((table) => changesIn(table, before, after));
}

/** The tables that are compared, and how each calls its records. */
const TABLES = [
  { table: 'elements', is: 'element' },
  { table: 'flows', is: 'flow' },
  { table: 'boundaries', is: 'boundary' },
  { table: 'dataClasses', is: 'data class' },
  { table: 'assumptions', is: 'assumption' },
  { table: 'mitigations', is: 'mitigation' },
] as const;

type Fields = Readonly<Record<string, unknown>>;

function changesIn(
  { table, is }: (typeof TABLES)[number],
  before: Model,
  after: Model,
): readonly ThingChange[] {
  const from: Readonly<Record<string, Fields>> = before[table];
  const to: Readonly<Record<string, Fields>> = after[table];
  const changes: ThingChange[] = [];
  for (const [id, record] of Object.entries(to)) {
    const old = from[id];
    const name = calledIn(after, is, record);
    if (!old) changes.push({ id, is, change: 'added', name, fields: [] });
    else if (old !== record) {
      const fields = fieldChanges(old, record, before, after);
      if (fields.length > 0) changes.push({ id, is, change: 'changed', name, fields });
    }
  }
  for (const [id, record] of Object.entries(from))
    if (!to[id]) changes.push({ id, is, change: 'removed', name: calledIn(before, is, record), fields: [] });
  return changes;
}

function calledIn(model: Model, is: ThingChange['is'], record: Fields): string {
  const name = textOf(record['name'] ?? record['title'] ?? record['text']);
  if (is !== 'flow') return name;
  const ends = `${nameOf(model, textOf(record['from']))} → ${nameOf(model, textOf(record['to']))}`;
  return name === '' ? ends : `${ends}: ${name}`;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Fields by the words in which a difference is told. What is not here is told by its own name. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  title: 'Title',
  text: 'Text',
  kind: 'Kind',
  boundary: 'Boundary',
  parent: 'Boundary around it',
  description: 'Description',
  outOfScope: 'Out of scope',
  outOfScopeReason: 'Why out of scope',
  data: 'Data',
  from: 'From',
  to: 'To',
  step: 'Step',
  trust: 'Trust',
  level: 'Classification',
  kinds: 'Kinds of data',
  state: 'State',
  status: 'Status',
  control: 'Control',
  owner: 'Owner',
  due: 'Due',
  ticket: 'Ticket',
  notes: 'Notes',
};

/** Never told: identity, what is told elsewhere, and what we do not know. */
const UNTOLD = new Set(['id', 'order', 'extra', 'threats', 'properties']);

function fieldChanges(old: Fields, now: Fields, before: Model, after: Model): readonly FieldChange[] {
  const plain = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => !UNTOLD.has(field) && !isSame(old[field], now[field]))
    .map((field) => ({
      field: (Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field] : undefined) ?? field,
      before: told(field, old[field], before),
      after: told(field, now[field], after),
    }));
  return [...plain, ...propertyChanges(propertiesIn(old), propertiesIn(now))];
}

const propertiesIn = (record: Fields): Readonly<Record<string, Value>> =>
  (record['properties'] ?? {}) as Readonly<Record<string, Value>>;

function propertyChanges(
  old: Readonly<Record<string, Value>>,
  now: Readonly<Record<string, Value>>,
): readonly FieldChange[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => !isSame(old[name], now[name]))
    .map((name) =>
      isPropertyName(name)
        ? {
            field: property(name).label,
            before: valueInWords(name, old[name]),
            after: valueInWords(name, now[name]),
          }
        : { field: name, before: plainly(old[name]), after: plainly(now[name]) },
    );
}

function told(field: string, value: unknown, model: Model): string {
  switch (field) {
    case 'boundary':
    case 'parent':
      return value === null ? 'none' : nameOf(model, value as BoundaryId);
    case 'from':
    case 'to':
      return nameOf(model, textOf(value));
    case 'data':
      return (value as readonly DataClassId[]).map((id) => model.dataClasses[id]?.name ?? id).join(', ');
    default:
      return plainly(value);
  }
}

function plainly(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return Array.isArray(value) ? value.map(plainly).join(', ') : JSON.stringify(value);
}

function threatChanges(before: State, after: State, changed: ReadonlySet<ThingId>): readonly ThreatChange[] {
  const was = new Map(raised(before).map((row) => [row.key, row]));
  const is = new Map(raised(after).map((row) => [row.key, row]));
  const found: ThreatChange[] = [];
  for (const [key, row] of is) {
    const old = was.get(key);
    const because = causesAmong(changed, row);
    if (!old) found.push({ key, change: 'raised', row, was: null, because });
    else if (old.risk !== row.risk) found.push({ key, change: 'risk', row, was: old, because });
    else if (old.status !== row.status) found.push({ key, change: 'decision', row, was: old, because });
  }
  for (const [key, row] of was)
    if (!is.has(key))
      found.push({ key, change: 'cleared', row, was: row, because: causesAmong(changed, row) });
  return found.toSorted(
    (a, b) =>
      ORDER.indexOf(a.change) - ORDER.indexOf(b.change) || riskRank(b.row.risk) - riskRank(a.row.risk),
  );
}

const ORDER: readonly ThreatChange['change'][] = ['raised', 'risk', 'cleared', 'decision'];

const raised = ({ rows }: State): readonly Row[] => rows.filter((row) => row.state !== 'gone');

/** The changed things that a threat is about or whose facts it rests on. */
function causesAmong(changed: ReadonlySet<ThingId>, row: Row): readonly ThingId[] {
  const about = [
    row.subject,
    ...(row.threat?.because.flatMap(({ about: one, also }) => [one, ...also]) ?? []),
  ];
  return [...new Set(about)].filter((id): id is ThingId => id !== null && changed.has(id));
}
