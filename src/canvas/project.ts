import type { Node } from '@xyflow/react';
import { outOfScope } from '../engine/register/set-aside';
import type { TrustLevel } from '../model/boundary';
import type { ElementKind } from '../model/element';
import { byStep, outward } from '../model/graph';
import type { DiagramId, ElementId, FlowId, ThingId } from '../model/id';
import { lengthOf, pointAt } from '../model/along';
import type { Model } from '../model/model';
import { placesOn, type Box, type Place, type Point } from '../model/place';
import { valueInWords, valueOf } from '../model/property';
import { boxAt } from '../model/geometry';
import {
  dataOf,
  encryptionOf,
  labelOf,
  placeLabels,
  type Encryption,
  type Label,
  type Riding,
  type Risk,
} from './labels';
import { courseOf, crowdOf, drawn, flowsBeside, type Course, type Drawing } from '../model/course';
import { FOLDED, foldOf, ridesIn, ridingOf, type Fold, type Foldable } from './folds';

/**
 * What is drawn, worked out from the model. Nothing flows back: the model is the source, these
 * objects are a cache of how it looks, and no code but this file makes them.
 *
 * For each thing the last inputs and the object made from them are kept. Equal inputs give the same object, React
 * Flow skips what is identical, and the memoised bodies skip the rest: after an edit of one flow among 1,500 one
 * object is new. So every input must be compared by identity (records of the model are never changed in place),
 * and `data` holds only what is drawn: never the position, which changes most and is drawn by nobody.
 *
 * Things get `width`, `height`, `measured` and `handles` up front. React Flow then neither measures the page nor
 * waits for it, and never calls back with sizes (first lines at 1,000 things: 0.3 s instead of 0.8 s).
 */

export interface ElementData extends Record<string, unknown> {
  readonly kind: ElementKind;
  readonly name: string;
  readonly technology: string;
  readonly outOfScope: boolean;
  readonly locked: boolean;
  /** Another diagram shows it from the inside. */
  readonly hasInside: boolean;
  readonly risk: Risk | null;
}
export interface BoundaryData extends Record<string, unknown> {
  readonly name: string;
  readonly trust: TrustLevel;
  readonly locked: boolean;
  /** Inside another boundary. */
  readonly isNested: boolean;
  readonly risk: Risk | null;
  readonly width: number;
  readonly height: number;
}
export interface NoteData extends Record<string, unknown> {
  readonly text: string;
  readonly locked: boolean;
}
export interface FlowData {
  readonly drawing: Drawing;
  readonly label: Label;
  /** Middle of the label. */
  readonly labelAt: Point;
  readonly encryption: Encryption;
  readonly outOfScope: boolean;
  /** The label that it shares with many others, if it does. */
  readonly fold: Fold | null;
}

export type ElementNode = Node<ElementData, 'element'>;
export type BoundaryNode = Node<BoundaryData, 'boundary'>;
export type NoteNode = Node<NoteData, 'note'>;
export type ThingNode = ElementNode | BoundaryNode | NoteNode;
/** A flow as it is drawn. React Flow is not told of it; see `FlowLine.tsx`. */
export interface FlowEdge {
  readonly id: FlowId;
  readonly source: ElementId;
  readonly target: ElementId;
  readonly data: FlowData;
  readonly selected: boolean;
  readonly className: '' | 'lit';
  readonly tabIndex: 0 | -1;
  /** What assistive technology is told; comes with `naming.ts`. */
  readonly ariaLabel?: string;
}

/** The one table of layers. Boundaries lie by depth, labels above everything (see canvas.css for theirs). */
export const LAYER = { boundary: 0, flow: 1000, element: 2000, note: 3000 } as const;

export interface View {
  readonly model: Model;
  readonly diagram: DiagramId;
  readonly risks: ReadonlyMap<ThingId, Risk>;
  readonly selection: readonly ThingId[];
  readonly spotlight: readonly ThingId[];
  /** The thing that takes the keyboard when the canvas is entered. */
  readonly focus: ThingId | null;
}

export interface Projection {
  readonly nodes: readonly ThingNode[];
  readonly edges: readonly FlowEdge[];
}

/** Above or below the others of its band, which it never leaves. */
const heightIn = ({ z = 0 }: Place): number => Math.min(Math.max(z, -400), 400);

/** Selected, lit up, focused. */
type States = readonly [boolean, boolean, boolean];

/**
 * A thing as it is drawn but for its states. These change with every click, the rest only with the model: to draw all anew
 * for a click took 60 ms at 1,000 elements.
 */
interface Plain<T> {
  readonly id: ThingId;
  readonly layer: number;
  readonly make: (states: States) => T;
}

