import type { ElkEdgeSection, ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api';
import { PADDING, PADDING_TOP } from '../commands/nesting';
import type { ThingId } from '../model/id';
import type { Model } from '../model/model';
import type { Box, Point } from '../model/place';

/**
 * Talking with the Eclipse Layout Kernel: what is laid out becomes a graph in its shape, and its answer becomes boxes
 * and bend points again. ELK itself is passed in, since it runs in a worker on the page and in place in tests.
 */

/** A thing to lay out, with what it contains. */
export interface Block {
  readonly id: ThingId;
  readonly box: Box;
  readonly isBoundary: boolean;
  /** The width that the name of a boundary needs, px. */
  readonly leastWidth: number;
  readonly inside: readonly Block[];
}

/** A flow between two things that are laid out together, and the room that its label takes, px. */
export interface Link {
  readonly id: string;
  readonly from: ThingId;
  readonly to: ThingId;
  readonly label: { readonly width: number; readonly height: number } | undefined;
}

export type Direction = Model['settings']['direction'];

/** Runs the kernel on a graph: resolves with the same graph and its coordinates, rejects when it cannot. */
export type RunElk = (graph: ElkNode) => Promise<ElkNode>;

/** Where everything goes, counted from the top left corner of the whole. */
export interface Arrangement {
  readonly boxes: ReadonlyMap<ThingId, Box>;
  /** Bend points on the way, from source to target. */
  readonly bends: ReadonlyMap<string, readonly Point[]>;
}

/** Labels are given room up to so many flows; with more the diagram would grow until nothing can be read, and take many seconds. */
export const MOST_LABELS = 100;
/** From so many flows on, the kernel tries fewer orders: each takes it long. */
const MANY = 300;
/** A label gets no more room than this in the direction of its flow, px: the diagram would grow too wide to read. */
const WIDEST_LABEL = 144;

/** What an arrangement is for: to be shown as it is, close together because it is one of many, or only for its order. */
export type Purpose = 'show' | 'pack' | 'order';

export async function arrange(
  blocks: readonly Block[],
  links: readonly Link[],
  direction: Direction,
  run: RunElk,
  purpose: Purpose = links.length > MOST_LABELS ? 'pack' : 'show',
): Promise<Arrangement> {
  const answer = await run({
    id: 'root',
    layoutOptions: options(direction, links.length, purpose),
    children: blocks.map(nodeOf),
    edges: links.map((link) => edgeOf(link, purpose === 'show')),
  });
  const boxes = new Map<ThingId, Box>();
  readBoxes(answer, boxes);
  return { boxes, bends: readBends(answer) };
}

const LOOSE: LayoutOptions = {
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeNode': '24',
  'elk.spacing.edgeEdge': '16',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '16',
};
/** Hundreds of lines side by side would push everything apart until nothing can be read. */
const TIGHT: LayoutOptions = {
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '10',
  'elk.spacing.edgeEdge': '5',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '5',
};

/** Good enough to see what comes before what. */
const ROUGH: LayoutOptions = {
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.nodePlacement.strategy': 'SIMPLE',
  'elk.layered.thoroughness': '1',
};

/**
 * With more flows than this among its boundaries, the order in which a diagram stands is no hint: heeding it takes the kernel three
 * seconds among 100 boundaries, and more than a minute among 500.
 */
const MOST_HINTED = 100;
const UNHINTED: LayoutOptions = { 'elk.layered.considerModelOrder.strategy': 'NONE' };

function options(direction: Direction, links: number, purpose: Purpose): LayoutOptions {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction.toUpperCase(),
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.edgeRouting': 'ORTHOGONAL',
    // Without these, points are counted from the lowest boundary that both ends share.
    'elk.json.shapeCoords': 'ROOT',
    'elk.json.edgeCoords': 'ROOT',
    'elk.padding': '[top=0,left=0,bottom=0,right=0]',
    'elk.spacing.edgeLabel': '6',
    ...(purpose === 'show' ? LOOSE : TIGHT),
    // People know their diagram by where things stand: the order that is there is a hint.
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.separateConnectedComponents': 'true',
    ...(links > MANY ? { 'elk.layered.thoroughness': '3' } : {}),
    ...(purpose === 'order' ? ROUGH : {}),
    ...(purpose === 'order' && links > MOST_HINTED ? UNHINTED : {}),
  };
}

function nodeOf(block: Block): ElkNode {
  if (!block.isBoundary || block.inside.length === 0)
    return { id: block.id, width: block.box.width, height: block.box.height };
  return {
    id: block.id,
    layoutOptions: {
      'elk.padding': `[top=${PADDING_TOP},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${block.leastWidth},60)`,
    },
    children: block.inside.map(nodeOf),
  };
}

function edgeOf({ id, from, to, label }: Link, withLabel: boolean): ElkExtendedEdge {
  return {
    id,
    sources: [from],
    targets: [to],
    ...(label && withLabel
      ? {
          labels: [
            {
              id: `${id}/label`,
              text: 'x',
              height: label.height,
              width: Math.min(label.width, WIDEST_LABEL),
            },
          ],
        }
      : {}),
  };
}

function readBoxes(node: ElkNode, boxes: Map<ThingId, Box>): void {
  for (const child of node.children ?? []) {
    const { id, x = 0, y = 0, width = 0, height = 0 } = child;
    boxes.set(id, { x, y, width, height });
    readBoxes(child, boxes);
  }
}

function readBends(answer: ElkNode): ReadonlyMap<string, readonly Point[]> {
  const bends = new Map<string, readonly Point[]>();
  for (const edge of answer.edges ?? []) bends.set(edge.id, (edge.sections ?? []).flatMap(bendsOf));
  return bends;
}

/** A straight line keeps one point in its middle: it says at which height it runs, where the shapes stand staggered. */
function bendsOf({ startPoint, endPoint, bendPoints }: ElkEdgeSection): readonly Point[] {
  if (bendPoints && bendPoints.length > 0) return bendPoints.map(({ x, y }) => ({ x, y }));
  return [{ x: (startPoint.x + endPoint.x) / 2, y: (startPoint.y + endPoint.y) / 2 }];
}
