import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BoundaryId, FlowId, ThingId } from '../model/id';
import type { Line } from '../model/outline';
import type { Box, Point } from '../model/place';
import type { Tool, Viewport } from '../editor/session';
import type { Guide } from './guides';
import type { Drawing } from '../model/course';
import type { TakenLayout } from '../commands/layout';
import type { Layout, Scope } from '../layout/tidy';
import type { Model } from '../model/model';

/**
 * What is on the canvas only while a gesture lasts or the pointer hovers: previews, highlights, the box being dragged.
 * It is forgotten when the gesture ends; what the gesture meant is then one command.
 */
export interface Scene {
  readonly hover: ThingId | null;
  /**
   * The flow just drawn. It is selected but shows no grips until it is chosen again: the next flow often starts
   * where this one ends, and must not pull it away.
   */
  readonly fresh: FlowId | null;
  /** A gesture is under way: dots and grips get out of its way. */
  readonly busy: boolean;
  /** Something in the page stands elsewhere than the model says. */
  readonly moving: boolean;
  /** What a tool would place here. */
  readonly ghost: { readonly tool: Tool; readonly box: Box } | null;
  /** Outlines of copies being dragged. */
  readonly copies: readonly Box[];
  /** The flow being drawn or moved. */
  readonly wire: Wire | null;
  readonly marquee: Box | null;
  /** What the thing in motion has snapped to. */
  readonly guides: readonly Guide[];
  /** The boundary that what is dragged will belong to. */
  readonly dropInto: BoundaryId | null;
  /** The element that a flow would end at, or that refuses it. */
  readonly dropOn: { readonly id: ThingId; readonly ok: boolean } | null;
  /** The flow that an element would be put into. */
  readonly dropOnFlow: FlowId | null;
  /** A layout being worked out or looked at. */
  readonly tidying: Tidying | null;
  /** Where the context menu is open. */
  readonly menuAt: { readonly page: Point; readonly client: Point } | null;
  /** The box of the thing being resized. */
  readonly resizing: { readonly id: ThingId; readonly box: Box } | null;
}

/** A layout being worked out or looked at. The model knows nothing of it until it is kept. */
export interface Tidying {
  readonly scope: Scope;
  readonly direction: TakenLayout['direction'];
  readonly lines: TakenLayout['lines'];
  /** How much has been worked out, from 0 to 1, where that takes several steps. */
  readonly share?: number;
  /** The diagram that was tidied; another edit makes the layout worthless. */
  readonly before: Model;
  /** What is on offer; absent while the kernel works. */
  readonly offer?: { readonly layout: Layout; readonly next: Model };
  /** Where the view was, to go back to. */
  readonly view: Viewport;
}

export interface Wire {
  readonly line: Line;
  readonly state: 'open' | 'ok' | 'refused';
  readonly reason: string;
  readonly at: Point;
}

export const NOTHING: Omit<Scene, 'hover' | 'menuAt' | 'fresh' | 'tidying'> = {
  busy: false,
  moving: false,
  ghost: null,
  copies: [],
  wire: null,
  marquee: null,
  guides: [],
  dropInto: null,
  dropOn: null,
  dropOnFlow: null,
  resizing: null,
};

/** How flows look while something at their ends is in motion, by flow. */
export interface Motion {
  readonly flows: ReadonlyMap<FlowId, Moved>;
}
export interface Moved {
  readonly drawing: Drawing;
  readonly labelAt: Point;
}

export interface SceneStores {
  readonly scene: StoreApi<Scene>;
  readonly motion: StoreApi<Motion>;
  /** Where the camera stands now; React Flow learns of it when it rests (`useCamera.ts`). */
  readonly view: StoreApi<Viewport>;
}

/** What is on a canvas only for the moment, seen from where the camera stands. */
export function createScene(view: Viewport): SceneStores {
  return {
    scene: createStore<Scene>(() => ({ hover: null, menuAt: null, fresh: null, tidying: null, ...NOTHING })),
    motion: createStore<Motion>(() => ({ flows: new Map() })),
    view: createStore<Viewport>(() => view),
  };
}

export const SceneContext = createContext<SceneStores | null>(null);

export function useScene<T>(selector: (scene: Scene) => T): T {
  return useStore(stores(useContext(SceneContext)).scene, selector);
}

/** Reads where the camera stands, px on screen. Called at every step of it: select no more than is shown. */
export function useView<T>(selector: (view: Viewport) => T): T {
  return useStore(stores(useContext(SceneContext)).view, selector);
}

/** How a flow looks in motion; undefined while it rests. */
export function useMoved(flow: FlowId): Moved | undefined {
  return useStore(stores(useContext(SceneContext)).motion, (motion) => motion.flows.get(flow));
}

function stores(context: SceneStores | null): SceneStores {
  if (!context) throw new Error('useScene: there is no SceneContext above this component.');
  return context;
}
