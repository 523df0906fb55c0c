import { FileUp } from 'lucide-react';
import { appWords } from '../../words/app';
import styles from './BringYourOwn.module.css';
import { useImports } from '../files/Imports';

/** Where a file can be dropped. The whole page takes it; this says so. */
export function BringYourOwn({ isOver }: { readonly isOver: boolean }) {
  const { choose } = useImports();
  return (
    <section>
      <h2>{appWords.own}</h2>
      <div className={styles['zone']} data-over={isOver}>
        <FileUp size={22} aria-hidden />
        {isOver ? (
          <b>{appWords.letGo}</b>
        ) : (
          <b>
            {appWords.dropHere}
            <button type="button" onClick={choose}>
              {appWords.choose}
            </button>
          </b>
        )}
        <p>{appWords.accepted}</p>
      </div>
    </section>
  );
}
