import type { Row } from '../../engine/register/register';
import { promptsOf } from '../../rules/prompts';
import { PanelSection, TextField } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { useDecide } from './useDecide';
import styles from './Threat.module.css';

/** What to ask about a threat of this category, and the answers found. */
export function Evidence({ row }: { readonly row: Row }) {
  const decide = useDecide(row);
  const { evidence } = row.decision;
  const prompts = promptsOf(row.category);
  const answered = prompts.filter(({ id }) => (evidence[id] ?? '') !== '').length;
  const answer = (id: string, text: string): void => {
    const { [id]: _, ...others } = evidence;
    decide({ evidence: text.trim() === '' ? others : { ...others, [id]: text.trim() } });
  };
  return (
    <PanelSection title={THREAT_WORDS.evidence} action={THREAT_WORDS.answered(answered, prompts.length)}>
      <div className={styles['evidence']}>
        {prompts.map((prompt) => (
          <TextField
            key={prompt.id}
            layout="row"
            label={prompt.question}
            value={evidence[prompt.id] ?? ''}
            placeholder={THREAT_WORDS.found}
            description={THREAT_WORDS.look(prompt.evidence)}
            onCommit={(text) => answer(prompt.id, text)}
          />
        ))}
      </div>
    </PanelSection>
  );
}
