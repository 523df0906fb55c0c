import type { decisionShape, dreadShape, Infer, ownThreatShape } from './schema';
import type { ThreatKey } from './id';
import { impacts, likelihoods, statuses, strideLetters } from './values';

/** What people said about a threat; stored by the threat's identity, never lost when the graph changes. */
export type Decision = Infer<typeof decisionShape>;
export type Status = Decision['status'];
export type Likelihood = NonNullable<Decision['likelihood']>;
export type Impact = NonNullable<Decision['impact']>;
export type Dread = Infer<typeof dreadShape>;

/** A threat that a person wrote down. */
export type OwnThreat = Infer<typeof ownThreatShape>;

export const STATUSES: readonly Status[] = statuses;
export const LIKELIHOODS: readonly Likelihood[] = likelihoods;
export const IMPACTS: readonly Impact[] = impacts;

export const STATUS_NAMES: Readonly<Record<Status, string>> = {
  open: 'Open',
  mitigated: 'Mitigated',
  accepted: 'Accepted',
  transferred: 'Transferred',
  deferred: 'Deferred',
  'not-applicable': 'Not applicable',
};
export const LEVEL_NAMES: Readonly<Record<Impact, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export type Stride = OwnThreat['category'];
export const STRIDE: readonly Stride[] = strideLetters;
export const STRIDE_NAMES: Readonly<Record<Stride, string>> = {
  S: 'Spoofing',
  T: 'Tampering',
  R: 'Repudiation',
  I: 'Information disclosure',
  D: 'Denial of service',
  E: 'Elevation of privilege',
};
/** The security property that each category breaks. */
export const STRIDE_BREAKS: Readonly<Record<Stride, string>> = {
  S: 'Authentication',
  T: 'Integrity',
  R: 'Non-repudiation',
  I: 'Confidentiality',
  D: 'Availability',
  E: 'Authorization',
};

/** A threat on which nobody has said anything yet. */
export function undecided(threat: ThreatKey): Decision {
  return {
    threat,
    status: 'open',
    justification: '',
    owner: '',
    ticket: '',
    reviewBy: '',
    evidence: {},
    seen: '',
    history: [],
  };
}

/** What some decisions may not stand without. */
export type Need = 'justification' | 'owner' | 'reviewBy';
export const NEED_NAMES: Readonly<Record<Need, string>> = {
  justification: 'a justification',
  owner: 'an owner',
  reviewBy: 'a review date',
};

/** What a decision of this status may not stand without. */
export function needsOf(status: Status): readonly Need[] {
  if (status === 'accepted') return ['justification', 'owner', 'reviewBy'];
  return status === 'not-applicable' ? ['justification'] : [];
}

/** What a decision still lacks; a file may bring one that lacks something. */
export function lacking(decision: Pick<Decision, 'status' | Need>): readonly Need[] {
  return needsOf(decision.status).filter((need) => decision[need].trim() === '');
}

/** The key of a hand-written threat. */
export function ownKey(id: OwnThreat['id']): ThreatKey {
  return `own/${id}`;
}

/** T-001: how a threat's number is printed. */
export function printedNumber(number: number | undefined): string {
  return number === undefined ? 'T-–' : `T-${String(number).padStart(3, '0')}`;
}
