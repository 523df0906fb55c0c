import { createStore } from 'zustand/vanilla';
import { openNow } from '../models/openNow';

/** Whether a newer version of the app is stored here and waits to be used. */
export const update = createStore<{ readonly ready: ServiceWorker | null }>(() => ({ ready: null }));

/**
 * Puts the app on the device, for work without a network. The browser looks for a new version when the page is opened;
 * one that is found waits, because an update must never interrupt work.
 */
export async function workOffline(): Promise<void> {
  // Not there on pages that are not secure. Without it everything works, with a network.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  const address = new URL('./service-worker.js', document.baseURI);
  const registration = await workers.register(address, { updateViaCache: 'none' }).catch(() => undefined);
  if (!registration) return;
  const look = (): void => {
    const { waiting } = registration;
    // The very first one has nobody to wait for.
    if (waiting && workers.controller) update.setState({ ready: waiting });
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
}

/** Saves, then loads the page anew with the new version. False when the latest edits cannot be saved. */
export async function takeNewVersion(): Promise<boolean> {
  const { ready } = update.getState();
  if (!ready) return false;
  const open = openNow();
  if (open && (await open.save.flush()).kind !== 'saved') return false;
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  ready.postMessage('take over');
  return true;
}

/** Not now. It is used when all tabs have been closed, or offered again at the next visit. */
export function dismissUpdate(): void {
  update.setState({ ready: null });
}
