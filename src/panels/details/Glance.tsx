import { Ellipsis } from 'lucide-react';
import { show } from '../../editor/actions-diagrams';
import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import type { RegisterTab } from '../../editor/session';
import { isOpen } from '../../engine/register/rows';
import { actionById, labelOf } from '../../editor/actions';
import { diagramsInOrder } from '../../model/model';
import { placesOn } from '../../model/place';
import { Button, KeyCaps, MenuButton, PanelSection } from '../../ui';
import { GLANCE_WORDS } from '../../words/glance';
import { does } from './menu';
import styles from './Details.module.css';

/** The model at a glance, while nothing is selected. */
export function Glance() {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const questions = useDocument((document) => document.verdict.questions.length);
  const open = useRows().filter(isOpen).length;
  const classes = Object.keys(model.dataClasses).length;
  const elements = Object.keys(model.elements).length;
  const go = (registerTab: RegisterTab) => () => {
    const { panels } = editor.session.getState();
    editor.session.setState({ registerTab, panels: { ...panels, register: true } });
  };
  return (
    <>
      {elements === 0 ? <Start /> : null}
      <PanelSection title={GLANCE_WORDS.atAGlance}>
        <dl className={styles['figures']}>
          <Figure label={GLANCE_WORDS.elements} value={elements} />
          <Figure label={GLANCE_WORDS.flows} value={Object.keys(model.flows).length} />
          <Figure label={GLANCE_WORDS.boundaries} value={Object.keys(model.boundaries).length} />
          <Figure label={GLANCE_WORDS.open} value={open} onClick={go('threats')} />
          <Figure label={GLANCE_WORDS.questions} value={questions} onClick={go('questions')} />
        </dl>
      </PanelSection>
      <Diagrams />
      <PanelSection title={GLANCE_WORDS.data}>
        <div className={styles['suggestions']}>
          <span className={styles['hint']}>{GLANCE_WORDS.dataCount(classes)}</span>
          <Button size="sm" onPress={does(editor, 'data classes')}>
            {GLANCE_WORDS.editData}
          </Button>
        </div>
      </PanelSection>
      {elements > 0 ? <Start /> : null}
    </>
  );
}

function Figure({
  label,
  value,
  onClick,
}: {
  readonly label: string;
  readonly value: number;
  readonly onClick?: () => void;
}) {
  return (
    <div className={styles['figure']}>
      <dt>{label}</dt>
      <dd>
        {onClick && value > 0 ? (
          <button
            type="button"
            className={styles['link']}
            onClick={onClick}
            aria-label={`${label}: ${value}`}
          >
            {value}
          </button>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}

function Diagrams() {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const current = useSession((session) => session.diagram);
  const items = [
    'diagram new',
    'diagram rename',
    'diagram earlier',
    'diagram later',
    'diagram delete',
  ].flatMap((id) => {
    const action = actionById(id);
    return action
      ? [
          {
            id,
            label: labelOf(action, editor),
            isDisabled: !action.enabled(editor),
            onAction: does(editor, id),
          },
        ]
      : [];
  });
  const diagrams = diagramsInOrder(model);
  return (
    <PanelSection
      title={GLANCE_WORDS.diagrams}
      count={diagrams.length > 1 ? diagrams.length : undefined}
      action={
        <MenuButton
          label={GLANCE_WORDS.diagramActions}
          icon={<Ellipsis size={16} />}
          size="sm"
          items={items}
        />
      }
    >
      <ul>
        {diagrams.map((diagram) => (
          <li key={diagram.id}>
            <button
              type="button"
              className={styles['line']}
              aria-current={diagram.id === current ? 'page' : undefined}
              onClick={() => show(editor, diagram.id)}
            >
              <span className={styles['lineText']}>{diagram.name}</span>
              <span className={styles['muted']}>
                {GLANCE_WORDS.diagramHas(
                  placesOn(model, diagram.id).filter((place) => model.elements[place.thing]).length,
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Start() {
  return (
    <PanelSection title={GLANCE_WORDS.start}>
      <ol className={styles['start']}>
        {GLANCE_WORDS.steps.map(({ keys, text }) => (
          <li key={text}>
            <span className={styles['startKeys']}>
              {keys.map((key) => (
                <KeyCaps key={key} keys={key} />
              ))}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </PanelSection>
  );
}
