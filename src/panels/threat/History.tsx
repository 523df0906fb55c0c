import { useState } from 'react';
import type { Row } from '../../engine/register/register';
import { STATUS_NAMES } from '../../model/decision';
import { PanelSection, StatusGlyph, TextField } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { momentInWords } from '../shared/moment';
import { signAs, signature } from './signature';
import styles from './Threat.module.css';

/** What was decided when and by whom, the latest first; and who decides here. */
export function History({ row }: { readonly row: Row }) {
  const { history } = row.decision;
  const [name, setName] = useState(signature);
  return (
    <PanelSection title={THREAT_WORDS.history}>
      {history.length === 0 ? (
        <p className={styles['quiet']}>{THREAT_WORDS.noHistory}</p>
      ) : (
        <ul className={styles['history']}>
          {history.toReversed().map(({ at, by, status, because }, index) => (
            <li key={`${at} ${history.length - index}`}>
              <time dateTime={at}>{momentInWords(at)}</time>
              <StatusGlyph status={status} />
              <span>
                {THREAT_WORDS.because(STATUS_NAMES[status], by)}
                {because === '' ? null : <span className={styles['muted']}>{`: ${because}`}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['signature']}>
        <TextField
          layout="row"
          label={THREAT_WORDS.signature}
          placeholder={THREAT_WORDS.nobody}
          value={name}
          onCommit={(next) => {
            setName(next.trim());
            signAs(next.trim());
          }}
        />
      </div>
    </PanelSection>
  );
}
