import { STRIDE_NAMES, type Stride } from '../model/decision';
import type { LookId, SubjectId } from '../model/id';
import { nameOf, type Model } from '../model/model';
import type { Look } from '../model/scope';
import { put, refuse, without, type Command } from './command';

/** What people looked at without finding a threat: the cells of the coverage that nothing else settles. */

export interface Looking {
  readonly on: SubjectId;
  /** One id for each category that is new. */
  readonly looks: readonly { readonly id: LookId; readonly category: Stride }[];
  readonly at: string;
  readonly by?: string;
  readonly note: string;
}

/** Writes down that somebody looked at a thing for some categories and found nothing. Looked at again, the last look counts. */
export const lookAt: Command<Looking> = {
  name: 'look at',
  label: (model, { on, looks }) => {
    const [only] = looks;
    return looks.length === 1 && only
      ? `look at ${nameOf(model, on)} for ${STRIDE_NAMES[only.category].toLowerCase()}`
      : `look at ${nameOf(model, on)} for ${looks.length} categories`;
  },
  run: (model, { on, looks, at, by = '', note }) => {
    if (!model.elements[on] && !model.flows[on]) return refuse('That is not there any more.');
    const rows = looks.map(({ id, category }): Look => ({
      id: lookOf(model, on, category)?.id ?? id,
      on,
      category,
      at,
      by,
      note: note.trim(),
    }));
    return { ...model, looks: rows.reduce((table, row) => put(table, row), model.looks) };
  },
};

/** Takes a look back: the cell waits for one again. */
export const forgetLook: Command<{ readonly id: LookId }> = {
  name: 'forget look',
  label: (model, { id }) => {
    const look = model.looks[id];
    return look
      ? `look again at ${nameOf(model, look.on)} for ${STRIDE_NAMES[look.category].toLowerCase()}`
      : 'look again';
  },
  run: (model, { id }) =>
    model.looks[id] ? { ...model, looks: without(model.looks, [id]) } : refuse('Nobody has looked yet.'),
};

function lookOf(model: Model, on: SubjectId, category: Stride): Look | undefined {
  return Object.values(model.looks).find((look) => look.on === on && look.category === category);
}
