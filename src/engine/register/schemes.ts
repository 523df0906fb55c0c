import { IMPACTS, type Decision, type Impact } from '../../model/decision';
import type { Settings } from '../../model/scope';
import { cvssRisk, dreadOf, riskRank } from '../judge/rating';
import type { Row } from './register';

type Rated = Pick<Row, 'risk' | 'residual' | 'score' | 'residualScore'>;

/**
 * The risk of a threat under the scheme that the model has chosen. What was said under the other schemes stays with the
 * decision and shows again when the model goes back; where nothing was said under this one, the matrix stands. Without an
 * own estimate of what is left after mitigations, the risk goes down by as many levels as it does on the matrix.
 */
export function rated(
  scheme: Settings['rating'],
  decision: Decision,
  matrix: Pick<Row, 'risk' | 'residual'>,
): Rated {
  const before = estimate(scheme, decision.dread, decision.cvssScore);
  const after = estimate(scheme, decision.residualDread, decision.residualCvssScore);
  const risk = before?.risk ?? matrix.risk;
  return {
    risk,
    score: before?.score ?? '',
    residual: after?.risk ?? (before ? lowered(risk, matrix) : matrix.residual),
    residualScore: after?.score ?? '',
  };
}

function estimate(
  scheme: Settings['rating'],
  dread: Decision['dread'],
  cvssScore: number | undefined,
): { readonly risk: Impact; readonly score: string } | null {
  switch (scheme) {
    case 'matrix':
      return null;
    case 'dread': {
      if (dread === undefined) return null;
      const { total, risk } = dreadOf(dread);
      return { risk, score: `${total}` };
    }
    case 'cvss':
      return cvssScore === undefined ? null : { risk: cvssRisk(cvssScore), score: cvssScore.toFixed(1) };
  }
}

function lowered(risk: Impact, matrix: Pick<Row, 'risk' | 'residual'>): Impact | null {
  if (matrix.residual === null) return null;
  const steps = riskRank(matrix.risk) - riskRank(matrix.residual);
  return IMPACTS[Math.max(0, riskRank(risk) - steps)]!;
}
