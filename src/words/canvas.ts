import type { TrustLevel } from '../model/boundary';
import type { ElementKind } from '../model/element';

/** Every word on the canvas. */

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
const and = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const canvasWords = {
  kinds: {
    external: 'External entity',
    process: 'Process',
    store: 'Data store',
    boundary: 'Trust boundary',
    flow: 'Data flow',
    note: 'Note',
  },
  trust: {
    untrusted: 'Untrusted',
    'semi-trusted': 'Semi-trusted',
    trusted: 'Trusted',
    'highly-trusted': 'Highly trusted',
  } satisfies Record<TrustLevel, string>,

  diagram: (name: string, elements: number, boundaries: number, open: number): string =>
    `Diagram: ${name}, ${counted(elements, 'element')}, ${counted(boundaries, 'boundary', 'boundaries')}, ${counted(open, 'open threat')}`,

  element(
    kind: ElementKind,
    name: string,
    details: {
      boundary: string | undefined;
      flowsIn: number;
      flowsOut: number;
      open: number;
      outOfScope: boolean;
      locked: boolean;
      hasInside: boolean;
    },
  ): string {
    return [
      `${this.kinds[kind]}: ${name}`,
      ...(details.boundary === undefined ? [] : [`in boundary ${details.boundary}`]),
      `${counted(details.flowsIn, 'flow')} in`,
      `${details.flowsOut} out`,
      ...(details.open === 0 ? [] : [counted(details.open, 'open threat')]),
      ...(details.outOfScope ? ['out of scope'] : []),
      ...(details.locked ? ['locked'] : []),
      ...(details.hasInside ? ['has a diagram of its inside'] : []),
    ].join(', ');
  },
  boundary(
    name: string,
    details: {
      trust: TrustLevel;
      parent: string | undefined;
      elements: number;
      open: number;
      locked: boolean;
    },
  ): string {
    return [
      `Trust boundary: ${name}`,
      this.trust[details.trust],
      ...(details.parent === undefined ? [] : [`in boundary ${details.parent}`]),
      `${counted(details.elements, 'element')} inside`,
      ...(details.open === 0 ? [] : [counted(details.open, 'open threat')]),
      ...(details.locked ? ['locked'] : []),
    ].join(', ');
  },
  flow(
    name: string,
    from: string,
    to: string,
    details: {
      step: number;
      crosses: readonly string[];
      transport: string;
      encryption: 'encrypted' | 'plain' | 'unknown';
      data: readonly string[];
      open: number;
      outOfScope: boolean;
    },
  ): string {
    return [
      `Data flow: ${name === '' ? 'unnamed' : name} from ${from} to ${to}`,
      ...(details.step === 0 ? [] : [`step ${details.step}`]),
      ...(details.crosses.length === 0 ? [] : [`crosses ${and(details.crosses)}`]),
      ...(details.transport === '' ? [] : [details.transport]),
      ...(details.encryption === 'plain'
        ? ['not encrypted']
        : details.encryption === 'unknown'
          ? ['encryption not known']
          : []),
      ...(details.data.length === 0 ? [] : [`carries ${and(details.data)}`]),
      ...(details.open === 0 ? [] : [counted(details.open, 'open threat')]),
      ...(details.outOfScope ? ['out of scope'] : []),
    ].join(', ');
  },
  note: (text: string): string => `Note: ${text}`,
  badge: (count: number, risk: string): string => `${count} open, highest ${risk}`,

  encrypted: 'Encrypted',
  notEncrypted: 'Not encrypted',

  naming: 'What to call it',
  noteText: 'Write the note',
  newNote: 'Note',

  empty: 'Double-click anywhere, pick a tool, or press L and type',
  lost: 'Lost?',
  lostHint: 'Nothing of the diagram is in view. Show all of it.',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: (percent: number): string => `Zoom ${percent} %, set to 100 %`,
  fit: 'Fit to view',
  minimap: 'Minimap: the part of the diagram in view',
  legend: 'Legend',
  crossesABoundary: 'Crosses a boundary',
  notKnownYet: 'Not known yet',

  menu: 'Actions here',
  insertHere: 'Insert here…',
  line: 'Line',
  styles: { curved: 'Curved', straight: 'Straight', 'right-angled': 'Right-angled' },
  insert: 'Insert',
  insertConnected: (from: string): string => `Connect ${from} to a new`,
  splitBy: (flow: string, name: string): string => `Put ${name} into ${flow}.`,
  insertInto: (flow: string): string => `Split ${flow} with`,
  unconnected: 'on the diagram',
  insertFilter: 'Type to find what to insert',

  placed: (what: string, name: string, boundary: string | undefined): string =>
    `Added ${what.toLowerCase()} ${name}${boundary === undefined ? '' : ` in ${boundary}`}.`,
  connected: (from: string, to: string): string => `Connected ${from} to ${to}.`,
  reconnected: (name: string, end: 'from' | 'to', element: string): string =>
    `${name} now ${end === 'from' ? 'starts' : 'ends'} at ${element}.`,
  threats(raised: number, cleared: number): string {
    const parts = [
      ...(raised === 0 ? [] : [counted(raised, 'new threat')]),
      ...(cleared === 0 ? [] : [`${counted(cleared, 'threat')} no longer raised`]),
    ];
    return parts.length === 0 ? '' : ` ${parts.join(', ')}.`;
  },
  moved: (name: string, where: string): string => `Moved ${name} ${where}.`,
  movedMany: (count: number, where: string): string => `Moved ${counted(count, 'thing')} ${where}.`,
  directions: { left: 'left', right: 'right', up: 'up', down: 'down' },
  nowInside: (boundary: string): string => `now inside ${boundary}`,
  nowOutside: 'now outside all boundaries',
  willGoInto: (boundary: string): string => `Let go to put it in ${boundary}.`,
  willSplit: (flow: string): string => `Let go to put it into the flow ${flow}.`,
  willGoOut: 'Let go to take it out of its boundary.',
  keepsBoundary: 'Stays in its boundary. Press B to let it change.',
  willRelease: (names: readonly string[]): string => `Let go to release ${and(names)}.`,
  released: (names: readonly string[], boundary: string): string =>
    `${and(names)} ${names.length === 1 ? 'is' : 'are'} no longer in ${boundary}.`,
  takeBack: 'Undo',
  resized: (name: string): string => `Resized ${name}.`,
  resizedTo: (name: string, width: number, height: number): string =>
    `Resized ${name} to ${Math.round(width)} by ${Math.round(height)}.`,
  smallest: (name: string): string => `${name} cannot be smaller.`,
  appended: (count: number, from: string): string =>
    `add ${count === 1 ? 'an element' : `${count} elements`} connected to ${from}`,
  renamed: (name: string): string => `Renamed to ${name}.`,
  deleted: (count: number, name: string, flows: number): string =>
    `Deleted ${count === 1 ? name : counted(count, 'thing')}${flows === 0 ? '' : ` and ${counted(flows, 'flow')}`}.`,
  copied: (count: number): string => `Copied ${counted(count, 'thing')}.`,
  cut: (count: number): string => `Cut ${counted(count, 'thing')}.`,
  pastedWithout: (count: number, decisions: number): string =>
    `Pasted ${counted(count, 'thing')} without ${counted(decisions, 'decision')} made on the originals.`,
  withDecisions: 'Paste with decisions',
  pasted: (count: number): string => `Pasted ${counted(count, 'thing')}.`,
  duplicated: (count: number): string => `Duplicated ${counted(count, 'thing')}.`,
  flowsLeftBehind: (count: number): string =>
    `${counted(count, 'flow')} left behind: one end was not copied.`,
  undo: 'Undo',
  locked: 'Locked things cannot be moved or deleted.',
  selected: (name: string): string => `Selected ${name}.`,
  unselected: (name: string): string => `Unselected ${name}.`,
  flows: (count: number): string => counted(count, 'flow'),
  /** A label that stands for many parallel flows. */
  fold: (flows: string, from: string, to: string): string =>
    from === to ? `${flows} from ${from} to itself` : `${flows} between ${from} and ${to}`,
  flowInList: (name: string, from: string, to: string): string => `${name}: ${from} → ${to}`,
  selectedMany: (count: number): string => `Selected ${counted(count, 'thing')}.`,
  connectFrom: (name: string): string => `Flow from ${name}. Choose where it ends; Esc cancels.`,
  chooseStart: 'Choose the element where the flow starts.',
  cancelled: 'Cancelled.',
  nothingThere: 'There is nothing in that direction.',
  tidying: 'Laying out…',
  tidyOffered: (count: number): string =>
    `A tidy layout moves ${counted(count, 'thing')}. Enter keeps it, Escape leaves it as it was.`,
  tidied: (count: number): string => `Moved ${counted(count, 'thing')}.`,
  tidyDropped: 'Left as it was.',
  tidyAlready: 'It is tidy already: nothing would move.',
  tidyFailed: 'The layout could not be worked out. Nothing has changed; try again, or tidy a part of it.',
  tidyBar: {
    title: 'Tidy layout',
    moves: (count: number): string => `${counted(count, 'thing')} would move`,
    direction: 'Direction',
    right: 'Right',
    down: 'Down',
    lines: 'Lines',
    around: 'Right-angled',
    plain: 'As they are',
    keep: 'Keep',
    leave: 'Leave as it was',
    working: (share = 0): string =>
      share === 0 ? 'Laying out…' : `Laying out… ${Math.round(share * 100)} %`,
    cancel: 'Cancel',
  },
  onlyElements: 'Select an element to start a flow from.',
} as const;
