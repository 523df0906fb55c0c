import type { Model } from '../../model/model';
import type { PackCondition } from '../../model/pack';
import { isPropertyName, PROPERTY_NAMES } from '../../model/property';
import { conditionNode } from './condition-text';
import {
  fileKey,
  LAYOUT_SHAPES,
  NUMBER_SHAPE,
  SINGLE_SHAPES,
  TABLE_SHAPES,
  TOP_KEYS,
  type Field,
  type RecordField,
} from './file-shape';
import {
  anything,
  list,
  map,
  number,
  oneLine,
  text,
  word,
  yamlText,
  yesNo,
  type YamlEntry,
  type YamlNode,
} from '../report/yaml-text';

/** Where editors find the schema of the file: beside it, or wherever the reader has put it. */
const SCHEMA_LINE = '# yaml-language-server: $schema=drawbridge.schema.json';

type Plain = Readonly<Record<string, unknown>>;

/**
 * The lossless form of a model: the same model gives the same bytes, the meaning stands on top and the drawing
 * below, lists are sorted by id.
 */
export function writeNative(model: Model): string {
  const head = `schema: 1\n${SCHEMA_LINE}\n`;
  const entries = [
    ['id', word(model.id)],
    ['name', text(model.name)],
    ...singles(model),
    ...tables(model),
    ...unknownKeys(model.extra, [...TOP_KEYS, ...TABLE_SHAPES.map(({ table }) => table)]),
    ...layout(model),
  ] satisfies YamlEntry[];
  return `${head}${yamlText(entries)}\n`;
}

function singles(model: Model): YamlEntry[] {
  return Object.entries(SINGLE_SHAPES)
    .map(([name, shape]): YamlEntry => [
      name,
      recordNode(shape, model[name as keyof typeof SINGLE_SHAPES] as Plain),
    ])
    .filter(([, node]) => !isBare(node));
}

function tables(model: Model): YamlEntry[] {
  const entries = TABLE_SHAPES.map(({ table, record }): YamlEntry => [
    fileKey(table),
    list(rows(model[table]).map((row) => recordNode(record, row))),
  ]);
  const diagrams = entries.findIndex(([key]) => key === 'diagrams');
  entries.splice(diagrams, 0, ['numbers', numbers(model)]);
  return entries.filter(([, node]) => !isBare(node));
}

/** The records of a table in the order of their keys: by code units, the same in every language. */
function rows(table: Readonly<Record<string, unknown>>): Plain[] {
  return Object.keys(table)
    .toSorted()
    .map((key) => table[key] as Plain);
}

/** Printed numbers in their order, so that a new one is a line at the end. */
function numbers(model: Model): YamlNode {
  const given = Object.entries(model.numbers).toSorted(([a, m], [b, n]) => m - n || (a < b ? -1 : 1));
  return list(given.map(([threat, n]) => oneLine(recordNode(NUMBER_SHAPE, { number: n, threat }))));
}

/** Places and routes, a line for each. Present even when nothing is drawn, for a file without it gets a first layout. */
function layout(model: Model): YamlEntry[] {
  const parts = LAYOUT_SHAPES.map(({ table, record }): YamlEntry => [
    fileKey(table),
    list(rows(model[table]).map((row) => oneLine(recordNode(record, row)))),
  ]);
  return [['layout', map(parts.filter(([key, node]) => key === 'places' || !isBare(node)))]];
}

function recordNode(shape: RecordField, record: Plain): YamlNode {
  return map(recordEntries(shape, record));
}

/** The keys of a record that say something, in their order. */
export function recordEntries(shape: RecordField, record: Plain): readonly YamlEntry[] {
  const known = shape.keys
    .filter(({ inModel, usual }) => record[inModel] !== undefined && !isUsual(record[inModel], usual))
    .map(({ inModel, inFile, field }): YamlEntry => [inFile, node(field, record[inModel])]);
  const extra = shape.keepsExtra ? (record['extra'] as Plain | undefined) : undefined;
  return [
    ...known,
    ...unknownKeys(
      extra,
      shape.keys.flatMap(({ inFile, inModel }) => [inFile, inModel]),
    ),
  ];
}

function node(field: Field, value: unknown): YamlNode {
  switch (field.is) {
    case 'text':
      return text(value as string);
    case 'word':
      return value === null ? anything(null) : word(value as string);
    case 'number':
      return number(Number(value));
    case 'yesno':
      return yesNo(value === true);
    case 'value':
      return valueNode(value);
    case 'list':
      return shortList((value as readonly unknown[]).map((item) => node(field.of, item)));
    case 'map':
      return map(inOrder(value as Plain, field.of).map(([key, inner]) => [key, node(field.of, inner)]));
    case 'condition':
      return conditionNode(value as PackCondition);
    case 'record':
      return recordNode(field, value as Plain);
  }
}

/** Bare words on one line; anything else, one to a line. */
function shortList(items: readonly YamlNode[]): YamlNode {
  return items.every((item) => item.is === 'bare') ? oneLine(list(items)) : list(items);
}

function valueNode(value: unknown): YamlNode {
  if (typeof value === 'boolean') return yesNo(value);
  if (Array.isArray(value)) return shortList(value.map((one) => word(String(one))));
  return word(value as string);
}

/** Properties in the order of the dictionary, others by name; the order in which they were set never shows. */
function inOrder(entries: Plain, of: Field): [string, unknown][] {
  const rank = (key: string): number =>
    of.is === 'value' && isPropertyName(key) ? PROPERTY_NAMES.indexOf(key) : PROPERTY_NAMES.length;
  return Object.entries(entries).toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What a file held under keys that we do not know, as it came. Nothing there may hide a key that we do know. */
function unknownKeys(extra: Plain | undefined, known: readonly string[]): YamlEntry[] {
  const taken = new Set(known);
  return Object.entries(extra ?? {}).map(([key, value]): YamlEntry => {
    let free = key;
    while (taken.has(free)) free += '_';
    taken.add(free);
    return [free, anything(value)];
  });
}

function isUsual(value: unknown, usual: unknown): boolean {
  if (value === usual) return true;
  // The only defaults that are not plain values are the empty list and the empty map.
  return (
    typeof usual === 'object' &&
    usual !== null &&
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 0
  );
}

function isBare(node: YamlNode): boolean {
  return (node.is === 'list' && node.items.length === 0) || (node.is === 'map' && node.entries.length === 0);
}
