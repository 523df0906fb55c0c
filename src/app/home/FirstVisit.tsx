import { Plus } from 'lucide-react';
import { Button } from '../../ui';
import { appWords } from '../../words/app';
import styles from './FirstVisit.module.css';
import { ModelPicture } from '../parts/ModelPicture';
import type { Thumbnail } from '../../storage/thumbnail';

/** What the models page says while there are no models. */
export function FirstVisit({
  onNew,
  onExample,
}: {
  readonly onNew: () => void;
  readonly onExample: () => void;
}) {
  return (
    <section className={styles['card']} aria-label={appWords.firstTitle}>
      <div className={styles['picture']}>
        <ModelPicture picture={PICTURE} />
      </div>
      <div>
        <h2>{appWords.firstTitle}</h2>
        <p>{appWords.firstText}</p>
        <div className={styles['buttons']}>
          <Button variant="primary" icon={<Plus size={15} />} onPress={onNew}>
            {appWords.startBlank}
          </Button>
          <Button onPress={onExample}>{appWords.openExample}</Button>
        </div>
      </div>
    </section>
  );
}

/** A client, a service, a store. */
const PICTURE: Thumbnail = {
  boxes: [
    { kind: 'boundary', trust: 'trusted', x: 150, y: 0, w: 300, h: 180 },
    { kind: 'external', x: 0, y: 62, w: 96, h: 56 },
    { kind: 'process', x: 190, y: 62, w: 96, h: 56 },
    { kind: 'store', x: 330, y: 62, w: 96, h: 56 },
  ],
  lines: [
    { x1: 48, y1: 90, x2: 238, y2: 90, plain: false },
    { x1: 238, y1: 90, x2: 378, y2: 90, plain: false },
  ],
};
