import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { judgeAll, rowsOf } from '../../editor/judgement';
import { NATIVE_READER } from '../../formats/native/native';
import type { Report } from '../../formats/report/format';
import { firstDiagram } from '../../model/model';
import { PROMPTS } from '../../rules/prompts';
import { STARTERS } from '../../starters/starters';
import { archiveOf } from './archive';
import { rememberedChoices } from './formatOptions';

/** Pixels are the browser's: the zip that is made here lacks the PNG. */

const report = ((): Report => {
  const read = NATIVE_READER.read(STARTERS[0]!.yaml, (kind) => kind);
  if (!read.ok) throw new Error(read.reason);
  const judged = judgeAll(read.model);
  const { addressed, setAside } = judged.verdict;
  const diagram = firstDiagram(judged.model);
  return { model: judged.model, rows: rowsOf(judged), addressed, setAside, prompts: PROMPTS, diagram };
})();
const { options } = rememberedChoices();

test('a zip that is given up at any file comes to nothing, and is whole when it is made again', async () => {
  const steps: number[] = [];
  const whole = await archiveOf(report, options, new AbortController().signal, (done, of) => {
    steps.push(done);
    expect(done).toBeLessThan(of);
  });
  expect(steps).toEqual(steps.map((_, i) => i));
  expect(steps.length).toBeGreaterThan(8);

  for (const last of steps) {
    const given = new AbortController();
    const heard: number[] = [];
    const stopped = await archiveOf(report, options, given.signal, (done) => {
      heard.push(done);
      if (done === last) given.abort();
    });
    expect(stopped).toBeNull();
    expect(heard.at(-1)).toBe(last);
  }

  const again = await archiveOf(report, options, new AbortController().signal, () => {});
  const bytes = new Uint8Array(await whole!.zip.arrayBuffer());
  expect(new Uint8Array(await again!.zip.arrayBuffer())).toEqual(bytes);
  expect(strFromU8(unzipSync(bytes)['README.md']!)).toBe(whole!.contents);
});
