import { editOwnThreat } from '../../commands/decisions';
import { useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { IMPACTS, LEVEL_NAMES, LIKELIHOODS } from '../../model/decision';
import { Select } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { overridden, residualEstimate } from './estimates';
import { RatingMatrix, type Estimate } from './RatingMatrix';
import { useDecide } from './useDecide';
import styles from './Threat.module.css';

const LIKELIHOOD_OPTIONS = LIKELIHOODS.map((value) => ({ value, label: LEVEL_NAMES[value] }));
const IMPACT_OPTIONS = IMPACTS.map((value) => ({ value, label: LEVEL_NAMES[value] }));

/** Likelihood by impact. */
export function MatrixRating({ row, which }: { readonly row: Row; readonly which: 'inherent' | 'residual' }) {
  const editor = useEditor();
  const decide = useDecide(row);
  const { own } = row;
  if (which === 'residual')
    return (
      <>
        <RatingMatrix
          title={THREAT_WORDS.residualTitle}
          hint={THREAT_WORDS.residualHint}
          chosen={residualEstimate(row)}
          onChoose={({ likelihood, impact }) =>
            decide({ residualLikelihood: likelihood, residualImpact: impact })
          }
        />
        {row.residual === null ? <p className={styles['quiet']}>{THREAT_WORDS.noResidual}</p> : null}
      </>
    );
  const set = (changes: Partial<Estimate>): void => {
    // A hand-written threat carries its rating itself, unless a decision already says otherwise.
    if (own && !overridden(row, 'inherent', 'matrix')) editor.run(editOwnThreat, { id: own.id, changes });
    else decide(changes);
  };
  return (
    <>
      <RatingMatrix
        title={THREAT_WORDS.inherent}
        hint={THREAT_WORDS.inherentHint}
        chosen={row}
        onChoose={set}
      />
      <div className={styles['pair']}>
        <Select
          label={THREAT_WORDS.likelihood}
          value={row.likelihood}
          options={LIKELIHOOD_OPTIONS}
          onChange={(likelihood) => set({ likelihood })}
        />
        <Select
          label={THREAT_WORDS.impact}
          value={row.impact}
          options={IMPACT_OPTIONS}
          onChange={(impact) => set({ impact })}
        />
      </div>
    </>
  );
}
