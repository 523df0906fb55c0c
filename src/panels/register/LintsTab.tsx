import { CircleCheck } from 'lucide-react';
import { lintsOf } from '../../editor/judgement';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { goToThing } from '../../editor/goTo';
import type { LintFix } from '../../engine/threat';
import { Button, EmptyState } from '../../ui';
import { tabWords } from '../../words/register-tabs';
import { settle } from './lintFix';
import styles from './Lints.module.css';

/** Modelling mistakes. They are never risks and never counted as such. */
export function LintsTab() {
  const editor = useEditor();
  const lints = lintsOf(useDocument((state) => state.model));
  if (lints.length === 0) {
    return (
      <EmptyState icon={<CircleCheck size={24} aria-hidden="true" />} title={tabWords.noLintsTitle}>
        {tabWords.noLints}
      </EmptyState>
    );
  }
  return (
    <ul className={styles['lints']}>
      {lints.map((lint) => (
        <li key={lint.id} className={styles['row']}>
          <button type="button" className={styles['lint']} onClick={() => goToThing(editor, lint.about)}>
            {lint.message}
          </button>
          {lint.fix ? <Settle fix={lint.fix} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Settle({ fix }: { readonly fix: LintFix }) {
  const editor = useEditor();
  return (
    <Button size="sm" onPress={() => settle(editor, fix)}>
      {fix.text}
    </Button>
  );
}
