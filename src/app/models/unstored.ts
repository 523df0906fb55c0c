import type { ModelId } from '../../model/id';
import type { Model } from '../../model/model';

/**
 * Models that no storage has taken yet: just made, or brought in while the browser's storage is full, blocked or
 * missing. They live in the memory of this tab alone, can be worked on all the same, and go to the disk as soon as it
 * takes them.
 */
const waiting = new Map<ModelId, Model>();

export function keepUnstored(model: Model): void {
  waiting.set(model.id, model);
}

export function unstored(id: ModelId): Model | undefined {
  return waiting.get(id);
}

/** The disk has it. */
export function nowStored(id: ModelId): void {
  waiting.delete(id);
}
