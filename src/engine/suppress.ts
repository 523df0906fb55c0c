import type { Boundary } from '../model/boundary';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { outward } from '../model/graph';
import {
  type AssumptionId,
  type BoundaryId,
  type RuleOffId,
  type SubjectId,
  type ThingId,
  type ThreatKey,
} from '../model/id';
import { nameOf, type Model } from '../model/model';
import type { ChangeSet } from '../model/change';
import { PatchedMap } from './patched-map';
import { weigh, type Weights } from './questions';
import type { Reevaluation } from './reevaluate';
import { undecidedIn, verdictOf, type Judgement, type Verdict } from './verdict';
import type { Threat } from './threat';

/**
 * Setting threats aside: what people said shall not count, and why. It joins after the judgement, so the engine judges
 * everything alike, and what is set aside can be counted, listed and taken back.
 *
 * Three things set threats aside: an element, flow or boundary that is out of scope; a rule that is off, in the whole model
 * or within a boundary; an assumption that covers rules or things and has not turned out wrong. A flow stands within a
 * boundary when both its ends do, and is out of scope when it says so or both its ends are.
 */
export type Cause =
  | { readonly is: 'out of scope'; readonly thing: ThingId; readonly reason: string }
  | {
      readonly is: 'rule off';
      readonly id: RuleOffId;
      readonly rule: string;
      readonly boundary: BoundaryId | null;
      readonly reason: string;
    }
  | { readonly is: 'assumption'; readonly id: AssumptionId; readonly reason: string };

export interface SetAside {
  readonly threat: Threat;
  /** At least one; the first is the one it is counted under. */
  readonly causes: readonly [Cause, ...Cause[]];
}

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
    const whole = (judgement: Judgement | undefined): Remainder | undefined =>
      judgement && { ...judgement, aside: [] };
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
    const judgement = verdict.bySubject.get(subject);
    return judgement && { ...judgement, aside: [] };
  };
}

type CausesOf = (rule: string, subject: SubjectId) => readonly Cause[];

/** How to ask why a threat is set aside; undefined while the model sets nothing aside. */
function causesIn(model: Model): CausesOf | undefined {
  const off = Object.values(model.rulesOff);
  const covering = Object.values(model.assumptions)
    .filter(
      ({ state, covers }) => state !== 'wrong' && covers && covers.rules.length + covers.things.length > 0,
    )
    .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map(({ id, text, covers }) => ({
      id,
      text,
      rules: new Set(covers?.rules),
      things: new Set<ThingId>(covers?.things),
    }));
  if (off.length === 0 && covering.length === 0 && !marksScope(model)) return undefined;

  const known = new Map<
    SubjectId,
    { readonly scope: readonly Cause[]; readonly around: readonly BoundaryId[] }
  >();
  const about = (subject: SubjectId) => {
    let one = known.get(subject);
    if (!one) {
      const out = outOfScope(model, subject);
      one = { scope: out ? [out] : [], around: boundariesAround(model, subject) };
      known.set(subject, one);
    }
    return one;
  };
  return (rule, subject) => {
    const { scope, around } = about(subject);
    const causes: Cause[] = [...scope];
    for (const one of off)
      if (one.rule === rule && (one.boundary === null || around.includes(one.boundary)))
        causes.push({ is: 'rule off', id: one.id, rule, boundary: one.boundary, reason: one.reason });
    for (const { id, text, rules, things } of covering)
      if (
        (rules.size === 0 || rules.has(rule)) &&
        (things.size === 0 || things.has(subject) || around.some((boundary) => things.has(boundary)))
      )
        causes.push({ is: 'assumption', id, reason: text });
    return causes;
  };
}

function marksScope(model: Model): boolean {
  for (const table of [model.boundaries, model.elements, model.flows])
    for (const id in table) if (table[id]?.outOfScope) return true;
  return false;
}

