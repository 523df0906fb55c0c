import type { Boundary } from '../model/boundary';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { byStep } from '../model/graph';
import type { ThingId } from '../model/id';
import type { Model } from '../model/model';

/**
 * The order in which documents tell a model: by the steps of the flows, never by where things are drawn, so that
 * moving a box changes no document.
 */
export function storyOrder(model: Model): (id: ThingId) => number {
  const first = new Map<ThingId, number>();
  const note = (id: ThingId): void => {
    if (!first.has(id)) first.set(id, first.size);
  };
  for (const flow of flowsInStory(model)) {
    for (const end of [flow.from, flow.to]) {
      note(end);
      // A boundary comes up with the first of its elements. The count ends where a file made them go in circles.
      let left = Object.keys(model.boundaries).length;
      for (let at = model.elements[end]?.boundary ?? null; at !== null && left > 0; left--) {
        note(at);
        at = model.boundaries[at]?.parent ?? null;
      }
    }
  }
  return (id) => first.get(id) ?? Infinity;
}

export function flowsInStory(model: Model): readonly Flow[] {
  return Object.values(model.flows).toSorted(byStep);
}

export function elementsInStory(model: Model): readonly Element[] {
  return inStory(model, Object.values(model.elements));
}

export function boundariesInStory(model: Model): readonly Boundary[] {
  return inStory(model, Object.values(model.boundaries));
}

/** What no flow touches comes last, by id. */
function inStory<T extends { readonly id: ThingId }>(model: Model, things: readonly T[]): readonly T[] {
  const order = storyOrder(model);
  return things.toSorted((a, b) => order(a.id) - order(b.id) || (a.id < b.id ? -1 : 1));
}
