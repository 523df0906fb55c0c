import type { ReadResult, Watch } from '../../formats/report/format';
import { readAny } from '../../formats/readers';
import { newId } from '../browser/ids';
import type { FromReader } from './reading.worker';

export interface Reading {
  readonly signal: AbortSignal;
  readonly watch: Watch;
}

/** Characters. What is shorter is read before anybody notices. */
const LONG = 100_000;

/** Reads a model; a long one in a worker. Null when it was given up. */
export function readApart(text: string, { signal, watch }: Reading): Promise<ReadResult | null> {
  if (text.length < LONG) return Promise.resolve(readAny(text, newId));
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' });
    const end = (result: ReadResult | null): void => {
      worker.terminate();
      resolve(result);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
      if ('share' in data) watch(data.share);
      else end(data.result);
    });
    // A browser that does not let the worker begin, or one that ran out of memory: the page reads by itself.
    worker.addEventListener('error', () => end(signal.aborted ? null : readAny(text, newId)));
    signal.addEventListener('abort', () => end(null));
    watch(0);
    worker.postMessage(text);
  });
}
