import type { Report } from '../../formats/report/format';
import { pause, TELL, Turns } from '../browser/turns';
import type { FromWriter, ToWriter } from './writing.worker';
import { writingOf, type Job, type SoFar, type Written } from './writing';

export interface Hearing {
  readonly signal: AbortSignal;
  /** Told now and then how far it is; not at all where it does not take long. */
  readonly watch: (soFar: SoFar | null) => void;
}

/** Writes one report down, as often as it is asked to. */
export interface Scribe {
  /** What was written: at once where that is a matter of one turn. Null when it was given up. */
  readonly write: (job: Job, hearing: Hearing) => Written | Promise<Written | null>;
  readonly end: () => void;
}

/** Threats. Fewer are written in less time than it takes to hand them to a worker. */
const LONG = 500;

/**
 * Writes what is short in the page, before anybody notices, and what is long in a worker. That one stays, and keeps the report:
 * with other options the same is written again without handing it over.
 */
export function scribeOf(report: Report): Scribe {
  if (report.rows.length < LONG)
    return { write: (job, hearing) => inPage(job, report, hearing), end: () => {} };
  let office: Office | null = null;
  const end = (): void => {
    office?.worker.terminate();
    office?.closed.abort();
    office = null;
  };
  return {
    async write(job, hearing) {
      const written = await apart((office ??= opened(report)), job, hearing, end);
      return written === 'failed' ? inPage(job, report, hearing) : written;
    },
    end,
  };
}

/** A worker, and when it has the report; closed when one of its jobs is given up, for it would go on to the end of that. */
interface Office {
  readonly worker: Worker;
  readonly handed: Promise<void>;
  readonly closed: AbortController;
}

/**
 * Has a job done by a worker; null when it was given up, which closes the office at once, so that the next job opens another.
 * “Failed” where there is no worker, in a browser that does not let it begin or where it ran out of memory, and where it was
 * closed for another job: the page writes by itself then.
 */
function apart(
  { worker, handed, closed }: Office,
  job: Job,
  { signal, watch }: Hearing,
  close: () => void,
): Promise<Written | 'failed' | null> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(null);
    const over = new AbortController();
    const whileItLasts = { signal: over.signal };
    const { port1: port, port2: answers } = new MessageChannel();
    const told = setTimeout(() => watch(null), TELL);
    const finish = (result: Written | 'failed' | null): void => {
      over.abort();
      clearTimeout(told);
      port.close();
      resolve(result);
      if (result === null || result === 'failed') close();
    };
    port.addEventListener(
      'message',
      ({ data }: MessageEvent<FromWriter>) => ('soFar' in data ? watch(data.soFar) : finish(data.written)),
      whileItLasts,
    );
    port.start();
    worker.addEventListener('error', () => finish('failed'), whileItLasts);
    closed.signal.addEventListener('abort', () => finish('failed'), whileItLasts);
    signal.addEventListener('abort', () => finish(null), whileItLasts);
    void handed.then(() => tell(worker, { job, answers }, [answers]));
  });
}

function inPage(job: Job, report: Report, { signal, watch }: Hearing): Written | Promise<Written | null> {
  if (job.what === 'zip')
    return import('./archive').then(({ archive }) => new Turns(archive(job, report)).toEnd(signal, watch));
  const turns = new Turns(writingOf(job, report));
  return turns.turn() ?? turns.toEnd(signal, watch);
}

function opened(report: Report): Office {
  const worker = new Worker(new URL('./writing.worker.ts', import.meta.url), { type: 'module' });
  return { worker, handed: handOver(report, worker), closed: new AbortController() };
}

/** In parts, for each is copied in one go. */
async function handOver({ rows, ...rest }: Report, worker: Worker): Promise<void> {
  tell(worker, { report: rest });
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    tell(worker, { rows: rows.slice(from, from + AT_ONCE) });
    await pause();
  }
}

/** Rows; a few milliseconds. */
const AT_ONCE = 2_000;

function tell(worker: Worker, message: ToWriter, handing: Transferable[] = []): void {
  worker.postMessage(message, handing);
}
