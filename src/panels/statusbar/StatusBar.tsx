import { HardDrive } from 'lucide-react';
import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import type { LastChange } from '../../editor/document';
import type { ThreatKey } from '../../model/id';
import { STATUS_WORDS } from '../../words/bars';
import { openThreat } from '../threat/open';
import { causeOf } from './cause';
import { Speaker } from './Speaker';
import { useNews } from './news';
import styles from './StatusBar.module.css';

/** One line at the foot of the page: what the last change did, what is selected, how big the model is. */
export function StatusBar() {
  const selected = useSession((session) => session.selection.length);
  const elements = useDocument(({ model }) => Object.keys(model.elements).length);
  const flows = useDocument(({ model }) => Object.keys(model.flows).length);
  const boundaries = useDocument(({ model }) => Object.keys(model.boundaries).length);
  return (
    <footer data-part="status" className={styles['bar']} aria-label={STATUS_WORDS.bar}>
      <News />
      <Speaker />
      <span className={styles['grow']} />
      {selected > 0 ? <span className={styles['selected']}>{STATUS_WORDS.selected(selected)}</span> : null}
      <span className={styles['counts']}>{STATUS_WORDS.counts(elements, flows, boundaries)}</span>
      <span className={styles['where']}>
        <HardDrive size={13} />
        {STATUS_WORDS.where}
      </span>
    </footer>
  );
}

/** What just happened, for the eye; the live regions say it to the ear. */
function News() {
  const news = useNews();
  if (!news) return null;
  if (news.is === 'sentence') {
    return <span className={`${styles['news']} ${news.urgent ? styles['urgent'] : ''}`}>{news.text}</span>;
  }
  return <ThreatNews last={news.last} />;
}

function ThreatNews({ last }: { readonly last: LastChange }) {
  const { raised, cleared } = last;
  const [first] = raised;
  return (
    <span className={styles['news']} data-testid="threat-news">
      <span className={styles['numbers']}>
        {raised.length > 0 ? (
          <span className={styles['raised']}>{STATUS_WORDS.raised(raised.length)}</span>
        ) : null}
        {raised.length > 0 && cleared.length > 0 ? ' / ' : null}
        {cleared.length > 0 ? (
          <span className={styles['cleared']}>{STATUS_WORDS.cleared(cleared.length)}</span>
        ) : null}{' '}
        {STATUS_WORDS.threats}
      </span>
      <span className={styles['cause']}>{causeOf(last)}</span>
      {first === undefined ? null : <Show threat={first} />}
    </span>
  );
}

function Show({ threat }: { readonly threat: ThreatKey }) {
  const editor = useEditor();
  const row = useRows().find((candidate) => candidate.key === threat && candidate.state !== 'gone');
  if (!row) return null;
  return (
    <button type="button" className={styles['show']} onClick={() => openThreat(editor, row)}>
      {STATUS_WORDS.show}
    </button>
  );
}
