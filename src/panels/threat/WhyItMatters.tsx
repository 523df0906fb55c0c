import { useDocument } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { titleOf } from '../../engine/judge/title';
import { viewOf } from '../../engine/sight/view';
import { PanelSection } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import '../../rules/advice';
import { referencesOf } from './references';
import styles from './Threat.module.css';

/** What follows when the threat comes true, and where to read more. */
export function WhyItMatters({ row: { threat } }: { readonly row: Row }) {
  const model = useDocument((document) => document.model);
  if (!threat) return null;
  const references = referencesOf(threat.rule);
  return (
    <PanelSection title={THREAT_WORDS.matters}>
      <p className={styles['prose']}>{titleOf(viewOf(model), threat.rule.why, threat.subject)}</p>
      {references.length === 0 ? null : (
        <ul className={styles['references']} aria-label={THREAT_WORDS.references}>
          {references.map(({ name, address }) => (
            <li key={name}>
              <a href={address} target="_blank" rel="noopener noreferrer" title={THREAT_WORDS.newTab}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
