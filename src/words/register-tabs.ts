import type { CellState } from '../engine/register/coverage';

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Words of what stands beside the list of threats: questions, coverage, lints, own threats. They come with their tabs. */
export const tabWords = {
  anyone: 'Anyone',
  everything: 'All',
  anywhere: 'Anywhere',
  copied: (n: number): string => (n === 1 ? 'Copied the threat' : `Copied ${n} threats`),
  keysTitle: 'In the register',
  keys: [
    {
      keys: ['ArrowUp', 'ArrowDown'],
      text: 'Row before, row after; with Shift select on the way; from the filter or the register itself to the rows',
    },
    { keys: ['PageUp', 'PageDown', 'Home', 'End'], text: 'Further rows' },
    { keys: ['/'], text: 'To the filter' },
    { keys: ['ArrowRight', 'ArrowLeft'], text: 'Unfold and fold threats of one cause' },
    { keys: ['Enter'], text: 'Open the threat' },
    { keys: ['O', '0'], text: 'Open' },
    { keys: ['M', '1'], text: 'Mitigated' },
    { keys: ['A', '2'], text: 'Accepted' },
    { keys: ['T', '3'], text: 'Transferred' },
    { keys: ['N', '4'], text: 'Not applicable' },
    { keys: ['D', '5'], text: 'Deferred' },
    { keys: ['S'], text: 'Choose the status from a list' },
    { keys: ['W'], text: 'Who sees to it' },
    { keys: ['R'], text: 'Rate it' },
    { keys: ['C'], text: 'Copy as Markdown; with Shift as ticket text' },
    { keys: ['Space'], text: 'Select the row, or no longer' },
    { keys: ['Mod+A'], text: 'Select all rows shown' },
    { keys: ['Escape'], text: 'Select none; then back to the diagram' },
  ],

  ownCategory: 'Category',
  ownSentence: 'What could happen',
  ownOn: 'On',
  ownLikelihood: 'Likelihood',
  ownImpact: 'Impact',
  ownAdd: 'Add threat',
  cancel: 'Cancel',

  decides: (n: number): string => `Can decide ${counted(n, 'threat')}`,
  andMore: (n: number): string => `and ${n} more`,
  choose: (n: number): string => `Not the same for all ${n}…`,
  answerFor: (n: number): string => (n === 0 ? 'Choose at least one' : `The answer is for ${n} of them`),
  doesNotApply: 'Does not apply',
  doesNotApplyTitle: 'Answered with “does not apply”',
  doesNotApplyTo: (label: string, name: string): string => `${label} does not apply to ${name}`,
  askAgain: 'Ask again',
  askAgainAbout: (label: string, name: string): string => `Ask again: ${label} of ${name}`,
  looksLikeTitle: 'Going by names',
  looksLike: (names: string, n: number): string =>
    `By ${n === 1 ? 'its name' : 'their names'}, ${names} could be:`,
  sayItIs: (names: string, what: string): string => `${what}: ${names}`,
  notSo: 'Not so',
  notSoFor: (names: string, what: string): string => `Not so: ${what}, ${names}`,
  noQuestionsTitle: 'Nothing to ask',
  noQuestions: 'No unknown property would decide a threat worth asking about.',
  answered: (label: string, value: string, n: number): string =>
    `${label}: ${value}${n > 1 ? `, for ${n}` : ''}.`,

  coverageTable: 'Coverage',
  coverageParts: { elements: 'Elements', flows: 'Flows' },
  settledColumn: 'Settled',
  settled: (n: number): string => `${n} of 6`,
  subject: 'Element or crossing flow',
  cell: {
    open: 'open',
    decided: 'decided',
    addressed: 'addressed by design',
    'not-applicable': 'not applicable',
    looked: 'looked at, nothing found',
    'set-aside': 'set aside',
    none: 'not looked at yet',
  } satisfies Record<CellState, string>,
  lookTitle: (name: string, category: string): string => `${name}: ${category.toLowerCase()}`,
  nothingRaised: 'No rule raises anything here, and no control is known. Has somebody looked?',
  addressedBy: (controls: readonly string[]): string => `Addressed by design: ${controls.join('; ')}.`,
  lookedBy: (when: string, by: string): string =>
    `Looked at on ${when}${by === '' ? '' : ` by ${by}`}: nothing found.`,
  toAsk: 'What to ask',
  lookNote: 'Note',
  optional: 'Optional',
  alsoOthers: (name: string, n: number): string =>
    n === 1 ? `Also the other cell of ${name}` : `Also the other ${n} cells of ${name}`,
  nothingFound: 'Looked, nothing found',
  lookAgain: 'Look again',
  lookedAt: (n: number): string => (n === 1 ? 'Looked at' : `${n} cells looked at`),
  coverageEmpty:
    'Elements and the flows that cross a boundary appear here, each with the six STRIDE categories.',

  noLintsTitle: 'Nothing looks odd',
  noLints:
    'Modelling mistakes, such as an element without flows, are listed here. They are never counted as risks.',
} as const;
