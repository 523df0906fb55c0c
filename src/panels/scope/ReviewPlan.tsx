import { editReview } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { DateField, PanelSection } from '../../ui';
import { SCOPE_WORDS } from '../../words/scope';
import { LineList } from './LineList';
import styles from './Scope.module.css';

/** When to look at the model again, and what makes it sooner. */
export function ReviewPlan() {
  const editor = useEditor();
  const { next, triggers } = useDocument((document) => document.model.review);
  return (
    <PanelSection title={SCOPE_WORDS.review}>
      <div className={styles['system']}>
        <DateField
          label={SCOPE_WORDS.next}
          value={next}
          onCommit={(date) => editor.run(editReview, { changes: { next: date } })}
        />
        <LineList
          label={SCOPE_WORDS.triggers}
          lines={triggers}
          hint={SCOPE_WORDS.triggersHint}
          onCommit={(lines) => editor.run(editReview, { changes: { triggers: lines } })}
        />
      </div>
    </PanelSection>
  );
}
