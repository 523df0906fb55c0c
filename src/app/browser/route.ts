import { ID_PATTERN, type ModelId, type ThingId } from '../../model/id';
import { printedNumber } from '../../model/decision';

/** Where in the app one is, as the address says it. */
export type Route =
  | { readonly at: 'home' }
  | { readonly at: 'model'; readonly id: ModelId; readonly to: Target | null }
  /** A model that came with the address itself. */
  | { readonly at: 'shared'; readonly packed: string }
  | { readonly at: 'gallery' };

/** What in a model an address leads to. */
export type Target =
  | { readonly is: 'thing'; readonly id: ThingId }
  | { readonly is: 'threat'; readonly number: number }
  | { readonly is: 'step'; readonly number: number };

export const HOME = '#/';

export function hrefOf(id: ModelId, to: Target | null = null): string {
  return `#/m/${id}${to ? placeOf(to) : ''}`;
}

function placeOf(to: Target): string {
  switch (to.is) {
    case 'thing':
      return `/e/${to.id}`;
    case 'threat':
      return `/t/${printedNumber(to.number)}`;
    case 'step':
      return `/s/${to.number}`;
  }
}

/** The address of a model that travels in the address: see `packText`. */
export function sharedHref(packed: string): string {
  return `#/share/${packed}`;
}

/** The route of an address; what it does not know is the models page, and in a model the model itself. */
export function routeOf(hash: string): Route {
  if (import.meta.env.DEV && hash === '#/gallery') return { at: 'gallery' };
  const packed = /^#\/share\/([\w-]+)$/.exec(hash)?.[1];
  if (packed !== undefined) return { at: 'shared', packed };
  const [id, kind, which, ...more] = hash.startsWith('#/m/') ? hash.slice('#/m/'.length).split('/') : [];
  if (id === undefined || !ID_PATTERN.test(id)) return { at: 'home' };
  return { at: 'model', id, to: more.length === 0 ? targetOf(kind, which) : null };
}

function targetOf(kind: string | undefined, which = ''): Target | null {
  if (kind === 'e' && ID_PATTERN.test(which)) return { is: 'thing', id: which };
  const number = Number(/^(?:t\/T-|s\/)0*([1-9]\d{0,8})$/i.exec(`${kind}/${which}`)?.[1]);
  if (Number.isNaN(number)) return null;
  return { is: kind === 's' ? 'step' : 'threat', number };
}

export function goTo(href: string): void {
  window.location.hash = href;
}
