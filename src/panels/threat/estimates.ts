import type { Row } from '../../engine/register';
import { IMPACTS, type Impact } from '../../model/decision';
import { inPlace } from '../../model/mitigation';
import type { Estimate } from './RatingMatrix';

/** Likelihood and impact behind the residual risk of a row: what people said, else what controls in place leave. */
export function residualEstimate(row: Row): Estimate | null {
  if (row.residual === null) return null;
  const standing = row.mitigations.filter(inPlace);
  const prevents = standing.some(({ control }) => control === 'preventive');
  const corrects = standing.some(({ control }) => control === 'corrective');
  return {
    likelihood: row.decision.residualLikelihood ?? (prevents ? 'low' : row.likelihood),
    impact: row.decision.residualImpact ?? (corrects ? oneBelow(row.impact) : row.impact),
  };
}

function oneBelow(impact: Impact): Impact {
  return IMPACTS[Math.max(0, IMPACTS.indexOf(impact) - 1)]!;
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
