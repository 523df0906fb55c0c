import { ID_PATTERN, type ModelId } from '../model/id';

/** Where in the app one is, as the address says it. */
export type Route =
  { readonly at: 'home' } | { readonly at: 'model'; readonly id: ModelId } | { readonly at: 'gallery' };

export const HOME = '#/';

export function hrefOf(id: ModelId): string {
  return `#/m/${id}`;
}

/** The route of an address; what it does not know is the models page. */
export function routeOf(hash: string): Route {
  if (import.meta.env.DEV && hash === '#/gallery') return { at: 'gallery' };
  const id = /^#\/m\/([^/?#]+)$/.exec(hash)?.[1];
  return id !== undefined && ID_PATTERN.test(id) ? { at: 'model', id } : { at: 'home' };
}

export function goTo(href: string): void {
  window.location.hash = href;
}
