import { editScope } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { PanelSection } from '../../ui';
import { SCOPE_WORDS } from '../../words/scope';
import { LineList } from './LineList';
import styles from './Scope.module.css';

const LISTS = ['inScope', 'outOfScope', 'assets', 'dependencies'] as const;

/** What is looked at and what is not, what is worth protecting, and what others run. */
export function Bounds() {
  const editor = useEditor();
  const scope = useDocument((document) => document.model.scope);
  return (
    <PanelSection title={SCOPE_WORDS.boundsTitle}>
      <div className={styles['bounds']}>
        {LISTS.map((list) => (
          <LineList
            key={list}
            label={SCOPE_WORDS[list]}
            lines={scope[list]}
            onCommit={(lines) => editor.run(editScope, { changes: { [list]: lines } })}
          />
        ))}
      </div>
    </PanelSection>
  );
}