/** A projection with a memory of its own; one for each canvas on screen. */
export function createProjection(): (view: View) => Projection {
  const plain = createDrawing();
  const { remember, forgetUnseen } = createMemory();
  let last: { readonly of: readonly unknown[]; readonly drawn: ReturnType<typeof plain> } | undefined;

  return ({ model, diagram, risks, selection, spotlight, focus }) => {
    const of = [model, diagram, risks];
    if (!last || !last.of.every((one, i) => one === of[i]))
      last = { of, drawn: plain(model, diagram, risks) };
    const selected = new Set(selection);
    const lit = new Set(spotlight);
    const dress = <T>(thing: Plain<T>): T => {
      const { id } = thing;
      const states: States = [selected.has(id), lit.has(id), focus === id];
      return remember(id, [thing, ...states], () => thing.make(states));
    };
    const nodesNow = last.drawn.nodes.map(dress);
    const edgesNow = last.drawn.edges.map(dress);
    // React Flow looks through all lines again when it gets another list of them.
    const nodes = remember('nodes', nodesNow, () => nodesNow);
    const edges = remember('edges', edgesNow, () => edgesNow);
    const all = remember('all', [nodes, edges], () => ({ nodes, edges }));
    forgetUnseen();
    return all;
  };
}

export interface Memory {
  /** The result made from the same inputs before, or a new one. */
  readonly remember: <T>(key: string, inputs: readonly unknown[], make: () => T) => T;
  /** Not asked for this time, but it will be. */
  readonly keep: (key: string) => void;
  /** Forgets what was not asked for since the last time. */
  readonly forgetUnseen: () => void;
}

export function createMemory(): Memory {
  const made = new Map<string, { readonly inputs: readonly unknown[]; readonly result: unknown }>();
  let seen = new Set<string>();
  return {
    remember<T>(key: string, inputs: readonly unknown[], make: () => T): T {
      seen.add(key);
      const last = made.get(key);
      if (
        last &&
        last.inputs.length === inputs.length &&
        last.inputs.every((input, i) => Object.is(input, inputs[i]))
      )
        return last.result as T;
      const result = make();
      made.set(key, { inputs, result });
      return result;
    },
    keep(key) {
      seen.add(key);
    },
    forgetUnseen() {
      for (const key of made.keys()) if (!seen.has(key)) made.delete(key);
      seen = new Set();
    },
  };
}

/**
 * Draws everything there is on a diagram, but for its states. Most edits change what is said of one thing and move nothing:
 * then the courses of all flows stand, and of each thing only its inputs are compared.
 */
function createDrawing(): (
  model: Model,
  diagram: DiagramId,
  risks: View['risks'],
) => { readonly nodes: readonly Plain<ThingNode>[]; readonly edges: readonly Plain<FlowEdge>[] } {
  const { remember, keep, forgetUnseen } = createMemory();
  const coursesOf = createCourses();

  return (model, diagram, risks) => {
    const insides = new Set(
      Object.values(model.diagrams).flatMap((one) => (one.id === diagram ? [] : (one.of ?? []))),
    );

    const nodeOf = (place: Place): Plain<ThingNode> | undefined => {
      const id = place.thing;
      const risk = risks.get(id) ?? null;
      const locked = place.locked === true;
      const element = model.elements[id];
      keep(`data ${id}`);
      if (element) {
        const hasInside = insides.has(id);
        const isOut = outOfScope(model, id) !== undefined;
        return remember(
          `node ${id}`,
          [place, element, isOut, hasInside, risk?.count, risk?.worst],
          (): Plain<ElementNode> => {
            const { kind, name } = element;
            const technology = technologyOf(kind, element.properties);
            const data = remember(
              `data ${id}`,
              [kind, name, isOut, technology, locked, hasInside, risk?.count, risk?.worst],
              () => ({ kind, name, technology, outOfScope: isOut, locked, hasInside, risk }),
            );
            const layer = LAYER.element + heightIn(place);
            return { id, layer, make: (states) => nodeAt(place, 'element', data, layer, states) };
          },
        );
      }
      const boundary = model.boundaries[id];
      if (boundary) {
        const layer = LAYER.boundary + outward(model, id).length;
        return remember(
          `node ${id}`,
          [place, boundary, layer, risk?.count, risk?.worst],
          (): Plain<BoundaryNode> => {
            const { name, trust } = boundary;
            const isNested = boundary.parent !== null;
            const { width, height } = place;
            const data = remember(
              `data ${id}`,
              [name, trust, locked, isNested, width, height, risk?.count, risk?.worst],
              () => ({ name, trust, locked, isNested, risk, width, height }),
            );
            return { id, layer, make: (states) => nodeAt(place, 'boundary', data, layer, states) };
          },
        );
      }
      const note = model.notes[id];
      if (!note) return undefined;
      return remember(`node ${id}`, [place, note], (): Plain<NoteNode> => {
        const { text } = note;
        const data = remember(`data ${id}`, [text, locked], () => ({ text, locked }));
        const layer = LAYER.note + heightIn(place);
        return { id, layer, make: (states) => nodeAt(place, 'note', data, layer, states) };
      });
    };

    const places = placesOn(model, diagram);
    const nodes = places
      .map(nodeOf)
      .filter((node) => node !== undefined)
      .toSorted((a, b) => a.layer - b.layer || (a.id < b.id ? -1 : 1));

    const courses = coursesOf(model, diagram);
    const labels = courses.map(({ id, drawing }) => {
      const flow = model.flows[id]!;
      const risk = risks.get(id) ?? null;
      return remember(`label ${id}`, [flow, drawing, model.dataClasses, risk?.count, risk?.worst], () =>
        labelOf(flow, dataOf(model, flow), risk, roomOn(drawing)),
      );
    });
    const rides = ridesIn(courses);
    const points = remember(
      'labels',
      [courses, places, ...labels.flatMap(({ width, height }) => [width, height])],
      () =>
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
          courses.flatMap(({ drawing }) =>
            drawing.gates.map((gate) => boxAt(gate, { width: 14, height: 16 })),
          ),
        ),
    );
    const folds = new Map(
      rides.map((ride, i) => {
        const fold = foldOf(ride, points[i]!, risks);
        const { at, risk } = fold;
        return [
          ride.crowd[0],
          remember(`fold ${ride.crowd[0]}`, [ride.crowd, at, risk?.count, risk?.worst], () => fold),
        ];
      }),
    );
    const edges = courses.map(({ id, drawing, crowd }, i): Plain<FlowEdge> => {
      const flow = model.flows[id]!;
      const label = labels[i]!;
      const isOut = outOfScope(model, id) !== undefined;
      const at = points[rides.length + i] ?? pointAt(drawing.line.points, 0.5);
      const fold = folds.get(crowd?.[0]) ?? null;
      const encryption = encryptionOf(flow);
      const { from, to } = flow;
      return remember(
        `edge ${id}`,
        [from, to, drawing, label, at.x, at.y, encryption, isOut, fold],
        (): Plain<FlowEdge> => {
          const data: FlowData = {
            drawing,
            label,
            labelAt: at,
            encryption,
            outOfScope: isOut,
            fold,
          };
          // Where many share a label, only the one at hand shows its own as well.
          const folded: FlowData = fold ? { ...data, label: FOLDED } : data;
          return {
            id,
            layer: LAYER.flow,
            make: (states) => edgeOf(id, from, to, states[1] || states[2] ? data : folded, states),
          };
        },
      );
    });
    forgetUnseen();
    return { nodes, edges };
  };
}

