import type { boundaryShape, Infer } from './schema';
import { trustLevels } from './values';

/** A trust boundary: a closed box that contains elements and other boundaries. */
export type Boundary = Infer<typeof boundaryShape>;
export type TrustLevel = Boundary['trust'];

export const TRUST_LEVELS: readonly TrustLevel[] = trustLevels;
export const TRUST_NAMES: Readonly<Record<TrustLevel, string>> = {
  untrusted: 'Untrusted',
  'semi-trusted': 'Semi-trusted',
  trusted: 'Trusted',
  'highly-trusted': 'Highly trusted',
};

/** 0 for untrusted up to 3 for highly trusted. */
export function trustRank(level: TrustLevel): 0 | 1 | 2 | 3 {
  return trustLevels.indexOf(level) as 0 | 1 | 2 | 3;
}

export function newBoundary(given: Pick<Boundary, 'id' | 'name'> & Partial<Boundary>): Boundary {
  return {
    trust: 'trusted',
    parent: null,
    description: '',
    outOfScope: false,
    outOfScopeReason: '',
    ...given,
  };
}
