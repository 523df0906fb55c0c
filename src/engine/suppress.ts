import type { Boundary } from '../model/boundary';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { outward } from '../model/graph';
import {
  partsOf,
  type AssumptionId,
  type BoundaryId,
  type RuleOffId,
  type SubjectId,
  type ThingId,
  type ThreatKey,
} from '../model/id';
import { nameOf, type Model } from '../model/model';
import type { Verdict } from './evaluate';
import { questionsIn, weigh } from './questions';
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

const NOTHING: ReadonlyMap<ThreatKey, SetAside> = new Map();

/** Whether two models set aside the same of the same verdict, without looking at more than the tables. */
export function suppressesAlike(a: Model, b: Model): boolean {
  return (
    a.elements === b.elements &&
    a.flows === b.flows &&
    a.boundaries === b.boundaries &&
    a.rulesOff === b.rulesOff &&
    a.assumptions === b.assumptions
  );
}

/** Sets aside what the model says shall not count. Threats, questions and controls known of what is out of scope leave the verdict. */
export function suppress(model: Model, found: Verdict): Settled {
  const causesOf = causesIn(model);
  if (!causesOf) return { ...found, found, setAside: NOTHING };
  const threats = new Map<ThreatKey, Threat>();
  const setAside = new Map<ThreatKey, SetAside>();
  for (const [key, threat] of found.threats) {
    const [first, ...more] = causesOf(threat.rule.id, threat.subject);
    if (first) setAside.set(key, { threat, causes: [first, ...more] });
    else threats.set(key, threat);
  }
  const undecided = [...found.bySubject.values()].flatMap((judgement) => judgement.undecided);
  const asked = undecided.filter((one) => {
    const parts = partsOf(one.key);
    return !parts || causesOf(parts.rule, parts.subject).length === 0;
  });
  return {
    ...found,
    threats,
    addressed: found.addressed.filter((one) => !outOfScope(model, one.subject)),
    questions:
      asked.length === undecided.length ? found.questions : questionsIn(model, weigh(asked), () => asked),
    found,
    setAside,
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
