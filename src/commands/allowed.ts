import type { ElementId, ThingId } from '../model/id';
import { thing, type Model } from '../model/model';
import { refuse, type Refusal } from './command';

/**
 * The one place that says what may be done; drag, tool, paste, import and keyboard all ask here.
 * Store to store and entity to entity are allowed: they are smells, shown as lints, not errors.
 */
export function canConnect(model: Model, from: ThingId, to: ThingId): { readonly ok: true } | Refusal {
  for (const id of [from, to]) {
    const end = thing(model, id);
    if (!end) return refuse('That element is not there any more.');
    if (end.is === 'boundary') return refuse('A boundary cannot end a flow. Connect an element inside it.');
    if (end.is === 'flow') return refuse('A flow cannot end at a flow. Connect an element.');
    if (end.is === 'note') return refuse('A note cannot end a flow.');
  }
  return { ok: true };
}

/** An id that nothing in the model has yet. */
export function isFree(model: Model, id: string): boolean {
  return !(
    id in model.elements ||
    id in model.flows ||
    id in model.boundaries ||
    id in model.notes ||
    id in model.diagrams ||
    id in model.dataClasses ||
    id in model.mitigations ||
    id in model.ownThreats
  );
}

/** Elements among some ids. */
export function elementsAmong(model: Model, ids: readonly ThingId[]): readonly ElementId[] {
  return ids.filter((id) => id in model.elements);
}
