const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** Words of the details panel while nothing is selected, and of its head. */
export const GLANCE_WORDS = {
  region: 'Details',
  more: 'More',
  collapse: 'Hide details',
  flows: 'Flows',
  // Kinds
  flow: 'Data flow',
  note: 'Note',
  nothing: 'Nothing selected',
  // Several
  several: (count: number) => `${count} selected`,
  // The model at a glance
  atAGlance: 'At a glance',
  elements: 'Elements',
  boundaries: 'Trust boundaries',
  open: 'Open threats',
  questions: 'Open questions',
  diagrams: 'Diagrams',
  diagramActions: 'Add or change diagrams',
  diagramHas: (elements: number) => many(elements, 'element'),
  start: 'How to start',
  steps: [
    {
      keys: ['E', 'P', 'S'],
      text: 'Pick an external entity, a process or a data store, then click the canvas.',
    },
    { keys: ['F'], text: 'Draw a flow: click where it starts, then where it ends.' },
    { keys: ['B'], text: 'Draw a box around what trusts each other.' },
    { keys: ['Mod+K'], text: 'Find anything else by its name.' },
  ],
  data: 'Data',
  dataCount: (count: number) =>
    count === 0 ? 'No data classes yet.' : many(count, 'data class', 'data classes'),
  editData: 'Edit data classes…',
} as const;
