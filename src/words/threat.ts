import type { Dread, Impact, Likelihood } from '../model/decision';
import type { Settings } from '../model/scope';

/** Words of the panel of one threat and of the table of mitigations. */

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** “T-001, T-004 and 3 more”. */
const some = (threats: readonly string[]): string =>
  threats.length <= 4
    ? threats.join(', ').replace(/, ([^,]*)$/, ' and $1')
    : `${threats.slice(0, 3).join(', ')} and ${threats.length - 3} more`;

export const THREAT_WORDS = {
  region: 'Threat',
  of: (place: number, all: number) => `${place} of ${all}`,
  previous: 'Previous threat',
  next: 'Next threat',
  more: 'More about this threat',
  close: 'Close',
  copy: 'Copy as Markdown',
  copyTicket: 'Copy as ticket text',
  notCopied: 'The browser does not let this page copy. Select the text and copy it yourself.',
  forget: 'Forget decision',
  remove: 'Delete',
  gone: 'Nothing raises this threat any more',
  goneBody: 'Nobody had decided on it, so it left the register.',
  undo: 'Undo',
  after: (count: number) => `after ${many(count, 'control')}`,
  residual: 'Residual risk',
  states: { new: 'New', changed: 'Changed', gone: 'No longer raised' },
  changedHint: 'The facts are no longer those that were judged. Decide again, or confirm what was decided.',
  confirm: 'Still right',
  description: 'Description',
  describe: 'What could happen, and what it would lead to',
  ownOn: 'On',
  wholeSystem: 'The whole system',
  copyTo: 'Copy to',
  chooseThing: 'Choose an element',
  copiedTo: (name: string) => `Copied to ${name}`,
  inherited: 'Everything inside this boundary inherits it.',
  // Reasons
  why: 'Why this is raised',
  handWritten: 'Somebody wrote it down.',
  notRaised: 'Nothing in the drawing raises it any more. What was decided is kept here.',
  clear: 'What would clear it',
  clearsNothing: 'No single change would.',
  on: (name: string) => `on ${name}`,
  closes: (threats: readonly string[]) => `Closes ${some(threats)}`,
  lowers: (threat: string, from: string, to: string) =>
    `Lowers ${threat} from ${from.toLowerCase()} to ${to.toLowerCase()}`,
  lowersMore: (count: number) => `Lowers ${many(count, 'other')}`,
  raises: (threats: readonly string[]) => `Raises ${some(threats)}`,
  breaks: (property: string) => `Breaks ${property.toLowerCase()}`,
  matters: 'Why it matters',
  references: 'References',
  newTab: 'opens in a new tab',
  // Evidence
  evidence: 'Evidence to check',
  answered: (some: number, all: number) => `${some} of ${all} answered`,
  look: (hint: string) => `Look for: ${hint}`,
  found: 'Evidence found, or where to look',
  // Ratings
  rating: 'Rating',
  scheme: 'This model rates by',
  computedIs: (level: string) => `Computed: ${level}.`,
  inherent: 'Inherent',
  inherentHint: 'before controls',
  residualTitle: 'Residual',
  residualHint: 'after controls',
  likelihood: 'Likelihood',
  impact: 'Impact',
  cell: (likelihood: Likelihood, impact: Impact, risk: Impact) =>
    `Likelihood ${likelihood}, impact ${impact}: ${risk} risk`,
  computed: 'Use the computed rating',
  whyRank: 'Why this rank',
  ownRating: 'Somebody set it by hand.',
  noResidual: 'Nothing reduces it yet.',
  // Mitigations
  mitigations: 'Mitigations',
  noMitigations: 'No mitigation serves this threat yet.',
  hasPreventive: 'Has a preventive control',
  lacksPreventive: 'No preventive control in place',
  lacksPreventiveBody: 'It counts as mitigated once a preventive control is implemented or verified.',
  title: 'Mitigation',
  control: 'Control type',
  status: 'Mitigation status',
  mitigationOwner: 'Mitigation owner',
  mitigationTicket: 'Mitigation ticket',
  unlink: (title: string) => `Unlink “${title}”`,
  newMitigation: 'New mitigation',
  addMitigation: 'Add mitigation',
  link: 'Use a mitigation of another threat',
  suggested: 'Suggested',
  add: 'Add',
  addSuggestion: (text: string) => `Add: ${text}`,
  // Decision
  decision: 'Decision',
  decisionStatus: 'Status',
  justification: 'Justification',
  sayWhy: 'Say why: this is printed in the report.',
  owner: 'Owner',
  ticket: 'Ticket',
  reviewDate: 'Review date',
  needs: (status: string, names: readonly string[]) => `“${status}” needs ${names.join(', ')}`,
  needed: (status: string) => `Needed for “${status}”`,
  notYet: (status: string) => `Until then the register says “${status}”.`,
  goneHint: 'Nothing in the drawing raises this any more; the decision is kept in case it comes back.',
  before: 'Then',
  now: 'Now',
  noHistory: 'Nobody has decided on it yet.',
  signature: 'Decide as',
  nobody: 'Your name, kept in this browser',
  history: 'History',
  because: (status: string, by: string) => (by === '' ? status : `${status}, by ${by}`),
} as const;

export const SCHEME_NAMES: Readonly<Record<Settings['rating'], string>> = {
  matrix: 'Matrix',
  dread: 'DREAD',
  cvss: 'CVSS',
};

export const DREAD_WORDS = {
  factors: {
    damage: 'Damage',
    reproducibility: 'Reproducibility',
    exploitability: 'Exploitability',
    affected: 'Affected users',
    discoverability: 'Discoverability',
  },
  questions: {
    damage: 'How much harm does it do? 1 little, 3 everything is lost',
    reproducibility: 'How often does an attempt succeed? 1 rarely, 3 each time',
    exploitability: 'What does it take? 1 an expert with time, 3 a finished tool',
    affected: 'How many people does it touch? 1 few, 3 all',
    discoverability: 'How easily is it found? 1 by insiders, 3 by any scanner',
  },
  total: (total: number) => `${total} of 15`,
  notYet: 'Not scored yet: the computed rating stands.',
  begin: 'Score with DREAD',
} as const satisfies {
  factors: Record<keyof Dread, string>;
  questions: Record<keyof Dread, string>;
  [word: string]: unknown;
};

export const CVSS_WORDS = {
  vector: 'Vector',
  version: 'Version',
  metrics: 'Metric by metric',
  example: { '3.1': 'CVSS:3.1/AV:N/AC:L/…', '4.0': 'CVSS:4.0/AV:N/AC:L/…' },
  score: (score: number) => `${score.toFixed(1)} of 10`,
  notYet: 'Not scored yet: the computed rating stands.',
  kept: 'until the vector is whole',
  loading: 'Getting the calculator…',
} as const;

export const MITIGATION_WORDS = {
  table: 'Mitigations',
  none: 'No mitigations yet',
  noneBody: 'Open a threat to add what is done about it. One mitigation may serve many threats.',
  columns: {
    title: 'Mitigation',
    control: 'Control type',
    status: 'Status',
    owner: 'Owner',
    due: 'Due',
    ticket: 'Ticket',
    threats: 'Threats',
    actions: 'Actions',
  },
  of: (column: string, title: string) => `${column} of “${title}”`,
  serves: (count: number) => many(count, 'threat'),
  servesNone: 'None',
  remove: (title: string) => `Delete “${title}”`,
} as const;
