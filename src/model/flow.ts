import type { flowShape, Infer } from './schema';

/** A data flow: directed, always with two ends. */
export type Flow = Infer<typeof flowShape>;

/** A new flow with nothing known about it. */
export function newFlow(given: Pick<Flow, 'id' | 'from' | 'to'> & Partial<Flow>): Flow {
  return {
    name: '',
    step: 0,
    description: '',
    outOfScope: false,
    outOfScopeReason: '',
    data: [],
    properties: {},
    ...given,
  };
}
