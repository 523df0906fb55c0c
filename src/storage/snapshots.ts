import type { ModelId } from '../model/id';
import type { Model } from '../model/model';
import type { Database, SnapshotKind } from './database';
import { failureOf, type Done } from './failure';
import type { Door } from './stored';

/** Earlier states of a model, named by people or taken before risky steps and over time, fewer the older they get. */
export interface Snapshots {
  /**
   * Keeps a model as it is, and lets go of automatic snapshots that are no longer needed. The model may be of an older
   * format, as it was stored: it is read when it is loaded.
   */
  readonly takeSnapshot: (id: ModelId, model: unknown, about: AboutSnapshot, at: number) => Promise<Done>;
  /** Latest first; empty when they cannot be read. */
  readonly listSnapshots: (id: ModelId) => Promise<readonly Snapshot[]>;
  readonly loadSnapshot: (snapshot: number) => Promise<LoadedSnapshot>;
  /** From now on it stays, under a name. */
  readonly nameSnapshot: (snapshot: number, name: string) => Promise<Done>;
  readonly removeSnapshot: (snapshot: number) => Promise<Done>;
}

export interface AboutSnapshot {
  readonly kind: SnapshotKind;
  readonly label: string;
}

export interface Snapshot extends AboutSnapshot {
  readonly id: number;
  readonly at: number;
}

export type LoadedSnapshot =
  | ({ readonly ok: true; readonly model: Model } & Omit<Snapshot, 'id'>)
  | { readonly ok: false; readonly reason: string };

export function snapshotsIn(database: Database, door: Door): Snapshots {
  const { snapshots } = database;

  const list = async (id: ModelId): Promise<readonly Snapshot[]> => {
    const found: Snapshot[] = [];
    await snapshots
      .where('[modelId+at+kind+label]')
      .between([id], [id, []])
      .eachKey((key, { primaryKey }) => {
        // The index is declared as model, time, kind and label.
        const [, at, kind, label] = key as unknown as [ModelId, number, SnapshotKind, string];
        found.push({ id: primaryKey, at, kind, label });
      });
    return found.toSorted((a, b) => b.at - a.at || b.id - a.id);
  };

  return {
    async takeSnapshot(id, model, { kind, label }, at) {
      try {
        await database.transaction('rw', snapshots, async () => {
          await snapshots.add({ modelId: id, at, kind, label, model });
          const automatic = (await list(id)).filter((snapshot) => snapshot.kind === 'automatic');
          await snapshots.bulkDelete([...superfluous(automatic, at)]);
        });
        return { ok: true };
      } catch (error) {
        return failureOf(error);
      }
    },
    listSnapshots: (id) => list(id).catch(() => []),
    async nameSnapshot(snapshot, name) {
      try {
        const changed = await snapshots.update(snapshot, { kind: 'named', label: name });
        return changed === 1 ? { ok: true } : failureOf(new Error('This snapshot is no longer kept.'));
      } catch (error) {
        return failureOf(error);
      }
    },
    async removeSnapshot(snapshot) {
      try {
        await snapshots.delete(snapshot);
        return { ok: true };
      } catch (error) {
        return failureOf(error);
      }
    },
    async loadSnapshot(snapshot) {
      try {
        const record = await snapshots.get(snapshot);
        if (!record) return { ok: false, reason: 'This snapshot is no longer kept.' };
        const read = await door(record.model);
        if (!read.ok) return { ok: false, reason: read.reason };
        const { modelId, at, kind, label } = record;
        return { ok: true, model: { ...read.model, id: modelId }, at, kind, label };
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
 * The automatic snapshots to let go of. Kept are: the latest 20 of the last hour; before them, and for a day, the last one of
 * each hour; for 30 days, the last one of each day.
 *
 * Hours and days are those of the clock, not counted back from now: otherwise the chosen ones would shift with
 * every look, and in the end none would be left.
 */
export function superfluous(
  snapshots: readonly Pick<Snapshot, 'id' | 'at'>[],
  now: number,
): readonly number[] {
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
