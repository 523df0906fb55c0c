import { ownKey } from '../model/decision';
import type { Model } from '../model/model';
import type { Verdict } from './evaluate';

/**
 * Gives every threat that has none its printed number. Numbers only ever rise and are never taken back,
 * so that T-014 in a document means the same threat for ever.
 */
export function numberThreats(model: Model, verdict: Verdict): Model {
  const wanted = [
    ...verdict.threats.keys(),
    ...Object.values(model.ownThreats).map((own) => ownKey(own.id)),
    ...Object.keys(model.decisions),
  ];
  const unnumbered = wanted.filter((key) => model.numbers[key] === undefined);
  if (unnumbered.length === 0) return model;
  const numbers = { ...model.numbers };
  let next = Math.max(0, ...Object.values(numbers));
  for (const key of unnumbered) numbers[key] ??= ++next;
  return { ...model, numbers };
}
