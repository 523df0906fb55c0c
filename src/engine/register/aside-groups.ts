import type { Boundary } from '../../model/boundary';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import { nameOf, type Model } from '../../model/model';
import { coveringIn, type Cause } from './set-aside';
import type { Settled } from './suppress';
import type { Threat } from '../threat';

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
  const covering = coveringIn(model).map(({ id, text }): Cause => ({ is: 'assumption', id, reason: text }));
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
