import type { IdKind, NewId } from '../../model/id';
import type { Model } from '../../model/model';
import { placeId } from '../../model/place';
import { FORMAT, readModel } from '../../model/schema';
import {
  fileKey,
  LAYOUT_SHAPES,
  NUMBER_SHAPE,
  SINGLE_SHAPES,
  TABLE_SHAPES,
  TOP_KEYS,
  type RecordField,
} from './file-shape';
import { firstLayout } from './first-layout';
import type { ReadResult, Watch } from '../report/format';
import { mend, violations } from '../../model/integrity';
import {
  inside,
  isNothing,
  keepUnknown,
  placeOf,
  problem,
  readRecord,
  type At,
  type Findings,
  failure,
  spotOf,
  spot,
} from './fields';
import { wordCalled } from './called';
import { pointById } from './by-name';
import { brokenReferences } from './references';
import { problemsOfPacks } from './rule-pack';
import { parseYaml, type Entry, type Tree } from './yaml-read';

type Row = Record<string, unknown>;

/** Reads the lossless form, in YAML or JSON, written by us or by hand. */
export function readNative(content: string, newId: NewId, watch?: Watch): ReadResult {
  const parsed = parseYaml(content, watch);
  if (!parsed.ok) return parsed;
  const { tree } = parsed;
  if (tree.is !== 'map')
    return {
      ok: false,
      reason: 'A threat model is expected: keys such as “elements” and “flows”.',
      place: placeOf({ line: tree.line, path: '' }),
    };

  const found: Findings = { problems: [], warnings: [], spots: new Map() };
  const comments = parsed.comments.filter(
    (comment) => !comment.trim().startsWith('yaml-language-server:'),
  ).length;
  if (comments > 0)
    found.warnings.push(
      `The file has ${comments} ${comments === 1 ? 'line of comment' : 'lines of comments'}; they are not kept.`,
    );

  const value = readTop(tree.entries, found, newId);
  if (found.problems.length > 0) return failure(found.problems);
  pointById(value);
  const checked = readModel(value);
  if (!checked.ok)
    return failure(checked.problems.map(({ path, message }) => ({ ...spotOf(found, path), message })));
  const broken = [...brokenReferences(checked.value), ...problemsOfPacks(checked.value.rulePacks)];
  if (broken.length > 0)
    return failure(broken.map(({ path, message }) => ({ ...spotOf(found, path), message })));

  return { ok: true, model: settle(checked.value, found), warnings: found.warnings };
}

/** Repairs what can be repaired, and draws what the file says nothing about. */
function settle(model: Model, found: Findings): Model {
  const wrong = violations(model);
  found.warnings.push(...wrong);
  const sound = wrong.length > 0 ? mend(model) : model;
  const drawn = firstLayout(sound);
  const count = Object.keys(drawn.places).length - Object.keys(sound.places).length;
  // A file without any layout was written by hand or by a program; that it gets one needs no saying.
  if (count > 0 && Object.keys(sound.places).length > 0) {
    found.warnings.push(
      `${count} ${count === 1 ? 'thing had' : 'things had'} no place on any diagram and ${count === 1 ? 'was' : 'were'} put on the first one.`,
    );
  }
  return drawn;
}

function readTop(entries: readonly Entry[], found: Findings, newId: NewId): Row {
  const extra: Row = {};
  const top: At = { found, line: 1, path: '', inModel: [], keep: { in: extra, path: '' } };
  const value: Row = { format: FORMAT };
  for (const entry of entries) {
    const at = inside(top, { key: entry.key, model: entry.key, line: entry.line });
    const { key } = entry;
    if (isNothing(entry.value) && isTopKey(key)) continue;
    if (key === 'schema') checkVersion(entry.value, at);
    else if (key === 'id' || key === 'name') value[key] = scalarText(entry.value, at);
    else if (isSingle(key)) value[key] = readRecord(SINGLE_SHAPES[key], entry.value, at);
    else if (key === 'numbers') value['numbers'] = readNumbers(entry.value, at);
    else if (key === 'layout') Object.assign(value, readLayout(entry.value, at));
    else if (!readTable(entry, top, value, newId)) keepUnknown(entry, top, TOP_KEYS);
  }
  if (!entries.some(({ key }) => key === 'schema'))
    found.warnings.push('The file does not begin with “schema: 1”; it was read as if it did.');
  if (value['name'] === undefined) {
    value['name'] = 'Untitled model';
    found.warnings.push('The model has no name; it was called “Untitled model”.');
  }
  value['id'] ??= newId('model');
  if (Object.keys((value['diagrams'] as Row | undefined) ?? {}).length === 0)
    value['diagrams'] = { 'd-main': { id: 'd-main', name: 'Main', order: 1 } };
  if (Object.keys(extra).length > 0) value['extra'] = extra;
  return value;
}

