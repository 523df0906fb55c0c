import type { Scope } from '../../layout/tidy';
import type { Stage } from '../stage';

/** What tidies a diagram comes when somebody asks for a tidy one: here is what the canvas needs of it before. */

const tidying = () => import('./tidying');

/** Works out a layout and shows it. Nothing is changed until it is kept. */
export function startTidying(stage: Stage, scope: Scope): void {
  void tidying().then((it) => it.startTidying(stage, scope));
}

/** Takes the layout over, as one step. */
export function keepTidying(stage: Stage): void {
  void tidying().then((it) => it.keepTidying(stage));
}

/** Leaves everything as it was, the view too. */
export function dropTidying(stage: Stage): void {
  void tidying().then((it) => it.dropTidying(stage));
}

/** An edit from elsewhere makes the offer worthless. */
export function watchTidying(stage: Stage): () => void {
  return stage.editor.document.store.subscribe(({ model }) => {
    const { tidying: offered } = stage.scene.getState();
    if (offered && offered.before !== model) dropTidying(stage);
  });
}
