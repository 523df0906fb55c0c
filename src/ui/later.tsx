import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';

/**
 * Parts of the page whose code is a file of its own: nobody waits for it until it is first drawn, and `fetchWhenIdle`
 * has mostly brought it by then.
 */

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A component that fetches itself when it is first drawn. Until it is there, `meanwhile` stands in its place. What a first
 * press already shows is fetched `before others`, or it would wait for every dialog that nobody has asked for.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: (props: Props) => ReactNode = () => null,
  turn: Turn = 'in its turn',
): ComponentType<Props> {
  let there: ComponentType<Props> | undefined;
  const fetch = async (): Promise<ComponentType<Props>> => (there = await load());
  const Fetched = lazy(async () => ({ default: await fetch() }));
  fetchLater(fetch, turn);
  return function Later(props: Props) {
    // What is there already is drawn at once, without a moment of waiting; what is waited for stays what it is.
    const [Part] = useState<ComponentType<Props>>(() => there ?? Fetched);
    return (
      <Suspense fallback={meanwhile(props)}>
        <Part {...props} />
      </Suspense>
    );
  };
}

type Turn = 'before others' | 'in its turn';

/** Something else that will be needed, fetched when the page has nothing else to do. */
export function fetchLater(load: () => Promise<unknown>, turn: Turn = 'in its turn'): void {
  if (turn === 'before others') waiting.unshift(load);
  else waiting.push(load);
}

/**
 * Fetches everything that has not been fetched yet, one after the other, whenever the page has nothing else to do, so that
 * later nobody waits and nothing more is asked of any network. Gives what stops it.
 */
export function fetchWhenIdle(): () => void {
  let isStopped = false;
  let callOff = (): void => {};
  const goOn = (): void => {
    if (isStopped) return;
    callOff = whenIdle(() => {
      const load = waiting.shift();
      // What cannot be had now is asked for again when it is needed, and only then is it anybody's trouble.
      if (load)
        void load()
          .catch(() => null)
          .then(goOn);
    });
  };
  goOn();
  return () => {
    isStopped = true;
    callOff();
  };
}

/** Not every browser tells when it is idle. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, 200);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(run, { timeout: 2_000 });
  return () => cancelIdleCallback(request);
}
