import type { ThingChange } from '../engine/register/compare';

/** The words of comparing two states of a model. */

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const COMPARE_WORDS = {
  region: 'What changed',
  title: (from: string, to: string): string => `From ${from} to ${to}`,
  now: 'now',
  close: 'Close the comparison',
  copy: 'Copy as Markdown',
  copied: 'Copied. It can be pasted into a pull request.',
  notCopied: 'The browser refused the clipboard. Select and copy it by hand.',
  nothing: 'Nothing has changed',
  nothingText: 'The diagram and the threats are the same. Where things stand does not count.',
  threats: 'Threats',
  diagram: 'Diagram',
  noThreats: 'No threat changed.',
  noThings: 'Nothing in the diagram changed.',
  marks: 'On the canvas: + is added, ~ is changed, – is removed.',
  onlyListed: 'This is not the model as it is now, so nothing is marked on the canvas.',
  signs: { added: '+', changed: '~', removed: '–' } satisfies Record<ThingChange['change'], string>,
  none: '–',
  because: (names: readonly string[]): string => `because of ${names.join(', ')}`,

  showMore: (next: number, left: number): string =>
    next === left ? `Show ${next} more` : `Show ${next} more of ${left}`,

  dialog: 'Compare',
  intro: 'See what changed in the diagram and, because of it, in the threats.',
  from: 'From',
  to: 'To',
  asItIsNow: 'The model as it is now',
  file: 'A file…',
  chosenFile: (name: string): string => `File: ${name}`,
  compare: 'Compare',
  compareWithNow: 'Compare with now',
  comparing: 'Comparing…',
  noVersions: 'There are no earlier versions yet. Choose a file.',
  same: 'Choose two different states.',
  compared: (threats: number, things: number): string =>
    `${counted(threats, 'threat')} and ${counted(things, 'thing')} differ.`,
} as const;
