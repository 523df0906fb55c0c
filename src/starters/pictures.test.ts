import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readNative } from '../formats/native/native';
import { thumbnailOf } from '../storage/thumbnail';
import { STARTERS } from './starters';

/** The models page shows the pictures without reading the models. `UPDATE_GOLDEN=1 npx vitest run src/starters` draws them anew. */
test('the picture of each starter is what its model looks like', () => {
  const pictures = Object.fromEntries(
    STARTERS.map(({ id, yaml }) => {
      const read = readNative(yaml, (kind) => `${kind}-fresh`);
      if (!read.ok) throw new Error(read.reason);
      return [id, thumbnailOf(read.model)];
    }),
  );
  const file = new URL('pictures.json', import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${JSON.stringify(pictures)}\n`);

  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(pictures);
});
