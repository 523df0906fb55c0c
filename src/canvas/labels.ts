import type { Impact } from '../model/decision';
import type { DataClass } from '../model/dataclass';
import type { Flow } from '../model/flow';
import type { Model } from '../model/model';
import { boxAt, shared, type Box, type Point } from '../model/geometry';
import { valueInWords, valueOf } from '../model/property';
import { impliesEncryption, isLocal } from '../model/protocol';
import { pointAt } from '../model/along';
import { canvasWords } from '../words/canvas';
import { widthOf } from './text';

/** What rides on a flow: step number, name, then chips, then the count of open threats. */
export interface Label {
  readonly step: number;
  readonly name: string;
  readonly chips: readonly Chip[];
  /** Chips that there was no room for. */
  readonly more: number;
  readonly risk: Risk | null;
  readonly width: number;
  readonly height: number;
}

export interface Chip {
  readonly text: string;
  readonly sign: 'lock' | 'open lock' | 'key' | 'none';
  readonly tone: 'quiet' | 'plain' | 'unknown';
}

/** The open threats of a thing: how many, and how bad the worst is. */
export interface Risk {
  readonly count: number;
  readonly worst: Impact;
}

export type Encryption = 'encrypted' | 'plain' | 'unknown' | 'local';

const MOST_CHIPS = 3;

/** Whether people on the way could read a flow. What the person said comes before what the protocol implies. */
export function encryptionOf(flow: Flow): Encryption {
  const protocol = protocolOf(flow);
  const said = valueOf(flow.properties, 'encrypted');
  const known = typeof said === 'boolean' ? said : impliesEncryption(protocol);
  if (known === undefined) return isLocal(protocol) ? 'local' : 'unknown';
  return known ? 'encrypted' : 'plain';
}

function protocolOf(flow: Flow): string | undefined {
  const protocol = valueOf(flow.properties, 'protocol');
  return typeof protocol === 'string' ? protocol : undefined;
}

/** Protocol and encryption in a word or two. */
export function transportOf(flow: Flow): string {
  const protocol = protocolOf(flow);
  return protocol === undefined ? '' : valueInWords('protocol', protocol);
}

export function dataOf(model: Model, flow: Flow): readonly DataClass[] {
  return flow.data.map((id) => model.dataClasses[id]).filter((found) => found !== undefined);
}

/** The label of a flow. Chips that would make it wider than the `room` along the line, px, go into the count of what is left out. */
export function labelOf(flow: Flow, data: readonly DataClass[], risk: Risk | null, room = Infinity): Label {
  const all = [
    ...transportChips(flow),
    ...data.map((known): Chip => ({ text: known.name, sign: 'none', tone: 'quiet' })),
  ];
  for (let shown = Math.min(all.length, MOST_CHIPS); ; shown--) {
    const bare = {
      step: flow.step,
      name: flow.name,
      chips: all.slice(0, shown),
      more: all.length - shown,
      risk,
    };
    const size = sizeOf(bare);
    if (shown <= 1 || size.width <= room) return { ...bare, ...size };
  }
}

function transportChips(flow: Flow): readonly Chip[] {
  const name = transportOf(flow);
  const key: readonly Chip[] =
    valueOf(flow.properties, 'authn') === 'apikey' ? [{ text: 'Key', sign: 'key', tone: 'quiet' }] : [];
  switch (encryptionOf(flow)) {
    case 'encrypted':
      return [{ text: name || canvasWords.encrypted, sign: 'lock', tone: 'quiet' }, ...key];
    case 'plain':
      return [{ text: name || canvasWords.notEncrypted, sign: 'open lock', tone: 'plain' }, ...key];
    case 'unknown':
      return [
        ...(name === '' ? [] : [{ text: `${name} ?`, sign: 'none', tone: 'unknown' } as const]),
        ...key,
      ];
    case 'local':
      return [{ text: name, sign: 'none', tone: 'quiet' }, ...key];
  }
}

