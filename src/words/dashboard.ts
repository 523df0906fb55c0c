/** Words of the dashboard: the state of a model at a glance. */

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const DASHBOARD_WORDS = {
  region: 'Dashboard',
  counts: 'Threats',
  openByRisk: 'Open threats by risk',
  byCategory: 'Threats by category',
  byStatus: 'Threats by status',
  open: 'open',
  openOf: (open: number, all: number) => `${open} open of ${all}`,
  inherent: 'Inherent',
  residual: 'Residual',
  before: 'before controls',
  after: 'after controls',
  likelihood: 'Likelihood',
  impact: 'Impact',
  noThreats: 'none',
  cell: (count: number, risk: string) => `${many(count, 'threat')}, ${risk.toLowerCase()} risk`,
  actions: 'Action items',
  worstFirst: 'worst first',
  nothingToDo: 'Nothing waits to be done.',
  decideOn: (title: string) => `Decide: ${title}`,
  serves: (numbers: readonly string[]) => `for ${numbers.join(', ')}`,
  nobody: 'No owner',
  overdue: (date: string) => `Overdue, ${date}`,
  noDate: 'no date',
  more: (count: number) => `Show ${count} more`,
  goodEnough: 'Good enough?',
  settled: (some: number, all: number) => `${some} of ${all} cells settled`,
  /** Never “100 %” while something is left. */
  share: (some: number, all: number) =>
    some === 0
      ? 'Nothing is settled yet'
      : `${some === all ? 100 : Math.min(99, Math.floor((some / all) * 100))} % settled`,
  isEnough: 'Good enough: everything is looked at, decided and owned.',
  notEnough: 'Not good enough yet:',
  gaps: {
    openGrave: (n: number) => `${many(n, 'threat')} of high or critical risk ${n === 1 ? 'is' : 'are'} open`,
    mitigatedWithout: (n: number) =>
      `${many(n, 'mitigated threat')} ${n === 1 ? 'lacks' : 'lack'} a preventive control in place`,
    incomplete: (n: number) =>
      `${many(n, 'decision')} ${n === 1 ? 'lacks' : 'lack'} a reason, an owner or a date`,
    changed: (n: number) => `${many(n, 'decision')} ${n === 1 ? 'rests' : 'rest'} on facts that have changed`,
    reviewDue: (n: number) => `${many(n, 'decision')} ${n === 1 ? 'is' : 'are'} past the review date`,
  },
  unseen: (n: number) => `${many(n, 'cell')} nobody has looked at`,
  noOwner: (n: number) => `${many(n, 'action item')} without an owner`,
} as const;
