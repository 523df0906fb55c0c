import type { ChangeSet } from '../../model/change';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import type { SubjectId, ThreatKey } from '../../model/id';
import type { Model } from '../../model/model';
import { PatchedMap } from '../sight/patched-map';
import { weigh, type Weights } from '../judge/questions';
import type { Reevaluation } from '../judge/reevaluate';
import { causesIn, outOfScope, type CausesOf, type SetAside } from './set-aside';
import type { Threat } from '../threat';
import { undecidedIn, verdictOf, type Judgement, type Verdict } from '../judge/verdict';

/**
 * Setting threats aside joins after the judgement, so the engine judges everything alike, and what is set aside can be
 * counted, listed and taken back. Why something is set aside: see `set-aside.ts`.
 */

/** A verdict without what people set aside, and beside it what that was. */
export interface Settled extends Verdict {
  /** The verdict before anything was set aside: what `reevaluate` goes on from. */
  readonly found: Verdict;
  readonly setAside: ReadonlyMap<ThreatKey, SetAside>;
}

/** What is left of a judgement, and what of it is set aside. */
interface Remainder extends Judgement {
  readonly aside: readonly SetAside[];
}

/** One subject of which something else is left or set aside than before. */
export interface Resettled {
  readonly before: Remainder | undefined;
  readonly after: Remainder | undefined;
}

/** What a settled verdict can be brought forward from; null where nothing is set aside. */
const remainders = new WeakMap<Settled, PatchedMap<SubjectId, Remainder> | null>();

/** Sets aside what the model says shall not count. Threats, questions and controls known of what is out of scope leave the verdict. */
export function suppress(model: Model, found: Verdict): Settled {
  const causesOf = causesIn(model);
  if (!causesOf) return untouched(found);
  const left = new Map<SubjectId, Remainder>();
  for (const [subject, judgement] of found.bySubject)
    left.set(subject, remainderOf(model, causesOf, subject, judgement));
  return settledOn(model, found, PatchedMap.of(left), weigh(undecidedIn(left)));
}

/**
 * `suppress` after an edit, from the last settled verdict: where the edit has no part in what is set aside, only what was
 * judged again is looked at.
 */
export function suppressAgain(
  last: Settled,
  model: Model,
  changes: ChangeSet,
  { verdict: found, rejudged }: Reevaluation,
): { readonly verdict: Settled; readonly resettled: readonly Resettled[] } {
  const before = remainders.get(last);
  if (before === undefined || changes.some(mayMoveScope)) {
    const verdict = suppress(model, found);
    return { verdict, resettled: difference(last, verdict) };
  }
  if (found === last.found) return { verdict: last, resettled: [] };
  if (before === null) {
    return {
      verdict: untouched(found),
      resettled: rejudged.map((one) => ({ before: whole(one.before), after: whole(one.after) })),
    };
  }
  const causesOf = causesIn(model);
  if (!causesOf) return { verdict: untouched(found), resettled: difference(last, found) };
  const fresh = rejudged.map(({ subject, after }) => ({
    subject,
    before: before.get(subject),
    after: after && remainderOf(model, causesOf, subject, after),
  }));
  // Things that came or went are a change of scope, so every subject was there and still is.
  const left = before.with(fresh.flatMap(({ subject, after }) => (after ? [[subject, after] as const] : [])));
  return { verdict: settledOn(model, found, left, weigh(undecidedIn(left))), resettled: fresh };
}

/** Whether a change can have a part in what is set aside: in what stands where, or is out of scope, or off, or covered. */
function mayMoveScope({ table, before, after }: ChangeSet[number]): boolean {
  switch (table) {
    case 'rulesOff':
    case 'assumptions':
    case 'boundaries':
      return true;
    case 'elements':
    case 'flows': {
      const sides = [before, after] as (Element | Flow | undefined)[];
      const [one, other] = sides;
      if (!one || !other) return true;
      return (
        one.outOfScope !== other.outOfScope ||
        one.outOfScopeReason !== other.outOfScopeReason ||
        ('from' in one
          ? one.from !== (other as Flow).from || one.to !== (other as Flow).to
          : one.boundary !== (other as Element).boundary)
      );
    }
    default:
      return false;
  }
}

const NOTHING: ReadonlyMap<ThreatKey, SetAside> = new Map();

function untouched(found: Verdict): Settled {
  const settled: Settled = {
    threats: found.threats,
    bySubject: found.bySubject,
    get addressed() {
      return found.addressed;
    },
    get questions() {
      return found.questions;
    },
    found,
    setAside: NOTHING,
  };
  remainders.set(settled, null);
  return settled;
}

function settledOn(
  model: Model,
  found: Verdict,
  left: PatchedMap<SubjectId, Remainder>,
  weights: Weights,
): Settled {
  const rest = verdictOf(model, left, weights);
  let setAside: Settled['setAside'] | undefined;
  const settled: Settled = {
    threats: rest.threats,
    bySubject: found.bySubject,
    get addressed() {
      return rest.addressed;
    },
    get questions() {
      return rest.questions;
    },
    found,
    get setAside() {
      return (setAside ??= new Map(
        [...left.values()].flatMap(({ aside }) => aside.map((one) => [one.threat.key, one])),
      ));
    },
  };
  remainders.set(settled, left);
  return settled;
}

function remainderOf(
  model: Model,
  causesOf: CausesOf,
  subject: SubjectId,
  { threats, addressed, undecided }: Judgement,
): Remainder {
  const left: Threat[] = [];
  const aside: SetAside[] = [];
  for (const threat of threats) {
    const [first, ...more] = causesOf(threat.rule.id, subject);
    if (first) aside.push({ threat, causes: [first, ...more] });
    else left.push(threat);
  }
  return {
    threats: left,
    addressed: addressed.length > 0 && outOfScope(model, subject) ? [] : addressed,
    undecided: undecided.filter((one) => causesOf(one.rule.id, subject).length === 0),
    aside,
  };
}

function difference(last: Settled, next: Verdict & Partial<Pick<Settled, 'setAside'>>): readonly Resettled[] {
  const subjects = new Set([...last.bySubject.keys(), ...next.bySubject.keys()]);
  const [before, after] = [remaining(last), remaining(next)];
  return [...subjects].map((subject) => ({ before: before(subject), after: after(subject) }));
}

/** What is left of each judgement of a verdict, settled or not. */
function remaining(verdict: Verdict): (subject: SubjectId) => Remainder | undefined {
  const left = remainders.get(verdict as Settled);
  return (subject) => {
    if (left) return left.get(subject);
    return whole(verdict.bySubject.get(subject));
  };
}

/** A judgement of which nothing is set aside. */
function whole(judgement: Judgement | undefined): Remainder | undefined {
  return judgement && { ...judgement, aside: [] };
}
