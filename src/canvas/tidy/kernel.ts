import address from 'elkjs/lib/elk-worker.min.js?url';
import type { RunElk } from '../../layout/elk';

/** The layout kernel in a worker of its own, fetched when it is first asked for. `stop` ends it, even at work. */
export interface Kernel {
  readonly run: RunElk;
  readonly stop: () => void;
}

export async function startKernel(): Promise<Kernel> {
  const { default: Elk } = await import('elkjs/lib/elk-api.js');
  const elk = new Elk({ workerFactory: () => new Worker(address) });
  return { run: (graph) => elk.layout(graph), stop: () => elk.terminateWorker() };
}
