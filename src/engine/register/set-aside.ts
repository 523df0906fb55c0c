import { outward } from '../../model/graph';
import type { AssumptionId, BoundaryId, RuleOffId, SubjectId, ThingId } from '../../model/id';
import type { Model } from '../../model/model';
import type { Threat } from '../threat';

/**
 * What people said shall not count, and why.
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

/** Assumptions that cover something and have not turned out wrong, in their order. */
export function coveringIn(model: Model): readonly Model['assumptions'][string][] {
  return Object.values(model.assumptions)
    .filter(
      ({ state, covers }) => state !== 'wrong' && covers && covers.rules.length + covers.things.length > 0,
    )
    .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

export type CausesOf = (rule: string, subject: SubjectId) => readonly Cause[];

/** How to ask why what a rule raises on a subject is set aside; undefined while the model sets nothing aside. */
export function causesIn(model: Model): CausesOf | undefined {
  const off = Object.values(model.rulesOff);
  const covering = coveringIn(model).map(({ id, text, covers }) => ({
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

/** Whether anything is marked out of scope. */
export function marksScope(model: Model): boolean {
  for (const table of [model.boundaries, model.elements, model.flows])
    for (const id in table) if (table[id]?.outOfScope) return true;
  return false;
}

/**
 * Why an element, a flow or a boundary is out of scope: itself, the innermost boundary around it that is, or both ends of
 * it. Undefined where it is in scope.
 */
export function outOfScope(
  model: Model,
  id: ThingId,
): Extract<Cause, { readonly is: 'out of scope' }> | undefined {
  const flow = model.flows[id];
  if (flow) {
    if (flow.outOfScope) return { is: 'out of scope', thing: id, reason: flow.outOfScopeReason };
    const source = outOfScope(model, flow.from);
    return source && outOfScope(model, flow.to) ? source : undefined;
  }
  const element = model.elements[id];
  if (element?.outOfScope) return { is: 'out of scope', thing: id, reason: element.outOfScopeReason };
  const around = outward(model, element ? element.boundary : id).find(
    (boundary) => model.boundaries[boundary]?.outOfScope,
  );
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
