import type { SubjectId, ThreatKey } from '../../model/id';
import { partsOf } from '../../model/id';
import type { Model } from '../../model/model';
import { questionsIn, type Undecided, type Weights } from './questions';
import type { Addressed, Question, Threat } from '../threat';

/** What follows from a model. */
export interface Verdict {
  /** Every threat raised, by key, in the order of subjects and rules. */
  readonly threats: ReadonlyMap<ThreatKey, Threat>;
  readonly addressed: readonly Addressed[];
  /** Unknown properties that would decide something, the most telling first. */
  readonly questions: readonly Question[];
  readonly bySubject: ReadonlyMap<SubjectId, Judgement>;
}

/** What was found about one subject. The same object for as long as that does not change. */
export interface Judgement {
  readonly threats: readonly Threat[];
  readonly addressed: readonly Addressed[];
  readonly undecided: readonly Undecided[];
}

/**
 * The judgements of all subjects together. Nothing is collected before somebody asks: most edits are followed by
 * others before anybody reads what is addressed by design.
 */
export function verdictOf(
  model: Model,
  bySubject: ReadonlyMap<SubjectId, Judgement>,
  weights: Weights,
): Verdict {
  const threats = new ThreatsBySubject(bySubject);
  let addressed: readonly Addressed[] | undefined;
  let questions: readonly Question[] | undefined;
  return {
    threats,
    bySubject,
    get addressed() {
      return (addressed ??= addressedIn(bySubject));
    },
    get questions() {
      return (questions ??= questionsIn(model, weights, () => undecidedIn(bySubject)));
    },
  };
}

export function* undecidedIn(bySubject: ReadonlyMap<SubjectId, Judgement>): Iterable<Undecided> {
  for (const judgement of bySubject.values()) yield* judgement.undecided;
}

function addressedIn(bySubject: ReadonlyMap<SubjectId, Judgement>): readonly Addressed[] {
  const all: Addressed[] = [];
  bySubject.forEach(({ addressed }) => {
    for (const one of addressed) all.push(one);
  });
  return all;
}

/** All threats of all judgements, found through their subject. */
class ThreatsBySubject implements ReadonlyMap<ThreatKey, Threat> {
  private count: number | undefined;

  constructor(private readonly bySubject: ReadonlyMap<SubjectId, Judgement>) {}

  get size(): number {
    if (this.count === undefined) {
      this.count = 0;
      for (const judgement of this.bySubject.values()) this.count += judgement.threats.length;
    }
    return this.count;
  }

  get(key: ThreatKey): Threat | undefined {
    const subject = partsOf(key)?.subject;
    const judgement = subject === undefined ? undefined : this.bySubject.get(subject);
    return judgement?.threats.find((threat) => threat.key === key);
  }

  has(key: ThreatKey): boolean {
    return this.get(key) !== undefined;
  }

  *values(): MapIterator<Threat> {
    for (const judgement of this.bySubject.values()) yield* judgement.threats;
  }

  *keys(): MapIterator<ThreatKey> {
    for (const threat of this.values()) yield threat.key;
  }

  *entries(): MapIterator<[ThreatKey, Threat]> {
    for (const threat of this.values()) yield [threat.key, threat];
  }

  [Symbol.iterator](): MapIterator<[ThreatKey, Threat]> {
    return this.entries();
  }

  forEach(visit: (threat: Threat, key: ThreatKey, all: ReadonlyMap<ThreatKey, Threat>) => void): void {
    for (const threat of this.values()) visit(threat, threat.key, this);
  }
}
