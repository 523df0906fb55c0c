import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchema } from './schema';

const published = new URL('../../../public/drawbridge.schema.json', import.meta.url);

test('the published schema is the one that the model gives', () => {
  const text = `${JSON.stringify(jsonSchema(), null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN']) writeFileSync(published, text);

  expect(readFileSync(published, 'utf8')).toBe(text);
});
