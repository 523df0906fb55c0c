import { expect, test } from 'vitest';
import { cutAtNames } from './names';

const cut = (text: string, ...names: string[]): readonly string[] =>
  cutAtNames(
    text,
    names.map((name) => ({ id: name.toLowerCase(), name })),
  ).map(({ text, id }) => (id === null ? text : `[${text}]`));

test('cuts a sentence at each name in it', () => {
  expect(cut('API calls travel in clear into Application.', 'API calls', 'Application')).toEqual([
    '[API calls]',
    ' travel in clear into ',
    '[Application]',
    '.',
  ]);
});

test('means the longer of two names that begin alike', () => {
  expect(cut('Nobody checks API server', 'API', 'API server')).toEqual(['Nobody checks ', '[API server]']);
});

test('leaves a name inside a longer word alone', () => {
  expect(cut('Database holds the data of App', 'data', 'Data', 'App')).toEqual([
    'Database holds the ',
    '[data]',
    ' of ',
    '[App]',
  ]);
});

test('takes a thing without a name for no name', () => {
  expect(cut('Nothing here', '')).toEqual(['Nothing here']);
});
