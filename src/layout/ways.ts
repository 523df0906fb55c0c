import { centre, type Box, type Point } from '../model/geometry';
import { movedApart, type Path, type Way } from './apart';
import { firstFrom } from './shelves';

/**
 * Ways around things, for flows that the layout kernel did not lead: right-angled, over no shape but the two at their ends,
 * with few bends, and side by side where several take the same way.
 *
 * The page is a lattice of the lines that run beside shapes and through the middles of those with ends. The cheapest way over
 * it is looked for, one flow after the other (A*, in haste where there are many); where others go already costs more. Then lines that lie on each other are
 * moved apart, as far as there is room (`apart.ts`).
 */

/** How far lines stay from shapes, px. */
const CLEAR = 12;
/** Lines of the lattice that are nearer than this are one, px. */
const SAME = 4;
/** What a bend costs, as px of way; and what company costs, as a share of the way for each that takes the same. */
const COST = { bend: 40, company: 0.12, mostCompany: 8 };

/**
 * With so many ways, what is left to go counts for so many times what it is, and no way costs more than so many times the cheapest.
 * Far fewer crossings are looked at then: of 1,500 ways in a tenth of the time, with a tenth more bends.
 */
const HASTE = [
  { ways: 2_000, times: 2 },
  { ways: 600, times: 1.5 },
] as const;

/** A lattice of more crossings would take more than a hundred megabytes. */
const MOST_CROSSINGS = 2_000_000;

/**
 * Bend points from source to target for each way, none where it runs straight from middle to middle; one that cannot be found is
 * missing, and so are all on a page that is too large to look for them. The same input gives the same ways. Stops after each
 * way and says how much of the work is done, from 0 to 1, so that whoever asks can let others work in between.
 */
export function* waysAround(
  shapes: ReadonlyMap<string, Box>,
  ways: readonly Way[],
): Generator<number, ReadonlyMap<string, readonly Point[]>, void> {
  const lattice = latticeOf(shapes, ways);
  if (!lattice) return new Map();
  // Short ones first: they have the least choice.
  const inOrder = ways
    .filter(({ from, to }) => from !== to && shapes.has(from) && shapes.has(to))
    .map((way) => ({ way, length: apart(shapes.get(way.from)!, shapes.get(way.to)!) }))
    .toSorted((a, b) => a.length - b.length || (a.way.id < b.way.id ? -1 : 1));
  const paths: Path[] = [];
  // What is searched is an area.
  const all = inOrder.reduce((sum, { length }) => sum + length ** 2, 0);
  let done = 0;
  for (const { way, length } of inOrder) {
    const corners = cheapest(lattice, shapes, way);
    if (corners) paths.push({ way, corners });
    done += length ** 2;
    yield all === 0 ? 1 : done / all;
  }
  const moving = movedApart(paths, shapes);
  for (;;) {
    const step = moving.next();
    if (step.done === true) return step.value;
    yield 1;
  }
}

function apart(a: Box, b: Box): number {
  const [from, to] = [centre(a), centre(b)];
  return Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
}

/** A crossing is `row * columns + column`; a state is a crossing and the direction in which one came to it: 0 across, 1 down. */
interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** For the piece that leads from a crossing to the next on the right, or below: the shape in the way, 0 for none, -1 for several. */
  readonly blocked: readonly [Int32Array, Int32Array];
  /** How many ways take that piece. */
  readonly taken: readonly [Uint16Array, Uint16Array];
  readonly numbers: ReadonlyMap<string, number>;
  /** What it costs to come to a state and from which, as far as it was `seen` in the search at hand. */
  readonly cost: Float64Array;
  readonly before: Int32Array;
  readonly seen: Int32Array;
  searches: number;
  /** What is left to go is multiplied by this. */
  readonly haste: number;
}

