/**
 * Judging by precedent. What is ruled on a subject depends on nothing but what is asked about it and what the answers are,
 * and what is asked next on nothing but the answers so far. So the questions of all judgements make a tree: whoever gets
 * the same answers on the way comes to the same ruling, and only who is the first on a way has to be judged.
 */
export class Precedents<Question, Answer, Ruling> {
  private first: Step<Question, Answer, Ruling> | Ruling | null = null;
  private count = 0;

  /**
   * The ruling for whom `ask` answers. `judge` works one out where there is no precedent; it must ask through what it is
   * given, each question once. Answers are compared by identity.
   */
  rulingFor(
    ask: (question: Question) => Answer,
    judge: (ask: (question: Question) => Answer) => Ruling,
  ): Ruling {
    let at = this.first;
    while (at instanceof Step) at = at.after(ask(at.question));
    return at ?? this.judged(ask, judge);
  }

  private judged(
    ask: (question: Question) => Answer,
    judge: (ask: (question: Question) => Answer) => Ruling,
  ): Ruling {
    const asked: { readonly question: Question; readonly answer: Answer }[] = [];
    const ruling = judge((question) => {
      const answer = ask(question);
      asked.push({ question, answer });
      return answer;
    });
    if (this.count++ >= MOST_RULINGS) [this.first, this.count] = [null, 1];
    let put = (end: Step<Question, Answer, Ruling> | Ruling): void => void (this.first = end);
    let at = this.first;
    for (const { question, answer } of asked) {
      let step: Step<Question, Answer, Ruling>;
      if (at instanceof Step) step = at;
      else put((step = new Step(question)));
      at = step.after(answer);
      put = (end) => step.lead(answer, end);
    }
    put(ruling);
    return ruling;
  }
}

/** Then everything is forgotten: a model has some hundred ways at most, a session of edits could bring more and more. */
const MOST_RULINGS = 4096;

/** A question, and what comes after each answer that was heard. */
class Step<Question, Answer, Ruling> {
  /** The answer heard first stands apart: most questions never hear another. */
  private answer: Answer | undefined = undefined;
  private next: Step<Question, Answer, Ruling> | Ruling | null = null;
  private others: Map<Answer, Step<Question, Answer, Ruling> | Ruling> | null = null;

  constructor(readonly question: Question) {}

  after(answer: Answer): Step<Question, Answer, Ruling> | Ruling | null {
    if (this.answer === answer) return this.next;
    return this.others?.get(answer) ?? null;
  }

  lead(answer: Answer, next: Step<Question, Answer, Ruling> | Ruling): void {
    if (this.next === null || this.answer === answer) [this.answer, this.next] = [answer, next];
    else (this.others ??= new Map<Answer, Step<Question, Answer, Ruling> | Ruling>()).set(answer, next);
  }
}
