import { byStep } from '../model/graph';
import { courseOf, crowdOf, drawn, flowsBeside, type Course, type Drawing } from '../model/course';
import type { DiagramId } from '../model/id';
import type { Model } from '../model/model';
import type { Foldable } from './folds';
import type { Riding } from './labels';
import { createMemory } from './memory';

/** How a flow runs, as far as it depends on what stands where. */
export interface FlowCourse extends Foldable {
  readonly drawing: Drawing;
  /** Where its label is held, if it is. */
  readonly fixed: Riding['fixed'];
}

/** The courses of all flows on a diagram, in the order of the story; the same list until something changes that bends them. */
export function createCourses(): (model: Model, diagram: DiagramId) => readonly FlowCourse[] {
  const whole = createMemory();
  const drawings = createMemory();
  return (model, diagram) => {
    const { elements, flows, places, routes, boundaries, settings } = model;
    const of = whole.remember('elements', [elements], () =>
      whole.remember(
        'shapes',
        Object.values(elements).flatMap(({ id, kind, boundary }) => [id, kind, boundary]),
        () => ({}),
      ),
    );
    const ways = whole.remember('flows', [flows], () =>
      whole.remember(
        'ways',
        Object.values(flows).flatMap(({ id, from, to, step }) => [id, from, to, step]),
        () => ({}),
      ),
    );
    return whole.remember('courses', [of, ways, places, routes, boundaries, settings, diagram], () => {
      const courses = Object.values(model.flows)
        .toSorted(byStep)
        .flatMap((flow): readonly FlowCourse[] => {
          const course = courseOf(model, diagram, flow);
          if (!course) return [];
          const drawing = drawings.remember(flow.id, inputsOf(course), () => drawn(course));
          const fixed = course.route?.label;
          const crowd = fixed ? null : crowdOf(flowsBeside(model, diagram, flow), flow);
          return [
            {
              id: flow.id,
              drawing,
              isLoop: course.isLoop,
              crowd,
              fixed: fixed ?? (course.isLoop ? APEX : undefined),
            },
          ];
        });
      drawings.forgetUnseen();
      return courses;
    });
  };
}

/** A flow to itself carries its label at the far end of its loop, clear of the badge. */
const APEX = { t: 0.5, dx: 0, dy: 0 };

function inputsOf(course: Course): readonly unknown[] {
  const { from, to, fromOutline, toOutline, aside, isLoop, route, style, leaves, enters } = course;
  return [from, to, fromOutline, toOutline, aside, isLoop, route, style, leaves.length, ...leaves, ...enters];
}
