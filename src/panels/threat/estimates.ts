import type { Row } from '../../engine/register';
import { residualRating } from '../../engine/rows';
import type { Estimate } from './RatingMatrix';

/** Likelihood and impact behind the residual risk of a row. */
export function residualEstimate(row: Row): Estimate | null {
  return residualRating(row.decision, row, row.mitigations);
}

/** Whether people's own estimates stand in place of the computed rating. */
export function overridden(row: Row, which: 'inherent' | 'residual'): boolean {
  const { likelihood, impact, residualLikelihood, residualImpact } = row.decision;
  return which === 'inherent'
    ? (likelihood ?? impact) !== undefined
    : (residualLikelihood ?? residualImpact) !== undefined;
}

/** A threat that nothing raises any more has no computed rating left: only what people said about it stands. */
export function isRated(row: Row): boolean {
  return row.state !== 'gone' || overridden(row, 'inherent');
}
