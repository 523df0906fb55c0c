import { trustRank } from '../model/boundary';
import { overlap } from '../model/geometry';
import type { Box } from '../model/place';
import { arrowAt } from './arrow';
import { spanOf } from './part';
import type { FlowData, FlowEdge, Projection, ThingNode } from './drawn';
import { widthOf } from './text';

/**
 * A big diagram from far away as one picture: the same shapes, lines and colours as in the page, without what nobody could
 * read there. Drawing all of 1,000 elements and 1,500 flows costs about as much as React Flow needs to move one of them.
 */
export interface Picture {
  /** What is drawn; the rest of the page shows what is missing in it. */
  readonly projection: Projection;
  /** In page coordinates. */
  readonly area: Box;
  /** Pixels of the picture for each px of the page. */
  readonly scale: number;
  readonly zoom: number;
  /** The value of a colour of the style sheet, such as `--flow`. */
  readonly colour: (name: string) => string;
  readonly font: string;
  /** Some things are lit up; the others fade. */
  readonly isSpotlit: boolean;
}

/** Below this zoom there are no names and no arrow heads. */
const NAMES = 0.2;
/** A line is never thinner than this on the screen, px. */
const THINNEST = 0.6;
/** From this zoom on dashes become longer. */
const SHORTEST = 0.4;
/** What a spotlight leaves of the rest. */
const FADED = 0.3;

type Pen = OffscreenCanvasRenderingContext2D;

export function drawOverview(pen: Pen, picture: Picture): void {
  const { area, scale, projection } = picture;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
  const things = projection.nodes.filter((node) => overlap(boxOf(node), area));
  const flows = projection.edges.filter(({ data }) => overlap(spanOf(data), area));
  boundaries(pen, picture, things);
  lines(pen, picture, flows);
  elements(pen, picture, things);
  notes(pen, picture, things);
}

