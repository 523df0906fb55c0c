import type { Boundary } from '../../model/boundary';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import { byStep } from '../../model/graph';
import type { ThingId } from '../../model/id';
import type { Model } from '../../model/model';

/** A model as documents tell it. */
interface Story {
  readonly flows: readonly Flow[];
  readonly elements: readonly Element[];
  readonly boundaries: readonly Boundary[];
  /** When each thing first comes up. */
  readonly first: ReadonlyMap<ThingId, number>;
}

const told = new WeakMap<Model, Story>();

/**
 * The order in which documents tell a model: by the steps of the flows, never by where things are drawn, so that
 * moving a box changes no document. What no flow touches comes last, by id.
 */
function storyOf(model: Model): Story {
  let story = told.get(model);
  if (!story) {
    const flows = Object.values(model.flows).toSorted(byStep);
    const first = firstMentions(model, flows);
    const rank = (id: ThingId): number => first.get(id) ?? Infinity;
    const inOrder = <T extends { readonly id: ThingId }>(
      things: Readonly<Record<ThingId, T>>,
    ): readonly T[] =>
      Object.values(things).toSorted((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1));
    story = { flows, first, elements: inOrder(model.elements), boundaries: inOrder(model.boundaries) };
    told.set(model, story);
  }
  return story;
}

/** When each element and boundary first comes up; a boundary does with the first of its elements. */
function firstMentions(model: Model, flows: readonly Flow[]): ReadonlyMap<ThingId, number> {
  const first = new Map<ThingId, number>();
  for (const flow of flows)
    for (const end of [flow.from, flow.to]) {
      if (!first.has(end)) first.set(end, first.size);
      let at = model.elements[end]?.boundary ?? null;
      // With a boundary all that lie around it have come up, also where a file made them go in circles.
      for (; at !== null && !first.has(at); at = model.boundaries[at]?.parent ?? null)
        first.set(at, first.size);
    }
  return first;
}

/** Where a thing comes in the story; Infinity for what no flow touches. */
export function storyOrder(model: Model): (id: ThingId) => number {
  const { first } = storyOf(model);
  return (id) => first.get(id) ?? Infinity;
}

export function flowsInStory(model: Model): readonly Flow[] {
  return storyOf(model).flows;
}

export function elementsInStory(model: Model): readonly Element[] {
  return storyOf(model).elements;
}

export function boundariesInStory(model: Model): readonly Boundary[] {
  return storyOf(model).boundaries;
}
