import type { SubjectId, ThreatKey } from '../../model/id';
import { nameOf, type Model } from '../../model/model';
import { property, type PropertyName } from '../../model/property';
import { listed } from '../facts/naming';
import type { Rule } from '../rule';
import type { Question } from '../threat';
import { titleOf } from './title';
import { viewOf } from '../sight/view';

/** One threat that waits for one unknown property of one thing. */
export interface Undecided {
  readonly about: SubjectId;
  readonly property: PropertyName;
  readonly key: ThreatKey;
  readonly rule: Rule;
  readonly subject: SubjectId;
  readonly score: number;
  /** The score, more where the threat stands in the register already, as typical. */
  readonly weight: number;
}

/** How much waits for each property: the sum of the weights of what an answer settles. */
export type Weights = ReadonlyMap<PropertyName, number>;

export function weigh(undecided: Iterable<Undecided>): Weights {
  const weights = new Map<PropertyName, number>();
  for (const one of undecided) weights.set(one.property, (weights.get(one.property) ?? 0) + one.weight);
  return weights;
}

/** The weights after some no longer wait and others do. */
export function weighAgain(last: Weights, gone: Iterable<Undecided>, come: Iterable<Undecided>): Weights {
  const weights = new Map(last);
  for (const one of come) weights.set(one.property, (weights.get(one.property) ?? 0) + one.weight);
  for (const one of gone) {
    const left = weights.get(one.property)! - one.weight;
    if (left > 0) weights.set(one.property, left);
    else weights.delete(one.property);
  }
  return weights;
}

/**
 * Questions, the most telling first: the same property of several things is asked once and can be answered
 * for all of them. Only a few are ever shown, so what a question says is worked out when somebody reads it.
 */
export function questionsIn(
  model: Model,
  weights: Weights,
  undecided: () => Iterable<Undecided>,
): readonly Question[] {
  let grouped: ReadonlyMap<PropertyName, readonly Undecided[]> | undefined;
  const waitingFor = (name: PropertyName): readonly Undecided[] =>
    (grouped ??= byProperty(undecided())).get(name) ?? [];
  return [...weights]
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([name, weight]) => questionOn(model, name, weight, waitingFor));
}

function byProperty(undecided: Iterable<Undecided>): ReadonlyMap<PropertyName, readonly Undecided[]> {
  const groups = new Map<PropertyName, Undecided[]>();
  for (const one of undecided) {
    const group = groups.get(one.property);
    if (group) group.push(one);
    else groups.set(one.property, [one]);
  }
  return groups;
}

function questionOn(
  model: Model,
  name: PropertyName,
  weight: number,
  waitingFor: (name: PropertyName) => readonly Undecided[],
): Question {
  let about: readonly SubjectId[] | undefined;
  let decides: Question['decides'] | undefined;
  return {
    property: name,
    weight,
    get id() {
      return `${name}@${this.about.join()}`;
    },
    get about() {
      return (about ??= [...new Set(waitingFor(name).map((one) => one.about))].toSorted());
    },
    get text() {
      return property(name).ask.replaceAll('{name}', listed(this.about.map((id) => nameOf(model, id))));
    },
    get decides() {
      return (decides ??= waitingFor(name)
        .map(({ key, rule, subject, score }) => ({
          key,
          score,
          get title() {
            return titleOf(viewOf(model), rule.title, subject);
          },
        }))
        .toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)));
    },
  };
}
