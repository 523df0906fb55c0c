import { centre, distance, type Box, type Point } from './geometry';

/**
 * The geometry of the drawing, shared by the canvas and by the picture that is exported: the outlines of shapes,
 * and the line a flow takes between two of them. Pure numbers in page coordinates.
 */

/** A process is a stadium; everything else is drawn as a rectangle. */
export type Outline = 'rectangle' | 'stadium';

export type LineStyle = 'curved' | 'straight' | 'right-angled';

/** A line as drawn: SVG path data, and the same line as a chain of points close enough to measure along. */
export interface Line {
  readonly d: string;
  readonly points: readonly Point[];
}

/** An end of a flow: the shape it meets. */
export interface End {
  readonly outline: Outline;
  readonly box: Box;
}

/** A point on an outline and the direction in which the outline faces there. */
export interface Landing extends Point {
  readonly facing: Point;
}

/** Parallel flows stand this far apart, px: so far that labels of two lines have room one below the other. */
export const FAN_GAP = 44;
/** So many flows beside each other get that room. More of them share it, and their labels are one. */
export const MANY_BESIDE = { flows: 10, loops: 5 };
/** From the first to the last of parallel flows, px. */
const WIDEST_FAN = FAN_GAP * MANY_BESIDE.flows;
/** How far a flow to itself reaches out, and what each further one adds, px: the height of a label between their tips. */
const LOOP = { first: 26, further: 22 };

/** Where a ray from the inside of an outline leaves it. */
export function endsOn({ outline, box }: End, from: Point, towards: Point): Landing {
  const way = unit({ x: towards.x - from.x, y: towards.y - from.y });
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const tx = way.x > 0 ? (right - from.x) / way.x : way.x < 0 ? (box.x - from.x) / way.x : Infinity;
  const ty = way.y > 0 ? (bottom - from.y) / way.y : way.y < 0 ? (box.y - from.y) / way.y : Infinity;
  const t = Math.max(0, Math.min(tx, ty));
  const hit = { x: from.x + way.x * t, y: from.y + way.y * t };
  const facing = tx < ty ? { x: Math.sign(way.x), y: 0 } : { x: 0, y: Math.sign(way.y) };
  if (outline === 'rectangle') return { ...hit, facing };
  const radius = Math.min(box.width, box.height) / 2;
  const cap = {
    x: Math.min(Math.max(hit.x, box.x + radius), right - radius),
    y: Math.min(Math.max(hit.y, box.y + radius), bottom - radius),
  };
  if (Math.hypot(hit.x - cap.x, hit.y - cap.y) <= radius + 0.01 && (hit.x === cap.x || hit.y === cap.y))
    return { ...hit, facing };
  const round = onCircle(cap, radius, from, way);
  return { ...round, facing: unit({ x: round.x - cap.x, y: round.y - cap.y }) };
}

/** Where a ray that starts inside leaves a circle. */
function onCircle(middle: Point, radius: number, from: Point, way: Point): Point {
  const x = from.x - middle.x;
  const y = from.y - middle.y;
  const b = x * way.x + y * way.y;
  const c = x * x + y * y - radius * radius;
  const t = -b + Math.sqrt(Math.max(0, b * b - c));
  return { x: from.x + way.x * t, y: from.y + way.y * t };
}

/** Whether a point lies inside an outline grown by some px. */
export function covers({ outline, box }: End, point: Point, grown = 0): boolean {
  return distanceTo({ outline, box }, point) <= grown;
}

/** How far a point is outside an outline; negative inside. */
export function distanceTo({ outline, box }: End, point: Point): number {
  const radius = outline === 'stadium' ? Math.min(box.width, box.height) / 2 : 0;
  const middle = centre(box);
  const x = Math.abs(point.x - middle.x) - (box.width / 2 - radius);
  const y = Math.abs(point.y - middle.y) - (box.height / 2 - radius);
  return Math.hypot(Math.max(x, 0), Math.max(y, 0)) + Math.min(Math.max(x, y), 0) - radius;
}

/** How far from the middle line the n-th of some parallel flows runs. Very many of them move together rather than fill the page. */
export function fan(index: number, count: number): number {
  const gap = Math.min(FAN_GAP, WIDEST_FAN / Math.max(count - 1, 1));
  return (index - (count - 1) / 2) * gap;
}

export interface Course {
  readonly from: End;
  readonly to: End;
  readonly style: LineStyle;
  /** Distance from the middle line; see `fan`. Positive is to the right of someone walking from `from` to `to`. */
  readonly aside?: number;
  /** Bend points on the way. */
  readonly via?: readonly Point[];
}