function isSingle(key: string): key is keyof typeof SINGLE_SHAPES {
  return Object.hasOwn(SINGLE_SHAPES, key);
}

/** Known at the top of a file, by its name there or in the model. */
function isTopKey(key: string): boolean {
  return TOP_KEYS.includes(key) || TABLE_SHAPES.some(({ table }) => table === key);
}

function checkVersion(tree: Tree, at: At): void {
  const version = tree.is === 'scalar' ? Number(tree.value) : NaN;
  if (version === 1) return;
  if (version > 1)
    problem(
      at,
      `The file was written by a newer version of Drawbridge (schema ${version}); this one reads schema 1. Update Drawbridge, then import again.`,
    );
  else problem(at, '“schema: 1” is expected here.');
}

function scalarText(tree: Tree, at: At): string | undefined {
  return tree.is === 'scalar' ? tree.source : problem(at, 'Text is expected here.');
}

/** Reads one of the tables into the model; false when no table has this key. */
function readTable(entry: Entry, top: At, into: Row, newId: NewId): boolean {
  const shape = TABLE_SHAPES.find(({ table }) => table === entry.key || fileKey(table) === entry.key);
  if (!shape) return false;
  const { table, record, idKind } = shape;
  // Ids may be left out: people who write by hand seldom need to point at an assumption. Flows need no name.
  const optional = table === 'flows' ? ['id', 'name'] : ['id'];
  const lenient: RecordField = {
    ...record,
    keys: record.keys.map((key) => (optional.includes(key.inModel) ? { ...key, required: false } : key)),
  };
  const at = inside(top, { key: entry.key, model: table, line: entry.line });
  if (into[table] !== undefined)
    problem(at, `“${fileKey(table)}” stands here a second time, under another name.`);
  const rows = readRows(lenient, entry.value, at, (item) =>
    idKind === null ? written(item, 'threat') : written(item, 'id') || newId(kindOf(item, table, idKind)),
  );
  for (const [key, row] of Object.entries(rows)) {
    if (idKind !== null) row['id'] ??= key;
    if (table === 'flows') row['name'] ??= '';
  }
  into[table] = rows;
  return true;
}

function kindOf(item: Tree, table: string, usual: IdKind): IdKind {
  const kind = wordCalled(written(item, 'kind'), ['external', 'process', 'store']);
  return table === 'elements' && (kind === 'external' || kind === 'store') ? kind : usual;
}

/** What a record says under a key, as it was written. */
function written(item: Tree, key: string): string {
  const value = item.is === 'map' ? item.entries.find((entry) => entry.key === key)?.value : undefined;
  return value?.is === 'scalar' && value.value !== null ? value.source : '';
}

/** The records of a list, by key; a key that comes twice is a problem. */
function readRows(
  shape: RecordField,
  tree: Tree,
  at: At,
  keyOf: (item: Tree) => string,
): Record<string, Row> {
  if (tree.is !== 'list') {
    problem(at, 'A list is expected here: each entry begins with “- ”.');
    return {};
  }
  const rows = new Map<string, Row>();
  tree.items.forEach((item, i) => {
    const key = keyOf(item);
    const earlier = at.found.spots.get(spot([...at.inModel, key]));
    const here = inside(at, { key: `[${i}]`, model: key, line: item.line });
    if (rows.has(key) && earlier)
      problem(here, `“${key}” stands here a second time; the first is in line ${earlier.line}.`);
    if (key === '__proto__') problem(here, '“__proto__” cannot name anything.');
    const record = readRecord(shape, item, here);
    if (record) rows.set(key, record);
  });
  return Object.fromEntries(rows);
}

function readNumbers(tree: Tree, at: At): Record<string, unknown> {
  const rows = readRows(NUMBER_SHAPE, tree, at, (item) => written(item, 'threat'));
  return Object.fromEntries(Object.entries(rows).map(([threat, { number }]) => [threat, number]));
}

function readLayout(tree: Tree, at: At): Row {
  if (tree.is !== 'map') return problem(at, '“places” and “routes” are expected here.') ?? {};
  const parts: Row = {};
  for (const entry of tree.entries) {
    const shape = LAYOUT_SHAPES.find(({ table }) => table === entry.key);
    if (!shape) {
      keepUnknown(
        entry,
        at,
        LAYOUT_SHAPES.map(({ table }) => table),
      );
    } else if (!isNothing(entry.value)) {
      const here: At = {
        ...inside(at, { key: entry.key, model: entry.key, line: entry.line }),
        inModel: [shape.table],
      };
      parts[shape.table] = readRows(shape.record, entry.value, here, (item) =>
        placeId(written(item, 'diagram'), written(item, 'thing') || written(item, 'flow')),
      );
    }
  }
  return parts;
}
