import type { ChangeSet } from '../model/change';
import type { SubjectId } from '../model/id';
import type { Model } from '../model/model';
import { judgeSubject, subjectsOf, verdictOf, type Judgement, type Verdict } from './evaluate';
import type { Rule } from './rule';
import { touched, viewOf } from './view';

/**
 * The verdict on the next model from the last one: only subjects whose looks meet the change are judged again.
 *
 * Contract: equal to `evaluate(model, rules)` for every model and every change, which a property test holds over
 * random edits. It depends on judgements reading the model through the view alone. The same rules must be given
 * as last time.
 */
export function reevaluate(last: Verdict, model: Model, changes: ChangeSet, rules: readonly Rule[]): Verdict {
  const keys = touched(changes);
  if (keys.size === 0) return last;
  const view = viewOf(model);
  const bySubject = new Map<SubjectId, Judgement>();
  for (const id of subjectsOf(model)) {
    const known = last.bySubject.get(id);
    bySubject.set(id, known && !meets(keys, known.looks) ? known : judgeSubject(view, id, rules));
  }
  return verdictOf(model, bySubject);
}

function meets(changed: ReadonlySet<string>, looks: ReadonlySet<string>): boolean {
  for (const key of changed) if (looks.has(key)) return true;
  return false;
}
