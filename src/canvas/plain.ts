import { marksScope, outOfScope } from '../engine/register/set-aside';
import type { DiagramId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import type { Risk } from './labels';
import { createMemory } from './memory';

/** What drawing things and drawing flows have in common. */

/** Selected, lit up, focused. */
export interface States {
  readonly selected: boolean;
  readonly lit: boolean;
  readonly focused: boolean;
}

/**
 * A thing as it is drawn but for its states. These change with every click, the rest only with the model: to draw all anew
 * for a click took 60 ms at 1,000 elements.
 */
export interface Plain<T> {
  readonly id: ThingId;
  readonly layer: number;
  /** The same object for the same states as the last time. */
  readonly as: (states: States) => T;
}

export function plain<T>(id: ThingId, layer: number, make: (states: States) => T): Plain<T> {
  let last: { readonly states: States; readonly made: T } | undefined;
  return {
    id,
    layer,
    as(states) {
      const { selected, lit, focused } = states;
      if (
        !last ||
        last.states.selected !== selected ||
        last.states.lit !== lit ||
        last.states.focused !== focused
      )
        last = { states, made: make(states) };
      return last.made;
    },
  };
}

/** By thing; one that has no open threats is not there. */
export type Risks = ReadonlyMap<ThingId, Risk>;

/** What is out of scope; the same set until it is another. */
export function createScope(): (model: Model) => ReadonlySet<ThingId> {
  const { remember } = createMemory();
  return (model) => {
    const { elements, flows, boundaries } = model;
    return remember('records', [elements, flows, boundaries], () => {
      const out = marksScope(model)
        ? [...Object.keys(elements), ...Object.keys(flows)].filter((id) => outOfScope(model, id))
        : [];
      return remember('set', out, () => new Set(out));
    });
  };
}

/** Stands for the risks of some things: the same until one of them is another. */
export function createRisks(): (risks: Risks, ids: readonly ThingId[]) => object {
  const { remember } = createMemory();
  return (risks, ids) => {
    const all: unknown[] = [];
    for (const id of ids) {
      const risk = risks.get(id);
      all.push(risk?.count, risk?.worst);
    }
    return remember('risks', all, () => ({}));
  };
}

/** Draws all of a kind; what is the same as the last time is the same object. */
export type Draw<T> = (
  model: Model,
  diagram: DiagramId,
  risks: Risks,
  out: ReadonlySet<ThingId>,
) => readonly Plain<T>[];
