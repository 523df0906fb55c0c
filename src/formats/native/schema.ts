import { z } from 'zod';
import {
  DOES_NOT_APPLY,
  PROPERTY_NAMES,
  property,
  type PropertyName,
  type Subject,
} from '../../model/property';
import { elementShape, flowShape, FORMAT, modelShape } from '../../model/schema';
import {
  core,
  fileKey,
  LAYOUT_SHAPES,
  SINGLE_SHAPES,
  TABLE_SHAPES,
  TOP_KEYS,
  type Shape,
} from './file-shape';

/**
 * The JSON Schema of the YAML model, for editors and for other programs. Made from the schema of the model itself:
 * the same records, with the keys and the lists of a file.
 */
export function jsonSchema(): unknown {
  return {
    ...z.toJSONSchema(fileShape(), { io: 'input', target: 'draft-7' }),
    title: 'Drawbridge threat model',
    description:
      'A data-flow diagram with its STRIDE risk register. Keys that are not listed here are kept and written back.',
  };
}

function fileShape(): z.core.$ZodType {
  const model = modelShape.shape;
  const parts: Record<string, z.core.$ZodType> = {
    schema: z.literal(FORMAT),
    id: z.optional(model.id),
    name: model.name,
  };
  for (const single of keysOf(SINGLE_SHAPES)) parts[single] = z.optional(inFile(model[single]));
  for (const { table } of TABLE_SHAPES) parts[fileKey(table)] = listOf(model[table]);
  parts['numbers'] = z
    .array(z.looseObject({ number: model.numbers.def.innerType.def.valueType, threat: z.string() }))
    .optional();
  parts['layout'] = z
    .looseObject(Object.fromEntries(LAYOUT_SHAPES.map(({ table }) => [table, listOf(model[table])])))
    .optional();
  return z.looseObject(Object.fromEntries(TOP_KEYS.map((key) => [key, parts[key] ?? z.unknown()])));
}

/** A table of the model as a list of its records. */
function listOf(table: z.core.$ZodType): z.core.$ZodType {
  const { valueType: row } = (core(table as unknown as Shape) as unknown as z.core.$ZodRecord)._zod.def;
  return z.array(inFile(row)).optional();
}

/** A shape with the keys that a file has; keys that nobody knows are allowed everywhere. */
function inFile(shape: z.core.$ZodType): z.core.$ZodType {
  if (shape instanceof z.core.$ZodObject) {
    const keys = Object.entries(shape._zod.def.shape).filter(([key]) => key !== 'extra');
    return z.looseObject(
      Object.fromEntries(
        keys.map(([key, one]) => [fileKey(key), key === 'properties' ? propertiesOf(shape) : inFile(one)]),
      ),
    );
  }
  if (shape instanceof z.core.$ZodLazy) return CONDITION;
  if (shape instanceof z.core.$ZodArray) return z.array(inFile(shape._zod.def.element));
  if (shape instanceof z.core.$ZodOptional) return z.optional(inFile(shape._zod.def.innerType));
  if (shape instanceof z.core.$ZodPrefault) return z.optional(inFile(shape._zod.def.innerType));
  // The default is said once, by the model; a file may leave the key out.
  if (shape instanceof z.core.$ZodDefault)
    return z._default(inFile(shape._zod.def.innerType), shape._zod.def.defaultValue);
  return shape;
}

/** A condition in the words of `condition-text.ts`. */
const CONDITION: z.ZodType = z.lazy(() =>
  z
    .object({
      all: z.array(CONDITION).optional(),
      any: z.array(CONDITION).optional(),
      not: CONDITION.optional(),
    })
    .catchall(z.union([ONE_VALUE, z.array(ONE_VALUE), COMPARED]))
    .meta({ id: 'condition' })
    .describe('all, any, not, or properties and facts with the values they shall have'),
);
const ONE_VALUE = z.union([z.string(), z.boolean(), z.number()]);
const COMPARED = z.strictObject({
  has: z.array(z.string()).optional(),
  at_least: z.string().optional(),
  below: z.string().optional(),
  above: z.string().optional(),
  not: z.union([ONE_VALUE, z.array(ONE_VALUE)]).optional(),
});

/** The dictionary, for completion and hints while typing; other names are allowed. */
function propertiesOf(shape: z.core.$ZodType): z.ZodType {
  const subjects: readonly Subject[] =
    shape === flowShape ? ['flow'] : shape === elementShape ? ['process', 'store', 'external'] : [];
  const names = PROPERTY_NAMES.filter((name) =>
    property(name).on.some((subject) => subjects.includes(subject)),
  );
  return z
    .looseObject(
      Object.fromEntries(
        names.map((name) => [name, valueShape(name).optional().describe(property(name).label)]),
      ),
    )
    .optional();
}

function valueShape(name: PropertyName): z.ZodType {
  const entry = property(name);
  switch (entry.type) {
    case 'yesno':
      return z.union([z.boolean(), z.enum(['yes', 'no', 'unknown', DOES_NOT_APPLY])]);
    case 'choice': {
      const known = z.enum([...entry.options.map((option) => option.value), DOES_NOT_APPLY]);
      return entry.open === true ? z.union([known, z.string()]) : known;
    }
    case 'set':
      return z.union([
        z.array(z.enum(entry.options.map((option) => option.value))),
        z.literal(DOES_NOT_APPLY),
      ]);
  }
}

function keysOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}
