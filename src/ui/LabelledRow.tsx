import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';

export interface LabelledRowProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The id of the label, when the control is to be given by elements. */
  readonly labelId?: string | undefined;
  /** The control; as a function it gets the id of the label, to be named by it. */
  readonly children: ReactNode | ((labelId: string) => ReactNode);
}

/** A label on the left and a control on the right, as in the details panel. */
export function LabelledRow({ label, hint, labelId, children }: LabelledRowProps) {
  const made = useId();
  const id = labelId ?? made;
  return (
    <div className={styles['labelled']}>
      <div className={styles['labelled-words']}>
        <span id={id}>{label}</span>
        {hint === undefined ? null : <span className={styles['description']}>{hint}</span>}
      </div>
      {typeof children === 'function' ? children(id) : children}
    </div>
  );
}
