import type { SubjectId, ThreatKey } from '../model/id';
import { nameOf, type Model } from '../model/model';
import { property, type PropertyName } from '../model/property';
import { listed } from './naming';
import type { Question } from './threat';

/** One threat that waits for one unknown property of one thing. */
export interface Undecided {
  readonly about: SubjectId;
  readonly property: PropertyName;
  readonly key: ThreatKey;
  readonly title: string;
  readonly score: number;
}

/**
 * Questions, the most telling first: the same property of several things is asked once and can be answered
 * for all of them. Weight is the sum of likelihood x impact of what an answer settles.
 */
export function rankQuestions(model: Model, undecided: readonly Undecided[]): readonly Question[] {
  const byProperty = new Map<PropertyName, Undecided[]>();
  for (const one of undecided) {
    const list = byProperty.get(one.property);
    if (list) list.push(one);
    else byProperty.set(one.property, [one]);
  }
  return [...byProperty]
    .map(([name, list]): Question => {
      const about = [...new Set(list.map((one) => one.about))].toSorted();
      return {
        id: `${name}@${about.join()}`,
        property: name,
        about,
        text: property(name).ask.replaceAll('{name}', listed(about.map((id) => nameOf(model, id)))),
        decides: list
          .map(({ key, title, score }) => ({ key, title, score }))
          .toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)),
        weight: list.reduce((sum, one) => sum + one.score, 0),
      };
    })
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}
