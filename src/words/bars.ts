/** Words of the status bar and of the drawing tools. */

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const STATUS_WORDS = {
  bar: 'Status',
  raised: (count: number) => `+${count}`,
  cleared: (count: number) => `−${count}`,
  threats: 'threats',
  unchanged: 'No threats changed',
  after: (label: string) => `after “${label}”`,
  afterUndo: (label: string) => `after undoing “${label}”`,
  afterRedo: (label: string) => `after redoing “${label}”`,
  afterOutside: 'after a change in another tab',
  afterProperty: (property: string, value: string, name: string | null) =>
    `after “${property}” was set to ${value}${name === null ? '' : ` on ${name}`}`,
  show: 'Show',
  spoken: (raised: number, cleared: number) =>
    [raised > 0 ? `${many(raised, 'threat')} added` : '', cleared > 0 ? `${cleared} closed` : '']
      .filter((part) => part !== '')
      .join(', '),
  selected: (count: number) => `${count} selected`,
  counts: (elements: number, flows: number, boundaries: number) =>
    `${many(elements, 'element')}, ${many(flows, 'flow')}, ${many(boundaries, 'boundary', 'boundaries')}`,
  where: 'Kept in this browser only',
} as const;

export const TOOLBAR_WORDS = {
  toolbar: 'Drawing tools',
  outline: 'Outline',
  kept: 'stays after use',
} as const;
