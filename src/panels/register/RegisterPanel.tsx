import { useCallback, useDeferredValue, useState, type KeyboardEvent } from 'react';
import { PanelBottomClose, PanelBottomOpen } from 'lucide-react';
import { lintsOf } from '../../editor/judgement';
import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import type { RegisterTab } from '../../editor/session';
import { isOpen } from '../../engine/register/rows';
import { IconButton, later, Tabs } from '../../ui';
import { registerWords } from '../../words/register';
import { AsideButton } from '../rules/AsideButton';
import { Filters } from './Filters';
import { goToRows } from './goToRows';
import { ThreatsTab } from './ThreatsTab';
import styles from './Register.module.css';
import { TOP_QUESTIONS } from './top-questions';

const ScopeTab = later(() => import('../scope/ScopeTab').then((m) => m.ScopeTab));
const CoverageTab = later(() => import('./CoverageTab').then((m) => m.CoverageTab));
const LintsTab = later(() => import('./LintsTab').then((m) => m.LintsTab));
const MitigationsTab = later(() => import('./MitigationsTab').then((m) => m.MitigationsTab));
const QuestionsTab = later(() => import('./QuestionsTab').then((m) => m.QuestionsTab));
const OwnThreatForm = later(() => import('./OwnThreatForm').then((m) => m.OwnThreatForm));

/** The dock under the canvas: the risk register and the other views on what the engine found. */
export function RegisterPanel() {
  const editor = useEditor();
  const rows = useRows();
  const selected = useSession((session) => session.registerTab);
  const isUnfolded = useSession((session) => session.panels.register);
  const questions = useDocument((state) => Math.min(state.verdict.questions.length, TOP_QUESTIONS));
  const mitigations = useDocument((state) => Object.keys(state.model.mitigations).length);
  // Looked for all over the model: the answer to an edit is painted first.
  const model = useDeferredValue(
    useDocument((state) => state.model),
    null,
  );
  const lints = model ? lintsOf(model).length : 0;
  const [writes, setWrites] = useState(false);
  const write = useCallback(() => setWrites((before) => !before), []);
  const open = rows.filter(isOpen).length;

  const unfold = (register: boolean): void =>
    editor.session.setState({ panels: { ...editor.session.getState().panels, register } });
  const choose = (registerTab: RegisterTab): void => {
    editor.session.setState({ registerTab });
    if (!isUnfolded) unfold(true);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={registerWords.region}
      className={styles['register']}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (goesOn(event) || (editor.session.getState().letters && goesToFilter(event)))
          event.preventDefault();
      }}
    >
      {/* Headings in the tabs are of the third level. */}
      <h2 className="visually-hidden">{registerWords.region}</h2>
      <Tabs<RegisterTab>
        label={registerWords.tabs}
        selected={selected}
        onSelect={choose}
        collapsed={!isUnfolded}
        tabs={[
          {
            id: 'threats',
            label: registerWords.threats,
            count: rows.length,
            panel: (
              <div className={styles['threats']}>
                {writes ? <OwnThreatForm onDone={() => setWrites(false)} /> : null}
                <ThreatsTab rows={rows} />
              </div>
            ),
          },
          { id: 'questions', label: registerWords.questions, count: questions, panel: <QuestionsTab /> },
          { id: 'coverage', label: registerWords.coverage, panel: <CoverageTab rows={rows} /> },
          {
            id: 'mitigations',
            label: registerWords.mitigations,
            count: mitigations,
            panel: <MitigationsTab />,
          },
          { id: 'lints', label: registerWords.lints, count: lints, panel: <LintsTab /> },
          { id: 'scope', label: registerWords.scope, panel: <ScopeTab /> },
        ]}
        actions={
          <>
            <output className={styles['count']}>{registerWords.open(open)}</output>
            <AsideButton />
            <span className={styles['grow']} />
            {selected === 'threats' && isUnfolded ? <Filters writes={writes} onWrite={write} /> : null}
            <IconButton
              label={isUnfolded ? registerWords.collapse : registerWords.expand}
              icon={isUnfolded ? <PanelBottomClose size={16} /> : <PanelBottomOpen size={16} />}
              onPress={() => unfold(!isUnfolded)}
            />
          </>
        }
      />
    </section>
  );
}

/** F6 leads to the region as a whole; from there the arrow goes to the rows, without a walk over all that narrows them. */
function goesOn({ target, currentTarget, key }: KeyboardEvent<HTMLElement>): boolean {
  return target === currentTarget && key === 'ArrowDown' && goToRows();
}

/** The sign that stands in the filter leads to it from everywhere in the register but from where one types. */
function goesToFilter({ target, currentTarget, key }: KeyboardEvent<HTMLElement>): boolean {
  const filter = currentTarget.querySelector<HTMLInputElement>('input[type="search"]');
  if (key !== '/' || !filter || (target as Element).closest('input, textarea, select') !== null) return false;
  filter.focus();
  return true;
}
