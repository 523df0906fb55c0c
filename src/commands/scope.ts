import type { DataClass } from '../model/dataclass';
import type { ActorId, AssumptionId, DataClassId, ThingId } from '../model/id';
import { nameOf } from '../model/model';
import type { Actor, Assumption, Review, Scope, Settings } from '../model/scope';
import { isRefusal, patched, put, refuse, without, type Command } from './command';

/** Everything about a model that is not drawn. */

export const editScope: Command<{ readonly changes: Partial<Scope> }> = {
  name: 'edit scope',
  label: () => 'edit the scope',
  joins: ({ changes }) => `scope ${Object.keys(changes).join()}`,
  run: (model, { changes }) => patched(model, { scope: patched(model.scope, changes) }),
};

export const editReview: Command<{ readonly changes: Partial<Review> }> = {
  name: 'edit review schedule',
  label: () => 'edit the review schedule',
  joins: ({ changes }) => `review ${Object.keys(changes).join()}`,
  run: (model, { changes }) => patched(model, { review: patched(model.review, changes) }),
};

export const editSettings: Command<{ readonly changes: Partial<Settings> }> = {
  name: 'edit settings',
  label: () => 'change the settings of the model',
  run: (model, { changes }) => patched(model, { settings: patched(model.settings, changes) }),
};

export const addDataClass: Command<Pick<DataClass, 'id' | 'name'> & Partial<DataClass>> = {
  name: 'add data class',
  label: (_, { name }) => `add the data class ${name}`,
  run: (model, given) => {
    if (given.name.trim() === '') return refuse('A data class needs a name.');
    if (Object.values(model.dataClasses).some((c) => c.name === given.name))
      return refuse(`There is a data class “${given.name}” already.`);
    return {
      ...model,
      dataClasses: put(model.dataClasses, { level: 'internal', kinds: [], description: '', ...given }),
    };
  },
};

export const editDataClass: Command<{
  readonly id: DataClassId;
  readonly changes: Partial<Omit<DataClass, 'id'>>;
}> = {
  name: 'edit data class',
  label: (model, { id }) => `edit the data class ${model.dataClasses[id]?.name ?? ''}`,
  run: (model, { id, changes }) => {
    const found = model.dataClasses[id];
    return found
      ? { ...model, dataClasses: put(model.dataClasses, patched(found, changes)) }
      : refuse('That data class is not there any more.');
  },
};

/** Deletes a data class everywhere it is named. */
export const deleteDataClass: Command<{ readonly id: DataClassId }> = {
  name: 'delete data class',
  label: (model, { id }) => `delete the data class ${model.dataClasses[id]?.name ?? ''}`,
  run: (model, { id }) => {
    const forget = <T extends { readonly id: string; readonly data: readonly string[] }>(
      table: Readonly<Record<string, T>>,
    ): Readonly<Record<string, T>> =>
      put(
        table,
        ...Object.values(table)
          .filter((thing) => thing.data.includes(id))
          .map((thing) => ({ ...thing, data: thing.data.filter((c) => c !== id) })),
      );
    return {
      ...model,
      dataClasses: without(model.dataClasses, [id]),
      elements: forget(model.elements),
      flows: forget(model.flows),
    };
  },
};

export const editActor: Command<{ readonly id: ActorId; readonly changes: Partial<Omit<Actor, 'id'>> }> = {
  name: 'edit actor',
  label: (model, { id }) =>
    model.actors[id] ? `edit the threat actor ${model.actors[id].name}` : 'add a threat actor',
  joins: ({ id, changes }) => `actor ${id} ${Object.keys(changes).join()}`,
  run: (model, { id, changes }) => {
    const blank: Actor = {
      id,
      name: 'New actor',
      motivation: '',
      capability: '',
      examples: '',
      order: nextOrder(model.actors),
    };
    return { ...model, actors: put(model.actors, patched(model.actors[id] ?? blank, changes)) };
  },
};

export const deleteActor: Command<{ readonly id: ActorId }> = {
  name: 'delete actor',
  label: (model, { id }) => `delete the threat actor ${model.actors[id]?.name ?? ''}`,
  run: (model, { id }) => ({ ...model, actors: without(model.actors, [id]) }),
};

export const editAssumption: Command<{
  readonly id: AssumptionId;
  readonly changes: Partial<Omit<Assumption, 'id'>>;
}> = {
  name: 'edit assumption',
  label: (model, { id }) => (model.assumptions[id] ? 'edit an assumption' : 'add an assumption'),
  joins: ({ id, changes }) => `assumption ${id} ${Object.keys(changes).join()}`,
  run: (model, { id, changes }) => {
    const blank: Assumption = { id, text: '', state: 'open', order: nextOrder(model.assumptions) };
    return {
      ...model,
      assumptions: put(model.assumptions, patched(model.assumptions[id] ?? blank, changes)),
    };
  },
};

export const deleteAssumption: Command<{ readonly id: AssumptionId }> = {
  name: 'delete assumption',
  label: () => 'delete an assumption',
  run: (model, { id }) => ({ ...model, assumptions: without(model.assumptions, [id]) }),
};

function nextOrder(table: Readonly<Record<string, { readonly order: number }>>): number {
  return Math.max(0, ...Object.values(table).map((item) => item.order)) + 1;
}

/** A new data class, named at once by the things that hold or carry it. */
export const addDataClassTo: Command<
  Pick<DataClass, 'id' | 'name'> & { readonly things: readonly ThingId[] }
> = {
  name: 'add data class to',
  label: (model, { name, things }) => `add the data class ${name} to ${nameOf(model, things[0] ?? '')}`,
  run: (model, { id, name, things }) => {
    const added = addDataClass.run(model, { id, name });
    if (isRefusal(added)) return added;
    const naming = <T extends { readonly id: string; readonly data: readonly string[] }>(
      table: Readonly<Record<string, T>>,
    ): Readonly<Record<string, T>> =>
      put(
        table,
        ...Object.values(table)
          .filter((thing) => things.includes(thing.id))
          .map((thing) => ({ ...thing, data: [...thing.data, id] })),
      );
    return { ...added, elements: naming(model.elements), flows: naming(model.flows) };
  },
};
