import type { Report } from '../../formats/report/format';
import { TELL } from '../browser/turns';
import { archive } from './archive';
import { writingOf, type Job, type SoFar, type Written } from './writing';

/** Writes what is long apart from the page, which goes on answering meanwhile, and can end this at any moment. */

/** What it is told: a report, whose rows come in parts, and what to write of it; each answer goes where it was asked. */
export type ToWriter =
  | { readonly report: Omit<Report, 'rows'> }
  | { readonly rows: Report['rows'] }
  | { readonly job: Job; readonly answers: MessagePort };

/** What it answers: how far it is, and at the end what it has written. */
export type FromWriter = { readonly soFar: SoFar } | { readonly written: Written };

// The types of a page and of a worker cannot be had together; this is what is used of the latter.
interface Worker {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWriter>) => void): void;
}
const worker = self as unknown as Worker;

let report: Report | null = null;

worker.addEventListener('message', ({ data }) => {
  if ('report' in data) report = { ...data.report, rows: [] };
  else if (!report) throw new Error('There is no report to write.');
  else if ('rows' in data) report = { ...report, rows: [...report.rows, ...data.rows] };
  else {
    const { job, answers } = data;
    const say = (message: FromWriter, handing: Transferable[] = []): void =>
      answers.postMessage(message, handing);
    const written = write(job, report, (soFar) => say({ soFar }));
    say(
      { written },
      written.bytes.map(({ buffer }) => buffer),
    );
  }
});

function write(job: Job, of: Report, tell: (soFar: SoFar) => void): Written {
  const steps = job.what === 'zip' ? archive(job, of) : writingOf(job, of);
  let told = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (value !== null && performance.now() - told >= TELL) {
      told = performance.now();
      tell(value);
    }
  }
}
