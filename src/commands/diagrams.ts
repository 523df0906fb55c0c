import type { Diagram } from '../model/diagram';
import { flowsIn, flowsOut } from '../model/graph';
import type { DiagramId, ElementId, ThingId } from '../model/id';
import { diagramsInOrder, nameOf, type Model } from '../model/model';
import { DEFAULT_SIZE, placeId, type Point } from '../model/place';
import { patched, put, refuse, without, type Command } from './command';
import { withPlace } from './elements';

/** Diagrams are views: adding or deleting one never touches an element. */

export const addDiagram: Command<{ readonly id: DiagramId; readonly name: string }> = {
  name: 'add diagram',
  label: (_, { name }) => `add the diagram ${name}`,
  run: (model, { id, name }) => {
    const order = Math.max(0, ...Object.values(model.diagrams).map((d) => d.order)) + 1;
    return { ...model, diagrams: put(model.diagrams, { id, name, order }) };
  },
};

/**
 * Adds a diagram of the inside of a process: it starts with the process and what it talks to, senders on its left and
 * receivers on its right, all of them the very same elements.
 */
export const addInsideDiagram: Command<{ readonly id: DiagramId; readonly of: ElementId }> = {
  name: 'add diagram',
  label: (model, { of }) => `look inside ${nameOf(model, of)}`,
  run: (model, { id, of }) => {
    const element = model.elements[of];
    if (!element) return refuse('That process is not there any more.');
    const order = Math.max(0, ...Object.values(model.diagrams).map((d) => d.order)) + 1;
    const sources = new Set(flowsIn(model, of).map(({ from }) => from));
    const targets = new Set(flowsOut(model, of).map(({ to }) => to));
    for (const end of [of, ...sources]) targets.delete(end);
    sources.delete(of);
    const column = (ids: ReadonlySet<ElementId>, x: number): readonly [ElementId, Point][] =>
      [...ids].map((end, index) => [end, { x, y: (index - (ids.size - 1) / 2) * 112 }]);
    const spots: readonly (readonly [ElementId, Point])[] = [
      ...column(sources, -280),
      [of, { x: 0, y: 0 }],
      ...column(targets, 280),
    ];
    const added = { ...model, diagrams: put<Diagram>(model.diagrams, { id, name: element.name, order, of }) };
    return spots.reduce<Model>(
      (next, [end, at]) => withPlace(next, id, end, at, sizeElsewhere(model, end)),
      added,
    );
  },
};

/** As large as it is where it stands already. */
function sizeElsewhere(model: Model, id: ThingId): { readonly width: number; readonly height: number } {
  const place = Object.values(model.places).find(({ thing }) => thing === id);
  const size = place ?? (model.boundaries[id] ? DEFAULT_SIZE.boundary : DEFAULT_SIZE.element);
  return { width: size.width, height: size.height };
}

export const renameDiagram: Command<{ readonly id: DiagramId; readonly name: string }> = {
  name: 'rename diagram',
  label: (_, { name }) => `rename the diagram to ${name}`,
  run: (model, { id, name }) => {
    const diagram = model.diagrams[id];
    if (!diagram) return refuse('That diagram is not there any more.');
    if (name.trim() === '') return refuse('A diagram needs a name.');
    return { ...model, diagrams: put(model.diagrams, patched(diagram, { name })) };
  },
};

/** Moves a diagram's tab to another place in the row, counted from 0. */
export const reorderDiagram: Command<{ readonly id: DiagramId; readonly to: number }> = {
  name: 'reorder diagrams',
  label: (model, { id }) => `move the diagram ${model.diagrams[id]?.name ?? ''}`,
  run: (model, { id, to }) => {
    const rest = diagramsInOrder(model).filter((diagram) => diagram.id !== id);
    const moved = model.diagrams[id];
    if (!moved) return refuse('That diagram is not there any more.');
    const order = rest.toSpliced(to, 0, moved);
    return {
      ...model,
      diagrams: put(model.diagrams, ...order.map((diagram, index) => patched(diagram, { order: index + 1 }))),
    };
  },
};

/**
 * Deletes a diagram. Elements stay in the model: what stood on this diagram alone goes to the first of the others, so that
 * everything can be found somewhere.
 */
export const deleteDiagram: Command<{ readonly id: DiagramId }> = {
  name: 'delete diagram',
  label: (model, { id }) => `delete the diagram ${model.diagrams[id]?.name ?? ''}`,
  run: (model, { id }) => {
    const heir = diagramsInOrder(model).find((diagram) => diagram.id !== id);
    if (!heir) return refuse('A model keeps at least one diagram.');
    const lonely = Object.values(model.places).filter(
      (place) => place.diagram === id && standsOnlyOn(model, id, place.thing),
    );
    const moved = lonely.map(
      (place) => [placeId(heir.id, place.thing), { ...place, diagram: heir.id }] as const,
    );
    return {
      ...model,
      diagrams: without(model.diagrams, [id]),
      places: {
        ...without(
          model.places,
          Object.keys(model.places).filter((key) => model.places[key]!.diagram === id),
        ),
        ...Object.fromEntries(moved),
      },
      routes: without(
        model.routes,
        Object.keys(model.routes).filter((key) => model.routes[key]!.diagram === id),
      ),
    };
  },
};

/** Shows things that exist already on another diagram, at a point. */
export const showOnDiagram: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
  readonly at: Point;
}> = {
  name: 'show on diagram',
  label: (model, { ids }) => `show ${nameOf(model, ids[0] ?? '')} here`,
  run: (model, { diagram, ids, at }) => {
    let next: Model = model;
    ids.forEach((id, index) => {
      if (next.places[placeId(diagram, id)]) return;
      const spot = { x: at.x + 24 * index, y: at.y + 24 * index };
      next = withPlace(next, diagram, id, spot, sizeElsewhere(model, id));
    });
    return next;
  },
};

/** Takes things off one diagram; they stay on others. What stands nowhere else is refused: it could not be found again. */
export const hideFromDiagram: Command<{
  readonly diagram: DiagramId;
  readonly ids: readonly ThingId[];
}> = {
  name: 'hide from diagram',
  label: (model, { ids }) => `take ${nameOf(model, ids[0] ?? '')} off this diagram`,
  run: (model, { diagram, ids }) => {
    const only = ids.find((id) => standsOnlyOn(model, diagram, id));
    if (only !== undefined)
      return refuse(
        `“${nameOf(model, only)}” stands on this diagram alone. Delete it, or show it on another diagram first.`,
      );
    return {
      ...model,
      places: without(
        model.places,
        ids.map((id) => placeId(diagram, id)),
      ),
    };
  },
};

function standsOnlyOn(model: Model, diagram: DiagramId, id: ThingId): boolean {
  return !Object.values(model.places).some((place) => place.thing === id && place.diagram !== diagram);
}
