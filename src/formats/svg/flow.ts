import { courseOf, crowdOf, drawn, flowsBeside, riderOf } from '../../model/course';
import type { Flow } from '../../model/flow';
import type { DiagramId } from '../../model/id';
import { nameOf, type Model } from '../../model/model';
import { pointAt, type Gate } from '../../model/along';
import { type Line } from '../../model/outline';
import { routeOf, type Box, type Point } from '../../model/place';
import { valueOf } from '../../model/property';
import { impliesEncryption, isLocal } from '../../model/protocol';
import { forEach } from '../report/pieces';
import { crossingsInWords, endsInWords, said } from '../report/words';
import { badgeAt, widthOfBadge, type Badge, type Badges } from './badge';
import type { Paint } from './colours';
import { Room } from './room';
import { n, widthOf, xml } from './text';

/** A flow in a picture: its line, the gates where it crosses boundaries, and the label that rides on it. */
export interface DrawnFlow {
  readonly flow: Flow;
  readonly line: Line;
  readonly gates: readonly Gate[];
}

/** The line of a flow on a diagram, as the canvas draws it; undefined when an end has no place there. */
export function drawnFlow(model: Model, diagram: DiagramId, flow: Flow): DrawnFlow | undefined {
  const course = courseOf(model, diagram, flow);
  return course && { flow, ...drawn(course) };
}

type Protection = 'encrypted' | 'plain' | 'unknown' | 'local';

/** What a person said comes before what the protocol implies. */
function protectionOf(flow: Flow): Protection {
  const value = valueOf(flow.properties, 'protocol');
  const protocol = typeof value === 'string' ? value : undefined;
  const encrypted = valueOf(flow.properties, 'encrypted') ?? impliesEncryption(protocol);
  if (encrypted === undefined) return isLocal(protocol) ? 'local' : 'unknown';
  return encrypted === true ? 'encrypted' : 'plain';
}

const LINE_COLOUR = { encrypted: 'flow', local: 'flow', plain: 'plain', unknown: 'unknown' } as const;
const PROTECTION_WORDS: Readonly<Record<Protection, string>> = {
  encrypted: 'encrypted',
  plain: 'not encrypted',
  unknown: 'encryption not known',
  local: 'stays on the machine',
};

/** The line with its arrow and gates. Dashed when known to be unencrypted, with an open arrow when nobody knows. */
export function lineOf(
  { flow, line, gates }: DrawnFlow,
  model: Model,
  { line: stroke, fill }: Paint,
): string {
  const protection = protectionOf(flow);
  const colour = LINE_COLOUR[protection];
  const dashes = protection === 'plain' ? ' stroke-dasharray="6 4"' : '';
  const head = arrowAt(line.points);
  const arrow =
    protection === 'unknown'
      ? `<path d="M${head.left} L${head.tip} L${head.right}" fill="none" stroke-width="1.5" ${stroke(colour)}/>`
      : `<path d="M${head.left} L${head.tip} L${head.right} Z" ${fill(colour)}/>`;
  return [
    `<g><title>${xml(titleOf(flow, model, protection))}</title>`,
    `<path d="${line.d}" fill="none" stroke-width="1.5"${dashes} ${stroke(colour)}/>`,
    arrow,
    ...gates.map((gate) => gateAt(gate, { line: stroke, fill })),
    '</g>',
  ].join('');
}

