import { nameOf, type Model } from '../../model/model';
import type { DiagramId, ThingId } from '../../model/id';
import { placesOn, type Box, type Point } from '../../model/place';
import { canvasWords } from '../../words/canvas';
import { contains, overlap } from '../../model/geometry';
import { NOTHING } from '../scene';
import { diagramOf, modelOf, sessionOf, type Stage } from '../stage';
import { adds, type Gesture } from './gesture';

/** Selects with a box drawn on empty canvas. Shift adds to what is selected. */
export function marqueeGesture(stage: Stage, start: Point, event: PointerEvent): Gesture {
  const { editor, scene } = stage;
  const before = adds(event) ? sessionOf(stage).selection : [];
  const restore = sessionOf(stage).selection;
  return {
    move(at) {
      const box = {
        x: Math.min(start.x, at.x),
        y: Math.min(start.y, at.y),
        width: Math.abs(at.x - start.x),
        height: Math.abs(at.y - start.y),
      };
      scene.setState({ busy: true, marquee: box });
      const inside = touched(modelOf(stage), diagramOf(stage), box);
      editor.session.setState({ selection: [...new Set([...before, ...inside])] });
    },
    end() {
      scene.setState(NOTHING);
      const { selection } = sessionOf(stage);
      editor.select(selection);
      editor.announce(
        selection.length === 1
          ? canvasWords.selected(nameOf(modelOf(stage), selection[0]!))
          : canvasWords.selectedMany(selection.length),
      );
    },
    cancel() {
      scene.setState(NOTHING);
      editor.session.setState({ selection: restore });
    },
  };
}

/** Touching is enough for elements and notes, a boundary must be covered; a flow comes along with both its ends. Locked things stay. */
export function touched(model: Model, diagram: DiagramId, box: Box): readonly ThingId[] {
  const things = placesOn(model, diagram)
    .filter(
      (place) =>
        place.locked !== true && (model.boundaries[place.thing] ? contains(box, place) : overlap(box, place)),
    )
    .map((place) => place.thing);
  const taken = new Set(things);
  const flows = Object.values(model.flows).filter((flow) => taken.has(flow.from) && taken.has(flow.to));
  return [...things, ...flows.map((flow) => flow.id)];
}
