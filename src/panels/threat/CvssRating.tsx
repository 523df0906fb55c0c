import { use, Suspense, useState } from 'react';
import { cvssRisk } from '../../engine/judge/rating';
import type { Row } from '../../engine/register/register';
import { Disclosure, RiskChip, Segmented, Select, TextField } from '../../ui';
import { CVSS_WORDS, THREAT_WORDS } from '../../words/threat';
import { loadCalculator, valuesIn, withMetric, type Calculator, type CvssVersion } from './cvss';
import { useDecide } from './useDecide';
import styles from './Threat.module.css';

interface CvssProps {
  readonly row: Row;
  readonly which: 'inherent' | 'residual';
}

/** A CVSS vector: typed, or put together metric by metric. What cannot be scored is not taken. */
export function CvssRating(props: CvssProps) {
  const heading = props.which === 'inherent' ? THREAT_WORDS.inherent : THREAT_WORDS.residualTitle;
  const hint = props.which === 'inherent' ? THREAT_WORDS.inherentHint : THREAT_WORDS.residualHint;
  return (
    <div role="group" aria-label={`${heading} CVSS`} className={styles['dread']}>
      <h3>
        {heading} <span className={styles['muted']}>{hint}</span>
      </h3>
      <Suspense fallback={<p className={styles['quiet']}>{CVSS_WORDS.loading}</p>}>
        <VectorEditor {...props} />
      </Suspense>
    </div>
  );
}

const VERSIONS = [
  { value: '3.1', label: '3.1' },
  { value: '4.0', label: '4.0' },
] as const;

function VectorEditor({ row, which }: CvssProps) {
  const calculator = use(loadCalculator());
  const decide = useDecide(row);
  const saved = (which === 'inherent' ? row.decision.cvss : row.decision.residualCvss) ?? '';
  const savedScore = which === 'inherent' ? row.decision.cvssScore : row.decision.residualCvssScore;
  // A vector that is not whole yet, or not right; the decision keeps the last that was.
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? saved;
  const [version, setVersion] = useState<CvssVersion>(shown.startsWith('CVSS:4.0') ? '4.0' : '3.1');
  const [problem, setProblem] = useState<string | undefined>();

  const take = (text: string, from: 'field' | 'metrics'): void => {
    const scored = calculator.score(text);
    if (!scored.ok) {
      setDraft(text);
      setProblem(from === 'field' ? scored.problem : undefined);
      return;
    }
    setDraft(null);
    setProblem(undefined);
    setVersion(scored.version);
    decide(
      which === 'inherent'
        ? { cvss: scored.vector, cvssScore: scored.score }
        : { residualCvss: scored.vector, residualCvssScore: scored.score },
    );
  };

  return (
    <>
      <TextField
        mono
        label={CVSS_WORDS.vector}
        placeholder={CVSS_WORDS.example[version]}
        value={shown}
        error={problem}
        onCommit={(text) => {
          if (text.trim() !== '') take(text, 'field');
          else {
            setDraft(null);
            setProblem(undefined);
          }
        }}
      />
      {savedScore === undefined || saved === '' ? (
        <p className={styles['quiet']}>{CVSS_WORDS.notYet}</p>
      ) : (
        <p className={styles['total']}>
          <RiskChip level={cvssRisk(savedScore)} /> {CVSS_WORDS.score(savedScore)}
          {draft === null ? null : <span className={styles['muted']}>{CVSS_WORDS.kept}</span>}
        </p>
      )}
      <Disclosure title={CVSS_WORDS.metrics}>
        <div className={styles['stack']}>
          <Segmented
            label={CVSS_WORDS.version}
            value={version}
            options={VERSIONS}
            onChange={(next) => {
              setVersion(next);
              setDraft(saved.startsWith(`CVSS:${next}`) ? null : `CVSS:${next}`);
              setProblem(undefined);
            }}
          />
          <Metrics
            calculator={calculator}
            version={version}
            vector={shown.startsWith(`CVSS:${version}`) ? shown : `CVSS:${version}`}
            onChange={(vector) => take(vector, 'metrics')}
          />
        </div>
      </Disclosure>
    </>
  );
}

function Metrics({
  calculator,
  version,
  vector,
  onChange,
}: {
  readonly calculator: Calculator;
  readonly version: CvssVersion;
  readonly vector: string;
  readonly onChange: (vector: string) => void;
}) {
  const values = valuesIn(vector);
  const base = calculator.base[version];
  return base.map((metric) => (
    <Select
      key={metric.code}
      label={metric.name}
      value={values[metric.code] ?? ''}
      options={metric.values.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(value) => onChange(withMetric(vector, version, base, metric.code, value))}
    />
  ));
}
