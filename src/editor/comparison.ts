import { compare, type Comparison, type State } from '../engine/register/compare';
import type { Model } from '../model/model';
import { judgeAll, rowsOf, type Judged } from './judgement';

/** Two states of a model beside each other. */
export interface Comparing {
  /** What the earlier state is: “Before import, 12 May 2026”. */
  readonly from: string;
  readonly before: State;
  /** What the later state is, and the state itself; null for the model as it is now, edits included. */
  readonly to: { readonly name: string; readonly after: State } | null;
}

/** A model from elsewhere, judged with the rules it brings. */
export function stateOf(model: Model): State {
  const judged = judgeAll(model);
  return { model: judged.model, rows: rowsOf(judged) };
}

let last: { readonly before: State; readonly after: State; readonly result: Comparison } | null = null;

/** What differs. The same result comes back until one of the two states changes. */
export function comparisonOf({ before, to }: Comparing, now: Judged): Comparison {
  const rows = to ? to.after.rows : rowsOf(now);
  const model = to ? to.after.model : now.model;
  if (last && last.before === before && last.after.rows === rows && last.after.model === model)
    return last.result;
  const after = { model, rows };
  last = { before, after, result: compare(before, after) };
  return last.result;
}
