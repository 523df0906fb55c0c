import type { Row } from '../../engine/register/register';
import type { Model } from '../../model/model';
import { factsOf } from './useDecide';

/** The facts that came and went since somebody judged a threat, each as “API: encryption is No”. */
export interface Differences {
  readonly came: readonly string[];
  readonly went: readonly string[];
}

export function differencesOf(model: Model, row: Row): Differences {
  const before = row.decision.about?.facts ?? [];
  // An old decision did not keep its facts: nothing is known of what they were.
  if (before.length === 0) return { came: [], went: [] };
  const now = factsOf(model, row);
  return {
    came: now.filter((fact) => !before.includes(fact)),
    went: before.filter((fact) => !now.includes(fact)),
  };
}
