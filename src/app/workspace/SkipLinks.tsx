import { useSession } from '../../editor/EditorContext';
import { appWords } from '../../words/app';
import { focusPart } from './regions';
import styles from './SkipLinks.module.css';

/** The first stops of the Tab key: past the bar, straight to a part of the page. The address has no room for anchors. */
export function SkipLinks() {
  const details = useSession((session) => session.panels.details);
  const parts = (['canvas', 'register', 'details'] as const).filter((part) => part !== 'details' || details);
  return (
    <nav className={styles['links']} aria-label={appWords.skipLinks}>
      {parts.map((part) => (
        <button key={part} type="button" onClick={() => focusPart(part)}>
          {appWords.skip[part]}
        </button>
      ))}
    </nav>
  );
}
