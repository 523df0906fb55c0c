import { dreadOf } from '../../engine/judge/rating';
import type { Row } from '../../engine/register/register';
import type { Dread } from '../../model/decision';
import { Button, RiskChip, Segmented } from '../../ui';
import { DREAD_WORDS, THREAT_WORDS } from '../../words/threat';
import { useDecide } from './useDecide';
import styles from './Threat.module.css';

const FACTORS = Object.keys(DREAD_WORDS.factors) as (keyof Dread)[];
const LEVELS = ['1', '2', '3'].map((value) => ({ value, label: value }));
const MIDDLE: Dread = {
  damage: 2,
  reproducibility: 2,
  exploitability: 2,
  affected: 2,
  discoverability: 2,
};

/** Five factors of one to three, and what their sum means. */
export function DreadRating({ row, which }: { readonly row: Row; readonly which: 'inherent' | 'residual' }) {
  const decide = useDecide(row);
  const field = which === 'inherent' ? 'dread' : 'residualDread';
  const said = row.decision[field];
  const heading = which === 'inherent' ? THREAT_WORDS.inherent : THREAT_WORDS.residualTitle;
  const hint = which === 'inherent' ? THREAT_WORDS.inherentHint : THREAT_WORDS.residualHint;
  const result = said && dreadOf(said);
  return (
    <div role="group" aria-label={`${heading} DREAD`} className={styles['dread']}>
      <h3>
        {heading} <span className={styles['muted']}>{hint}</span>
      </h3>
      {said && result ? (
        <>
          {FACTORS.map((factor) => (
            <div key={factor} className={styles['factor']} title={DREAD_WORDS.questions[factor]}>
              <Segmented
                label={DREAD_WORDS.factors[factor]}
                value={String(said[factor])}
                options={LEVELS}
                onChange={(value) => decide({ [field]: { ...said, [factor]: Number(value) } })}
              />
            </div>
          ))}
          <p className={styles['total']}>
            <RiskChip level={result.risk} /> {DREAD_WORDS.total(result.total)}
          </p>
        </>
      ) : (
        <>
          <p className={styles['quiet']}>{DREAD_WORDS.notYet}</p>
          <Button size="sm" onPress={() => decide({ [field]: row.decision.dread ?? MIDDLE })}>
            {DREAD_WORDS.begin}
          </Button>
        </>
      )}
    </div>
  );
}
