import type { RunElk } from '../../layout/elk';

/** The layout kernel in a worker of its own, fetched when it is first asked for. `stop` ends it, even at work. */
export interface Kernel {
  readonly run: RunElk;
  readonly stop: () => void;
}

export async function startKernel(): Promise<Kernel> {
  const [{ default: Elk }, { default: address }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  const elk = new Elk({ workerFactory: () => new Worker(address) });
  return { run: (graph) => elk.layout(graph), stop: () => elk.terminateWorker() };
}
