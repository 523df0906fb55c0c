import type { ClassLevel } from '../model/dataclass';
import type { Assumption } from '../model/scope';

/** Words of the scope tab: everything about a model that is not drawn. */

export const SCOPE_WORDS = {
  system: 'System',
  version: 'System version',
  description: 'Description',
  describe: 'What the system does, for whom, and what would hurt most',
  author: 'Author',
  date: 'Date',
  boundsTitle: 'What is looked at',
  inScope: 'In scope',
  outOfScope: 'Out of scope',
  assets: 'Assets',
  dependencies: 'External dependencies',
  onePerLine: 'One per line',
  defaultTrust: 'Trust outside every boundary',
  defaultTrustHint: 'External entities there are always untrusted.',
  add: 'Add',
  name: 'Name',
  actions: 'Actions',
  // Data classes
  data: 'Data classes',
  noData: 'No data classes yet. Threats to data are ranked by how sensitive it is.',
  level: 'Sensitivity',
  kinds: 'Kinds',
  newData: 'New data class',
  removeData: (name: string) => `Delete the data class ${name}`,
  kindsOf: (name: string) => `Kinds of ${name}`,
  levelOf: (name: string) => `Sensitivity of ${name}`,
  where: 'Where it is',
  nowhere: 'Nowhere yet',
  // Flow inventory
  flows: 'Data flow inventory',
  noFlows: 'No flows yet. Connect two elements and each path of data has its row here.',
  flow: 'Flow',
  between: 'From and to',
  protocol: 'Protocol',
  auth: 'Auth',
  encryption: 'Encryption',
  classification: 'Classification',
  carries: 'Data',
  unknown: 'Unknown',
  ofFlow: (property: string, flow: string) => `${property} of ${flow}`,
  showFlow: (name: string): string => `Show ${name} in the diagram`,
  moreFlows: (count: number) => `Show more, ${count} left`,
  // Actors
  actors: 'Threat actors',
  noActors: 'No threat actors yet. Who would attack, and what can they do?',
  actor: 'Actor',
  motivation: 'Motivation',
  capability: 'Capability',
  examples: 'Examples',
  newActor: 'New threat actor',
  removeActor: (name: string) => `Delete the threat actor ${name}`,
  // Assumptions
  assumptions: 'Assumptions',
  noAssumptions: 'No assumptions yet. What is taken for granted?',
  assumption: 'Assumption',
  covers: 'Covers',
  state: 'State',
  newAssumption: 'New assumption',
  removeAssumption: 'Delete the assumption',
  // Review
  review: 'Review',
  next: 'Next review',
  triggers: 'Review triggers',
  triggersHint: 'What makes you look again before that date. One per line.',
} as const;

export const ASSUMPTION_STATES: Readonly<Record<Assumption['state'], string>> = {
  open: 'Open',
  confirmed: 'Confirmed',
  wrong: 'Wrong',
};

/** How sensitive data of a level is, in a word or two. */
export const LEVEL_HINTS: Readonly<Record<ClassLevel, string>> = {
  public: 'Anybody may see it',
  internal: 'For people inside',
  confidential: 'For a few, by need',
  restricted: 'Its loss would do grave harm',
};
