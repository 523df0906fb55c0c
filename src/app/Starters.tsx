import { STARTERS, type Starter } from '../starters/starters';
import { NO_THUMBNAIL, thumbnailOf } from '../storage/thumbnail';
import { appWords } from '../words/app';
import { readText } from './bringIn';
import { ModelPicture } from './ModelPicture';
import { createFrom } from './newModel';
import styles from './Starters.module.css';

/** Examples to begin with: each opens as a copy of its own. */
export function Starters({ onTrouble }: { readonly onTrouble: (why: string) => void }) {
  return (
    <section>
      <h2>{appWords.examples}</h2>
      <ul className={styles['list']}>
        {STARTERS.map((starter) => (
          <li key={starter.id}>
            <button
              type="button"
              className={styles['starter']}
              aria-label={starter.name}
              aria-describedby={`note-${starter.id}`}
              onClick={() => void openStarter(starter, onTrouble)}
            >
              <span className={styles['picture']}>
                <ModelPicture picture={pictureOf(starter)} size="small" />
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

export async function openStarter(starter: Starter, onTrouble: (why: string) => void): Promise<void> {
  const read = readText(starter.yaml);
  if (read.ok) await createFrom(read.model);
  else onTrouble(read.reason);
}

const pictures = new Map<string, ReturnType<typeof thumbnailOf>>();

function pictureOf({ id, yaml }: Starter): ReturnType<typeof thumbnailOf> {
  let picture = pictures.get(id);
  if (!picture) {
    const read = readText(yaml);
    picture = read.ok ? thumbnailOf(read.model) : NO_THUMBNAIL;
    pictures.set(id, picture);
  }
  return picture;
}
