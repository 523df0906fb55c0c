import { createStore, type StoreApi } from 'zustand/vanilla';
import { isRefusal, type Command, type Refusal } from '../commands/command';
import { NO_HISTORY, record, redo, undo, type History, type Step } from '../commands/history';
import { diff, type ChangeSet } from '../model/change';
import type { ThingId, ThreatKey } from '../model/id';
import type { Model } from '../model/model';
import type { Settled } from '../engine/register/suppress';
import { carryRows, judgeAgain, judgeAll } from './judgement';

/**
 * The open model. `run`, `undo` and `redo` are the only ways to replace it, and each replacement comes with
 * its change set, a verdict that matches it, and printed numbers for every threat in that verdict.
 */
export interface DocumentState {
  readonly model: Model;
  readonly verdict: Settled;
  readonly history: History;
  /** The last replacement: what it was called, which threats came and went. */
  readonly last: LastChange | null;
  /** Another tab holds the pen. */
  readonly readOnly: boolean;
}

export interface LastChange {
  readonly label: string;
  readonly origin: 'edit' | 'undo' | 'redo' | 'outside';
  readonly changes: ChangeSet;
  readonly raised: readonly ThreatKey[];
  readonly cleared: readonly ThreatKey[];
}

export type Outcome = { readonly ok: true; readonly changed: boolean } | Refusal;

export interface Document {
  readonly store: StoreApi<DocumentState>;
  run<Args>(command: Command<Args>, args: Args, selectedAfter?: readonly ThingId[]): Outcome;
  undo(): Step | null;
  redo(): Step | null;
  /** Takes over a model that was changed elsewhere; history is forgotten. */
  replace(model: Model): void;
  setReadOnly(readOnly: boolean): void;
}

export function createDocument(
  start: Model,
  surroundings: { readonly now: () => number; readonly selection: () => readonly ThingId[] },
): Document {
  const first = judgeAll(start);
  const store = createStore<DocumentState>(() => ({
    ...first,
    history: NO_HISTORY,
    last: null,
    readOnly: false,
  }));

  const settle = (
    next: Model,
    origin: LastChange['origin'],
    label: string,
    history: (changes: ChangeSet) => History,
    edit?: ChangeSet,
  ): ChangeSet => {
    const { model, verdict } = store.getState();
    const judged = judgeAgain({ model, verdict }, next, edit);
    const { changes, raised, cleared } = judged;
    carryRows({ model, verdict }, judged);
    store.setState({
      model: judged.model,
      verdict: judged.verdict,
      history: history(changes),
      last: { label, origin, changes, raised, cleared },
    });
    return changes;
  };

  return {
    store,
    run(command, args, selectedAfter) {
      const { model, readOnly, history } = store.getState();
      if (readOnly)
        return { ok: false, reason: 'This model is being edited in another tab. Choose “Edit here” first.' };
      const next = command.run(model, args);
      if (isRefusal(next)) return next;
      const edit = diff(model, next);
      if (edit.length === 0) return { ok: true, changed: false };
      const label = command.label(model, args);
      const selectedBefore = surroundings.selection();
      const recorded = (changes: ChangeSet): History =>
        record(history, {
          label,
          changes,
          joinKey: command.joins?.(args) ?? '',
          at: surroundings.now(),
          selectedBefore,
          selectedAfter: selectedAfter ?? selectedBefore,
        });
      settle(next, 'edit', label, recorded, edit);
      return { ok: true, changed: true };
    },
    undo() {
      const { model, history, readOnly } = store.getState();
      const back = readOnly ? null : undo(model, history);
      if (back) settle(back.model, 'undo', back.step.label, () => back.history);
      return back?.step ?? null;
    },
    redo() {
      const { model, history, readOnly } = store.getState();
      const again = readOnly ? null : redo(model, history);
      if (again) settle(again.model, 'redo', again.step.label, () => again.history);
      return again?.step ?? null;
    },
    replace(model) {
      settle(model, 'outside', 'change from another tab', () => NO_HISTORY);
    },
    setReadOnly(readOnly) {
      store.setState({ readOnly });
    },
  };
}