/** The line between two shapes. */
export function lineBetween({ from, to, style, aside = 0, via = [] }: Course): Line {
  const a = centre(from.box);
  const b = centre(to.box);
  if (via.length > 0 && style === 'right-angled') {
    const [leave, arrive] = [squareTo(from, via[0]!), squareTo(to, via.at(-1)!)];
    return corners([...leave, ...via, ...arrive.toReversed()], 10);
  }
  if (via.length > 0) {
    const start = endsOn(from, a, via[0]!);
    const end = endsOn(to, b, via.at(-1)!);
    return style === 'curved' ? smooth([start, ...via, end]) : corners([start, ...via, end], 0);
  }
  const across = turnRight(unit({ x: b.x - a.x, y: b.y - a.y }));
  const start = landing(from, a, b, across, aside);
  const end = landing(to, b, a, across, aside);
  switch (style) {
    case 'straight':
      return aside === 0 ? straight(start, end) : curve(start, end, { by: aside, across, from: a });
    case 'curved':
      return curve(start, end, { by: aside, across, from: a });
    case 'right-angled':
      return rightAngled(from.box, to.box, aside);
  }
}

/**
 * Where a right-angled line leaves an outline towards a bend point: level with the point where the side allows, else
 * from the middle of a side by way of one more corner.
 */
function squareTo(end: End, bend: Point): readonly Point[] {
  const { x, y, width, height } = end.box;
  const middle = centre(end.box);
  if (bend.y > y && bend.y < y + height) return [endsOn(end, { x: middle.x, y: bend.y }, bend)];
  if (bend.x > x && bend.x < x + width) return [endsOn(end, { x: bend.x, y: middle.y }, bend)];
  const corner =
    Math.abs(bend.x - middle.x) > Math.abs(bend.y - middle.y)
      ? { x: bend.x, y: middle.y }
      : { x: middle.x, y: bend.y };
  return [endsOn(end, middle, corner), corner];
}

/** An end of the middle line, shifted sideways as far as the shape allows. */
function landing(end: End, middle: Point, other: Point, across: Point, aside: number): Landing {
  const most = 0.3 * Math.min(end.box.width, end.box.height);
  const shift = Math.min(Math.max(aside, -most), most);
  const from = { x: middle.x + across.x * shift, y: middle.y + across.y * shift };
  return endsOn(end, from, { x: other.x + across.x * shift, y: other.y + across.y * shift });
}

/** The way a curve leaves: square to a straight side; from a rounded one turned half towards the other end. */
function eased({ x, y, facing }: Landing, other: Point): Point {
  if (facing.x === 0 || facing.y === 0) return facing;
  const way = unit({ x: other.x - x, y: other.y - y });
  return unit({ x: facing.x + way.x, y: facing.y + way.y });
}

export function straight(start: Point, end: Point): Line {
  return { d: `M${xy(start)} L${xy(end)}`, points: [plain(start), plain(end)] };
}

/** A flow of a fan: how far it runs from the middle line between two shapes, and which way that is. */
interface Aside {
  readonly by: number;
  readonly across: Point;
  /** Any point of the middle line. */
  readonly from: Point;
}

/**
 * A curve that leaves one outline and meets the other square on; between shapes that face each other it is straight.
 * Its middle runs exactly as far from the middle line as the fan asks.
 */
export function curve(start: Landing, end: Landing, aside?: Aside): Line {
  const reach = Math.hypot(end.x - start.x, end.y - start.y);
  const pull = Math.min(Math.max(reach * 0.38, 8), 140);
  const [out, into] = [eased(start, end), eased(end, start)];
  const c1 = { x: start.x + out.x * pull, y: start.y + out.y * pull };
  const c2 = { x: end.x + into.x * pull, y: end.y + into.y * pull };
  if (!aside || aside.by === 0) return cubics([plain(start), c1, c2, plain(end)]);
  const { by, across, from } = aside;
  const middle = onCubic(start, c1, c2, end, 0.5);
  const is = (middle.x - from.x) * across.x + (middle.y - from.y) * across.y;
  // Both control points pushed sideways by 4/3 move the middle by 1.
  const push = ((by - is) * 4) / 3;
  const pushed = (point: Point): Point => ({ x: point.x + across.x * push, y: point.y + across.y * push });
  return cubics([plain(start), pushed(c1), pushed(c2), plain(end)]);
}

/** The number of one of some flows from a shape to itself, as `loop` takes it: very many of them move together. */
export function loopNumber(index: number, count: number): number {
  return index * Math.min(1, (MANY_BESIDE.loops - 1) / Math.max(count - 1, 1));
}

/** A flow from a shape to itself: a loop over the top right corner, wide enough to leave the corner free. */
export function loop(end: End, index: number): Line {
  const { box } = end;
  const reach = LOOP.first + LOOP.further * index;
  const heart = { x: box.x + box.width - Math.min(40 + 4 * index, box.width / 2), y: box.y + box.height / 2 };
  const start = endsOn(end, heart, { x: heart.x, y: box.y - 10 });
  const finish = endsOn(end, heart, { x: box.x + box.width + 20, y: heart.y - 12 + 6 * index });
  return cubics([
    plain(start),
    { x: start.x - reach * 0.15, y: start.y - reach * 3.6 },
    { x: finish.x + reach * 4.2, y: finish.y - reach * 1.5 },
    plain(finish),
  ]);
}

