import { mend } from '../model/integrity';
import { formatOf, migrate } from '../model/migrate';
import type { Model } from '../model/model';
import { FORMAT, readModel, type Problem } from '../model/schema';

/** The door for models that come out of the database: whatever is there → a model that keeps every law. */
export type Stored =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly because: 'damaged' | 'newer'; readonly reason: string };

/** Whatever reads what is stored, at once or when it has been fetched itself. */
export type Door = (stored: unknown) => Stored | Promise<Stored>;

export function readStored(stored: unknown): Stored {
  if ((formatOf(stored) ?? 0) > FORMAT) {
    return {
      ok: false,
      because: 'newer',
      reason: 'This model was saved by a newer version of Drawbridge. Reload the page to use that version.',
    };
  }
  try {
    const read = readModel(migrate(stored));
    return read.ok ? { ok: true, model: mend(read.value) } : damaged(read.problems);
  } catch (error) {
    // So far from a model that even reading it stumbles.
    return damaged([{ path: [], message: String(error) }]);
  }
}

function damaged([first]: readonly Problem[]): Stored {
  const where = first && first.path.length > 0 ? ` at “${first.path.join('.')}”` : '';
  const what = first ? ` (${first.message})` : '';
  return {
    ok: false,
    because: 'damaged',
    reason: `What is stored of this model is damaged${where}${what}. You can download it as it is.`,
  };
}
