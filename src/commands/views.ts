import type { RegisterViewId } from '../model/id';
import type { RegisterView, SavedView } from '../model/register-view';
import { put, refuse, without, type Command } from './command';

/** Keeps a way to look at the register under a name; the name of another view replaces that one. */
export const saveView: Command<{
  readonly id: RegisterViewId;
  readonly name: string;
  readonly view: RegisterView;
}> = {
  name: 'save view',
  label: (_, { name }) => `keep the view “${name}”`,
  run: (model, { id, name, view }) => {
    if (name.trim() === '') return refuse('A view needs a name.');
    const views = Object.values(model.registerViews);
    const same = views.find((one) => one.name === name.trim());
    const saved: SavedView = {
      ...view,
      id: same?.id ?? id,
      name: name.trim(),
      order: same?.order ?? Math.max(0, ...views.map((one) => one.order)) + 1,
    };
    return { ...model, registerViews: put(model.registerViews, saved) };
  },
};

export const deleteView: Command<{ readonly id: RegisterViewId }> = {
  name: 'delete view',
  label: (model, { id }) => `delete the view “${model.registerViews[id]?.name ?? ''}”`,
  run: (model, { id }) => ({ ...model, registerViews: without(model.registerViews, [id]) }),
};
