import { expect, test } from 'vitest';
import type { DataClass } from '../model/dataclass';
import { newFlow } from '../model/flow';
import { boxAt, overlap } from '../model/geometry';
import { encryptionOf, labelOf, placeLabels } from './labels';

const flow = (properties: Record<string, boolean | string>) =>
  newFlow({ id: 'f-1', from: 'a', to: 'b', name: 'Order', step: 3, properties });

function dataClass(name: string): DataClass {
  return { id: `c-${name}`, name, level: 'internal', kinds: [], description: '' };
}

test('encryption: what was said comes before what the protocol implies; unknown is neither', () => {
  expect(encryptionOf(flow({ protocol: 'https' }))).toBe('encrypted');
  expect(encryptionOf(flow({ protocol: 'http' }))).toBe('plain');
  expect(encryptionOf(flow({ protocol: 'http', encrypted: true }))).toBe('encrypted');
  expect(encryptionOf(flow({ protocol: 'sql' }))).toBe('unknown');
  expect(encryptionOf(flow({}))).toBe('unknown');
  expect(encryptionOf(flow({ protocol: 'in-process' }))).toBe('local');
});

test('chips: protocol with its lock, then data, three at most and how many more', () => {
  const label = labelOf(flow({ protocol: 'https' }), ['PII', 'Cards', 'Logs', 'Keys'].map(dataClass), null);

  expect(label.chips).toEqual([
    { text: 'HTTPS', sign: 'lock', tone: 'quiet' },
    { text: 'PII', sign: 'none', tone: 'quiet' },
    { text: 'Cards', sign: 'none', tone: 'quiet' },
  ]);
  expect(label.more).toBe(2);
});

test('on a short line the chips that find no room are counted', () => {
  const data = ['Personal data', 'Credentials'].map(dataClass);
  const label = labelOf(flow({ protocol: 'https' }), data, null, 96);

  expect(label.chips.map((chip) => chip.text)).toEqual(['HTTPS']);
  expect(label.more).toBe(2);
  expect(label.width).toBeLessThanOrEqual(96);
});

test('a protocol that may or may not encrypt carries a question mark, and no alarm', () => {
  expect(labelOf(flow({ protocol: 'kafka' }), [], null).chips).toEqual([
    { text: 'Kafka ?', sign: 'none', tone: 'unknown' },
  ]);
  expect(labelOf(flow({ protocol: 'http' }), [], null).chips[0]?.tone).toBe('plain');
});

const line = [
  { x: 0, y: 0 },
  { x: 400, y: 0 },
];
const size = { width: 60, height: 20 };

test('a label rides in the middle, or beside what is in its way', () => {
  const obstacle = { x: 190, y: -10, width: 20, height: 20 };

  expect(placeLabels([{ points: line, size }], [])).toEqual([{ x: 200, y: 0 }]);
  const [aside] = placeLabels([{ points: line, size }], [obstacle]);
  expect(overlap(boxAt(aside!, size), obstacle)).toBe(false);
});

test('two labels on one way do not cover each other', () => {
  const [a, b] = placeLabels(
    [
      { points: line, size },
      { points: line, size },
    ],
    [],
  );
  expect(overlap(boxAt(a!, size), boxAt(b!, size))).toBe(false);
});

test('where a line is too short for its label, the label stands a little beside it', () => {
  const short = [
    { x: 0, y: 0 },
    { x: 0, y: 40 },
  ];
  const [a, b, c] = placeLabels(
    [short, short, short].map((points) => ({ points, size })),
    [],
  );

  const boxes = [a!, b!, c!].map((at) => boxAt(at, size));
  for (const one of boxes)
    for (const other of boxes) expect(one === other || !overlap(one, other)).toBe(true);
  // Never further off than a person could put it.
  for (const { x, y } of [a!, b!, c!]) expect(Math.hypot(x, Math.max(y - 40, -y, 0))).toBeLessThanOrEqual(48);
});

test('a label that a person has moved stays where it was put', () => {
  const fixed = { t: 0.25, dx: 10, dy: -20 };
  expect(placeLabels([{ points: line, size, fixed }], [{ x: 0, y: -100, width: 400, height: 200 }])).toEqual([
    { x: 110, y: -20 },
  ]);
});
