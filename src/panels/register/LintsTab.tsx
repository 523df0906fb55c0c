import { CircleCheck } from 'lucide-react';
import { lintsOf } from '../../editor/judgement';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { EmptyState } from '../../ui';
import { registerWords } from '../../words/register';
import styles from './Lints.module.css';

/** Modelling mistakes. They are never risks and never counted as such. */
export function LintsTab() {
  const editor = useEditor();
  const lints = lintsOf(useDocument((state) => state.model));
  if (lints.length === 0) {
    return (
      <EmptyState icon={<CircleCheck size={24} aria-hidden="true" />} title={registerWords.noLintsTitle}>
        {registerWords.noLints}
      </EmptyState>
    );
  }
  return (
    <ul className={styles['lints']}>
      {lints.map((lint) => (
        <li key={lint.id}>
          <button
            type="button"
            className={styles['lint']}
            onClick={() => {
              editor.select([lint.about]);
              editor.canvas?.reveal(lint.about);
            }}
          >
            {lint.message}
          </button>
        </li>
      ))}
    </ul>
  );
}
