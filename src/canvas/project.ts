import type { DiagramId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import type { Projection } from './drawn';
import { createFlows } from './flows';
import { createMemory } from './memory';
import { createScope, type Plain, type Risks } from './plain';
import { createThings } from './things';

/**
 * What is drawn, worked out from the model. Nothing flows back: the model is the source, these
 * objects are a cache of how it looks, and no code but this file, `things.ts` and `flows.ts` makes them.
 *
 * For each thing the last inputs and the object made from them are kept. Equal inputs give the same object, React
 * Flow skips what is identical, and the memoised bodies skip the rest: after an edit of one flow among 1,500 one
 * object is new. So every input must be compared by identity (records of the model are never changed in place),
 * and `data` holds only what is drawn: never the position, which changes most and is drawn by nobody.
 *
 * Things get `width`, `height`, `measured` and `handles` up front. React Flow then neither measures the page nor
 * waits for it, and never calls back with sizes (first lines at 1,000 things: 0.3 s instead of 0.8 s).
 */

export interface View {
  readonly model: Model;
  readonly diagram: DiagramId;
  readonly risks: Risks;
  readonly selection: readonly ThingId[];
  readonly spotlight: readonly ThingId[];
  /** The thing that takes the keyboard when the canvas is entered. */
  readonly focus: ThingId | null;
}

/** A projection with a memory of its own; one for each canvas on screen. */
export function createProjection(): (view: View) => Projection {
  const scopeOf = createScope();
  const drawThings = createThings();
  const drawFlows = createFlows();
  const lists = createMemory();

  return ({ model, diagram, risks, selection, spotlight, focus }) => {
    // Most edits change what is said of one thing and move nothing: what they cannot concern is not looked at again.
    const plain = lists.remember('plain', [model, diagram, risks], () => {
      const out = scopeOf(model);
      return {
        nodes: drawThings(model, diagram, risks, out),
        edges: drawFlows(model, diagram, risks, out),
      };
    });
    const [isSelected, isLit] = [new Set(selection), new Set(spotlight)];
    const dress = <T>(thing: Plain<T>): T => {
      const { id } = thing;
      const [selected, lit, focused] = [isSelected.has(id), isLit.has(id), focus === id];
      return thing.as({ selected, lit, focused });
    };
    const nodesNow = plain.nodes.map(dress);
    const edgesNow = plain.edges.map(dress);
    // React Flow looks through all lines again when it gets another list of them.
    const nodes = lists.remember('nodes', nodesNow, () => nodesNow);
    const edges = lists.remember('edges', edgesNow, () => edgesNow);
    return lists.remember('all', [nodes, edges], () => ({ nodes, edges }));
  };
}