function boundaries(pen: Pen, picture: Picture, things: readonly ThingNode[]): void {
  const { zoom, colour, font } = picture;
  const width = Math.max(1.5, THINNEST / zoom);
  for (const node of things) {
    if (node.type !== 'boundary') continue;
    const { trust, name } = node.data;
    const rank = trustRank(trust);
    const { x, y, width: across, height } = boxOf(node);
    pen.beginPath();
    pen.roundRect(x, y, across, height, 8);
    pen.fillStyle = colour(`--trust-${rank}-bg`);
    pen.fill();
    pen.globalAlpha = alphaOf(picture, node);
    pen.strokeStyle = colour(node.selected ? '--accent-line' : `--trust-${rank}`);
    pen.lineWidth = node.selected ? 2 * width : width;
    pen.setLineDash(DASHES[rank].map((dash) => (dash * width) / 1.5));
    pen.stroke();
    // From far away boundaries are what one finds the way by: their names stay large enough to see, as in the page.
    const size = zoom < NAMES ? 64 : 28;
    pen.fillStyle = colour(`--trust-${rank}`);
    pen.font = `600 ${size}px ${font}`;
    pen.textAlign = 'left';
    pen.textBaseline = 'bottom';
    pen.fillText(cut(name, size, across), x + 4, y - 4);
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function alphaOf({ isSpotlit }: Picture, { className }: ThingNode | FlowEdge): number {
  return isSpotlit && className !== 'lit' ? FADED : 1;
}

const DASHES = [
  [1.5, 4.5],
  [5, 4],
  [12, 5],
  [12, 5],
] as const;

const LINES = {
  encrypted: { colour: '--flow', dash: [] },
  local: { colour: '--flow', dash: [] },
  plain: { colour: '--flow-plain', dash: [7, 4] },
  unknown: { colour: '--flow-unknown', dash: [] },
} as const;

function lines(pen: Pen, picture: Picture, flows: readonly FlowEdge[]): void {
  const { zoom, colour } = picture;
  const width = Math.max(1.5, THINNEST / zoom);
  // One stroke for all lines of one look.
  const looks = new Map<string, FlowEdge[]>();
  for (const flow of flows) {
    const look = `${flow.selected} ${flow.data.encryption} ${alphaOf(picture, flow)}`;
    const alike = looks.get(look);
    if (alike) alike.push(flow);
    else looks.set(look, [flow]);
  }
  for (const alike of looks.values()) {
    const [first] = alike;
    if (!first) continue;
    const { colour: name, dash } = LINES[first.data.encryption];
    // Dashes stay as long on the screen: nobody would see shorter ones, and there would be very many.
    const stretch = Math.max(1, SHORTEST / zoom);
    pen.strokeStyle = pen.fillStyle = colour(first.selected ? '--flow-selected' : name);
    pen.globalAlpha = alphaOf(picture, first);
    pen.lineWidth = first.selected ? 1.5 * width : width;
    pen.setLineDash(dash.map((length) => length * stretch));
    const all: Paths = { line: new Path2D(), head: new Path2D() };
    for (const { data } of alike) {
      const { line, head } = pathsOf(data.drawing);
      all.line.addPath(line);
      if (zoom >= NAMES) all.head.addPath(head);
    }
    pen.stroke(all.line);
    pen.fill(all.head);
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

interface Paths {
  readonly line: Path2D;
  readonly head: Path2D;
}
const made = new WeakMap<FlowData['drawing'], Paths>();

function pathsOf(drawing: FlowData['drawing']): Paths {
  let paths = made.get(drawing);
  if (!paths) {
    const { d, points } = drawing.line;
    paths = { line: new Path2D(d), head: new Path2D(`${arrowAt(points)}Z`) };
    made.set(drawing, paths);
  }
  return paths;
}

function elements(pen: Pen, picture: Picture, things: readonly ThingNode[]): void {
  const { zoom, colour, font } = picture;
  const width = Math.max(1.5, THINNEST / zoom);
  pen.font = `600 13px ${font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const node of things) {
    if (node.type !== 'element') continue;
    const { kind, name, outOfScope } = node.data;
    const { x, y, width: across, height } = boxOf(node);
    pen.globalAlpha = alphaOf(picture, node);
    pen.lineWidth = node.selected ? 2 * width : width;
    pen.strokeStyle = colour(node.selected ? '--accent-line' : '--shape-line');
    pen.fillStyle = colour('--shape-fill');
    pen.setLineDash(outOfScope ? [2, 3] : []);
    pen.beginPath();
    if (kind === 'process') pen.roundRect(x, y, across, height, Math.min(across, height) / 2);
    else pen.rect(x, y, across, height);
    if (!outOfScope) pen.fill();
    if (kind === 'store') {
      // A store is open at its sides.
      pen.beginPath();
      pen.moveTo(x, y);
      pen.lineTo(x + across, y);
      pen.moveTo(x, y + height);
      pen.lineTo(x + across, y + height);
    }
    pen.stroke();
    if (zoom < NAMES) continue;
    pen.fillStyle = colour('--text');
    pen.fillText(cut(name, 13, across - 20), x + across / 2, y + height / 2);
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function notes(pen: Pen, { colour }: Picture, things: readonly ThingNode[]): void {
  pen.fillStyle = colour('--bg-panel');
  pen.strokeStyle = colour('--border-strong');
  for (const node of things) {
    if (node.type !== 'note') continue;
    const { x, y, width, height } = boxOf(node);
    pen.fillRect(x, y, width, height);
    pen.strokeRect(x, y, width, height);
  }
}

/** A name on one line, cut to the room there is. */
function cut(name: string, size: number, room: number): string {
  const width = widthOf(name, size, 600);
  return width <= room
    ? name
    : `${name.slice(0, Math.max(1, Math.floor((name.length * room) / width) - 1))}…`;
}

function boxOf({ position, width = 0, height = 0 }: ThingNode): Box {
  return { x: position.x, y: position.y, width, height };
}

type Drawn = ThingNode | FlowEdge;

/**
 * What the picture shows of a diagram. What is in the page lies over it and shows there what it is selected for, so the picture has
 * it as it is at rest: a click then draws nothing anew. While something moves, what is in the page is left out. The same
 * projection comes back as long as it looks the same.
 */
export function createPictured(): (whole: Projection, inPage: Projection, isMoving: boolean) => Projection {
  let last: Projection = { nodes: [], edges: [] };
  return (whole, inPage, isMoving) => {
    const there = new Set([...inPage.nodes, ...inPage.edges].map(({ id }) => id));
    const pictured = <T extends Drawn>(all: readonly T[]): readonly T[] =>
      isMoving
        ? all.filter(({ id }) => !there.has(id))
        : all.map((one) => (there.has(one.id) ? atRest(one) : one));
    const next = { nodes: pictured(whole.nodes), edges: pictured(whole.edges) };
    if (!areAlike(last.nodes, next.nodes, isSameThing) || !areAlike(last.edges, next.edges, isSameFlow))
      last = next;
    return last;
  };
}

function atRest<T extends Drawn>(one: T): T {
  return one.selected || one.className !== '' ? { ...one, selected: false, className: '' } : one;
}

function areAlike<T extends Drawn>(
  some: readonly T[],
  others: readonly T[],
  isSame: (one: T, other: T) => boolean,
): boolean {
  return (
    some.length === others.length &&
    some.every((one, i) => {
      const other = others[i]!;
      return (
        one === other ||
        (one.id === other.id &&
          one.selected === other.selected &&
          one.className === other.className &&
          isSame(one, other))
      );
    })
  );
}

/** What of a thing can be seen in the picture: of its threats, for instance, nothing. */
const PICTURED = ['kind', 'name', 'outOfScope', 'trust'];

function isSameThing(one: ThingNode, other: ThingNode): boolean {
  const [a, b] = [boxOf(one), boxOf(other)];
  return (
    (one.data === other.data || PICTURED.every((field) => one.data[field] === other.data[field])) &&
    a.x === b.x &&
    a.y === b.y &&
    a.width === b.width &&
    a.height === b.height
  );
}

function isSameFlow({ data: one }: FlowEdge, { data: other }: FlowEdge): boolean {
  return one.drawing === other.drawing && one.encryption === other.encryption;
}
