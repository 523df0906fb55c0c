import { Splitter } from '../../ui';
import { appWords } from '../../words/app';
import styles from './edges.module.css';
import { DETAILS, OUTLINE, REGISTER, resize } from './layout';

/** The edges of the panels, which people move. */

export function RegisterEdge({ value }: { readonly value: number }) {
  const most = Math.round(window.innerHeight * REGISTER.shareAtMost);
  return (
    <div className={styles['top']}>
      <Splitter
        label={appWords.resizeRegister}
        orientation="horizontal"
        value={Math.min(value, most)}
        min={REGISTER.least}
        max={most}
        onChange={(register) => resize({ register })}
        onReset={() => resize({ register: null })}
      />
    </div>
  );
}

export function DetailsEdge({ value }: { readonly value: number }) {
  return (
    <div className={styles['left']}>
      <Splitter
        label={appWords.resizeDetails}
        orientation="vertical"
        value={value}
        min={DETAILS.least}
        max={DETAILS.most}
        onChange={(details) => resize({ details })}
        onReset={() => resize({ details: null })}
      />
    </div>
  );
}

export function OutlineEdge({ value }: { readonly value: number }) {
  return (
    <div className={styles['right']}>
      <Splitter
        label={appWords.resizeOutline}
        orientation="vertical"
        value={value}
        min={OUTLINE.least}
        max={OUTLINE.most}
        onChange={(outline) => resize({ outline })}
        onReset={() => resize({ outline: null })}
        before
      />
    </div>
  );
}
