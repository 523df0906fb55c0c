import type { diagramShape, Infer } from './schema';

/** One canvas page: a named view on the model. An element may have a place on several and is still one element. */
export type Diagram = Infer<typeof diagramShape>;
