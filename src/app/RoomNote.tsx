import { Button } from '../ui';
import { appWords } from '../words/app';
import styles from './RoomNote.module.css';
import { askToKeep, useRoom } from './room';
import { sizeInWords } from './sizes';

/** Where the models are, how much room they take, and whether the browser promises to keep them. */
export function RoomNote({ changes }: { readonly changes: unknown }) {
  const { room, look } = useRoom(changes);
  if (!room) return null;
  const { used, most, promise } = room;
  return (
    <p className={styles['note']}>
      <span>{appWords.roomUsed(words(used), words(most))}</span>{' '}
      {promise !== 'unknown' && <span>{appWords.roomPromise[promise]}</span>}{' '}
      {promise === 'at risk' && (
        <Button size="sm" onPress={() => void askToKeep().then(look)}>
          {appWords.askToKeep}
        </Button>
      )}
    </p>
  );
}

function words(bytes: number | null): string | null {
  return bytes === null ? null : sizeInWords(bytes);
}
