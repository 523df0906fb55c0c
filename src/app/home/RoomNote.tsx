import { Archive } from 'lucide-react';
import { Button } from '../../ui';
import { appWords } from '../../words/app';
import { backUp } from '../files/backupFiles';
import styles from './RoomNote.module.css';
import { askToKeep, useRoom, type Room } from '../browser/room';
import { sizeInWords } from '../browser/sizes';

const UNKNOWN: Room = { used: null, most: null, promise: 'unknown' };

/** Where the models are, how much room they take, and whether the browser promises to keep them. */
export function RoomNote(props: {
  /** The room is looked at again whenever this is something else. */
  readonly changes: unknown;
  readonly onTrouble: (why: string) => void;
}) {
  const { changes, onTrouble } = props;
  const { room, look } = useRoom(changes);
  const { used, most, promise } = room ?? UNKNOWN;
  return (
    <p className={styles['note']}>
      <span>{appWords.roomUsed(words(used), words(most))}</span>{' '}
      {promise !== 'unknown' && <span>{appWords.roomPromise[promise]}</span>}{' '}
      {promise === 'at risk' && (
        <Button size="sm" onPress={() => void askToKeep().then(look)}>
          {appWords.askToKeep}
        </Button>
      )}
      <Button
        size="sm"
        icon={<Archive size={14} />}
        onPress={() => void backUp().then((done) => (done.ok ? undefined : onTrouble(done.message)))}
      >
        {appWords.backUp}
      </Button>
    </p>
  );
}

function words(bytes: number | null): string | null {
  return bytes === null ? null : sizeInWords(bytes);
}
