/** The words of type to draw. */

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const sketchWords = {
  dialog: 'Type to draw',
  field: 'Lines to draw',
  placeholder: 'Browser -> API: card data [https, oauth]',
  preview: 'What will be drawn',
  choices: 'Completions',
  draw: 'Draw',
  cancel: 'Cancel',
  keys: 'Enter draws and goes on, Shift+Enter begins a new line, Tab takes what is offered, Esc closes.',
  nothing: 'Write one line for each flow, element or boundary.',
  line: (number: number): string => `Line ${number}`,
  wrong: (number: number, what: string): string => `Line ${number}: ${what}`,

  newElement: (kind: string, name: string, home: string | undefined): string =>
    `New ${kind.toLowerCase()} ${name}${home === undefined ? '' : ` in ${home}`}`,
  newBoundary: (name: string, home: string | undefined): string =>
    `New trust boundary ${name}${home === undefined ? '' : ` in ${home}`}`,
  newFlow: (name: string, from: string, to: string): string =>
    `New data flow${name === '' ? '' : ` ${name}`} from ${from} to ${to}`,
  with: (what: string, chips: readonly string[]): string => `${what}: ${chips.join(', ')}`,
  newNote: (text: string): string => `New note: ${text}`,
  nest: (name: string, home: string): string => `Puts ${name} into ${home}`,
  show: (name: string): string => `Shows ${name} on this diagram`,
  there: 'There already',

  drawn: (what: string): string => (what === '' ? 'Changed what was named.' : `Drew ${what}.`),
  left: (count: number): string =>
    count === 1 ? 'One line is left to put right.' : `${counted(count, 'line')} are left to put right.`,

  help: 'How to write it',
  examples: [
    [
      'Browser -> API: card data [https, oauth]',
      'A flow with its name and what is known of it. Ends that are not there are made.',
    ],
    ['API -> Queue -> Worker', 'One flow after another; <- and <-> draw back, and both ways.'],
    [
      'Orders (PostgreSQL) in Data [encrypted at rest]',
      'An element: its kind or technology in ( ), its boundary after “in”, facts in [ ].',
    ],
    ['DMZ (boundary) [semi-trusted] in Company', 'A trust boundary with its trust level, inside another.'],
    [
      'Portal [Authentication: None, no logging, data: Orders]',
      'A fact with its property, one that is not so, a data class.',
    ],
    ['"API (old)" -> "Sign in"', 'Names that hold a sign of the grammar stand in quotes.'],
    ['note: ask about backups', 'A note. A line that begins with # is passed over.'],
  ],
} as const;
