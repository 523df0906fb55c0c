import type { ReadResult } from '../../formats/report/format';
import { readAny } from '../../formats/readers';
import { newId } from '../browser/ids';

/** Reads one file apart from the page, which goes on answering meanwhile, and can end this at any moment. */

/** What it says: how far it is, and at the end what it has read. */
export type FromReader = { readonly share: number } | { readonly result: ReadResult };

// The types of a page and of a worker cannot be had together; this is what is used of the latter.
interface Worker {
  postMessage(message: FromReader): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<string>) => void): void;
}
const worker = self as unknown as Worker;

worker.addEventListener('message', ({ data }) => {
  const result = readAny(data, newId, (share) => worker.postMessage({ share }));
  worker.postMessage({ result });
});
