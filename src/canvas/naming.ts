import { contentsOf } from '../model/graph';
import type { ThingId } from '../model/id';
import type { Model } from '../model/model';
import { nameBoundary, nameElement, nameFlow, nameNote } from './describe';
import type { Risk } from './labels';
import type { FlowEdge, Projection, ThingNode } from './drawn';
import { createMemory } from './memory';

/**
 * Gives what is in the page the names that assistive technology reads. They say much of the model around a thing, so they
 * cost more than all else of a projection; of a big diagram only a small part is ever in the page. A thing whose name has not
 * changed stays the same object.
 */
export function createNaming(): (
  model: Model,
  risks: ReadonlyMap<ThingId, Risk>,
  inPage: Projection,
) => Projection {
  const { remember, forgetUnseen } = createMemory();
  return (model, risks, { nodes, edges }) => {
    const named = <T extends ThingNode | FlowEdge>(one: T, name: string): T =>
      remember(one.id, [one, name], () => ({ ...one, ariaLabel: name }));
    const next = {
      nodes: nodes.map((node) => named(node, nameOf(model, node, risks.get(node.id) ?? null))),
      edges: edges.map((edge) => {
        const flow = model.flows[edge.id];
        return flow ? named(edge, nameFlow(model, flow, risks.get(edge.id) ?? null)) : edge;
      }),
    };
    // React Flow looks through everything again when it gets another list.
    const kept = {
      nodes: remember('nodes', next.nodes, () => next.nodes),
      edges: remember('edges', next.edges, () => next.edges),
    };
    const all = remember('all', [kept.nodes, kept.edges], () => kept);
    forgetUnseen();
    return all;
  };
}

function nameOf(model: Model, node: ThingNode, risk: Risk | null): string {
  const { id } = node;
  const element = model.elements[id];
  const boundary = model.boundaries[id];
  const note = model.notes[id];
  const locked = node.data.locked;
  if (element)
    return nameElement(model, element, risk, {
      locked,
      hasInside: node.type === 'element' && node.data.hasInside,
    });
  if (boundary) {
    const inside = contentsOf(model, id).filter((one) => model.elements[one]).length;
    return nameBoundary(model, boundary, inside, risk, locked);
  }
  return note ? nameNote(note) : '';
}
