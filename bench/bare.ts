import type { Page } from '@playwright/test';
import type { Model } from '../src/model/model';

/**
 * The yardstick: one SVG without any framework, the same number of shapes and lines as a model at the same places, and a
 * listener that moves one shape with the pointer and redraws its lines. Nothing drawn as SVG parts costs less. Its names cannot
 * be selected: the browser would carry the selected text about on the second drag, and no shape would move.
 */
export function barePage(model: Model): string {
  const boxes = Object.values(model.places).filter(({ thing }) => model.elements[thing]);
  const width = Math.max(...boxes.map(({ x, width }) => x + width)) + 100;
  const height = Math.max(...boxes.map(({ y, height }) => y + height)) + 100;
  const scene = {
    boxes: boxes.map(({ thing, x, y, width, height }) => ({
      id: thing,
      name: model.elements[thing]!.name,
      x,
      y,
      width,
      height,
    })),
    flows: Object.values(model.flows).map(({ from, to, name }) => ({ from, to, name })),
  };
  return `<!doctype html><title>bare</title><style>html,body,svg{margin:0;width:100%;height:100%;overflow:hidden}svg{user-select:none}</style>
<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid meet"></svg>
<script>(${draw.toString()})(${JSON.stringify(scene)})</script>`;
}

interface Scene {
  readonly boxes: { id: string; name: string; x: number; y: number; width: number; height: number }[];
  readonly flows: readonly { readonly from: string; readonly to: string; readonly name: string }[];
}

/** How often a shape was moved. */
interface Counted {
  moves: number;
}

/** How often a shape of a bare page was moved so far. */
export function movesOn(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Counted).moves);
}

/** Runs in the page, so it may use nothing from outside itself. */
function draw({ boxes, flows }: Scene): void {
  const svg = document.querySelector('svg')!;
  const make = (name: string, attributes: Readonly<Record<string, string | number>>, into: Element) => {
    const part = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value));
    into.append(part);
    return part;
  };
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const between = (flow: Scene['flows'][number]) => {
    const [a, b] = [byId.get(flow.from)!, byId.get(flow.to)!];
    const [x1, y1, x2, y2] = [a.x + a.width / 2, a.y + a.height / 2, b.x + b.width / 2, b.y + b.height / 2];
    return {
      d: `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`,
      x: (x1 + x2) / 2,
      y: (y1 + y2) / 2,
    };
  };
  const lines = flows.map((flow) => {
    const { d, x, y } = between(flow);
    const path = make('path', { d, fill: 'none', stroke: '#667' }, svg);
    const text = make('text', { x, y, 'font-size': 12, 'text-anchor': 'middle' }, svg);
    text.textContent = flow.name;
    return { flow, path, text };
  });
  const shapes = boxes.map((box) => {
    const { x, y, width, height, name } = box;
    const group = make('g', { transform: `translate(${x} ${y})` }, svg);
    make('rect', { width, height, rx: 6, fill: '#fff', stroke: '#345' }, group);
    make('text', { x: width / 2, y: height / 2, 'text-anchor': 'middle' }, group).textContent = name;
    return { box, group };
  });
  const counted = window as unknown as Counted;
  counted.moves = 0;
  let held: { shape: (typeof shapes)[number]; x: number; y: number } | null = null;
  const scale = () => svg.getScreenCTM()!.a;
  svg.addEventListener('pointerdown', (event) => {
    const shape = shapes.find(({ group }) => group.contains(event.target as Node));
    if (shape) held = { shape, x: event.clientX, y: event.clientY };
  });
  svg.addEventListener('pointerup', () => (held = null));
  svg.addEventListener('pointermove', (event) => {
    if (!held) return;
    counted.moves++;
    const { box, group } = held.shape;
    box.x += (event.clientX - held.x) / scale();
    box.y += (event.clientY - held.y) / scale();
    held.x = event.clientX;
    held.y = event.clientY;
    group.setAttribute('transform', `translate(${box.x} ${box.y})`);
    for (const { flow, path, text } of lines) {
      if (flow.from !== box.id && flow.to !== box.id) continue;
      const { d, x, y } = between(flow);
      path.setAttribute('d', d);
      text.setAttribute('x', String(x));
      text.setAttribute('y', String(y));
    }
  });
}
