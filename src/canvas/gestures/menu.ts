import { choose, hit } from './press';
import { partOf, sessionOf, toPage, type ClientPoint, type Stage } from '../stage';

/** The menu acts on what is under the pointer, which is selected first if it was not. */
export function openMenu(stage: Stage, pointer: ClientPoint): void {
  const under = hit(stage, toPage(stage, pointer));
  const { selection } = sessionOf(stage);
  if (!('of' in under)) stage.editor.select([]);
  else if (!selection.includes(under.of)) choose(stage, under.of, false);
  stage.scene.setState({
    menuAt: { page: toPage(stage, pointer), client: { x: pointer.clientX, y: pointer.clientY } },
  });
}

/** The menu key and Shift+F10 open it at the thing that has the keyboard. */
export function openMenuAtFocus(stage: Stage): void {
  const { focus, selection } = sessionOf(stage);
  const part = focus === null ? null : partOf(stage, focus);
  const { left, top, width, height } = (part ?? stage.root).getBoundingClientRect();
  const client = { clientX: left + width / 2, clientY: top + height / 2 };
  if (part && focus !== null && !selection.includes(focus)) choose(stage, focus, false);
  stage.scene.setState({
    menuAt: { page: toPage(stage, client), client: { x: client.clientX, y: client.clientY } },
  });
}