function sizeOf({ step, name, chips, more, risk }: Omit<Label, 'width' | 'height'>): {
  readonly width: number;
  readonly height: number;
} {
  const first = (step > 0 ? 20 : 0) + (name === '' ? 0 : widthOf(shortened(name), 12, 500));
  const pills = [
    ...chips.map((chip) => widthOf(chip.text, 10.5) + 8 + (chip.sign === 'none' ? 0 : 13)),
    ...(more > 0 ? [widthOf(`+${more}`, 10.5) + 8] : []),
    ...(risk ? [widthOf(String(risk.count), 10.5, 600) + 22] : []),
  ];
  const second = pills.reduce((sum, width) => sum + width + 3, -3);
  const rows = (first > 0 ? 1 : 0) + (pills.length > 0 ? 1 : 0);
  return { width: Math.ceil(Math.max(first, second, 0)) + 8, height: rows === 0 ? 0 : rows * 18 + 2 };
}

const LONGEST = 32;
/** A flow's name as the label shows it. */
export function shortened(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** Where along its line a label may ride when nobody has moved it, best first. */
const SHARES = [0.5, 0.42, 0.58, 0.35, 0.65, 0.25, 0.75];

/** Where there is no room on the line: shares of it, and how far from it a label may stand, px. */
const BESIDE = {
  shares: [0.5, 0.35, 0.65],
  offsets: [22, -22, 44, -44],
};
/** The part of a label that may lie on something else before it is put beside its line. */
const MAY_COVER = 0.1;
/** A label beside its line is less clearly the line's: standing off by 1 px counts like covering so many square px. */
const COST_OF_STANDING_OFF = 8;

export interface Riding {
  readonly points: readonly Point[];
  readonly size: { readonly width: number; readonly height: number };
  /** Put there by a person: stays there. */
  readonly fixed?: { readonly t: number; readonly dx: number; readonly dy: number } | undefined;
}

/**
 * Middle points for labels, in the given order: each takes the first share of its line where it covers nothing; where
 * there is none, the place on the line or a little beside it where it covers least. Elements and other labels count in
 * full, small things such as gates less.
 */
export function placeLabels(
  riding: readonly Riding[],
  obstacles: readonly Box[],
  small: readonly Box[] = [],
): readonly Point[] {
  const taken = new Cells(obstacles);
  const lesser = new Cells(small);
  for (const { points, size, fixed } of riding) if (fixed) taken.add(boxAt(fixedPoint(points, fixed), size));
  return riding.map(({ points, size, fixed }) => {
    if (fixed) return fixedPoint(points, fixed);
    let best = { at: pointAt(points, 0.5), cost: Infinity, covered: Infinity };
    const tryAt = (at: Point, price: number): boolean => {
      const box = boxAt(at, size);
      const covered = taken.covered(box);
      const cost = covered + lesser.covered(box) * 2 + price;
      if (cost < best.cost) best = { at, cost, covered };
      return cost === price;
    };
    const isFree = SHARES.some((share, rank) => tryAt(pointAt(points, share), rank));
    if (!isFree && best.covered > MAY_COVER * size.width * size.height)
      for (const share of BESIDE.shares)
        for (const off of BESIDE.offsets) {
          const { x, y } = pointAt(points, share);
          const price = COST_OF_STANDING_OFF * Math.abs(off);
          tryAt({ x, y: y + off }, price);
          tryAt({ x: x + off, y }, price);
        }
    taken.add(boxAt(best.at, size));
    return best.at;
  });
}

function fixedPoint(
  points: readonly Point[],
  { t, dx, dy }: { readonly t: number; readonly dx: number; readonly dy: number },
): Point {
  const on = pointAt(points, t);
  return { x: on.x + dx, y: on.y + dy };
}

/** Boxes sorted into cells, so that asking what is near costs the same on a big diagram. */
class Cells {
  readonly #cells = new Map<string, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const list = this.#cells.get(cell);
      if (list) list.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** How many square px of a box are taken. */
  covered(box: Box): number {
    const near = new Set(cellsOf(box).flatMap((cell) => this.#cells.get(cell) ?? []));
    let sum = 0;
    for (const other of near) sum += shared(box, other);
    return sum;
  }
}

const CELL = 128;
function cellsOf({ x, y, width, height }: Box): readonly string[] {
  const cells: string[] = [];
  for (let i = Math.floor(x / CELL); i <= Math.floor((x + width) / CELL); i++)
    for (let j = Math.floor(y / CELL); j <= Math.floor((y + height) / CELL); j++) cells.push(`${i} ${j}`);
  return cells;
}
