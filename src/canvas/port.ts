import type { CanvasPort } from '../editor/editor';
import { fit, focusThing, reveal, zoomTo } from './camera';
import { offerSplit } from './keyboard';
import { placeAtFocus } from './place';
import { middleOfView, toClient, toPage, type Stage } from './stage';
import { startTidying } from './tidy/tidyLater';

/** What the canvas does for the rest of the workbench. */
export function portOf(stage: Stage): CanvasPort {
  let pointer: { readonly clientX: number; readonly clientY: number } | null = null;
  stage.root.addEventListener(
    'pointermove',
    (event) => (pointer = { clientX: event.clientX, clientY: event.clientY }),
  );
  stage.root.addEventListener('pointerleave', () => (pointer = null));
  return {
    fit: (what) => fit(stage, what),
    zoomBy: (factor) => zoomTo(stage, stage.view.getState().zoom * factor),
    zoomTo: (zoom) => zoomTo(stage, zoom),
    reveal: (id) => reveal(stage, id),
    keepView: () => {
      const view = stage.view.getState();
      return () => void stage.flow.setViewport(view);
    },
    focus: (id) => focusThing(stage, id),
    aim: () => (pointer ? toPage(stage, pointer) : middleOfView(stage)),
    toClient: (point) => toClient(stage, point),
    placeWithKeyboard: (tool, naming) => placeAtFocus(stage, tool, naming),
    offerSplit: (flow) => offerSplit(stage, flow),
    tidy: (what) =>
      startTidying(
        stage,
        what === 'all'
          ? { is: 'all' }
          : 'boundary' in what
            ? { is: 'boundary', id: what.boundary }
            : { is: 'things', ids: what.things },
      ),
  };
}
