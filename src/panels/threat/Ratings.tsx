import { clearEstimates, editOwnThreat } from '../../commands/decisions';
import { useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register';
import { IMPACTS, LEVEL_NAMES, LIKELIHOODS } from '../../model/decision';
import { PanelSection, Select } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { overridden, residualEstimate } from './estimates';
import { RatingMatrix, type Estimate } from './RatingMatrix';
import { useDecide } from './useDecide';
import styles from './Threat.module.css';

const LIKELIHOOD_OPTIONS = LIKELIHOODS.map((value) => ({ value, label: LEVEL_NAMES[value] }));
const IMPACT_OPTIONS = IMPACTS.map((value) => ({ value, label: LEVEL_NAMES[value] }));

/** How grave a threat is before controls and after them. */
export function Ratings({ row }: { readonly row: Row }) {
  const editor = useEditor();
  const decide = useDecide(row);
  const { own } = row;
  const setInherent = (changes: Partial<Estimate>): void => {
    // A hand-written threat carries its rating itself, unless a decision already says otherwise.
    if (own && !overridden(row, 'inherent')) editor.run(editOwnThreat, { id: own.id, changes });
    else decide(changes);
  };
  return (
    <PanelSection>
      <div className={styles['ratings']}>
        <div className={styles['rating']}>
          <RatingMatrix
            title={THREAT_WORDS.inherent}
            hint={THREAT_WORDS.inherentHint}
            chosen={row}
            onChoose={setInherent}
          />
          <div className={styles['pair']}>
            <Select
              label={THREAT_WORDS.likelihood}
              value={row.likelihood}
              options={LIKELIHOOD_OPTIONS}
              onChange={(likelihood) => setInherent({ likelihood })}
            />
            <Select
              label={THREAT_WORDS.impact}
              value={row.impact}
              options={IMPACT_OPTIONS}
              onChange={(impact) => setInherent({ impact })}
            />
          </div>
          <UseComputed row={row} which="inherent" />
        </div>
        <div className={styles['rating']}>
          <RatingMatrix
            title={THREAT_WORDS.residualTitle}
            hint={THREAT_WORDS.residualHint}
            chosen={residualEstimate(row)}
            onChoose={({ likelihood, impact }) =>
              decide({ residualLikelihood: likelihood, residualImpact: impact })
            }
          />
          {row.residual === null ? <p className={styles['quiet']}>{THREAT_WORDS.noResidual}</p> : null}
          <UseComputed row={row} which="residual" />
          <WhyThisRank row={row} />
        </div>
      </div>
    </PanelSection>
  );
}

function UseComputed({ row, which }: { readonly row: Row; readonly which: 'inherent' | 'residual' }) {
  const editor = useEditor();
  if (!overridden(row, which)) return null;
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={() => editor.run(clearEstimates, { threat: row.key, which })}
    >
      {THREAT_WORDS.computed}
    </button>
  );
}

function WhyThisRank({ row: { threat, own } }: { readonly row: Row }) {
  const parts = threat ? threat.rating.parts : own ? [THREAT_WORDS.ownRating] : [];
  if (parts.length === 0) return null;
  return (
    <div className={styles['rank']}>
      <h4>{THREAT_WORDS.whyRank}</h4>
      <ul>
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </div>
  );
}