/** Why an element or flow is out of scope: itself, the innermost boundary around it that is, or both ends of it. */
export function outOfScope(
  model: Model,
  subject: SubjectId,
): Extract<Cause, { readonly is: 'out of scope' }> | undefined {
  const flow = model.flows[subject];
  if (flow) {
    if (flow.outOfScope) return { is: 'out of scope', thing: flow.id, reason: flow.outOfScopeReason };
    const source = outOfScope(model, flow.from);
    return source && outOfScope(model, flow.to) ? source : undefined;
  }
  const element = model.elements[subject];
  if (element?.outOfScope) return { is: 'out of scope', thing: subject, reason: element.outOfScopeReason };
  const around = outward(model, element?.boundary ?? null).find((id) => model.boundaries[id]?.outOfScope);
  return around === undefined
    ? undefined
    : { is: 'out of scope', thing: around, reason: model.boundaries[around]?.outOfScopeReason ?? '' };
}

/** The boundaries that an element or flow stands within, innermost first. A flow stands where both its ends do. */
export function boundariesAround(model: Model, subject: SubjectId): readonly BoundaryId[] {
  const flow = model.flows[subject];
  if (!flow) return outward(model, model.elements[subject]?.boundary ?? null);
  const target = boundariesAround(model, flow.to);
  return boundariesAround(model, flow.from).filter((id) => target.includes(id));
}

/** What was set aside for one reason, for lists and reports. */
export interface SetAsideGroup {
  readonly cause: Cause;
  /** “Legacy zone is out of scope”, to be followed by the reason. */
  readonly title: string;
  readonly threats: readonly Threat[];
}

/**
 * Everything that is set aside, by cause, in a stable order; a threat with two causes stands under both. Causes that set
 * nothing aside at the moment are listed too, so that they can be found and taken back.
 */
export function groupsSetAside(model: Model, setAside: Settled['setAside']): readonly SetAsideGroup[] {
  const threatsBy = new Map<string, Threat[]>();
  for (const { threat, causes } of setAside.values())
    for (const cause of causes) {
      const list = threatsBy.get(markOf(cause));
      if (list) list.push(threat);
      else threatsBy.set(markOf(cause), [threat]);
    }
  return allCauses(model).map((cause) => ({
    cause,
    title: titleOfCause(model, cause),
    threats: threatsBy.get(markOf(cause)) ?? [],
  }));
}

function markOf(cause: Cause): string {
  return cause.is === 'out of scope' ? `scope ${cause.thing}` : `${cause.is} ${cause.id}`;
}

function allCauses(model: Model): readonly Cause[] {
  const things: readonly (Boundary | Element | Flow)[] = [
    ...Object.values(model.boundaries),
    ...Object.values(model.elements),
    ...Object.values(model.flows),
  ];
  const scope = things
    .filter((thing) => thing.outOfScope)
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
    .map((thing): Cause => ({ is: 'out of scope', thing: thing.id, reason: thing.outOfScopeReason }));
  const off = Object.values(model.rulesOff)
    .toSorted((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id, rule, boundary, reason }): Cause => ({ is: 'rule off', id, rule, boundary, reason }));
  const covering = Object.values(model.assumptions)
    .filter(
      ({ state, covers }) => state !== 'wrong' && covers && covers.rules.length + covers.things.length > 0,
    )
    .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map(({ id, text }): Cause => ({ is: 'assumption', id, reason: text }));
  return [...scope, ...off, ...covering];
}

function titleOfCause(model: Model, cause: Cause): string {
  switch (cause.is) {
    case 'out of scope':
      return `${nameOf(model, cause.thing)} is out of scope`;
    case 'rule off':
      return cause.boundary === null
        ? `The rule ${cause.rule} is off`
        : `The rule ${cause.rule} is off within ${nameOf(model, cause.boundary) || 'a boundary that is gone'}`;
    case 'assumption':
      return 'An assumption covers it';
  }
}
