import type { FlowId } from '../model/id';
import { riderOf, type Crowd } from '../model/course';
import type { Point } from '../model/place';
import { canvasWords } from '../words/canvas';
import type { Label, Riding, Risk } from './labels';
import { riskOfAll } from './risks';
import { widthOf } from './text';

/**
 * Flows that run so close side by side that their labels would cover each other share one label: it says how many they
 * are and opens a list of them. The flow that is at hand, focused or lit up, shows its own as well.
 */
export interface Fold {
  readonly flows: readonly FlowId[];
  /** The flow on which the label rides. */
  readonly rides: FlowId;
  /** Middle of the label. */
  readonly at: Point;
  readonly risk: Risk | null;
}

/** What a flow shows of itself while a fold speaks for it. */
export const FOLDED: Label = { step: 0, name: '', chips: [], more: 0, risk: null, width: 0, height: 0 };

/** The course of a flow, as far as folding asks. */
export interface Foldable {
  readonly id: FlowId;
  readonly drawing: { readonly line: { readonly points: readonly Point[] } };
  readonly isLoop: boolean;
  /** The flows that share its label; null when each can show its own. */
  readonly crowd: Crowd | null;
}

/** Each crowd of a diagram once, with the flow that carries its label. */
export function ridesIn<Course extends Foldable>(
  courses: readonly Course[],
): readonly { readonly crowd: Crowd; readonly on: Course }[] {
  const rides = new Map<string, { readonly crowd: Crowd; readonly on: Course }>();
  for (const on of courses) {
    const { crowd, isLoop, id } = on;
    if (crowd && id === riderOf(crowd, isLoop)) rides.set(crowd[0]!, { crowd, on });
  }
  return [...rides.values()];
}

/** The label of a crowd, to be given its place among the others. */
export function ridingOf({ crowd, on }: { readonly crowd: Crowd; readonly on: Foldable }): Riding {
  const size = { width: widthOf(canvasWords.flows(crowd.length), 12, 500) + 76, height: 26 };
  return {
    points: on.drawing.line.points,
    size,
    fixed: on.isLoop ? { t: 0.5, dx: 0, dy: 0 } : undefined,
  };
}

export function foldOf(
  { crowd, on }: { readonly crowd: Crowd; readonly on: Foldable },
  at: Point,
  risks: ReadonlyMap<string, Risk>,
): Fold {
  return { flows: crowd, rides: on.id, at, risk: riskOfAll(crowd.flatMap((id) => risks.get(id) ?? [])) };
}
