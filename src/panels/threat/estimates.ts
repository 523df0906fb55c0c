import type { Row } from '../../engine/register/register';
import { residualRating } from '../../engine/register/rows';
import type { Settings } from '../../model/scope';
import type { Estimate } from './RatingMatrix';

const SCHEMES: readonly Settings['rating'][] = ['matrix', 'dread', 'cvss'];

/** Likelihood and impact behind the residual risk of a row. */
export function residualEstimate(row: Row): Estimate | null {
  return residualRating(row.decision, row, row.mitigations);
}

/** Whether people's own estimates stand in place of the computed rating, under a scheme. */
export function overridden(
  { decision }: Row,
  which: 'inherent' | 'residual',
  scheme: Settings['rating'],
): boolean {
  const inherent = which === 'inherent';
  switch (scheme) {
    case 'matrix':
      return inherent
        ? (decision.likelihood ?? decision.impact) !== undefined
        : (decision.residualLikelihood ?? decision.residualImpact) !== undefined;
    case 'dread':
      return (inherent ? decision.dread : decision.residualDread) !== undefined;
    case 'cvss':
      return (inherent ? decision.cvss : decision.residualCvss) !== undefined;
  }
}

/** A threat that nothing raises any more has no computed rating left: only what people said about it stands. */
export function isRated(row: Row): boolean {
  return row.state !== 'gone' || SCHEMES.some((scheme) => overridden(row, 'inherent', scheme));
}
