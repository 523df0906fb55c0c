import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { everywhere } from '../../formats/awkward.test.kit';
import { DEFAULT_OPTIONS } from '../../formats/report/format';
import { aReport } from './a-report.test.kit';
import { archive } from './archive';
import type { SoFar, Written } from './writing';

const report = aReport(everywhere('Orders → "API"'));
const JOB = { what: 'zip', options: DEFAULT_OPTIONS, png: new Uint8Array([1, 2, 3]) } as const;

function whole(steps: Iterator<SoFar | null, Written>): {
  readonly written: Written;
  readonly told: SoFar[];
} {
  const told: SoFar[] = [];
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return { written: value, told };
    if (value !== null) told.push(value);
  }
}

const bytesOf = ({ bytes }: Written): Uint8Array => new Uint8Array(Buffer.concat([...bytes]));

test('a zip tells of each file before it is written, and of packing them last', () => {
  const { told } = whole(archive(JOB, report));
  expect(told.length).toBeGreaterThan(8);
  expect(told).toEqual(told.map((_, done) => ({ done, of: told.length })));
});

test('the page that leads to each file is in the zip, and is what is shown of it; the pixels are as they were given', () => {
  const { written } = whole(archive(JOB, report));
  const files = unzipSync(bytesOf(written));
  expect(strFromU8(files['README.md']!)).toBe(written.beginning);
  expect(written.goesOn).toBe(false);
  const picture = Object.keys(files).find((name) => name.endsWith('.png'))!;
  expect(files[picture]).toEqual(JOB.png);

  const without = whole(archive({ ...JOB, png: null }, report)).written;
  expect(Object.keys(unzipSync(bytesOf(without)))).toEqual(
    Object.keys(files).filter((name) => name !== picture),
  );
});

test('the same report gives the same zip', () => {
  const again = bytesOf(whole(archive(JOB, report)).written);
  expect(again).toEqual(bytesOf(whole(archive(JOB, report)).written));
});
