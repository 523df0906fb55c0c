import { useEffect, useState } from 'react';
import type { SaveState } from '../storage/autosave';
import type { OpenModel } from './models/openModel';
import { openNow } from './models/openNow';
import { hrefOf, routeOf, type Route } from './browser/route';

/** Somebody wants to leave a model whose latest edits cannot be saved. */
export interface Leaving {
  readonly open: OpenModel;
  readonly why: string;
  readonly stay: () => void;
  readonly leave: () => void;
}

/** How long leaving waits for a storage that does not answer. */
const PATIENCE_MS = 1_000;

/** The route of the address. Leaving an open model saves it first; when that fails, the person decides. */
export function useRoute(): { readonly route: Route; readonly leaving: Leaving | null } {
  const [route, setRoute] = useState(() => routeOf(window.location.hash));
  const [leaving, setLeaving] = useState<Leaving | null>(null);

  useEffect(() => {
    const follow = async (): Promise<void> => {
      const { hash } = window.location;
      const next = routeOf(hash);
      const open = openNow();
      const id = open?.editor.document.store.getState().model.id;
      if (!open || id === undefined || (next.at === 'model' && next.id === id)) return setRoute(next);
      const state = await flushed(open);
      if (state.kind === 'saved') return setRoute(next);
      window.history.replaceState(null, '', hrefOf(id));
      setLeaving({
        open,
        why: state.kind === 'not-saved' ? state.why : '',
        stay: () => setLeaving(null),
        leave() {
          setLeaving(null);
          window.history.replaceState(null, '', hash);
          setRoute(next);
        },
      });
    };
    const onHashChange = (): void => void follow();
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);

  return { route, leaving };
}

function flushed({ save }: OpenModel): Promise<SaveState> {
  const late = new Promise<SaveState>((resolve) => setTimeout(() => resolve(save.get()), PATIENCE_MS));
  return Promise.race([save.flush(), late]);
}
