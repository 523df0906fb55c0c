import type { IdKind } from '../../model/id';
import type { TableName } from '../../model/model';
import * as schema from '../../model/schema';

/**
 * What a model looks like in a file, worked out from the schema of the model: a field that is added there is
 * written, read and published without another line here.
 *
 * In a file keys are snake_case, tables are lists, and what is as usual is left out.
 */
export type Field =
  /** Free text, always quoted. */
  | { readonly is: 'text' }
  /** An id, a threat's key or one word of a fixed list. */
  | { readonly is: 'word'; readonly oneOf?: readonly string[] }
  | { readonly is: 'number' }
  | { readonly is: 'yesno' }
  /** A value of a property: yes or no, a word, several words. */
  | { readonly is: 'value' }
  | { readonly is: 'list'; readonly of: Field }
  | { readonly is: 'map'; readonly of: Field }
  /** A condition of a rule; see `condition-text.ts`. */
  | { readonly is: 'condition' }
  | RecordField;

export interface RecordField {
  readonly is: 'record';
  readonly keys: readonly Key[];
  /** Keys that nobody knows are kept with the record. */
  readonly keepsExtra: boolean;
}

export interface Key {
  readonly inModel: string;
  readonly inFile: string;
  readonly field: Field;
  readonly required: boolean;
  /** Left out of the file when it has this value. */
  readonly usual: unknown;
}

/** Keys that readers of YAML 1.1 take for yes and no. */
const RENAMED: Readonly<Record<string, string>> = { on: 'subject', x: 'left', y: 'top' };

/** `outOfScopeReason` → `out_of_scope_reason`. */
export function fileKey(key: string): string {
  return RENAMED[key] ?? key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** The little that is asked of a zod schema here; zod itself stays behind the door of `model/schema.ts`. */
export interface Shape {
  readonly def: {
    readonly type: string;
    readonly innerType?: Shape;
    readonly element?: Shape;
    readonly valueType?: Shape;
    readonly entries?: Readonly<Record<string, string>>;
    readonly defaultValue?: unknown;
    readonly checks?: readonly unknown[];
    readonly shape?: Readonly<Record<string, Shape>>;
  };
}

/** A shape without the layers that say what happens when it is missing. */
export function core(shape: Shape): Shape {
  return shape.def.innerType ? core(shape.def.innerType) : shape;
}

export function fieldOf(layered: Shape): Field {
  const { def } = core(layered);
  switch (def.type) {
    case 'string':
      // Ids and keys of threats are checked strings; nothing is demanded of free text.
      return def.checks && def.checks.length > 0 ? { is: 'word' } : { is: 'text' };
    case 'enum':
      return { is: 'word', oneOf: Object.values(def.entries ?? {}) };
    case 'number':
      return { is: 'number' };
    case 'boolean':
      return { is: 'yesno' };
    case 'union':
      return { is: 'value' };
    case 'lazy':
      return { is: 'condition' };
    case 'array':
      if (def.element) return { is: 'list', of: fieldOf(def.element) };
      break;
    case 'record':
      if (def.valueType) return { is: 'map', of: fieldOf(def.valueType) };
      break;
    case 'object':
      if (def.shape) return recordOf(def.shape);
      break;
  }
  throw new Error(`file-shape: the model has a field of type “${def.type}”, which files cannot hold yet.`);
}

function recordOf(shape: Readonly<Record<string, Shape>>): RecordField {
  const keys = Object.entries(shape).filter(([name]) => name !== 'extra');
  return {
    is: 'record',
    keepsExtra: 'extra' in shape,
    keys: keys.map(([inModel, one]) => ({
      inModel,
      inFile: fileKey(inModel),
      field: fieldOf(one),
      required: !['default', 'prefault', 'optional'].includes(one.def.type),
      usual: one.def.defaultValue,
    })),
  };
}

// At run time a zod schema has this shape; its own type says so in far more words.
const record = (shape: { readonly def: unknown }): RecordField => fieldOf(shape as Shape) as RecordField;

/** The single records at the top of a file, in their order. */
export const SINGLE_SHAPES = {
  scope: record(schema.scopeShape),
  review: record(schema.reviewShape),
  settings: record(schema.settingsShape),
} as const;

interface TableShape {
  readonly table: Exclude<TableName, 'numbers'>;
  readonly record: RecordField;
  /** What `newId` makes for a record that a person wrote without an id; null where something else identifies it. */
  readonly idKind: IdKind | null;
}

const table = (
  name: TableShape['table'],
  shape: { readonly def: unknown },
  idKind: IdKind | null,
): TableShape => ({
  table: name,
  record: record(shape),
  idKind,
});

/** The tables that say what the system is and what was decided, in the order in which a file lists them. */
export const TABLE_SHAPES: readonly TableShape[] = [
  table('dataClasses', schema.dataClassShape, 'data'),
  table('boundaries', schema.boundaryShape, 'boundary'),
  table('elements', schema.elementShape, 'process'),
  table('flows', schema.flowShape, 'flow'),
  table('notes', schema.noteShape, 'note'),
  table('actors', schema.actorShape, 'actor'),
  table('assumptions', schema.assumptionShape, 'assumption'),
  table('mitigations', schema.mitigationShape, 'mitigation'),
  table('ownThreats', schema.ownThreatShape, 'threat'),
  table('decisions', schema.decisionShape, null),
  table('looks', schema.lookShape, 'look'),
  table('rulesOff', schema.ruleOffShape, 'rule off'),
  table('rulePacks', schema.rulePackShape, 'rule pack'),
  table('registerViews', schema.registerViewShape, 'view'),
  table('diagrams', schema.diagramShape, 'diagram'),
];

/** The drawing, which comes last in a file: moving a box changes nothing above it. */
export const LAYOUT_SHAPES: readonly TableShape[] = [
  table('places', schema.placeShape, null),
  table('routes', schema.routeShape, null),
];

/** One line of the list of printed numbers. */
export const NUMBER_SHAPE: RecordField = {
  is: 'record',
  keepsExtra: false,
  keys: [
    { inModel: 'number', inFile: 'number', field: { is: 'number' }, required: true, usual: undefined },
    { inModel: 'threat', inFile: 'threat', field: { is: 'word' }, required: true, usual: undefined },
  ],
};

/** Every key that may stand at the top of a file. */
export const TOP_KEYS: readonly string[] = [
  'schema',
  'id',
  'name',
  ...Object.keys(SINGLE_SHAPES),
  ...TABLE_SHAPES.map(({ table: name }) => fileKey(name)),
  'numbers',
  'layout',
];
