import { STARTER_LIST, type Listed } from '../../starters/list';
import pictures from '../../starters/pictures.json';
import type { Thumbnail } from '../../storage/thumbnail';
import { appWords } from '../../words/app';
import { ModelPicture } from '../parts/ModelPicture';
import { createFrom } from '../models/newModel';
import styles from './Starters.module.css';

/** Examples to begin with: each opens as a copy of its own. */
export function Starters({ onTrouble }: { readonly onTrouble: (why: string) => void }) {
  return (
    <section>
      <h2>{appWords.examples}</h2>
      <ul className={styles['list']}>
        {STARTER_LIST.map((starter) => (
          <li key={starter.id}>
            <button
              type="button"
              className={styles['starter']}
              aria-label={starter.name}
              aria-describedby={`note-${starter.id}`}
              onClick={() => void openStarter(starter, onTrouble)}
            >
              <span className={styles['picture']}>
                <ModelPicture picture={PICTURES[starter.id]} size="small" />
              </span>
              <span>
                <b>{starter.name}</b>
                <span id={`note-${starter.id}`}>{starter.note}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Opens a copy of an example. */
export async function openStarter({ id }: Listed, onTrouble: (why: string) => void): Promise<void> {
  try {
    const [{ STARTERS }, { readText }] = await Promise.all([
      import('../../starters/starters'),
      import('../files/bringIn'),
    ]);
    const read = readText(STARTERS.find((one) => one.id === id)?.yaml ?? '');
    if (read.ok) await createFrom(read.model);
    else onTrouble(read.reason);
  } catch {
    onTrouble(appWords.partMissing);
  }
}

/** Worked out beforehand, or the page would have to read every example to show it; a test keeps them right. */
const PICTURES = pictures as Readonly<Record<keyof typeof pictures, Thumbnail>>;
