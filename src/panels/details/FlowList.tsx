import { useState } from 'react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { goToThing } from '../../editor/goTo';
import { byStep, flowsAt } from '../../model/graph';
import type { ElementId } from '../../model/id';
import { nameOf } from '../../model/model';
import { PanelSection } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';
import { GLANCE_WORDS } from '../../words/glance';
import styles from './Details.module.css';

/** Flows shown before “more”: a hub may have hundreds. */
const FIRST = 20;

/** The flows of an element, in the order of the story; each leads to the flow. */
export function FlowList({ element }: { readonly element: ElementId }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const flows = flowsAt(model, element).toSorted(byStep);
  const [all, setAll] = useState(false);
  const shown = all ? flows : flows.slice(0, FIRST);
  const direction = (from: ElementId, to: ElementId): string => {
    if (from === to) return DETAILS_WORDS.flowToItself;
    return from === element
      ? DETAILS_WORDS.flowTo(nameOf(model, to))
      : DETAILS_WORDS.flowFrom(nameOf(model, from));
  };
  return (
    <PanelSection title={GLANCE_WORDS.flows} count={flows.length > 0 ? flows.length : undefined}>
      {flows.length === 0 ? <p className={styles['quiet']}>{DETAILS_WORDS.noFlows}</p> : null}
      <ul>
        {shown.map((flow) => (
          <li key={flow.id}>
            <button type="button" className={styles['line']} onClick={() => goToThing(editor, flow.id)}>
              {flow.step > 0 ? (
                <span className={styles['step']}>{flow.step}</span>
              ) : (
                <span className={styles['noStep']} />
              )}
              <span className={styles['lineText']}>
                {flow.name === '' ? null : <>{flow.name} </>}
                <span className={styles['muted']}>{direction(flow.from, flow.to)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < flows.length ? (
        <button type="button" className={styles['link']} onClick={() => setAll(true)}>
          {DETAILS_WORDS.moreOf(flows.length - shown.length)}
        </button>
      ) : null}
    </PanelSection>
  );
}
