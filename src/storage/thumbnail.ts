import type { TrustLevel } from '../model/boundary';
import type { ElementKind } from '../model/element';
import type { ThingId } from '../model/id';
import { firstDiagram, type Model } from '../model/model';
import { around, centre, placeOf, type Place } from '../model/place';
import { impliesEncryption } from '../model/protocol';

/** A small picture of a model's first diagram, for the models page: boxes and lines, top left corner at 0, 0. */
export interface Thumbnail {
  /** In drawing order: boundaries from the outside in, then elements. Lines belong between the two. */
  readonly boxes: readonly ThumbnailBox[];
  readonly lines: readonly ThumbnailLine[];
}
export interface ThumbnailBox {
  readonly kind: ElementKind | 'boundary';
  /** Of a boundary. */
  readonly trust?: TrustLevel;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
export interface ThumbnailLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Known to travel unencrypted. */
  readonly plain: boolean;
}

/** More would be grey mush at that size, and weight in every listing. */
const MOST_BOXES = 120;
const MOST_LINES = 160;

export const NO_THUMBNAIL: Thumbnail = { boxes: [], lines: [] };

/** The picture of a model. The same model gives the same picture. */
export function thumbnailOf(model: Model): Thumbnail {
  const diagram = firstDiagram(model);
  const place = (id: ThingId): Place | undefined => placeOf(model, diagram, id);

  const boundaries = Object.values(model.boundaries).flatMap(({ id, trust }) => {
    const at = place(id);
    return at ? [{ kind: 'boundary' as const, trust, at }] : [];
  });
  const elements = Object.values(model.elements).flatMap(({ id, kind }) => {
    const at = place(id);
    return at ? [{ kind, at }] : [];
  });
  const drawn = [...boundaries.toSorted(biggestFirst), ...elements.toSorted(biggestFirst)].slice(
    0,
    MOST_BOXES,
  );
  const whole = around(drawn.map((box) => box.at));
  if (!whole) return NO_THUMBNAIL;

  const x = (page: number): number => Math.round(page - whole.x);
  const y = (page: number): number => Math.round(page - whole.y);
  const shown = new Set(drawn.map((box) => box.at.thing));
  const lines = Object.values(model.flows)
    .toSorted(byId)
    .flatMap((flow) => {
      const [from, to] = [place(flow.from), place(flow.to)];
      if (!from || !to || from === to || !shown.has(from.thing) || !shown.has(to.thing)) return [];
      const [start, end] = [centre(from), centre(to)];
      return [
        { x1: x(start.x), y1: y(start.y), x2: x(end.x), y2: y(end.y), plain: isPlain(flow.properties) },
      ];
    });
  return {
    boxes: drawn.map(({ at, ...box }) => ({
      ...box,
      x: x(at.x),
      y: y(at.y),
      w: Math.round(at.width),
      h: Math.round(at.height),
    })),
    lines: lines.slice(0, MOST_LINES),
  };
}

interface Drawn {
  readonly at: Place;
}

function biggestFirst(a: Drawn, b: Drawn): number {
  return b.at.width * b.at.height - a.at.width * a.at.height || (a.at.thing < b.at.thing ? -1 : 1);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** What a person said counts before what the protocol implies; unknown is not plain. */
function isPlain({ encrypted, protocol }: Model['flows'][string]['properties']): boolean {
  if (typeof encrypted === 'boolean') return !encrypted;
  return impliesEncryption(typeof protocol === 'string' ? protocol : undefined) === false;
}