/** Undefined where it would be too large. */
function latticeOf(shapes: ReadonlyMap<string, Box>, ways: readonly Way[]): Lattice | undefined {
  const ends = new Set(ways.flatMap(({ from, to }) => [from, to]));
  const linesOf = (along: 'x' | 'y', size: 'width' | 'height'): readonly number[] => {
    const kept: number[] = [];
    const all = [...shapes].flatMap(([id, box]) => [
      box[along] - CLEAR,
      box[along] + box[size] + CLEAR,
      ...(ends.has(id) ? [box[along] + box[size] / 2] : []),
    ]);
    for (const at of all.toSorted((a, b) => a - b))
      if (at - (kept.at(-1) ?? -Infinity) >= SAME) kept.push(at);
    return kept;
  };
  const [xs, ys] = [linesOf('x', 'width'), linesOf('y', 'height')];
  const size = xs.length * ys.length;
  if (size > MOST_CROSSINGS) return undefined;
  const blocked = [new Int32Array(size), new Int32Array(size)] as const;
  const numbers = new Map([...shapes.keys()].map((id, i) => [id, i + 1]));
  for (const [id, box] of shapes) block(xs, ys, blocked, { box, number: numbers.get(id)! });
  return {
    xs,
    ys,
    blocked,
    taken: [new Uint16Array(size), new Uint16Array(size)],
    numbers,
    cost: new Float64Array(size * 2),
    before: new Int32Array(size * 2),
    seen: new Int32Array(size * 2),
    searches: 0,
    haste: HASTE.find((one) => ways.length > one.ways)?.times ?? 1,
  };
}

/** Marks the pieces of the lattice that a shape lies on, or comes nearer to than half the room that lines keep. */
function block(
  xs: readonly number[],
  ys: readonly number[],
  [right, down]: Lattice['blocked'],
  { box, number }: { readonly box: Box; readonly number: number },
): void {
  const room = CLEAR / 2;
  const [left, top] = [box.x - room, box.y - room];
  const [end, bottom] = [box.x + box.width + room, box.y + box.height + room];
  const put = (into: Int32Array, at: number): void => {
    into[at] = into[at] === 0 ? number : -1;
  };
  const columns = xs.length;
  const [firstColumn, firstRow] = [Math.max(0, firstFrom(xs, left) - 1), Math.max(0, firstFrom(ys, top) - 1)];
  for (let row = firstRow; row < ys.length && ys[row]! < bottom; row++)
    for (let column = firstColumn; column < columns && xs[column]! < end; column++) {
      const [x, y] = [xs[column]!, ys[row]!];
      const isBesideRow = y > top;
      const isBesideColumn = x > left;
      if (isBesideRow && (xs[column + 1] ?? x) > left) put(right, row * columns + column);
      if (isBesideColumn && (ys[row + 1] ?? y) > top) put(down, row * columns + column);
    }
}

/** The line of the lattice that runs through the middle of a shape, or as good as. */
function middleLine(list: readonly number[], value: number): number {
  const at = firstFrom(list, value);
  return Math.abs((list[at] ?? Infinity) - value) < Math.abs(value - (list[at - 1] ?? -Infinity))
    ? at
    : at - 1;
}