function titleOf(flow: Flow, model: Model, protection: Protection): string {
  const crossed = crossingsInWords(model, flow);
  return [
    `Data flow: ${nameOf(model, flow.id)}, ${endsInWords(model, flow)}`,
    said(flow, 'protocol'),
    PROTECTION_WORDS[protection],
    crossed.length === 0 ? '' : `crosses ${crossed.join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** A head of 9 px that points along the end of the line. */
function arrowAt(points: readonly Point[]): {
  readonly tip: string;
  readonly left: string;
  readonly right: string;
} {
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.findLast((point) => Math.hypot(point.x - tip.x, point.y - tip.y) > 3) ?? {
    x: tip.x - 1,
    y: tip.y,
  };
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const corner = (turn: number): string =>
    `${n(tip.x - 9 * Math.cos(angle + turn))},${n(tip.y - 9 * Math.sin(angle + turn))}`;
  return { tip: `${n(tip.x)},${n(tip.y)}`, left: corner(0.42), right: corner(-0.42) };
}

/** A small gate that stands in the line of the boundary. */
function gateAt({ x, y, side }: Gate, { line, fill }: Pick<Paint, 'line' | 'fill'>): string {
  const [width, height] = side === 'upright' ? [6, 14] : [14, 6];
  const box = `x="${n(x - width / 2)}" y="${n(y - height / 2)}" width="${width}" height="${height}" rx="1.5"`;
  return `<rect ${box} ${fill('gate-fill')}/><rect ${box} fill="none" stroke-width="1.5" ${line('gate')}/>`;
}

const NAME_SIZE = 12;
const CHIP_SIZE = 10.5;
const LONGEST_NAME = 32;

interface Label {
  readonly name: string;
  readonly chip: string;
  readonly step: string;
  readonly badge: Badge | undefined;
  readonly width: number;
  readonly height: number;
}

/** What a picture shows beside its lines. */
export interface Look {
  readonly colours: Paint;
  readonly badges: Badges;
  readonly steps: boolean;
}

function labelOf(flow: Flow, { badges, steps }: Look): Label {
  const oneLine = flow.name.replace(/\s+/g, ' ').trim();
  const letters = Array.from(oneLine);
  const name =
    letters.length <= LONGEST_NAME
      ? oneLine
      : `${letters
          .slice(0, LONGEST_NAME - 1)
          .join('')
          .trimEnd()}…`;
  const protocol = said(flow, 'protocol');
  const chip = protocol === '' ? '' : protectionOf(flow) === 'unknown' ? `${protocol} ?` : protocol;
  const step = steps && flow.step > 0 ? String(flow.step) : '';
  const badge = badges.get(flow.id);
  const first = firstLine({ name, step, badge });
  const second = chip === '' ? 0 : widthOf(chip, CHIP_SIZE) + 10;
  const rows = (first > 0 ? 1 : 0) + (second > 0 ? 1 : 0);
  return {
    name,
    chip,
    step,
    badge,
    width: rows === 0 ? 0 : Math.max(first, second) + 8,
    height: rows * 18 + (rows > 0 ? 2 : 0),
  };
}

/** The one label of flows that run too close side by side for labels of their own. */
function labelOfMany(count: number): Label {
  const name = `${count} flows`;
  return { name, chip: '', step: '', badge: undefined, width: widthOf(name, NAME_SIZE) + 8, height: 20 };
}

/** How wide the first line of a label is: the step, the name and the number of open threats. */
function firstLine({ name, step, badge }: Pick<Label, 'name' | 'step' | 'badge'>): number {
  return (
    (step === '' ? 0 : 20) +
    (name === '' ? 0 : widthOf(name, NAME_SIZE)) +
    (badge ? widthOfBadge(badge.count) + 4 : 0)
  );
}

/** Where along its line a label may ride when nobody has moved it, best first. */
const SHARES = [0.5, 0.35, 0.65, 0.2, 0.8];

/** The labels of all flows, each where it covers nothing, and the room that they take. */
export function* labelsOf(
  flows: readonly DrawnFlow[],
  model: Model,
  diagram: DiagramId,
  obstacles: readonly Box[],
  look: Look,
): Generator<'', { readonly texts: readonly string[]; readonly boxes: readonly Box[] }, void> {
  const room = new Room(obstacles);
  const boxes: Box[] = [];
  const texts = yield* forEach(flows, ({ flow, line }) => {
    const fixed = routeOf(model, diagram, flow.id)?.label;
    const crowd = fixed ? null : crowdOf(flowsBeside(model, diagram, flow), flow);
    if (crowd && riderOf(crowd, flow.from === flow.to) !== flow.id) return '';
    const label = crowd ? labelOfMany(crowd.length) : labelOf(flow, look);
    if (label.height === 0) return '';
    const choices = (fixed ? [fixed.t] : SHARES).map((share) => {
      const at = pointAt(line.points, share);
      return {
        x: at.x + (fixed?.dx ?? 0) - label.width / 2,
        y: at.y + (fixed?.dy ?? 0) - label.height / 2,
        width: label.width,
        height: label.height,
      };
    });
    const box = choices.find((choice) => room.isFree(choice)) ?? choices[0];
    if (!box) return '';
    room.take(box);
    boxes.push(box);
    return labelAt(label, box, LINE_COLOUR[protectionOf(flow)], look.colours);
  });
  return { texts, boxes };
}

function labelAt(
  { name, chip, step, badge, width }: Label,
  box: Box,
  colour: (typeof LINE_COLOUR)[Protection],
  colours: Paint,
): string {
  const { fill, line } = colours;
  const middle = box.x + box.width / 2;
  const parts = [
    `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(width)}" height="${n(box.height)}" rx="3" fill-opacity="0.86" ${fill('ground')}/>`,
  ];
  const hasFirst = name !== '' || step !== '' || badge !== undefined;
  if (hasFirst) {
    const wide = firstLine({ name, step, badge });
    const left = middle - wide / 2;
    if (badge) parts.push(badgeAt(badge, left + wide - widthOfBadge(badge.count) / 2, box.y + 10, colours));
    const base = box.y + 14;
    if (step !== '') {
      parts.push(`<circle cx="${n(left + 8)}" cy="${n(base - 4)}" r="8" ${fill('outline')}/>`);
      parts.push(
        `<text x="${n(left + 8)}" y="${n(base - 0.5)}" font-size="10" font-weight="600" text-anchor="middle" ${fill('ground')}>${xml(step)}</text>`,
      );
    }
    if (name !== '') {
      const start = left + (step === '' ? 0 : 20);
      parts.push(
        `<text x="${n(start + widthOf(name, NAME_SIZE) / 2)}" y="${n(base)}" font-size="${NAME_SIZE}" font-weight="500" text-anchor="middle" ${fill('text')}>${xml(name)}</text>`,
      );
    }
  }
  if (chip !== '') {
    const wide = widthOf(chip, CHIP_SIZE) + 10;
    const top = box.y + (hasFirst ? 19 : 1);
    parts.push(
      `<rect x="${n(middle - wide / 2)}" y="${n(top)}" width="${n(wide)}" height="15" rx="3" fill="none" stroke-width="1" ${line(colour)}/>`,
    );
    parts.push(
      `<text x="${n(middle)}" y="${n(top + 11)}" font-size="${CHIP_SIZE}" text-anchor="middle" ${fill(colour)}>${xml(chip)}</text>`,
    );
  }
  return `<g>${parts.join('')}</g>`;
}
