import type { Impact } from '../model/decision';
import type { ModelId } from '../model/id';
import type { Model } from '../model/model';
import { impacts } from '../model/values';
import { NO_THUMBNAIL, thumbnailOf, type Thumbnail } from './thumbnail';

/** What the models page shows of a model without opening it. */
export interface Summary {
  readonly id: ModelId;
  readonly name: string;
  readonly updatedAt: number;
  readonly createdAt: number;
  readonly elements: number;
  readonly flows: number;
  readonly openCount: number;
  readonly highestRisk: Impact | null;
  readonly thumbnail: Thumbnail;
  /** Deleted, and can be brought back until it is purged. */
  readonly deletedAt?: number;
}

/** The part of a summary that only the engine knows. */
export type SummaryBits = Pick<Summary, 'openCount' | 'highestRisk'>;

export function summaryOf(
  model: Model,
  { openCount, highestRisk }: SummaryBits,
  times: { readonly createdAt: number; readonly updatedAt: number },
): Summary {
  return {
    id: model.id,
    name: model.name,
    ...times,
    elements: Object.keys(model.elements).length,
    flows: Object.keys(model.flows).length,
    openCount,
    highestRisk,
    thumbnail: thumbnailOf(model),
  };
}

/** Reads a stored summary. A field that is damaged or missing gets a plain value: the list must always show. */
export function readSummary(id: ModelId, stored: unknown): Summary {
  const given: Readonly<Record<string, unknown>> = isRecord(stored) ? stored : {};
  const { name, highestRisk, thumbnail, deletedAt } = given;
  const number = (value: unknown): number => (Number.isFinite(value) ? Number(value) : 0);
  return {
    id,
    name: typeof name === 'string' ? name : 'Model without a readable name',
    updatedAt: number(given['updatedAt']),
    createdAt: number(given['createdAt']),
    elements: number(given['elements']),
    flows: number(given['flows']),
    openCount: number(given['openCount']),
    highestRisk: impacts.find((impact) => impact === highestRisk) ?? null,
    thumbnail: isThumbnail(thumbnail) ? thumbnail : NO_THUMBNAIL,
    ...(typeof deletedAt === 'number' ? { deletedAt } : {}),
  };
}

function isThumbnail(value: unknown): value is Thumbnail {
  if (!isRecord(value)) return false;
  const { boxes, lines } = value;
  return (
    Array.isArray(boxes) &&
    Array.isArray(lines) &&
    boxes.every((box) => hasNumbers(box, ['x', 'y', 'w', 'h'])) &&
    lines.every((line) => hasNumbers(line, ['x1', 'y1', 'x2', 'y2']))
  );
}

function hasNumbers(value: unknown, keys: readonly string[]): boolean {
  return isRecord(value) && keys.every((key) => Number.isFinite(value[key]));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