function rightAngled(from: Box, to: Box, aside: number): Line {
  const a = centre(from);
  const b = centre(to);
  const overlapsDown = from.y < to.y + to.height && to.y < from.y + from.height;
  const overlapsAcross = from.x < to.x + to.width && to.x < from.x + from.width;
  const sideways = overlapsDown || (!overlapsAcross && Math.abs(b.x - a.x) >= Math.abs(b.y - a.y));
  if (sideways) {
    const right = b.x >= a.x;
    const sign = right ? 1 : -1;
    const start = { x: right ? from.x + from.width : from.x, y: a.y + sign * within(aside, from.height) };
    const end = { x: right ? to.x : to.x + to.width, y: b.y + sign * within(aside, to.height) };
    const turn = (start.x + end.x) / 2 - aside;
    if (Math.abs(start.y - end.y) < 1) return straight(start, { x: end.x, y: start.y });
    return corners([start, { x: turn, y: start.y }, { x: turn, y: end.y }, end], 10);
  }
  const down = b.y >= a.y;
  const sign = down ? -1 : 1;
  const start = { x: a.x + sign * within(aside, from.width), y: down ? from.y + from.height : from.y };
  const end = { x: b.x + sign * within(aside, to.width), y: down ? to.y : to.y + to.height };
  const turn = (start.y + end.y) / 2 + aside;
  if (Math.abs(start.x - end.x) < 1) return straight(start, { x: start.x, y: end.y });
  return corners([start, { x: start.x, y: turn }, { x: end.x, y: turn }, end], 10);
}

const within = (aside: number, size: number): number => Math.min(Math.max(aside, -0.3 * size), 0.3 * size);

/** Straight pieces through points, corners rounded. */
function corners(through: readonly Point[], radius: number): Line {
  const first = through[0]!;
  let d = `M${xy(first)}`;
  const points: Point[] = [plain(first)];
  for (let i = 1; i < through.length - 1; i++) {
    const [before, at, after] = [through[i - 1]!, through[i]!, through[i + 1]!];
    const r = Math.min(radius, distance(before, at) / 2, distance(at, after) / 2);
    const into = towards(at, before, r);
    const out = towards(at, after, r);
    d += r < 1 ? ` L${xy(at)}` : ` L${xy(into)} Q${xy(at)} ${xy(out)}`;
    points.push(into, ...(r < 1 ? [] : [between(between(into, at), between(at, out)), out]));
  }
  const last = through.at(-1)!;
  return { d: `${d} L${xy(last)}`, points: [...points, plain(last)] };
}

/** A curve through points (Catmull-Rom). */
function smooth(through: readonly Point[]): Line {
  const chain: Point[] = [plain(through[0]!)];
  for (let i = 0; i < through.length - 1; i++) {
    const before = through[i - 1] ?? through[i]!;
    const [a, b] = [through[i]!, through[i + 1]!];
    const after = through[i + 2] ?? b;
    chain.push(
      { x: a.x + (b.x - before.x) / 6, y: a.y + (b.y - before.y) / 6 },
      { x: b.x - (after.x - a.x) / 6, y: b.y - (after.y - a.y) / 6 },
      plain(b),
    );
  }
  return cubics(chain);
}

/** Cubic pieces: a start, then two control points and an end for each. */
function cubics(chain: readonly Point[]): Line {
  const points: Point[] = [chain[0]!];
  let d = `M${xy(chain[0]!)}`;
  for (let i = 1; i + 2 < chain.length; i += 3) {
    const [p0, p1, p2, p3] = [chain[i - 1]!, chain[i]!, chain[i + 1]!, chain[i + 2]!];
    d += ` C${xy(p1)} ${xy(p2)} ${xy(p3)}`;
    for (let step = 1; step <= PIECES; step++) points.push(onCubic(p0, p1, p2, p3, step / PIECES));
  }
  return { d, points };
}
const PIECES = 20;

function onCubic(p0: Point, p1: Point, p2: Point, p3: Point, t: number): Point {
  const u = 1 - t;
  const [a, b, c, e] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: a * p0.x + b * p1.x + c * p2.x + e * p3.x, y: a * p0.y + b * p1.y + c * p2.y + e * p3.y };
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const plain = ({ x, y }: Point): Point => ({ x, y });
const turnRight = ({ x, y }: Point): Point => ({ x: -y, y: x });

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

function unit({ x, y }: Point): Point {
  const length = Math.hypot(x, y);
  return length === 0 ? { x: 1, y: 0 } : { x: x / length, y: y / length };
}

const xy = ({ x, y }: Point): string => `${round(x)},${round(y)}`;
const round = (n: number): number => Math.round(n * 10) / 10 + 0;
