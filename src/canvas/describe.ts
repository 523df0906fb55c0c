import { outOfScope } from '../engine/register/set-aside';
import type { Boundary } from '../model/boundary';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { boundariesCrossed, flowsIn, flowsOut } from '../model/graph';
import type { DiagramId } from '../model/id';
import type { Model } from '../model/model';
import type { Note } from '../model/note';
import { placesOn } from '../model/place';
import { canvasWords } from '../words/canvas';
import { dataOf, encryptionOf, transportOf, type Risk } from './labels';

/** What a thing on the canvas says of itself to someone who does not see it. */

export function nameElement(
  model: Model,
  element: Element,
  risk: Risk | null,
  { locked, hasInside }: { readonly locked: boolean; readonly hasInside: boolean },
): string {
  return canvasWords.element(element.kind, element.name, {
    boundary: element.boundary === null ? undefined : model.boundaries[element.boundary]?.name,
    flowsIn: flowsIn(model, element.id).length,
    flowsOut: flowsOut(model, element.id).length,
    open: risk?.count ?? 0,
    outOfScope: outOfScope(model, element.id) !== undefined,
    locked,
    hasInside,
  });
}

export function nameBoundary(
  model: Model,
  boundary: Boundary,
  elements: number,
  risk: Risk | null,
  locked: boolean,
): string {
  return canvasWords.boundary(boundary.name, {
    trust: boundary.trust,
    parent: boundary.parent === null ? undefined : model.boundaries[boundary.parent]?.name,
    elements,
    open: risk?.count ?? 0,
    locked,
  });
}

export function nameFlow(model: Model, flow: Flow, risk: Risk | null): string {
  const encryption = encryptionOf(flow);
  return canvasWords.flow(
    flow.name,
    model.elements[flow.from]?.name ?? '?',
    model.elements[flow.to]?.name ?? '?',
    {
      step: flow.step,
      crosses: boundariesCrossed(model, flow).map((id) => model.boundaries[id]?.name ?? '?'),
      transport: transportOf(flow),
      encryption: encryption === 'local' ? 'encrypted' : encryption,
      data: dataOf(model, flow).map((known) => known.name),
      open: risk?.count ?? 0,
      outOfScope: outOfScope(model, flow.id) !== undefined,
    },
  );
}

export function nameNote(note: Note): string {
  return canvasWords.note(note.text);
}

export function nameDiagram(model: Model, diagram: DiagramId, open: number): string {
  const here = placesOn(model, diagram);
  const isOnly = Object.keys(model.diagrams).length === 1;
  return canvasWords.diagram(
    isOnly ? model.name : (model.diagrams[diagram]?.name ?? model.name),
    here.filter((place) => model.elements[place.thing]).length,
    here.filter((place) => model.boundaries[place.thing]).length,
    open,
  );
}
