import type { ModelId } from '../model/id';
import type { Database } from './database';

/** Far more than any living tab is behind. The first one stays, so that nobody can create the same model again. */
const REVISIONS_KEPT = 5000;

/** Lets go of the numbers of revisions that no tab can come from any more. */
export async function forgetOldRevisions(
  { revisions }: Database,
  id: ModelId,
  latest: number,
): Promise<void> {
  if (latest <= REVISIONS_KEPT) return;
  await revisions
    .where('[id+revision]')
    .between([id, 2], [id, latest - REVISIONS_KEPT], true, true)
    .delete();
}

/** Forgets models for good, with everything that is kept beside them. */
export async function purge(database: Database, ids: readonly ModelId[]): Promise<void> {
  const { documents, summaries, views, files, snapshots, revisions } = database;
  await database.transaction('rw', [documents, summaries, views, files, snapshots, revisions], async () => {
    await Promise.all([documents, summaries, views, files].map((table) => table.bulkDelete([...ids])));
    for (const id of ids) {
      await snapshots.where('[modelId+at+kind+label]').between([id], [id, []]).delete();
      await revisions.where('[id+revision]').between([id], [id, []]).delete();
    }
  });
}
