import { useMemo } from 'react';
import { setProperties } from '../../commands/elements';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { nameOf } from '../../model/model';
import { notApplying } from '../../model/not-applying';
import { property } from '../../model/property';
import { Button, Disclosure } from '../../ui';
import { tabWords } from '../../words/register-tabs';
import styles from './Questions.module.css';

/** What was answered with “does not apply”: each answer can be taken back, and is asked for again then. */
export function NotApplying() {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const readOnly = useDocument((state) => state.readOnly);
  const answers = useMemo(() => notApplying(model), [model]);
  if (answers.length === 0) return null;
  const count = answers.reduce((sum, { about }) => sum + about.length, 0);
  return (
    <Disclosure title={tabWords.doesNotApplyTitle} count={count}>
      <ul className={styles['answered']} aria-label={tabWords.doesNotApplyTitle}>
        {answers.flatMap(({ property: name, about }) =>
          about.map((id) => (
            <li key={`${name} ${id}`}>
              <span>{tabWords.doesNotApplyTo(property(name).label, nameOf(model, id))}</span>
              <Button
                size="sm"
                variant="quiet"
                isDisabled={readOnly}
                aria-label={tabWords.askAgainAbout(property(name).label, nameOf(model, id))}
                onPress={() => editor.run(setProperties, { ids: [id], values: { [name]: null } })}
              >
                {tabWords.askAgain}
              </Button>
            </li>
          )),
        )}
      </ul>
    </Disclosure>
  );
}
