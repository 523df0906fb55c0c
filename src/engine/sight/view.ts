import type { Model } from '../../model/model';
import type { View } from './looking';
import { Memory } from './memory';

export type { DrawnElement, DrawnFlow, View } from './looking';

const views = new WeakMap<Model, View>();

/** A view for looking something up in a model: everyone who asks shares what was worked out before. */
export function viewOf(model: Model): View {
  let view = views.get(model);
  if (!view) {
    view = new Memory(model);
    views.set(model, view);
  }
  return view;
}
