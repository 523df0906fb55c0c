import type { DiagramId, ThingId } from '../model/id';
import { isRecord } from './summary';

/** Where a person was looking when they left a model. Kept beside it, never in it. */
export interface View {
  readonly diagram: DiagramId;
  /** Pan in screen px and zoom, for each diagram that has been looked at. */
  readonly viewports: Readonly<Record<DiagramId, SavedViewport>>;
  readonly selection?: readonly ThingId[];
}
export interface SavedViewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Reads a stored view; null when there is none worth having. What cannot be read in it is left out. */
export function readView(stored: unknown): View | null {
  if (!isRecord(stored) || typeof stored['diagram'] !== 'string') return null;
  const { diagram, viewports, selection } = stored;
  return {
    diagram,
    viewports: Object.fromEntries(
      Object.entries(isRecord(viewports) ? viewports : {}).flatMap(([id, value]) => {
        const viewport = readViewport(value);
        return viewport ? [[id, viewport]] : [];
      }),
    ),
    ...(Array.isArray(selection) ? { selection: selection.filter((id) => typeof id === 'string') } : {}),
  };
}

function readViewport(value: unknown): SavedViewport | null {
  if (!isRecord(value)) return null;
  const { x, y, zoom } = value;
  if (typeof x !== 'number' || typeof y !== 'number' || typeof zoom !== 'number') return null;
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(zoom) && zoom > 0
    ? { x, y, zoom }
    : null;
}
