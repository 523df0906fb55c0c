import { useId } from 'react';
import type { Heat } from '../../engine/register/dashboard';
import { riskOf } from '../../engine/judge/rating';
import { IMPACTS, LEVEL_NAMES, LIKELIHOODS } from '../../model/decision';
import { RiskBars } from '../../ui';
import { DASHBOARD_WORDS } from '../../words/dashboard';
import styles from './Dashboard.module.css';

/** How many threats stand in each cell of likelihood by impact: a number, the bars of its risk, and its colour. */
export function HeatMap({
  title,
  hint,
  heat,
}: {
  readonly title: string;
  readonly hint: string;
  readonly heat: Heat;
}) {
  const id = useId();
  return (
    <div>
      <h3 id={id} className={styles['mapTitle']}>
        {title} <span>{hint}</span>
      </h3>
      <table aria-labelledby={id} className={styles['map']}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{DASHBOARD_WORDS.likelihood}</span>
            </th>
            {IMPACTS.map((impact) => (
              <th key={impact} scope="col">
                <span className="visually-hidden">{DASHBOARD_WORDS.impact} </span>
                {LEVEL_NAMES[impact]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LIKELIHOODS.toReversed().map((likelihood) => (
            <tr key={likelihood}>
              <th scope="row">
                <span className="visually-hidden">{DASHBOARD_WORDS.likelihood} </span>
                {LEVEL_NAMES[likelihood]}
              </th>
              {IMPACTS.map((impact) => {
                const risk = riskOf(likelihood, impact);
                const count = heat[likelihood][impact];
                return (
                  <td
                    key={impact}
                    className={`${styles[risk]} ${count === 0 ? styles['empty'] : ''}`}
                    title={DASHBOARD_WORDS.cell(count, LEVEL_NAMES[risk])}
                  >
                    <span>
                      <strong>{count === 0 ? '' : count}</strong> <RiskBars level={risk} size={12} />
                      <span className="visually-hidden">
                        {count === 0 ? DASHBOARD_WORDS.noThreats : LEVEL_NAMES[risk]}
                      </span>
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
