import { ownKey } from '../../model/decision';
import type { ThreatKey } from '../../model/id';
import type { Model } from '../../model/model';
import { changed } from '../../model/table';
import type { Verdict } from '../judge/evaluate';

/**
 * Gives every threat that has none its printed number. Numbers only ever rise and are never taken back,
 * so that T-014 in a document means the same threat for ever.
 */
export function numberThreats(model: Model, verdict: Verdict): Model {
  return numbered(model, [
    ...verdict.threats.keys(),
    ...Object.values(model.ownThreats).map((own) => ownKey(own.id)),
    ...Object.keys(model.decisions),
  ]);
}

/** Numbers for those of some keys that have none, in their order. */
export function numbered(model: Model, keys: readonly ThreatKey[]): Model {
  const unnumbered = keys.filter((key) => model.numbers[key] === undefined);
  if (unnumbered.length === 0) return model;
  let next = highestIn(model.numbers);
  const numbers = changed(
    model.numbers,
    [...new Set(unnumbered)].map((key) => [key, ++next] as const),
  );
  highest.set(numbers, next);
  return { ...model, numbers };
}

const highest = new WeakMap<Model['numbers'], number>();

function highestIn(numbers: Model['numbers']): number {
  let most = highest.get(numbers);
  if (most === undefined) {
    most = 0;
    for (const key in numbers) most = Math.max(most, numbers[key]!);
    highest.set(numbers, most);
  }
  return most;
}