interface FlowCourse extends Foldable {
  readonly drawing: Drawing;
  /** Where its label is held, if it is. */
  readonly fixed: Riding['fixed'];
}

/** The courses of all flows on a diagram, in the order of the story; the same list until something changes that bends them. */
function createCourses(): (model: Model, diagram: DiagramId) => readonly FlowCourse[] {
  const shapes = createMemory();
  const drawings = createMemory();
  return (model, diagram) => {
    const of = shapes.remember(
      'shapes',
      Object.values(model.elements).flatMap(({ id, kind, boundary }) => [id, kind, boundary]),
      () => ({}),
    );
    const ways = shapes.remember(
      'ways',
      Object.values(model.flows).flatMap(({ id, from, to, step }) => [id, from, to, step]),
      () => ({}),
    );
    const { places, routes, boundaries, settings } = model;
    return shapes.remember('courses', [of, ways, places, routes, boundaries, settings, diagram], () => {
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

/** How wide a label may be on a line: it leaves a little of the line at either side, in steps that a small move does not change. */
function roomOn({ line }: Drawing): number {
  return Math.max(96, Math.round(lengthOf(line.points) / 24) * 24 - 24);
}

/** A flow to itself carries its label at the far end of its loop, clear of the badge. */
const APEX = { t: 0.5, dx: 0, dy: 0 };

function inputsOf(course: Course): readonly unknown[] {
  const { from, to, fromOutline, toOutline, aside, isLoop, route, style, leaves, enters } = course;
  return [from, to, fromOutline, toOutline, aside, isLoop, route, style, leaves.length, ...leaves, ...enters];
}

function nodeAt<N extends ThingNode>(
  place: Place,
  type: N['type'],
  data: N['data'],
  zIndex: number,
  states: States,
): N {
  const size = { width: place.width, height: place.height };
  return {
    id: place.thing,
    type,
    data,
    position: { x: place.x, y: place.y },
    ...size,
    measured: size,
    handles: [],
    zIndex,
    selected: states[0],
    className: states[1] ? 'lit' : '',
    style: { pointerEvents: 'all' },
    ...spoken(states[2]),
  } as unknown as N;
}

function edgeOf(
  id: FlowId,
  source: ElementId,
  target: ElementId,
  data: FlowData,
  [selected, isLit, hasFocus]: States,
): FlowEdge {
  return { id, source, target, data, selected, className: isLit ? 'lit' : '', tabIndex: hasFocus ? 0 : -1 };
}

/** What assistive technology is told; the name comes later, see `naming.ts`. One thing on the canvas is the tab stop. */
function spoken(hasFocus: boolean) {
  return {
    ariaRole: 'group',
    domAttributes: {
      tabIndex: hasFocus ? 0 : -1,
      'aria-roledescription': undefined,
      'aria-describedby': undefined,
    },
  } as const;
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

function technologyOf(kind: ElementKind, properties: Model['elements'][string]['properties']): string {
  const name = kind === 'process' ? 'technology' : kind === 'store' ? 'storeKind' : 'entityKind';
  const value = valueOf(properties, name);
  return value === undefined ? '' : valueInWords(name, value);
}
