import type { ModelId } from '../model/id';
import type { Model } from '../model/model';
import type { Database } from './database';
import { failureOf, type Done } from './failure';
import { readStored } from './stored';

/** Earlier states of a model, taken before risky steps and over time, fewer the older they get. */
export interface Snapshots {
  /** Keeps the model as it is now, and lets go of snapshots that are no longer needed. */
  readonly takeSnapshot: (id: ModelId, model: Model, label: string, at: number) => Promise<Done>;
  /** Latest first; empty when they cannot be read. */
  readonly listSnapshots: (id: ModelId) => Promise<readonly Snapshot[]>;
  readonly loadSnapshot: (snapshot: number) => Promise<LoadedSnapshot>;
}

export interface Snapshot {
  readonly id: number;
  readonly at: number;
  readonly label: string;
}

export type LoadedSnapshot =
  | { readonly ok: true; readonly model: Model; readonly at: number; readonly label: string }
  | { readonly ok: false; readonly reason: string };

export function snapshotsIn(database: Database): Snapshots {
  const { snapshots } = database;

  const list = async (id: ModelId): Promise<readonly Snapshot[]> => {
    const found: Snapshot[] = [];
    await snapshots
      .where('[modelId+at+label]')
      .between([id], [id, []])
      .eachKey((key, { primaryKey }) => {
        // The index is declared as model, time and label.
        const [, at, label] = key as unknown as [ModelId, number, string];
        found.push({ id: primaryKey, at, label });
      });
    return found.toSorted((a, b) => b.at - a.at || b.id - a.id);
  };

  return {
    async takeSnapshot(id, model, label, at) {
      try {
        await database.transaction('rw', snapshots, async () => {
          await snapshots.add({ modelId: id, at, label, model });
          await snapshots.bulkDelete([...superfluous(await list(id), at)]);
        });
        return { ok: true };
      } catch (error) {
        return failureOf(error);
      }
    },
    listSnapshots: (id) => list(id).catch(() => []),
    async loadSnapshot(snapshot) {
      try {
        const record = await snapshots.get(snapshot);
        if (!record) return { ok: false, reason: 'This snapshot is no longer kept.' };
        const read = readStored(record.model);
        if (!read.ok) return { ok: false, reason: read.reason };
        return { ok: true, model: { ...read.model, id: record.modelId }, at: record.at, label: record.label };
      } catch (error) {
        return { ok: false, reason: failureOf(error).message };
      }
    },
  };
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const KEPT_OF_LAST_HOUR = 20;
const DAYS_KEPT = 30;

/**
 * The snapshots to let go of. Kept are: the latest 20 of the last hour; before them, and for a day, the last one of
 * each hour; for 30 days, the last one of each day.
 *
 * Hours and days are those of the clock, not counted back from now: otherwise the chosen ones would shift with
 * every look, and in the end none would be left.
 */
export function superfluous(snapshots: readonly Omit<Snapshot, 'label'>[], now: number): readonly number[] {
  const kept = new Set<string>();
  return snapshots
    .toSorted((a, b) => b.at - a.at || b.id - a.id)
    .filter(({ at }, index) => {
      const age = now - at;
      if (age < HOUR && index < KEPT_OF_LAST_HOUR) return false;
      if (age >= DAYS_KEPT * DAY) return true;
      const slot = age < DAY ? `hour ${Math.floor(at / HOUR)}` : `day ${Math.floor(at / DAY)}`;
      const taken = kept.has(slot);
      kept.add(slot);
      return taken;
    })
    .map(({ id }) => id);
}
