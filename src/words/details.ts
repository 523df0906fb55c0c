import type { Subject } from '../model/property';

/** Words of the details of what is selected, the outline, the palette and the list of keys. */

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const DETAILS_WORDS = {
  expand: 'Show details',
  // Fields
  name: 'Name',
  text: 'Text',
  step: 'Step',
  from: 'From',
  to: 'To',
  description: 'Description',
  trust: 'Trust level',
  inside: 'Inside',
  inBoundary: 'In boundary',
  noBoundary: 'None',
  dataHandled: 'Data handled',
  dataCarried: 'Data carried',
  dataHeld: 'Data held',
  addData: 'Add data class',
  addDataField: 'Name of the data class',
  newData: 'New data class…',
  removeData: (name: string) => `Remove ${name}`,
  manageData: 'Data classes…',
  outOfScope: 'Out of scope',
  outOfScopeReason: 'Reason',
  outOfScopeHint: 'Raises no threats; stays in the exports with its reason.',
  unknown: 'Unknown',
  mixed: 'Mixed',
  yes: 'Yes',
  no: 'No',
  unset: (name: string) => `Set ${name} to unknown`,
  // Sections
  security: 'Security properties',
  known: (known: number, all: number) => `${known} of ${all} known`,
  decides: (count: number) => `Would decide ${many(count, 'threat')}`,
  moreFor: (count: number, what: string) => `${count} more that apply to ${what}`,
  suggests: (count: number) => `Suggests ${many(count, 'property', 'properties')}, sets none`,
  shownInside: (diagram: string): string => `Its inside is drawn on “${diagram}”`,
  notShownInside: 'Its inside is not drawn',
  openInside: 'Look inside',
  drawInside: 'Draw it',
  use: 'Use suggestions',
  suggested: (value: string) => `Suggested: ${value}`,
  implied: (protocol: string, encrypted: boolean) => `${protocol} implies ${encrypted ? 'yes' : 'no'}`,
  dataSays: (level: string) => `${level}, going by its data`,
  openThreats: 'Open threats',
  noThreats: 'Nothing is open here.',
  /** Of a list that shows its first entries. */
  moreOf: (count: number) => `${count} more`,
  showInRegister: 'Show in register',
  noFlows: 'No flows yet. Press F to draw one.',
  flowTo: (name: string) => `to ${name}`,
  flowFrom: (name: string) => `from ${name}`,
  flowToItself: 'to itself',
  crosses: 'Crosses',
  crossesNothing: 'No boundary',
  contents: 'Contents',
  nothingInside: 'Nothing yet. Drag elements in, or choose this boundary in their details.',
  reverse: 'Reverse',
  addReturn: 'Add return flow',
  fit: 'Fit to contents',
  // Measures
  placeAndSize: 'Place and size',
  left: 'Left',
  top: 'Top',
  width: 'Width',
  height: 'Height',
  squares: 'In squares of the grid.',
  lockedMeasures: 'It is locked: unlock it to move it.',
  lineMeasures: 'Bends and label',
  lineStyle: 'Line',
  bend: (number: number) => `Bend ${number}`,
  bendLeft: (number: number) => `Bend ${number}, left`,
  bendTop: (number: number) => `Bend ${number}, top`,
  removeBend: (number: number) => `Remove bend ${number}`,
  addBend: 'Add a bend',
  straighten: 'Remove bends',
  labelAlong: 'Label along the line, %',
  labelAcross: 'Label across',
  labelDown: 'Label down',
  labelBack: 'Put the label back',
  dissolve: 'Dissolve',
  boundary: 'Trust boundary',
  severalCounts: (elements: number, flows: number, boundaries: number, notes: number) =>
    [
      elements > 0 ? many(elements, 'element') : '',
      flows > 0 ? many(flows, 'flow') : '',
      boundaries > 0 ? many(boundaries, 'boundary', 'boundaries') : '',
      notes > 0 ? many(notes, 'note') : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  arrange: 'Arrange',
  allOfThem: 'all of them',
  sharedProperties: 'Shared properties',
} as const;

/** What a kind of thing is called after “8 more that apply to …”. */
export const A_KIND: Readonly<Record<Subject, string>> = {
  process: 'a process',
  store: 'a data store',
  external: 'an external entity',
  flow: 'a data flow',
};

/** “a web API”, “an API gateway”. */
export function withArticle(noun: string): string {
  const lower = /^[A-Z][a-z]/.test(noun) ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun;
  return `${/^[aeiouAEIOUX]/.test(lower) ? 'an' : 'a'} ${lower}`;
}

export const OUTLINE_WORDS = {
  tree: 'Outline',
  title: 'Outline',
  close: 'Close outline',
  add: 'Add to the diagram',
  menu: 'Actions',
  empty: 'Nothing drawn yet.',
  elsewhere: 'not on this diagram',
  open: (count: number) => many(count, 'open threat'),
  rename: (name: string) => `New name of ${name}`,
  properties: 'Properties',
  addHere: 'Add beside it',
  up: 'Move up',
  down: 'Move down',
  first: (name: string) => `${name} is the first here.`,
  last: (name: string) => `${name} is the last here.`,
  noteOrder: 'Notes stay where they are drawn. Move them on the diagram.',
  boundaryOrder: 'Boundaries stay where they are drawn. Move them on the diagram.',
  movedBefore: (name: string, other: string) => `${name} now comes before ${other}.`,
  movedAfter: (name: string, other: string) => `${name} now comes after ${other}.`,
} as const;

export const PALETTE_WORDS = {
  dialog: 'Commands',
  search: 'Search or run a command',
  searchThings: 'Find on this diagram',
  searchElsewhere: 'Show which element here?',
  elsewhere: 'Not on this diagram',
  searchBoundaries: 'Put into which boundary?',
  searchTargets: 'Connect to which element?',
  targets: 'Connect to',
  results: 'Results',
  things: 'Go to',
  threats: 'Threats',
  actions: 'Actions',
  boundaries: 'Trust boundaries',
  nothing: (typed: string) => `Nothing matches “${typed}”`,
  kindIn: (kind: string, boundary: string) => `${kind} in ${boundary}`,
  flowBetween: (from: string, to: string) => `Data flow, ${from} → ${to}`,
  boundary: 'Trust boundary',
  note: 'Note',
  noBoundary: 'None: outside every boundary',
} as const;

export const SHORTCUT_WORDS = {
  dialog: 'Keyboard shortcuts',
  or: 'or',
  canvas: 'On the canvas',
  letters: 'Single letters, digits and signs act as keys',
  lettersMean: 'Switch this off for speech input, or when letters are pressed by mistake.',
  canvasKeys: [
    { keys: ['Tab'], text: 'Next thing in reading order; with Shift the one before' },
    { keys: ['Enter'], text: 'Rename; with a tool in hand, place or connect' },
    {
      keys: ['Space'],
      text: 'Select this thing, or no longer; with Shift along with others. Held, it drags the view',
    },
    {
      keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
      text: 'Move the selection by one step; with Shift by five',
    },
    { keys: ['Alt+ArrowRight'], text: 'Go to the nearest thing that way; from a flow to its ends' },
    {
      keys: ['Mod+ArrowRight'],
      text: 'Add a connected element that way; the arrow again adds more to the same one',
    },
    { keys: ['Alt+Shift+ArrowRight'], text: 'Make it wider; the other arrows narrower, lower, higher' },
    { keys: ['Home', 'End'], text: 'First and last thing' },
    { keys: ['/'], text: 'Insert menu' },
    { keys: ['Mod+C', 'Mod+X', 'Mod+V'], text: 'Copy, cut, paste' },
    { keys: ['PageUp', 'PageDown'], text: 'Move the view up and down; with Shift sideways' },
    { keys: ['Shift+F10', 'ContextMenu'], text: 'Menu of all that can be done here' },
  ],
} as const;
