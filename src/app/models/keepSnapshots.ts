import type { DocumentState } from '../../editor/document';
import type { ChangeSet } from '../../model/change';
import type { Model } from '../../model/model';
import { appWords } from '../../words/app';

/** Over time a snapshot is taken with the first edit after this long. */
const EVERY_MS = 10 * 60_000;
/** A step that takes away as many elements, flows and boundaries is worth a snapshot. */
const MANY_GONE = 5;
/** And so is one that changes as many records of any kind: an import, a new layout. */
const MANY_CHANGED = 25;
/** The same step again so soon needs no second one. */
const AGAIN_MS = 60_000;

/** Whether one would want back what was there before a step, also after the undo steps are gone. */
export function isRisky(changes: ChangeSet): boolean {
  const gone = changes.filter(
    ({ table, after }) =>
      after === undefined && (table === 'elements' || table === 'flows' || table === 'boundaries'),
  );
  const changed = changes.filter(({ table, before }) => table !== 'numbers' && before !== undefined);
  return gone.length >= MANY_GONE || changed.length >= MANY_CHANGED;
}

/**
 * Decides with each edit whether the model before it shall be kept, and keeps it. What other tabs did is theirs to
 * keep. Nothing is kept of a model in which nothing is drawn yet.
 */
export function keepSnapshots(surroundings: {
  readonly now: () => number;
  /** When the last snapshot of this model was taken; 0 when there is none. */
  readonly latest: Promise<number>;
  readonly take: (model: Model, label: string) => void;
}): (now: DocumentState, before: DocumentState) => void {
  const { now, latest, take } = surroundings;
  // Until it is known, none is taken for the sake of time alone.
  let last = { at: Number.POSITIVE_INFINITY, label: '' };
  void latest.then((at) => (last = { at, label: '' }));

  return (next, before) => {
    const step = next.last;
    if (next.model === before.model || !step || step.origin === 'outside' || next.readOnly) return;
    if (Object.keys(before.model.elements).length + Object.keys(before.model.boundaries).length === 0) return;
    // A clock that was set back must not keep snapshots away until it has caught up.
    const since = Number.isFinite(last.at) ? Math.abs(now() - last.at) : 0;
    const label = appWords.beforeStep(step.label);
    if (step.origin === 'edit' && isRisky(step.changes)) {
      if (label === last.label && since < AGAIN_MS) return;
      last = { at: now(), label };
      take(before.model, label);
    } else if (since >= EVERY_MS) {
      last = { at: now(), label: appWords.whileEditing };
      take(before.model, last.label);
    }
  };
}
