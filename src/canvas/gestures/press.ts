import { flushSync } from 'react-dom';
import { nameOf } from '../../model/model';
import type { ThingId } from '../../model/id';
import { nearestOn } from '../../model/along';
import { centre, routeOf, type Point } from '../../model/place';
import { canvasWords } from '../../words/canvas';
import { hitAt, type Hit, type Looking, type Side } from '../hit';
import { freeBoxBeside, type Direction } from '../place';
import { NOTHING } from '../scene';
import { boxOf, diagramOf, focusPart, modelOf, sessionOf, toClient, type Stage } from '../stage';
import { bendGesture, labelGesture } from './bend';
import { adds, type Press } from './gesture';
import { marqueeGesture } from './marquee';
import { moveGesture } from './move';
import { placeAt, placeGesture } from './place';
import { resizeGesture } from './resize';
import { chooseForFlow, reconnectGesture, wireGesture } from './wire';

/** What is selected, as far as it shows grips. */
export function grippable(stage: Stage): readonly ThingId[] {
  const { fresh } = stage.scene.getState();
  return sessionOf(stage).selection.filter((id) => id !== fresh);
}

/** What lies under a point now, for a mouse or pen, or for a finger. */
export function hit(stage: Stage, at: Point, by: Looking['by'] = 'pointer'): Hit {
  return hitAt(
    {
      model: modelOf(stage),
      diagram: diagramOf(stage),
      edges: stage.shown().edges,
      zoom: stage.view.getState().zoom,
      selection: grippable(stage),
      hover: stage.scene.getState().hover,
      by,
    },
    at,
  );
}

/** What pressing the pointer here may become. */
export function pressAt(stage: Stage, at: Point, by: Looking['by'] = 'pointer'): Press {
  const { tool } = sessionOf(stage);
  const under = hit(stage, at, by);
  switch (tool) {
    case 'select':
    case 'hand':
      return selecting(stage, under, at);
    case 'flow':
      return drawingFlow(stage, under, at);
    case 'external':
    case 'process':
    case 'store':
    case 'boundary':
    case 'note':
      return { click: () => placeAt(stage, tool, at), drag: () => placeGesture(stage, tool, at) };
  }
}

function drawingFlow(stage: Stage, under: Hit, at: Point): Press {
  const { connectFrom } = sessionOf(stage);
  if (under.is === 'element' || under.is === 'rim' || under.is === 'dot') {
    return {
      click: () => chooseForFlow(stage, under.of),
      drag: () => wireGesture(stage, connectFrom ?? under.of),
    };
  }
  return {
    click: (event) => {
      if (connectFrom === null) {
        stage.editor.announce(canvasWords.chooseStart);
        return;
      }
      stage.scene.setState(NOTHING);
      stage.editor.session.setState({
        insertAt: { page: at, client: { x: event.clientX, y: event.clientY }, from: connectFrom },
        connectFrom: null,
      });
    },
  };
}

function selecting(stage: Stage, under: Hit, at: Point): Press {
  const click = (id: ThingId) => (event: PointerEvent) => choose(stage, id, adds(event));
  switch (under.is) {
    case 'grip':
      return { click: click(under.of), drag: () => resizeGesture(stage, under.of, under.grip, at) };
    case 'end':
      return { click: click(under.of), drag: () => reconnectGesture(stage, under.of, under.end) };
    case 'bend':
    case 'new bend':
      return { click: click(under.of), drag: () => bendGesture(stage, under.of, under.index, under.is) };
    case 'dot':
      return {
        click: () => openAppend(stage, under.of, under.side),
        drag: () => wireGesture(stage, under.of),
      };
    case 'rim':
      return { click: click(under.of), drag: () => wireGesture(stage, under.of) };
    case 'element':
    case 'note':
    case 'frame':
      return { click: click(under.of), drag: (event) => drag(stage, under.of, at, event) };
    case 'label':
      return { click: click(under.of), drag: () => labelGesture(stage, under.of, at) };
    case 'flow':
      return { click: click(under.of), drag: () => bendHere(stage, under.of, at) };
    case 'inside':
      // The inside of a boundary is canvas, until the boundary is selected.
      return {
        click: click(under.of),
        drag: (event) =>
          sessionOf(stage).selection.includes(under.of)
            ? drag(stage, under.of, at, event)
            : marqueeGesture(stage, at, event),
      };
    case 'nothing':
      return {
        click: (event) => {
          if (adds(event)) return;
          stage.editor.session.setState({ spotlight: [] });
          stage.editor.select([]);
        },
        drag: (event) => marqueeGesture(stage, at, event),
      };
  }
}

/** Selects a thing, or adds it to and takes it from what is selected, and gives it the keyboard. */
export function choose(stage: Stage, id: ThingId, adding: boolean): void {
  const { selection } = sessionOf(stage);
  const next = !adding
    ? [id]
    : selection.includes(id)
      ? selection.filter((other) => other !== id)
      : [...selection, id];
  stage.editor.select(next);
  stage.editor.session.setState({ focus: id });
  stage.scene.setState({ fresh: null });
  focusPart(stage, id);
}

/** What is dragged is selected first, unless it already is. */
function drag(stage: Stage, id: ThingId, at: Point, event: PointerEvent) {
  const { selection } = sessionOf(stage);
  if (!selection.includes(id)) {
    // From far away it comes into the page when it is selected, and must be there to be moved.
    flushSync(() => {
      stage.editor.select(adds(event) ? [...selection, id] : [id]);
      stage.editor.session.setState({ focus: id });
    });
    focusPart(stage, id);
  }
  return moveGesture(stage, id, at);
}

/** Pulling a flow anywhere bends it there. */
function bendHere(stage: Stage, id: ThingId, at: Point) {
  const points = stage.shown().edges.find((edge) => edge.id === id)?.data.drawing.line.points ?? [];
  const bends = routeOf(modelOf(stage), diagramOf(stage), id)?.points ?? [];
  const { t } = nearestOn(points, at);
  stage.editor.select([id]);
  stage.scene.setState({ fresh: null });
  return bendGesture(stage, id, bends.filter((bend) => nearestOn(points, bend).t < t).length, 'new bend');
}

const DIRECTIONS: Readonly<Record<Side, Direction>> = {
  top: 'up',
  right: 'right',
  bottom: 'down',
  left: 'left',
};

/** A click on a dot offers what to connect to on that side. */
function openAppend(stage: Stage, from: ThingId, side: Side): void {
  const near = boxOf(stage, from);
  if (!near) return;
  const page = centre(freeBoxBeside(stage, near, DIRECTIONS[side]));
  stage.editor.session.setState({ insertAt: { page, client: toClient(stage, page), from } });
  stage.editor.announce(canvasWords.insertConnected(nameOf(modelOf(stage), from)));
}
