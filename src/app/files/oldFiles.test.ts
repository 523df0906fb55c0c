import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAny } from '../../formats/readers';
import { writeNative } from '../../formats/native/native';
import { violations } from '../../model/integrity';
import { TABLES, type TableName } from '../../model/model';
import { FORMAT } from '../../model/values';

/**
 * What was ever exported is imported for ever. There is a file for each schema, as the first version that had it wrote it; none of
 * them is ever changed.
 */

/** Tables whose records are not told apart by an id. */
const OTHERWISE: ReadonlySet<TableName> = new Set(['decisions', 'numbers', 'places', 'routes']);

const newId = (kind: string): string => `${kind}-new`;

test.each(Array.from({ length: FORMAT }, (_, i) => i + 1))(
  'there is a file of schema %i, and everything in it is read',
  (schema) => {
    const path = new URL(`../../formats/fixtures/schema-${schema}.yaml`, import.meta.url);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(new RegExp(`^schema: ${schema}\\n`));

    const read = readAny(text, newId);

    if (!read.ok) throw new Error(read.reason);
    expect(read.warnings).toEqual([]);
    expect(violations(read.model)).toEqual([]);
    const count = (key: string): number => text.match(new RegExp(`^  - ${key}: `, 'gm'))?.length ?? 0;
    const named = TABLES.filter((table) => !OTHERWISE.has(table));
    const total = named.reduce((sum, table) => sum + Object.keys(read.model[table]).length, 0);
    expect(total).toBe(count('id'));
    expect(Object.keys(read.model.decisions).length).toBe(count('threat'));
    expect(readAny(writeNative(read.model), newId)).toEqual(read);
  },
);
