import { useId } from 'react';
import { riskOf } from '../../engine/judge/rating';
import { IMPACTS, LEVEL_NAMES, LIKELIHOODS, type Impact, type Likelihood } from '../../model/decision';
import { RiskBars } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import styles from './RatingMatrix.module.css';

export interface Estimate {
  readonly likelihood: Likelihood;
  readonly impact: Impact;
}

/** Likelihood by impact: each cell is a button that shows the risk it leads to. */
export function RatingMatrix({
  title,
  hint,
  chosen,
  onChoose,
}: {
  readonly title: string;
  readonly hint: string;
  readonly chosen: Estimate | null;
  readonly onChoose: (estimate: Estimate) => void;
}) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles['matrix']}>
      <h3 id={id}>
        {title} <span className={styles['hint']}>{hint}</span>
      </h3>
      <div className={styles['grid']}>
        <span />
        {IMPACTS.map((impact) => (
          <span key={impact} aria-hidden="true" className={styles['column']}>
            {LEVEL_NAMES[impact]}
          </span>
        ))}
        {LIKELIHOODS.toReversed().map((likelihood) => [
          <span key={likelihood} aria-hidden="true" className={styles['line']}>
            {LEVEL_NAMES[likelihood]}
          </span>,
          ...IMPACTS.map((impact) => {
            const risk = riskOf(likelihood, impact);
            const isChosen = chosen?.likelihood === likelihood && chosen.impact === impact;
            return (
              <button
                key={`${likelihood} ${impact}`}
                type="button"
                aria-pressed={isChosen}
                aria-label={THREAT_WORDS.cell(likelihood, impact, risk)}
                title={THREAT_WORDS.cell(likelihood, impact, risk)}
                className={`${styles['cell']} ${styles[risk]}`}
                onClick={() => isChosen || onChoose({ likelihood, impact })}
              >
                {isChosen ? LEVEL_NAMES[risk] : <RiskBars level={risk} size={12} />}
              </button>
            );
          }),
        ])}
      </div>
    </div>
  );
}
