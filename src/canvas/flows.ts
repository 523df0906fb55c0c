import { lengthOf, pointAt } from '../model/along';
import type { Drawing } from '../model/course';
import { boxAt } from '../model/geometry';
import type { ElementId, FlowId } from '../model/id';
import type { Model } from '../model/model';
import { placesOn, type Box, type Place } from '../model/place';
import { createCourses } from './courses';
import { LAYER, type FlowData, type FlowEdge } from './drawn';
import { FOLDED, foldOf, ridesIn, ridingOf } from './folds';
import { dataOf, encryptionOf, labelOf, placeLabels, type Riding } from './labels';
import { createMemory } from './memory';
import { createRisks, plain, type Draw, type Plain, type States } from './plain';

/** Draws the flows of a diagram in the order of the story, each with its line and the place of its label. */
export function createFlows(): Draw<FlowEdge> {
  const labelMemory = createMemory();
  const foldMemory = createMemory();
  const memory = createMemory();
  const { remember } = createMemory();
  const coursesOf = createCourses();
  const risksAmong = createRisks();
  return (model, diagram, risks, out) => {
    const places = placesOn(model, diagram);
    const courses = coursesOf(model, diagram);
    const [ids, rides] = remember(
      'courses',
      [courses],
      () => [courses.map(({ id }) => id), ridesIn(courses)] as const,
    );
    const { flows, dataClasses } = model;
    const now = risksAmong(risks, ids);

    const labels = remember('labels', [courses, flows, dataClasses, now], () => {
      const all = courses.map(({ id, drawing }) => {
        const flow = flows[id]!;
        const risk = risks.get(id) ?? null;
        return labelMemory.remember(id, [flow, drawing, dataClasses, risk?.count, risk?.worst], () =>
          labelOf(flow, dataOf(model, flow), risk, roomOn(drawing)),
        );
      });
      labelMemory.forgetUnseen();
      return all;
    });
    // Mostly no label is another; where one is, mostly none has another size.
    const sizes = remember('labels sized', [labels], () =>
      remember(
        'sizes',
        labels.flatMap(({ width, height }) => [width, height]),
        () => ({}),
      ),
    );
    const points = remember('points', [courses, places, sizes], () =>
      placeLabels(
        [
          ...rides.map(ridingOf),
          ...courses.map(({ drawing, fixed, crowd }, i): Riding => ({
            points: drawing.line.points,
            size: crowd ? FOLDED : labels[i]!,
            fixed,
          })),
        ],
        obstaclesOn(model, places),
        courses.flatMap(({ drawing }) => drawing.gates.map((gate) => boxAt(gate, { width: 14, height: 16 }))),
      ),
    );
    const folds = remember('folds', [rides, points, now], () => {
      const all = new Map(
        rides.map((ride, i) => {
          const first = ride.crowd[0]!;
          const fold = foldOf(ride, points[i]!, risks);
          const { at, risk } = fold;
          return [first, foldMemory.remember(first, [ride.crowd, at, risk?.count, risk?.worst], () => fold)];
        }),
      );
      foldMemory.forgetUnseen();
      return all;
    });
    return remember('flows', [courses, flows, labels, points, folds, out], () => {
      const all = courses.map(({ id, drawing, crowd }, i): Plain<FlowEdge> => {
        const flow = flows[id]!;
        const label = labels[i]!;
        const isOut = out.has(id);
        const at = points[rides.length + i] ?? pointAt(drawing.line.points, 0.5);
        const fold = (crowd && folds.get(crowd[0]!)) ?? null;
        const encryption = encryptionOf(flow);
        const { from, to } = flow;
        return memory.remember(
          id,
          [from, to, drawing, label, at.x, at.y, encryption, isOut, fold],
          (): Plain<FlowEdge> => {
            const data: FlowData = { drawing, label, labelAt: at, encryption, outOfScope: isOut, fold };
            // Where many share a label, only the one at hand shows its own as well.
            const folded: FlowData = fold ? { ...data, label: FOLDED } : data;
            return plain(id, LAYER.flow, (states) =>
              edgeOf(id, from, to, states.lit || states.focused ? data : folded, states),
            );
          },
        );
      });
      memory.forgetUnseen();
      return all;
    });
  };
}

function edgeOf(
  id: FlowId,
  source: ElementId,
  target: ElementId,
  data: FlowData,
  { selected, lit, focused }: States,
): FlowEdge {
  return { id, source, target, data, selected, className: lit ? 'lit' : '', tabIndex: focused ? 0 : -1 };
}

/** How wide a label may be on a line: it leaves a little of the line at either side, in steps that a small move does not change. */
function roomOn({ line }: Drawing): number {
  return Math.max(96, Math.round(lengthOf(line.points) / 24) * 24 - 24);
}

function obstaclesOn(model: Model, places: readonly Place[]): readonly Box[] {
  return places.flatMap((place): readonly Box[] => {
    if (model.boundaries[place.thing])
      return [{ x: place.x + 10, y: place.y - 11, width: Math.min(100, place.width - 20), height: 22 }];
    return model.elements[place.thing]
      ? [place, { x: place.x + place.width - 34, y: place.y - 11, width: 40, height: 22 }]
      : [];
  });
}
