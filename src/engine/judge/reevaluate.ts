import { diff, type ChangeSet } from '../../model/change';
import type { SubjectId } from '../../model/id';
import type { Model } from '../../model/model';
import { basisOf, evaluate, judgementOf, subjectsOf, verdictOn, type Basis } from './evaluate';
import { PatchedMap } from '../sight/patched-map';
import { weighAgain } from './questions';
import type { Rule } from '../rule';
import { isSame } from '../sight/same';
import type { Judgement, Verdict } from './verdict';

/** One subject whose judgement is another than before; undefined where it was not or is no longer there. */
export interface Rejudged {
  readonly subject: SubjectId;
  readonly before: Judgement | undefined;
  readonly after: Judgement | undefined;
}

export interface Reevaluation {
  readonly verdict: Verdict;
  readonly rejudged: readonly Rejudged[];
}

/**
 * The verdict on the next model from the last one: only subjects are judged again that looked at something that changed.
 *
 * Contract: equal to `evaluate(model, rules)` for every model and every change, which a property test holds over
 * random edits. It depends on judgements reading the model through the view alone. The last verdict may be any that
 * `evaluate` or `reevaluate` gave, not only the newest: a trial that nobody keeps may come between. Other rules than
 * last time mean judging everything.
 */
export function reevaluate(last: Verdict, model: Model, changes: ChangeSet, rules: readonly Rule[]): Verdict {
  return rejudge(last, model, changes, rules).verdict;
}

/** `reevaluate`, and beside the verdict which judgements it changed. */
export function rejudge(
  last: Verdict,
  model: Model,
  changes: ChangeSet,
  rules: readonly Rule[],
): Reevaluation {
  const basis = basisOf(last);
  if (!basis || basis.rules !== rules) {
    const verdict = evaluate(model, rules);
    return { verdict, rejudged: difference(last.bySubject, verdict.bySubject) };
  }
  const relevant = changes.filter(
    ({ table, id }) => JUDGED.has(table) || (table === 'model' && id === 'settings'),
  );
  if (relevant.length === 0) return { verdict: last, rejudged: [] };

  const { memory } = basis;
  memory.moveTo(basis.model, diff(memory.of, basis.model));
  const suspects = new Set(memory.moveTo(model, changes));
  const resettled = membership(relevant);
  for (const id of resettled) suspects.add(id);

  const rejudged: Rejudged[] = [];
  for (const subject of suspects) {
    const before = basis.bySubject.get(subject);
    const after = isThere(model, subject) ? judgementOf(memory, rules, subject) : undefined;
    const kept = before && after ? keeping(before, after) : after;
    if (kept !== before) rejudged.push({ subject, before, after: kept });
  }
  return {
    verdict: verdictOn({
      ...basis,
      model,
      bySubject: resettled.length === 0 ? patched(basis, rejudged) : rebuilt(model, basis, rejudged),
      weights: weighAgain(
        basis.weights,
        rejudged.flatMap(({ before }) => before?.undecided ?? []),
        rejudged.flatMap(({ after }) => after?.undecided ?? []),
      ),
    }),
    rejudged,
  };
}

/** The tables that a view reads. */
const JUDGED: ReadonlySet<string> = new Set(['elements', 'flows', 'boundaries', 'dataClasses']);

function isThere(model: Model, id: SubjectId): boolean {
  return model.elements[id] !== undefined || model.flows[id] !== undefined;
}

/** The elements and flows that came or went. */
function membership(changes: ChangeSet): readonly SubjectId[] {
  return changes
    .filter(({ table }) => table === 'elements' || table === 'flows')
    .filter(({ before, after }) => before === undefined || after === undefined)
    .map(({ id }) => id);
}

function patched({ bySubject }: Basis, rejudged: readonly Rejudged[]): Basis['bySubject'] {
  return bySubject.with(rejudged.flatMap(({ subject, after }) => (after ? [[subject, after] as const] : [])));
}

/** In the order of the model, which is not that of coming and going. */
function rebuilt(model: Model, { bySubject }: Basis, rejudged: readonly Rejudged[]): Basis['bySubject'] {
  const fresh = new Map(rejudged.map(({ subject, after }) => [subject, after]));
  const all = new Map<SubjectId, Judgement>();
  for (const id of subjectsOf(model)) {
    const judgement = fresh.has(id) ? fresh.get(id) : bySubject.get(id);
    if (judgement) all.set(id, judgement);
  }
  return PatchedMap.of(all);
}

/** A judgement with every threat of the last one that is still the same, so that what was made of it can stay. */
function keeping(before: Judgement, after: Judgement): Judgement {
  if (isSame(before, after)) return before;
  const known = new Map(before.threats.map((threat) => [threat.key, threat]));
  return {
    ...after,
    threats: after.threats.map((threat) => {
      const last = known.get(threat.key);
      return last && isSame(last, threat) ? last : threat;
    }),
  };
}

function difference(
  before: ReadonlyMap<SubjectId, Judgement>,
  after: ReadonlyMap<SubjectId, Judgement>,
): readonly Rejudged[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((subject) => ({ subject, before: before.get(subject), after: after.get(subject) }))
    .filter((one) => one.before !== one.after);
}
