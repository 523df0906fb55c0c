import { useState } from 'react';
import { CircleHelp } from 'lucide-react';
import { setProperties } from '../../commands/elements';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Question } from '../../engine/threat';
import type { SubjectId } from '../../model/id';
import { nameOf } from '../../model/model';
import { DOES_NOT_APPLY, property, valueInWords, type Value } from '../../model/property';
import { Button, Checkbox, EmptyState } from '../../ui';
import { registerWords } from '../../words/register';
import { tabWords } from '../../words/register-tabs';
import { LooksLike } from './LooksLike';
import { NotApplying } from './NotApplying';
import styles from './Questions.module.css';
import '../../rules/advice';
import { TOP_QUESTIONS } from './top-questions';

/** Threats named under a question. */
const TOLD = 3;

/** The unknown properties that would settle most, the most telling first; one answer may serve several things. */
export function QuestionsTab() {
  const questions = useDocument((state) => state.verdict.questions);
  return (
    <section aria-label={registerWords.questions} className={styles['questions']}>
      <LooksLike />
      {questions.length === 0 ? (
        <EmptyState icon={<CircleHelp size={24} aria-hidden="true" />} title={tabWords.noQuestionsTitle}>
          {tabWords.noQuestions}
        </EmptyState>
      ) : (
        <ol>
          {questions.slice(0, TOP_QUESTIONS).map((question) => (
            <OneQuestion key={question.property} question={question} />
          ))}
        </ol>
      )}
      <NotApplying />
    </section>
  );
}

function OneQuestion({ question }: { readonly question: Question }) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const readOnly = useDocument((state) => state.readOnly);
  const [chooses, setChooses] = useState(false);
  // Those that the answer is not for. Who leaves the question by an answer needs no tidying up here.
  const [left, setLeft] = useState<ReadonlySet<SubjectId>>(new Set());
  const light = (ids: readonly SubjectId[]): void => editor.session.setState({ spotlight: ids });
  const several = question.about.length > 1;
  const about = several && chooses ? question.about.filter((id) => !left.has(id)) : question.about;
  const tick = (id: SubjectId, on: boolean): void =>
    setLeft(new Set(on ? [...left].filter((one) => one !== id) : [...left, id]));
  return (
    <li
      className={styles['question']}
      onPointerEnter={() => light(question.about)}
      onPointerLeave={() => light([])}
    >
      <p className={styles['ask']}>{question.text}</p>
      <p className={styles['quiet']}>{tabWords.decides(question.decides.length)}</p>
      <ul className={styles['decides']}>
        {question.decides.slice(0, TOLD).map((one) => (
          <li key={one.key}>{one.title}</li>
        ))}
        {question.decides.length > TOLD ? <li>{tabWords.andMore(question.decides.length - TOLD)}</li> : null}
      </ul>
      {several && chooses ? (
        <fieldset className={styles['choose']}>
          <legend className={styles['quiet']}>{tabWords.answerFor(about.length)}</legend>
          {question.about.map((id) => (
            <Checkbox
              key={id}
              label={nameOf(model, id)}
              isSelected={!left.has(id)}
              onChange={(on) => tick(id, on)}
            />
          ))}
        </fieldset>
      ) : null}
      <div className={styles['answers']} inert={readOnly}>
        <Answers question={question} about={about} />
      </div>
      {several ? (
        <Button
          size="sm"
          variant="quiet"
          aria-expanded={chooses}
          onPress={() => {
            setChooses(!chooses);
            setLeft(new Set());
          }}
        >
          {tabWords.choose(question.about.length)}
        </Button>
      ) : null}
    </li>
  );
}

function Answers({ question, about }: { readonly question: Question; readonly about: readonly SubjectId[] }) {
  const editor = useEditor();
  const entry = property(question.property);
  const answers: readonly Value[] =
    entry.type === 'yesno' ? [true, false] : entry.options.map((option) => option.value);
  const answer = (value: Value): void => {
    const isWord = entry.type === 'set' && typeof value === 'string' && value !== DOES_NOT_APPLY;
    const given: Value = isWord ? [value] : value;
    const outcome = editor.run(setProperties, { ids: about, values: { [question.property]: given } });
    if (outcome.ok)
      editor.announce(tabWords.answered(entry.label, valueInWords(question.property, given), about.length));
    editor.session.setState({ spotlight: [] });
  };
  return (
    <>
      {answers.map((value) => (
        <Button key={String(value)} size="sm" isDisabled={about.length === 0} onPress={() => answer(value)}>
          {valueInWords(question.property, value)}
        </Button>
      ))}
      <Button
        size="sm"
        variant="quiet"
        isDisabled={about.length === 0}
        onPress={() => answer(DOES_NOT_APPLY)}
      >
        {tabWords.doesNotApply}
      </Button>
    </>
  );
}
