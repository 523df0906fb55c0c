import type { Infer, noteShape } from './schema';

/** Free text on a diagram; it has no part in the analysis. */
export type Note = Infer<typeof noteShape>;
