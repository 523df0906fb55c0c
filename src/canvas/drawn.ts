import type { Node } from '@xyflow/react';
import type { TrustLevel } from '../model/boundary';
import type { Drawing } from '../model/course';
import type { ElementKind } from '../model/element';
import type { ElementId, FlowId } from '../model/id';
import type { Point } from '../model/place';
import type { Fold } from './folds';
import type { Encryption, Label, Risk } from './labels';

/** What is drawn of a model: `project.ts` works it out, the rest of the canvas shows it and asks where it is. */

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

export interface Projection {
  readonly nodes: readonly ThingNode[];
  readonly edges: readonly FlowEdge[];
}
