import { useDocument } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { Button } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { differencesOf } from './differences';
import { useDecide } from './useDecide';
import styles from './Threat.module.css';

/** What has changed since somebody judged a threat, and the way to say that the judgement holds. */
export function Changed({ row }: { readonly row: Row }) {
  const model = useDocument((document) => document.model);
  const decide = useDecide(row);
  if (row.state !== 'changed' && row.state !== 'gone') return null;
  const { came, went } = differencesOf(model, row);
  return (
    <div className={styles['changed']}>
      <div className={styles['again']}>
        <span>{row.state === 'gone' ? THREAT_WORDS.goneHint : THREAT_WORDS.changedHint}</span>
        {row.state === 'changed' ? (
          <Button size="sm" onPress={() => decide({})}>
            {THREAT_WORDS.confirm}
          </Button>
        ) : null}
      </div>
      {came.length + went.length > 0 ? (
        <ul className={styles['differences']}>
          {went.map((fact) => (
            <li key={`then ${fact}`}>
              <span>{THREAT_WORDS.before}</span> <del>{fact}</del>
            </li>
          ))}
          {came.map((fact) => (
            <li key={`now ${fact}`}>
              <span>{THREAT_WORDS.now}</span> <ins>{fact}</ins>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
