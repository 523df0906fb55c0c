import type { elementShape, Infer } from './schema';

/** An element: an external entity, a process or a data store. */
export type Element = Infer<typeof elementShape>;
export type ElementKind = Element['kind'];

export const KIND_NAMES: Readonly<Record<ElementKind, string>> = {
  external: 'External entity',
  process: 'Process',
  store: 'Data store',
};

/** A new element with nothing known about it. */
export function newElement(given: Pick<Element, 'id' | 'kind' | 'name'> & Partial<Element>): Element {
  return {
    boundary: null,
    description: '',
    outOfScope: false,
    outOfScopeReason: '',
    data: [],
    properties: {},
    ...given,
  };
}
