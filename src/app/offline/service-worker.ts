/**
 * Keeps the whole app on the device, so that it opens without a network. `scripts/offline.ts` puts the two constants
 * before it and writes it beside `index.html`; it imports nothing.
 *
 * The contract:
 * - A version is stored whole before it is used: when one file cannot be fetched, the version before it stays.
 * - A new version waits until the person asks for it, or until no tab of the old one is open.
 * - The version before is kept too. A tab that still runs it may yet load one of its parts.
 * - Nothing but files of this app is answered; what is not stored goes to the network as if we were not there.
 */

/** Of what is in the files below. */
declare const VERSION: string;
/** Every file of the build, relative to this one. */
declare const FILES: readonly string[];

// The types of a page and of a service worker cannot be had together; this is what is used of the latter.
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}
const worker = self as unknown as Worker;

// Another folder of the same site may hold another Drawbridge.
const PREFIX = `drawbridge ${worker.registration.scope} `;
const KEPT = 2;

worker.addEventListener('install', (event) => event.waitUntil(storeAll()));
worker.addEventListener('activate', (event) =>
  event.waitUntil(forgetOld().then(() => worker.clients.claim())),
);
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(worker.registration.scope)) return;
  event.respondWith(answer(request));
});

async function storeAll(): Promise<void> {
  const cache = await caches.open(PREFIX + VERSION);
  // Past the browser's own cache, which might hold a file of the version before under the same name.
  await cache.addAll(FILES.map((file) => new Request(addressOf(file), { cache: 'reload' })));
}

async function forgetOld(): Promise<void> {
  // In the order in which they were made.
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(ours.slice(0, -KEPT).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(PREFIX + VERSION);
  const isPage = request.mode === 'navigate' && isTheApp(request.url);
  const stored = await cache.match(isPage ? addressOf('index.html') : request, { ignoreSearch: true });
  return stored ?? (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** The page itself; other files may be opened in a tab too. */
function isTheApp(url: string): boolean {
  const { origin, pathname } = new URL(url);
  return [worker.registration.scope, addressOf('index.html')].includes(origin + pathname);
}

function addressOf(file: string): string {
  return new URL(file, worker.registration.scope).href;
}
