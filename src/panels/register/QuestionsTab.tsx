import { useState } from 'react';
import { CircleHelp } from 'lucide-react';
import { setProperties } from '../../commands/elements';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Question } from '../../engine/threat';
import type { SubjectId } from '../../model/id';
import { nameOf } from '../../model/model';
import { property, valueInWords, type Value } from '../../model/property';
import { Button, EmptyState } from '../../ui';
import { registerWords } from '../../words/register';
import styles from './Questions.module.css';

/** As many questions as people can take at once. */
export const TOP_QUESTIONS = 5;
/** Threats named under a question. */
const TOLD = 3;

/** The unknown properties that would settle most, the most telling first; one answer may serve several things. */
export function QuestionsTab() {
  const questions = useDocument((state) => state.verdict.questions);
  return (
    <section aria-label={registerWords.questions} className={styles['questions']}>
      {questions.length === 0 ? (
        <EmptyState icon={<CircleHelp size={24} aria-hidden="true" />} title={registerWords.noQuestionsTitle}>
          {registerWords.noQuestions}
        </EmptyState>
      ) : (
        <ol>
          {questions.slice(0, TOP_QUESTIONS).map((question) => (
            <OneQuestion key={question.property} question={question} />
          ))}
        </ol>
      )}
    </section>
  );
}

function OneQuestion({ question }: { readonly question: Question }) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const [apart, setApart] = useState(false);
  const light = (ids: readonly SubjectId[]): void => editor.session.setState({ spotlight: ids });
  const isApart = apart && question.about.length > 1;
  return (
    <li
      className={styles['question']}
      onPointerEnter={() => light(question.about)}
      onPointerLeave={() => light([])}
    >
      <p className={styles['ask']}>{question.text}</p>
      <p className={styles['quiet']}>{registerWords.decides(question.decides.length)}</p>
      <ul className={styles['decides']}>
        {question.decides.slice(0, TOLD).map((one) => (
          <li key={one.key}>{one.title}</li>
        ))}
        {question.decides.length > TOLD ? (
          <li>{registerWords.andMore(question.decides.length - TOLD)}</li>
        ) : null}
      </ul>
      {isApart ? (
        question.about.map((id) => (
          <div key={id} className={styles['answers']}>
            <span className={styles['about']}>{nameOf(model, id)}</span>
            <Answers question={question} about={[id]} />
          </div>
        ))
      ) : (
        <div className={styles['answers']}>
          <Answers question={question} about={question.about} />
        </div>
      )}
      {question.about.length > 1 ? (
        <Button size="sm" variant="quiet" onPress={() => setApart(!apart)}>
          {isApart ? registerWords.together : registerWords.differs}
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
    const given: Value = entry.type === 'set' && typeof value === 'string' ? [value] : value;
    const outcome = editor.run(setProperties, { ids: about, values: { [question.property]: given } });
    if (outcome.ok)
      editor.announce(registerWords.answered(entry.label, valueInWords(question.property, given)));
    editor.session.setState({ spotlight: [] });
  };
  return answers.map((value) => (
    <Button key={String(value)} size="sm" onPress={() => answer(value)}>
      {valueInWords(question.property, value)}
    </Button>
  ));
}