/** The corners of the cheapest way over the lattice; null when there is none. Marks it as taken. */
function cheapest(lattice: Lattice, shapes: ReadonlyMap<string, Box>, way: Way): readonly Point[] | null {
  const { xs, ys, blocked, taken, numbers, cost, before, seen, haste } = lattice;
  const columns = xs.length;
  const [from, to] = [spotOf(lattice, shapes.get(way.from)!), spotOf(lattice, shapes.get(way.to)!)];
  const [source, target] = [numbers.get(way.from)!, numbers.get(way.to)!];
  const [goalX, goalY] = [xs[to.column]!, ys[to.row]!];
  const goal = to.row * columns + to.column;
  // A state is open with this mark, and done with the next: as cheap as it can be.
  const isOpen = (lattice.searches += 2);
  const isDone = isOpen + 1;
  const open = new Heap();

  const reach = (state: number, column: number, row: number, price: number, last: number): void => {
    const mark = seen[state]!;
    if (mark === isDone || (mark === isOpen && cost[state]! <= price)) return;
    seen[state] = isOpen;
    cost[state] = price;
    before[state] = last;
    // At least so far, and with a bend at least where it would pass the goal.
    const passes = (state & 1) === 0 ? row !== to.row : column !== to.column;
    const rest = Math.abs(xs[column]! - goalX) + Math.abs(ys[row]! - goalY) + (passes ? COST.bend : 0);
    open.push(state, price + rest * haste);
  };
  /** Takes the piece from the state at hand to a crossing beside it. */
  const go = (
    turn: 0 | 1,
    piece: number,
    column: number,
    row: number,
    length: number,
    last: number,
  ): void => {
    const shape = blocked[turn][piece]!;
    if (shape !== 0) {
      // Over its own ends a way runs only from their middle straight out, or it would turn inside them.
      const end = shape === source ? from : shape === target ? to : null;
      if (!end || (turn === 0 ? row !== end.row : column !== end.column)) return;
    }
    const company = 1 + COST.company * Math.min(taken[turn][piece]!, COST.mostCompany);
    const price = cost[last]! + length * company + (turn === (last & 1) ? 0 : COST.bend);
    reach((row * columns + column) * 2 + turn, column, row, price, last);
  };

  const start = from.row * columns + from.column;
  reach(start * 2, from.column, from.row, 0, -1);
  reach(start * 2 + 1, from.column, from.row, 0, -1);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen[state] === isDone) continue;
    seen[state] = isDone;
    const at = state >> 1;
    if (at === goal) return take(lattice, state);
    const column = at % columns;
    const row = (at - column) / columns;
    const [x, y] = [xs[column]!, ys[row]!];
    if (column + 1 < columns) go(0, at, column + 1, row, xs[column + 1]! - x, state);
    if (column > 0) go(0, at - 1, column - 1, row, x - xs[column - 1]!, state);
    if (row + 1 < ys.length) go(1, at, column, row + 1, ys[row + 1]! - y, state);
    if (row > 0) go(1, at - columns, column, row - 1, y - ys[row - 1]!, state);
  }
  return null;
}

/** The crossing in the middle of a shape, or as good as. */
function spotOf({ xs, ys }: Lattice, box: Box): { readonly column: number; readonly row: number } {
  const { x, y } = centre(box);
  return { column: middleLine(xs, x), row: middleLine(ys, y) };
}

/** Goes back from the end of a search to its start, and gives the corners on the way, start and end included. */
function take({ xs, ys, before, taken }: Lattice, last: number): readonly Point[] {
  const columns = xs.length;
  const points: Point[] = [];
  for (let state = last; state >= 0; state = before[state]!) {
    const at = state >> 1;
    const point = { x: xs[at % columns]!, y: ys[Math.floor(at / columns)]! };
    const [b, a] = [points.at(-1), points.at(-2)];
    if (a && b && ((a.x === b.x && b.x === point.x) || (a.y === b.y && b.y === point.y))) points.pop();
    points.push(point);
    const from = before[state]!;
    if (from >= 0) {
      const piece = Math.min(at, from >> 1);
      taken[state & 1 ? 1 : 0][piece]! += 1;
    }
  }
  return points.toReversed();
}

/** Numbers by their price, cheapest first. */
class Heap {
  private readonly items: number[] = [];
  private readonly prices: number[] = [];

  push(item: number, price: number): void {
    const { items, prices } = this;
    let at = items.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (prices[parent]! <= price) break;
      items[at] = items[parent]!;
      prices[at] = prices[parent]!;
      at = parent;
    }
    items[at] = item;
    prices[at] = price;
  }

  pop(): number | undefined {
    const { items, prices } = this;
    const first = items[0];
    const [item, price] = [items.pop(), prices.pop()];
    if (item === undefined || price === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && prices[child + 1]! < prices[child]!) child += 1;
      if (prices[child]! >= price) break;
      items[at] = items[child]!;
      prices[at] = prices[child]!;
      at = child;
    }
    items[at] = item;
    prices[at] = price;
    return first;
  }
}
