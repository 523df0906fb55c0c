import { ArrowRight } from 'lucide-react';
import { clearEstimates } from '../../commands/decisions';
import { editSettings } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { LEVEL_NAMES } from '../../model/decision';
import type { Settings } from '../../model/scope';
import { PanelSection, RiskChip, Segmented } from '../../ui';
import { SCHEME_NAMES, THREAT_WORDS } from '../../words/threat';
import { CvssRating } from './CvssRating';
import { DreadRating } from './DreadRating';
import { overridden } from './estimates';
import { MatrixRating } from './MatrixRating';
import styles from './Threat.module.css';

const SCHEMES = (Object.keys(SCHEME_NAMES) as Settings['rating'][]).map((value) => ({
  value,
  label: SCHEME_NAMES[value],
}));

/** How grave a threat is before controls and after them, by the scheme that the model has chosen. */
export function Ratings({ row }: { readonly row: Row }) {
  const editor = useEditor();
  const scheme = useDocument(({ model }) => model.settings.rating);
  return (
    <PanelSection
      title={THREAT_WORDS.rating}
      action={
        <span className={styles['standing']}>
          <RiskChip level={row.risk} />
          {row.residual === null ? null : (
            <>
              <ArrowRight size={14} aria-hidden="true" />
              <RiskChip level={row.residual} residual />
            </>
          )}
        </span>
      }
    >
      <div className={styles['stack']}>
        <Segmented
          label={THREAT_WORDS.scheme}
          value={scheme}
          options={SCHEMES}
          onChange={(rating) => editor.run(editSettings, { changes: { rating } })}
        />
        <div className={styles['ratings']}>
          {(['inherent', 'residual'] as const).map((which) => (
            <div key={which} className={styles['rating']}>
              <ByScheme scheme={scheme} row={row} which={which} />
              <UseComputed scheme={scheme} row={row} which={which} />
              {which === 'residual' ? <WhyThisRank row={row} /> : null}
            </div>
          ))}
        </div>
      </div>
    </PanelSection>
  );
}

interface RatingProps {
  readonly scheme: Settings['rating'];
  readonly row: Row;
  readonly which: 'inherent' | 'residual';
}

function ByScheme({ scheme, row, which }: RatingProps) {
  switch (scheme) {
    case 'matrix':
      return <MatrixRating row={row} which={which} />;
    case 'dread':
      return <DreadRating row={row} which={which} />;
    case 'cvss':
      return <CvssRating row={row} which={which} />;
  }
}

/** What the engine says beside what people say, and the way back to it. */
function UseComputed({ scheme, row, which }: RatingProps) {
  const editor = useEditor();
  if (!overridden(row, which, scheme)) return null;
  return (
    <p className={styles['quiet']}>
      {which === 'inherent' && row.computed !== null
        ? THREAT_WORDS.computedIs(LEVEL_NAMES[row.computed])
        : ''}{' '}
      <button
        type="button"
        className={styles['link']}
        onClick={() => editor.run(clearEstimates, { threat: row.key, which, scheme })}
      >
        {THREAT_WORDS.computed}
      </button>
    </p>
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
